"""Baselines: known findings that are not reported.

In: a `Result` and the text of a baseline file. Out: the result without what the file knows, with a notice for each of
its entries that no finding matches any more. A finding is known by its rule, its container and its content, never by
its line; without a container its file counts too.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from nixlint_hwc.finding import Finding, Notice, Result
from nixlint_hwc.policy.narrow import counted
from nixlint_hwc.source import Span

VERSION: Final = 1


class BaselineError(Exception):
    """The baseline file cannot be used."""


@dataclass(frozen=True, slots=True)
class Known:
    """One entry. `key` identifies the finding; the rest is for people."""

    key: str
    rule: str
    container: str | None
    path: str


def write(result: Result) -> str:
    """The text of a baseline file that knows all findings of a result."""
    entries = [
        {"rule": known.rule, "container": known.container, "path": known.path, "key": known.key}
        for known in (_known(finding, result.redacted) for finding in result.findings)
    ]
    return json.dumps({"version": VERSION, "findings": entries}, indent=2, ensure_ascii=False) + "\n"


def read(text: str, path: str) -> tuple[Known, ...]:
    """The entries of a baseline file. Raises `BaselineError`."""
    try:
        document = json.loads(text)
    except ValueError as error:
        raise BaselineError(f"the baseline {path} is not JSON: {error}") from None
    except RecursionError:
        raise BaselineError(f"the baseline {path} is nested too deeply") from None
    if not isinstance(document, dict) or document.get("version") != VERSION:
        raise BaselineError(f"the baseline {path} has a format that this version cannot read")
    entries = document.get("findings")
    if not isinstance(entries, list):
        raise BaselineError(f"the baseline {path} has no list of findings")
    return tuple([_entry(entry, path) for entry in entries])


def _entry(entry: Any, path: str) -> Known:
    if not isinstance(entry, dict) or not all(isinstance(entry.get(key), str) for key in ("key", "rule", "path")):
        raise BaselineError(f"the baseline {path} has an entry without key, rule or path")
    container = entry.get("container")
    if container is not None and not isinstance(container, str):
        raise BaselineError(f"the baseline {path} has an entry whose container is not a name")
    return Known(entry["key"], entry["rule"], container, entry["path"])


def apply(
    result: Result, entries: Iterable[Known], path: str, *, partial: bool = False, off: Container[str] = ()
) -> Result:
    """The result without known findings.

    `partial`: only a part is reported, so nothing can be called stale; nor can what is known of the rules `off`, which
    did not run.
    """
    known = tuple(entries)
    left = Counter(entry.key for entry in known)
    kept = []
    for finding in result.findings:
        key = _known(finding, result.redacted).key
        if left[key] > 0:
            left[key] -= 1
        else:
            kept.append(finding)
    stale = (
        ()
        if partial or result.problems
        else tuple(_stale((entry for entry in known if entry.rule not in off), left, path))
    )
    baselined = len(result.findings) - len(kept)
    summary = replace(result.summary, baselined=baselined)
    return counted(replace(result, findings=tuple(kept), summary=summary, notices=(*result.notices, *stale)))


def _stale(entries: Iterable[Known], left: Counter[str], path: str) -> Iterable[Notice]:
    for entry in entries:
        if left[entry.key] > 0:
            left[entry.key] -= 1
            about = entry.container or entry.path
            message = f"the baseline lists {entry.rule} of {about}, which is no longer found"
            yield Notice("stale-baseline", message, path)


def _known(finding: Finding, redacted: tuple[Span, ...]) -> Known:
    path = finding.span.file.path
    parts = (finding.rule, finding.container or path, finding.subject or _line(finding.span, redacted))
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:32]
    return Known(digest, finding.rule, finding.container, path)


def _line(span: Span, redacted: tuple[Span, ...]) -> str:
    """The text of the finding's line without its secrets, for findings that say nothing of their subject."""
    start, end = span.file.line_span(span.file.line_of(span.start))
    pieces = []
    for low, high in sorted((one.start, one.end) for one in redacted if one.file.path == span.file.path):
        if low < end and high > start:
            pieces.append(span.file.data[start : max(start, low)])
            start = min(high, end)
    pieces.append(span.file.data[start:end])
    return " ".join(b" ".join(pieces).decode("utf-8", "replace").split())
