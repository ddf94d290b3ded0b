"""The report for programs: one JSON document, whose fields are a contract (`"version": 1`).

In: a `Result`. Out: JSON in ASCII. Paths are relative to the project root, with `/`; lines and columns are 1-based,
columns in Unicode code points, ends exclusive.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TypedDict

from nixlint_hwc import __version__
from nixlint_hwc.finding import Finding, Fix, Problem, Related, Result
from nixlint_hwc.report.escape import encodable, harmless_json
from nixlint_hwc.report.options import DEFAULTS, ReportOptions
from nixlint_hwc.report.places import place
from nixlint_hwc.source import Span


class PlaceRecord(TypedDict):
    path: str
    line: int
    column: int
    endLine: int
    endColumn: int


class RelatedRecord(PlaceRecord):
    message: str


class FixRecord(TypedDict):
    title: str
    safe: bool


class ProblemRecord(TypedDict):
    kind: str
    path: str | None
    message: str


class FindingRecord(PlaceRecord):
    rule: str
    name: str
    severity: str
    confidence: str
    message: str
    container: str | None
    hosts: list[str]
    when: str | None
    related: list[RelatedRecord]
    fix: FixRecord | None
    fingerprint: str


def render(result: Result, options: ReportOptions = DEFAULTS) -> str:
    """The document, indented, ended by a newline."""
    document = {
        "version": 1,
        "tool": {"name": "hwc-lint", "version": __version__},
        "summary": asdict(result.summary),
        "findings": [_finding(finding) for finding in result.findings],
        "problems": [_problem(problem) for problem in result.problems],
    }
    return harmless_json(json.dumps(document, indent=2)) + "\n"


def _finding(finding: Finding) -> FindingRecord:
    return {
        "rule": encodable(finding.rule),
        "name": encodable(finding.name),
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": encodable(finding.message),
        **_place(finding.span),
        "container": _optional(finding.container),
        "hosts": [encodable(host) for host in finding.hosts],
        "when": _optional(finding.when),
        "related": [_related(related) for related in finding.related],
        "fix": _fix(finding.fix),
        "fingerprint": encodable(finding.fingerprint),
    }


def _place(span: Span) -> PlaceRecord:
    path, line, column, end_line, end_column = place(span)
    return {"path": encodable(path), "line": line, "column": column, "endLine": end_line, "endColumn": end_column}


def _related(related: Related) -> RelatedRecord:
    return {**_place(related.span), "message": encodable(related.message)}


def _fix(fix: Fix | None) -> FixRecord | None:
    return None if fix is None else {"title": encodable(fix.advice), "safe": fix.safe}


def _problem(problem: Problem) -> ProblemRecord:
    return {
        "kind": encodable(problem.kind),
        "path": _optional(problem.path),
        "message": encodable(problem.message),
    }


def _optional(text: str | None) -> str | None:
    return None if text is None else encodable(text)
