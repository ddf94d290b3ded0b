"""Each stage on some mutations of its seeds, the same in every run, and on what once crashed it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nixlint_hwc.eval.thunk import Machine
from tests.fuzz.registry import TARGETS
from tests.fuzz.target import CRASHES, Target

#: Mutations that a target of one share gets; what is slow gets fewer.
EXAMPLES = {
    "evaluation": 60, "library": 40, "rules": 12, "facts": 15, "check": 15, "suppressions": 12, "known": 12,
    "selection": 12, "fixes": 8, "rewriting": 6, "commands": 6, "runs": 5, "nix": 1,
}  # fmt: skip
DEFAULT = 150


@pytest.fixture(autouse=True)
def own_budget() -> Iterator[None]:
    """A target may work with a smaller budget; other tests have theirs."""
    budget = Machine.UNIT, Machine.TOTAL
    yield
    Machine.UNIT, Machine.TOTAL = budget  # type: ignore[misc]


@pytest.mark.parametrize("target", TARGETS.values(), ids=lambda target: target.name)
def test_mutations(target: Target) -> None:
    @settings(
        max_examples=EXAMPLES.get(target.name, DEFAULT), deadline=None, derandomize=True, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.integers(0, 2**32))
    def mutate(seed: int) -> None:
        random = Random(seed)
        target.run(target.mutated(random, target.seeds, random.choice(target.seeds)))

    mutate()


@pytest.mark.parametrize(
    ("target", "path"),
    [(target, path) for target in TARGETS.values() for path in target.crashes],
    ids=lambda value: value.name,
)
def test_what_once_crashed(target: Target, path: Path) -> None:
    target.run(path.read_bytes())


def test_every_crash_belongs_to_a_target() -> None:
    assert {path.parent.name for path in CRASHES.glob("*/*")} <= set(TARGETS)
