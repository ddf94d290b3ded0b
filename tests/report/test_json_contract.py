"""The JSON documents of `check` and `show` against their contract: these fields, of these types, and no others."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest
from report_samples import SAMPLES

from nixlint_hwc.cli import run
from nixlint_hwc.report import render

SAMPLE = Path(__file__).parents[2] / "fixtures" / "nixos-hwc"

#: A shape is a type, a set of allowed values, a tuple of alternatives, a list of one shape, or an object by its fields.
Shape = Any
PLACE = {"path": str, "line": int, "column": int, "endLine": int, "endColumn": int}
CHECK = {
    "version": frozenset({1}),
    "tool": {"name": frozenset({"hwc-lint"}), "version": str},
    "summary": dict.fromkeys(
        ("files", "modules", "containers", "errors", "warnings", "notes", "suppressed", "baselined"), int
    ),
    "findings": [
        {
            "rule": str,
            "name": str,
            "severity": frozenset({"error", "warning", "note"}),
            "confidence": frozenset({"high", "medium", "low"}),
            "message": str,
            **PLACE,
            "container": (str, None),
            "hosts": [str],
            "when": (str, None),
            "related": [{**PLACE, "message": str}],
            "fix": ({"title": str, "safe": bool}, None),
            "fingerprint": str,
        }
    ],
    "problems": [{"kind": str, "path": (str, None), "message": str}],
}
SHOW = {
    "containers": [
        {
            "name": str,
            "path": str,
            "line": int,
            "hosts": [str],
            "options": dict,
            "unknown": [{"option": str, "reason": str}],
        }
    ]
}


def faults(value: Any, shape: Shape, at: str = "$") -> list[str]:
    """Where a value is not of a shape."""
    if isinstance(shape, tuple):
        found = [faults(value, one, at) for one in shape]
        return [] if [] in found else found[0]
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{at} is no list"]
        return [fault for number, one in enumerate(value) for fault in faults(one, shape[0], f"{at}[{number}]")]
    if isinstance(shape, dict):
        if not isinstance(value, dict) or list(value) != list(shape):
            return [f"{at} has the fields {list(value) if isinstance(value, dict) else value}"]
        return [fault for name, one in shape.items() for fault in faults(value[name], one, f"{at}.{name}")]
    if isinstance(shape, frozenset):
        return [] if value in shape else [f"{at} is {value!r}"]
    if shape is None:
        return [] if value is None else [f"{at} is not null"]
    return [] if type(value) is shape else [f"{at} is {value!r}"]


def printed(*arguments: str) -> dict[str, Any]:
    out = io.StringIO()
    with redirect_stdout(out):
        run([*arguments, "--project", str(SAMPLE), "--format", "json"])
    document: dict[str, Any] = json.loads(out.getvalue())
    return document


@pytest.mark.parametrize("sample", SAMPLES)
def test_check(sample: str) -> None:
    assert faults(json.loads(render("json", SAMPLES[sample])), CHECK) == []


def test_check_on_the_sample_repository() -> None:
    document = printed("check", "--pedantic")
    assert faults(document, CHECK) == []
    findings = document["findings"]
    assert len(findings) > 100
    assert {"error", "warning", "note"} == {finding["severity"] for finding in findings}
    assert {type(finding[name]) for finding in findings for name in ("when", "container")} == {str, type(None)}
    assert all(finding["line"] >= 1 and finding["column"] >= 1 for finding in findings)
    assert not [finding["path"] for finding in findings if finding["path"].startswith("/") or "\\" in finding["path"]]
    counts = [sum(finding["severity"] == level for finding in findings) for level in ("error", "warning", "note")]
    assert counts == [document["summary"][level] for level in ("errors", "warnings", "notes")]


def test_show_on_the_sample_repository() -> None:
    document = printed("show")
    assert faults(document, SHOW) == []
    assert len(document["containers"]) > 40
    assert any(container["unknown"] for container in document["containers"])
    assert '{"?": "redacted"}' in json.dumps(document)


def test_the_check_of_shapes_sees_what_is_wrong() -> None:
    document = json.loads(render("json", SAMPLES["full"]))
    document["findings"][0] |= {"line": "1", "severity": "bad", "hosts": None}
    document["extra"] = 1
    assert faults({**document, "more": 1}, CHECK)
    del document["extra"]
    assert [fault.split(" ")[0] for fault in faults(document, CHECK)] == [
        *("$.findings[0].severity", "$.findings[0].line", "$.findings[0].hosts"),
    ]
