"""Where a call is told that does not suit the function's pattern, and what is said of the places on the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from nixlint_hwc.analysis.collect import evaluate
from nixlint_hwc.eval.evaluator import in_large_stack
from nixlint_hwc.project import Project

MODULE = """{{ lib, ... }}: {{
  virtualisation.oci-containers.containers.a = {{
    image = "docker.io/a/b:1.2.3";
    cmd = [ (toString ({call})) ];
  }};
}}
"""
#: A call, what of it is told, and each further place with what is said of it.
CALLS = {
    "let f = { a }: a; in f { b = 1; }": ("f { b = 1; }", [("{ a }: a", "the function accepts these")]),
    "lib.cli.toGNUCommandLine { nope = 1; } 5": (
        "lib.cli.toGNUCommandLine { nope = 1; }",
        [("lib.cli.toGNUCommandLine { nope = 1; } 5", "reached from here")],
    ),
}


@pytest.mark.parametrize("call", CALLS)
def test_the_call_is_told(call: str, tmp_path: Path) -> None:
    (tmp_path / "module.nix").write_text(MODULE.format(call=call))
    found = in_large_stack(lambda: evaluate(Project(tmp_path)))
    (case,) = [case for case in found.cases if getattr(case.arguments.get("diagnostic"), "rule", None) == "HWC005"]
    told, further = CALLS[call]
    assert case.span.text == told
    assert [(one.span.text, one.message) for one in case.related[: len(further)]] == further
