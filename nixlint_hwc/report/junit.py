"""JUnit XML, which most build servers show as test results.

In: a `Result`. Out: a suite per file and a failed case per finding; problems are errors in a suite of their own; a
clean run is one case that passes, because many readers refuse a report without any.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from xml.etree import ElementTree as ET

from nixlint_hwc.finding import Finding, Problem, Result
from nixlint_hwc.report.escape import one_line, visible, without_line_commands
from nixlint_hwc.report.options import DEFAULTS, ReportOptions
from nixlint_hwc.report.places import place


def render(result: Result, options: ReportOptions = DEFAULTS) -> str:
    """The document, indented, ended by a newline."""
    problems = len(result.problems)
    failures = len(result.findings)
    root = ET.Element(
        "testsuites",
        name="hwc-lint",
        tests=str(max(1, problems + failures)),
        failures=str(failures),
        errors=str(problems),
    )
    root.extend(_suites(result))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suites(result: Result) -> Iterator[ET.Element]:
    if result.problems:
        yield _suite("analysis", [_problem(problem) for problem in result.problems], errors=len(result.problems))
    for path, findings in groupby(sorted(result.findings, key=_path), key=_path):
        cases = [_finding(finding) for finding in findings]
        yield _suite(visible(path), cases, failures=len(cases))
    if not result.problems and not result.findings:
        yield _suite("hwc-lint", [ET.Element("testcase", classname="hwc-lint", name="no findings")])


def _suite(name: str, cases: list[ET.Element], failures: int = 0, errors: int = 0) -> ET.Element:
    suite = ET.Element("testsuite", name=name, tests=str(len(cases)), failures=str(failures), errors=str(errors))
    suite.extend(cases)
    return suite


def _finding(finding: Finding) -> ET.Element:
    where = place(finding.span)
    name = f"{visible(finding.rule)} {visible(finding.name)}:{where.line}:{where.column}"
    case = ET.Element(
        "testcase", classname=visible(where.path), name=name, file=visible(where.path), line=str(where.line)
    )
    failure = ET.SubElement(case, "failure", type=finding.severity.value, message=one_line(finding.message))
    failure.text = without_line_commands("\n".join(map(one_line, _details(finding))))
    return case


def _details(finding: Finding) -> Iterator[str]:
    where = place(finding.span)
    yield f"{where.path}:{where.line}:{where.column}: {finding.message}"
    if finding.containers:
        yield f"container: {', '.join(finding.containers)}"
    if finding.hosts:
        yield f"hosts: {', '.join(finding.hosts)}"
    if finding.when is not None:
        yield f"when: {finding.when}"
    for related in finding.related:
        there = place(related.span)
        yield f"{there.path}:{there.line}:{there.column}: {related.message}"
    if finding.fix is not None:
        yield f"suggestion: {finding.fix.title}"


def _problem(problem: Problem) -> ET.Element:
    case = ET.Element("testcase", classname=visible(problem.path or "hwc-lint"), name=visible(problem.kind))
    ET.SubElement(case, "error", type=visible(problem.kind), message=one_line(problem.message))
    return case


def _path(finding: Finding) -> str:
    return finding.span.file.path
