"""Files that the configuration writes (`toFile`) and imports lie in Nix's store, not in the project."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nixlint_hwc.eval import evaluator as module
from nixlint_hwc.eval.evaluator import Evaluator, in_large_stack
from nixlint_hwc.eval.export import to_json
from nixlint_hwc.eval.thunk import machine
from nixlint_hwc.project import Project


@pytest.fixture
def evaluator(tmp_path: Path) -> Evaluator:
    (tmp_path / "other.nix").write_text("1")
    return Evaluator(Project(tmp_path))


def value(evaluator: Evaluator, text: str) -> Any:
    def run() -> Any:
        machine.reset()
        return to_json(evaluator.expression(text))

    return in_large_stack(run)


@pytest.mark.parametrize("use", ["import", "builtins.readFile", "builtins.pathExists", "builtins.readDir"])
@pytest.mark.parametrize("path", ["./other.nix", './. + "/other.nix"', "../../other.nix"])
def test_a_relative_path_in_it_reads_no_file_of_the_project(evaluator: Evaluator, use: str, path: str) -> None:
    written = f"{use} ({path})".replace('"', '\\"')
    found = value(evaluator, f'import (builtins.toFile "x.nix" "{written}")')
    assert list(found) == ["?"]
    assert "outside the project" in found["?"]
    assert not evaluator.trees


def test_it_is_parsed_once(evaluator: Evaluator, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[bytes] = []
    parse = module.parse
    monkeypatch.setattr(module, "parse", lambda file: parsed.append(file.data) or parse(file))
    imports = 'let f = n: import (builtins.toFile n "{ x }: x + 1") { x = 1; }; in [ (f "a") (f "b") (f "a") ]'
    assert value(evaluator, imports) == [2, 2, 2]
    assert parsed.count(b"{ x }: x + 1") == 1
