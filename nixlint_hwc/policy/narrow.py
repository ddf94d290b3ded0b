"""A result cut down to the files that somebody asked for.

In: a `Result` of a whole project. Out: the same with fewer findings and counts that fit. Always holds: what a finding
says does not hang on what else is reported.
"""

from __future__ import annotations

from dataclasses import replace

from nixlint_hwc.finding import Finding, Result, Severity


def narrowed(result: Result, paths: tuple[str, ...]) -> Result:
    """The result with the findings and notices that have a place in `paths`, files and folders below the root.

    Empty means all. Problems stay: what the analysis lacks can be what would have been found.
    """
    if not paths:
        return result
    findings = tuple(found for found in result.findings if _touches(found, paths))
    suppressed = tuple(found for found in result.suppressed if _touches(found, paths))
    notices = tuple(told for told in result.notices if told.path is None or _is_in(told.path, paths))
    return counted(replace(result, findings=findings, suppressed=suppressed, notices=notices))


def _touches(finding: Finding, paths: tuple[str, ...]) -> bool:
    places = [finding.span.file.path, *(related.span.file.path for related in finding.related)]
    return any(_is_in(place, paths) for place in places)


def _is_in(place: str, paths: tuple[str, ...]) -> bool:
    """Whether a path is one of these files or lies in one of these folders."""
    return any(_within(place, path) for path in paths)


def _within(path: str, folder: str) -> bool:
    """Whether a path is that file or lies in that folder."""
    return folder in (".", path) or path.startswith(folder + "/")


def counted(result: Result) -> Result:
    """The result with its summary's counts of findings brought up to date."""
    severities = [finding.severity for finding in result.findings]
    summary = replace(
        result.summary,
        errors=severities.count(Severity.ERROR),
        warnings=severities.count(Severity.WARNING),
        notes=severities.count(Severity.NOTE),
        suppressed=len(result.suppressed),
    )
    return replace(result, summary=summary)
