"""Very many modules that no host has: what is kept of each is what is asked of it later, and what is told is short."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from nixlint_hwc.analysis.collect import collect
from nixlint_hwc.analysis.everywhere import shortened
from nixlint_hwc.eval.thunk import Machine
from nixlint_hwc.finding import Problem
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.project import Project

MANY = 600


def test_configurations_of_which_nothing_is_judged_are_let_go(tmp_path: Path) -> None:
    for number in range(MANY):
        text = f"{{ config, lib, ... }}: {{ options.my.s{number}.enable = lib.mkEnableOption ''x''; "
        text += f"config = lib.mkIf config.my.s{number}.enable {{ services.s{number}.enable = true; }}; }}"
        (tmp_path / f"module{number}.nix").write_text(text)
    (tmp_path / "names.nix").write_text("{ virtualisation.oci-containers.containers = { }; }")
    depends = 'image = "docker.io/a/b:1"; dependsOn = [ "far" "no" ];'
    user = f"{{ virtualisation.oci-containers.containers.a = {{ {depends} }}; }}"
    (tmp_path / "user.nix").write_text(user)
    (tmp_path / "far.nix").write_text('{ virtualisation.oci-containers.containers.far.image = "docker.io/a/c:1"; }')
    gc.disable()  # as the command does for a run
    try:
        analysis = collect(Project(tmp_path))
    finally:
        gc.enable()
    configurations = [one for one in gc.get_objects() if isinstance(one, Configuration)]
    alive = sum(one.evaluator.project.root == tmp_path and one.policy.open for one in configurations)
    assert alive < MANY // 2
    assert not analysis.problems
    assert (analysis.modules, analysis.containers) == (MANY + 3, 2)
    found = [case.arguments["dependency"] for case in analysis.cases if case.subject == "dependency"]
    assert [(one.name, one.is_defined) for one in found] == [("far", True), ("no", False)]


def test_many_spent_budgets_are_told_in_short() -> None:
    spent = [Problem("budget-spent", f"module {number}") for number in range(3000)]
    other = Problem("unreadable-file", "permission denied", "a.nix")
    *first, unreadable, last = shortened([*spent, other])
    assert (first, unreadable) == (spent[:5], other)
    assert last.message.startswith("2,995 more")
    assert shortened(spent[:100]) == tuple(spent[:100])


def test_a_run_that_takes_too_much_memory_ends_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(2 * Machine.LOOK):
        container = f"containers.c{number} = {{ image = ''docker.io/a/b:1''; privileged = true; }}"
        (tmp_path / f"module{number}.nix").write_text(f"{{ virtualisation.oci-containers.{container}; }}")
    whole = collect(Project(tmp_path))
    monkeypatch.setattr(Machine, "MEMORY", -1)
    cut = collect(Project(tmp_path))
    assert (whole.problems, whole.containers) == ((), 2 * Machine.LOOK)
    assert cut.containers < whole.containers
    assert sum(problem.message.startswith("the analysis takes more than") for problem in cut.problems) == 1
    assert {problem.kind for problem in cut.problems} == {"budget-spent", "container-not-seen"}
