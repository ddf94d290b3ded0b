"""Edits that were chosen are found by place, and collide as two edits do."""

from __future__ import annotations

from itertools import product

from nixlint_hwc.finding import Confidence, Edit, Finding, Fix, Result, Severity, Summary
from nixlint_hwc.fix.edits import compatible
from nixlint_hwc.policy.gather import gathered
from nixlint_hwc.policy.taken import Taken
from nixlint_hwc.source import SourceFile, Span

FILE = SourceFile("a.nix", b"x" * 300_000)
OTHER = SourceFile("b.nix", FILE.data)
#: Within a block of what is looked through together, at its borders, and over several.
OFFSETS = (0, 1, 63, 64, 65, 128, 200)
EDITS = [
    Edit(Span(FILE, start, end), text, adds)
    for start, end in product(OFFSETS, OFFSETS)
    if start <= end
    for text, adds in [("a", ""), ("b", ""), ("a", "x"), ("b", "x"), ("b", "y")]
]


def test_an_edit_collides_with_those_taken_as_with_each_of_them() -> None:
    for first in EDITS:
        taken = Taken()
        taken.add(first)
        assert [taken.collides(edit) for edit in EDITS] == [edit.collides(first) for edit in EDITS]


def test_of_several_taken_each_counts() -> None:
    for at in range(len(EDITS)):
        chosen = [EDITS[(at * step) % len(EDITS)] for step in (1, 7, 31)]
        taken = Taken()
        for edit in chosen:
            taken.add(edit)
        assert [taken.collides(edit) for edit in EDITS] == [any(map(edit.collides, chosen)) for edit in EDITS]


def test_edits_of_different_files_never_collide() -> None:
    taken = Taken()
    taken.add(Edit(Span(OTHER, 0, 100), "a"))
    assert not any(map(taken.collides, EDITS))


def finding(number: int, edit: Edit) -> Finding:
    place = Span(FILE, 0, 1)
    fix = Fix("Change it", True, (edit,))
    return Finding("HWC1", "x", Severity.ERROR, Confidence.HIGH, "m", place, container=f"c{number}", fix=fix)


def comparisons(count: int, monkeypatch) -> int:
    """How often two edits are compared when the fixes of so many containers are put together, in two places each."""
    compared = []
    collides = Edit.collides
    monkeypatch.setattr(Edit, "collides", lambda *edits: compared.append(1) or collides(*edits))
    apart = [finding(n, Edit(Span(FILE, 40 * n, 40 * n + 10), "t")) for n in range(count)]
    one_place = [finding(n, Edit(Span(FILE, 299_000, 299_000), f"t{n}", f"n{n}")) for n in range(count, 2 * count)]
    findings = (*apart, *one_place)
    (one,) = gathered(Result(findings, (), (), Summary(), ())).findings
    assert one.fix is not None
    assert len(one.fix.edits) == len(compatible(findings)) == 2 * count
    monkeypatch.undo()
    return len(compared)


def test_putting_fixes_together_takes_no_square(monkeypatch) -> None:
    few, many = comparisons(100, monkeypatch), comparisons(400, monkeypatch)
    assert few > 0
    assert many < 5 * few
