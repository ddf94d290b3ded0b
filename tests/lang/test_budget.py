"""Programs that do not end, or not soon: they end with the budget, and the message names the place."""

from __future__ import annotations

from pathlib import Path

import pytest

from nixlint_hwc.eval.errors import BudgetSpent, InfiniteRecursion
from nixlint_hwc.eval.evaluator import Evaluator, in_large_stack
from nixlint_hwc.eval.thunk import machine
from nixlint_hwc.project import Project

STEPS = 20_000


def run(text: str, folder: Path) -> None:
    (folder / "endless.nix").write_text(text)

    def evaluate() -> None:
        machine.reset(STEPS)
        Evaluator(Project(folder)).import_path(str(folder / "endless.nix"), None)

    in_large_stack(evaluate)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("let\n  fib = n:\n    if n < 2 then n else fib (n - 1) + fib (n - 2);\nin\nfib 60\n", 3),
        ('let\n  double = text: n: if n == 0 then text else double (text + text) (n - 1);\nin\ndouble "ab" 60\n', 2),
        ("builtins.length\n  (builtins.genList (x: x) 1000000000)\n", 2),
        ("builtins.foldl'\n  (all: one: all ++ all)\n  [ 1 ]\n  (builtins.genList (x: x) 100)\n", 1),
        ("let\n  count = n: builtins.seq n (count (n + 1));\nin\ncount 0\n", 2),
    ],
)
def test_the_end_of_the_budget_names_the_place(text: str, line: int, tmp_path: Path) -> None:
    with pytest.raises(BudgetSpent, match=rf" at endless\.nix:{line}$"):
        run(text, tmp_path)


@pytest.mark.parametrize(
    ("text", "first", "again"),
    [
        ("let\n  x = y + 1;\n  y = x + 2;\nin\nx\n", "y + 1", "x + 2"),
        ("let\n  x = y;\n  y = x;\nin\nx\n", "y", "x"),
        ("let\n  s = { a = s.b; b = s.a; };\nin\ns.a\n", "s.b", "s.a"),
        ("rec { a = { b = a.b; }; }.a.b\n", "a.b", "a.b"),
        ("let\n  f = x: x.v;\n  s = { v = f s; };\nin\ns.v\n", "f s", "f s"),
    ],
)
def test_infinite_recursion_tells_both_places(text: str, first: str, again: str, tmp_path: Path) -> None:
    with pytest.raises(InfiniteRecursion) as caught:
        run(text, tmp_path)
    places = [caught.value.first, caught.value.span]
    assert [place and place.text for place in places] == [first, again]
