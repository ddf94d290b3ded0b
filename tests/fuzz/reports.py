"""What must hold for every report on a result, whatever was linted."""

from __future__ import annotations

import json
import re
import zlib
from typing import Any
from xml.etree import ElementTree

from nixlint_hwc.commands.check import exit_code
from nixlint_hwc.commands.container_table import as_plain
from nixlint_hwc.commands.map import rendered
from nixlint_hwc.commands.picture_of import picture_of
from nixlint_hwc.commands.show import _json, _text, shown
from nixlint_hwc.eval.evaluator import in_large_stack
from nixlint_hwc.facts.cases import Analysis
from nixlint_hwc.finding import Result
from nixlint_hwc.policy.run import find_secrets
from nixlint_hwc.report import FORMATS, render
from nixlint_hwc.report.escape import without_line_commands
from nixlint_hwc.report.options import ReportOptions
from nixlint_hwc.settings import Settings
from nixlint_hwc.source import SourceFile
from tests.fuzz.linting import builtin_rules
from tests.fuzz.target import COMMAND, CONTROL

_ANNOTATION = re.compile(r"::(error|warning|notice) [^:]*::|hwc-lint: ")
#: What must not come out of a report as it is.
_MARKUP = "<img src=x"
_FULL = ReportOptions(verbosity=1, statistics=True, sarif_suppressed=True)
_NARROW = ReportOptions(width=41)


def reported(result: Result, data: bytes) -> None:
    """Some of the reports on a result, those that the input chooses: nothing in it steers what reads them."""
    chosen = zlib.crc32(data)
    for index, name in enumerate(FORMATS):
        if (chosen >> index) % 3 == 0:
            _look_at(name, render(name, result, _FULL if (chosen >> index) % 2 else _NARROW), result)
    assert exit_code(result, "warning") in (0, 1, 2)


def _look_at(name: str, text: str, result: Result) -> None:
    harmless(text, is_markup=name in ("markdown", "junit"))
    if name in ("json", "gitlab"):
        json.loads(text)
    elif name == "sarif":
        regions_are_inside(json.loads(text), result)
    elif name == "junit":
        ElementTree.fromstring(text)
    elif name == "github":
        assert all(_ANNOTATION.match(line) for line in text.splitlines())
    else:
        assert not COMMAND.search(without_line_commands(text))


def harmless(text: str, *, is_markup: bool) -> None:
    found = CONTROL.search(text)
    assert found is None, f"a control character: {text[max(found.start() - 40, 0) : found.end() + 40]!r}"
    assert not (is_markup and _MARKUP in text)
    text.encode()


def regions_are_inside(log: Any, result: Result) -> None:
    """Each region of a SARIF log is a place in the file that it names."""
    spans = [
        span for one in (*result.findings, *result.suppressed) for span in (one.span, *(r.span for r in one.related))
    ]
    files = {span.file.path: span.file for span in spans}
    for location in _locations(log):
        region = location.get("region")
        path = location["artifactLocation"]["uri"]
        if region is not None and path in files:
            _is_inside(region, files[path])


def _is_inside(region: dict[str, Any], file: SourceFile) -> None:
    lines = file.line_count
    first, last = region["startLine"], region.get("endLine", region["startLine"])
    assert 1 <= first <= last <= lines, (file.path, region, lines)
    for line, column in ((first, region.get("startColumn", 1)), (last, region.get("endColumn", 1))):
        assert 1 <= column <= len(file.line_text(line)) + 2, (file.path, region)


def _locations(value: Any) -> list[dict[str, Any]]:
    """Every physical location below a value."""
    found, stack = [], [value]
    while stack:
        one = stack.pop()
        if isinstance(one, dict):
            if "artifactLocation" in one and "uri" in one["artifactLocation"]:
                found.append(one)
            stack.extend(one.values())
        elif isinstance(one, list):
            stack.extend(one)
    return found


def pictured(analysis: Analysis, result: Result) -> None:
    """What `show` and `map` print."""
    rules, loader = builtin_rules()
    redactor = in_large_stack(lambda: find_secrets(analysis, rules, Settings(), loader.common))
    found = shown(analysis, redactor)
    harmless(_json(found), is_markup=False)
    json.loads(_json(found))
    picture = picture_of(analysis, redactor, result.findings)
    for text in (*map(_text, found), as_plain(picture)):
        harmless(text, is_markup=False)
        assert not COMMAND.search(without_line_commands(text))
    for name in ("html", "mermaid"):
        harmless(rendered(picture, name, "project"), is_markup=True)
