"""Findings as SARIF results.

In: `Finding`. Out: `sarif_om.Result` with exact regions, related locations linked from the message, the way of the
value as a code flow, fixes and fingerprints. Regions count columns in UTF-16 code units, as viewers written in
JavaScript do whatever a document says; paths are percent-encoded below `%SRCROOT%`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from urllib.parse import quote

from sarif_om import (
    ArtifactChange,
    ArtifactContent,
    ArtifactLocation,
    CodeFlow,
    Location,
    LogicalLocation,
    Message,
    PhysicalLocation,
    Region,
    Replacement,
    Suppression,
    ThreadFlow,
    ThreadFlowLocation,
)
from sarif_om import Fix as SarifFix
from sarif_om import Result as SarifResult

from nixlint_hwc.finding import Edit, Finding, Fix, Related
from nixlint_hwc.report.escape import one_line, shorten
from nixlint_hwc.report.github_limits import LOCATIONS_SHOWN, TEXT_SHOWN
from nixlint_hwc.report.line_hash import line_hashes
from nixlint_hwc.report.places import Place, explaining_places, first_line, place
from nixlint_hwc.source import SourceFile, Span

SOURCE_ROOT = "%SRCROOT%"
OWN_FINGERPRINT = "hwcLintFingerprint/v1"

# Unreserved characters and those that a path segment may hold (RFC 3986, section 3.3) but `:`, which reads as a
# scheme.
_SAFE_IN_PATH = "/-._~!$&'()*+,;=@"
_LINK_START = re.compile(r"\[(?=[^\[\]]*\]\()")
_PLACEHOLDER = re.compile(r"\{(\d+)\}")
# The last "here" of a label such as "it is defined here".
_HERE = re.compile(r"\bhere\b(?!.*\bhere\b)")


class ResultWriter:
    """Turns findings into results. Remembers each file's line fingerprints."""

    def __init__(self, rule_indexes: Mapping[str, int]) -> None:
        self._rule_indexes = rule_indexes
        self._hashes: dict[SourceFile, list[str]] = {}

    def result(self, finding: Finding, suppressed: bool = False) -> SarifResult:
        """The result for a finding; a suppressed one is marked as suppressed in the source."""
        related = explaining_places(finding)[: LOCATIONS_SHOWN - 1]
        return SarifResult(
            rule_id=finding.rule,
            rule_index=self._rule_indexes.get(finding.rule, -1),
            level=finding.severity.value,
            message=Message(text=message_text(finding, related)),
            locations=[_primary(finding)],
            related_locations=[_related(number, item) for number, item in enumerate(related, 1)] or None,
            code_flows=[_code_flow(finding, related)] if related else None,
            fixes=[_fix(finding.fix)] if finding.fix is not None and finding.fix.edits else None,
            partial_fingerprints=self._fingerprints(finding),
            suppressions=[Suppression(kind="inSource")] if suppressed else None,
            properties=_properties(finding),
        )

    def _fingerprints(self, finding: Finding) -> dict[str, str]:
        file = finding.span.file
        if file not in self._hashes:
            self._hashes[file] = line_hashes(file.data)
        hashes = self._hashes[file]
        # GitHub counts a lone CR as a line ending and we do not, so that the line may be another one there; any is in
        # range.
        line = min(place(finding.span).line, len(hashes))
        fingerprints = {"primaryLocationLineHash": hashes[line - 1]}
        if finding.fingerprint:
            fingerprints[OWN_FINGERPRINT] = finding.fingerprint
        return fingerprints


def message_text(finding: Finding, related: Sequence[Related]) -> str:
    """The message with links to the related locations, as far as they fit into what GitHub shows."""
    text = _literal(one_line(finding.message))
    if finding.when is not None:
        text += f" (when {_literal(one_line(finding.when))})"
    links = [_linked(_literal(one_line(item.message)), number) for number, item in enumerate(related, 1)]
    kept: list[str] = []
    for link in links:
        if len(f"{text}; {'; '.join([*kept, link])}") > TEXT_SHOWN:
            break
        kept.append(link)
    return "; ".join([shorten(text, TEXT_SHOWN), *kept])


def _linked(label: str, number: int) -> str:
    """The label of a related location with a link to it: its own word "here", else one behind it."""
    link = f"[here]({number})"
    return _HERE.sub(link, label) if _HERE.search(label) else f"{label} {link}"


def _literal(text: str) -> str:
    """`text` so that a SARIF viewer sees neither links nor placeholders in it (SARIF 2.1.0, 3.11.5 and 3.11.6)."""
    return _PLACEHOLDER.sub(r"{{\1}}", _LINK_START.sub(r"\\[", text))


def relative_uri(path: str) -> str:
    """The path as a relative URI reference, percent-encoded (RFC 3986); bytes that are not UTF-8 are kept."""
    return quote(path.encode("utf-8", "surrogateescape"), safe=_SAFE_IN_PATH)


def artifact(path: str) -> ArtifactLocation:
    """The file at a path relative to the project root."""
    return ArtifactLocation(uri=relative_uri(path), uri_base_id=SOURCE_ROOT)


def _region(file: SourceFile, where: Place) -> Region:
    return Region(
        start_line=where.line,
        start_column=_utf16_column(file, where.line, where.column),
        end_line=where.end_line,
        end_column=_utf16_column(file, where.end_line, where.end_column),
    )


def _utf16_column(file: SourceFile, line: int, column: int) -> int:
    """A column in UTF-16 code units: characters beyond the basic plane take two."""
    return column + sum(character > "\uffff" for character in file.line_text(line)[: column - 1])


def _physical(span: Span) -> PhysicalLocation:
    """The part of a span that lies on its first line."""
    where = first_line(span)
    return PhysicalLocation(artifact_location=artifact(where.path), region=_region(span.file, where))


def _primary(finding: Finding) -> Location:
    logical = [_logical(one_line(name)) for name in finding.containers] or None
    return Location(physical_location=_physical(finding.span), logical_locations=logical)


def _logical(container: str) -> LogicalLocation:
    full_name = f"virtualisation.oci-containers.containers.{container}"
    return LogicalLocation(name=container, fully_qualified_name=full_name, kind="object")


def _related(number: int, related: Related) -> Location:
    return Location(
        id=number,
        physical_location=_physical(related.span),
        message=Message(text=_plain(related.message)),
    )


def _code_flow(finding: Finding, related: Sequence[Related]) -> CodeFlow:
    """From where the value was written to the place that is reported."""
    steps = [(item.span, item.message) for item in related] + [(finding.span, finding.message)]
    return CodeFlow(thread_flows=[ThreadFlow(locations=[_step(span, message) for span, message in steps])])


def _step(span: Span, message: str) -> ThreadFlowLocation:
    location = Location(physical_location=_physical(span), message=Message(text=_plain(message)))
    return ThreadFlowLocation(location=location)


def _plain(message: str) -> str:
    return _literal(shorten(one_line(message), TEXT_SHOWN))


def _fix(fix: Fix) -> SarifFix:
    edits = sorted(fix.edits, key=_edit_order)
    changes = [
        ArtifactChange(artifact_location=artifact(path), replacements=[_replacement(edit) for edit in group])
        for path, group in groupby(edits, key=lambda edit: edit.span.file.path)
    ]
    title = f"{fix.title} ({'safe' if fix.safe else 'unsafe'})"
    return SarifFix(description=Message(text=_plain(title)), artifact_changes=changes)


def _edit_order(edit: Edit) -> tuple[str, int, int]:
    return edit.span.file.path, edit.span.start, edit.span.end


def _replacement(edit: Edit) -> Replacement:
    inserted = ArtifactContent(text=edit.text) if edit.text else None
    return Replacement(deleted_region=_region(edit.span.file, place(edit.span)), inserted_content=inserted)


def _properties(finding: Finding) -> dict[str, object]:
    properties: dict[str, object] = {"confidence": finding.confidence.value}
    if finding.container is not None:
        properties["container"] = finding.container
    if finding.shared:
        properties["containers"] = list(finding.containers)
    if finding.hosts:
        properties["hosts"] = list(finding.hosts)
    if finding.when is not None:
        properties["when"] = finding.when
    if finding.fix is not None and not finding.fix.edits:
        properties["suggestion"] = finding.fix.advice
    return properties
