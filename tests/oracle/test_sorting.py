"""Sorting by comparisons that are no order: each algorithm against the release of Nix that uses it.

`stable_sort` is compared with the Nix that is installed, where that is older than 2.30. `peeksort.txt` holds what Nix's
`sort.hh` gave, compiled by itself: the relation, the values, and the places of the sorted values.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from nixlint_hwc.eval.builtins.sorting import peek_sort, stable_sort
from tests.oracle.comparison import compare
from tests.support.real_nix import needs_nix, real_json

RECORDED = (Path(__file__).parent / "peeksort.txt").read_text("utf-8").splitlines()
Relation = Callable[[int, int], bool]
RELATIONS: dict[str, Relation] = {
    "a == b": lambda a, b: a == b,
    "true": lambda a, b: True,
    "a <= b": lambda a, b: a <= b,
    "a != b": lambda a, b: a != b,
    "a * 3 < b * 2": lambda a, b: a * 3 < b * 2,
    "a * b > 20": lambda a, b: a * b > 20,
    "a < b": lambda a, b: a < b,
}


def by_place(values: list[int], relation: Relation) -> Relation:
    return lambda a, b: relation(values[a], values[b])


def cases(seed: int, count: int) -> list[tuple[str, list[int]]]:
    """Relations and values, of which a third are nearly in order, so that there are runs."""
    random = Random(seed)
    found = []
    for _ in range(count):
        longest, highest = random.choice((8, 20, 60, 200)), random.choice((2, 5, 10, 1000))
        values = [random.randrange(highest) for _ in range(random.randint(1, longest))]
        if random.random() < 0.3:
            values.sort(reverse=random.random() < 0.5)
            values[random.randrange(len(values))] = random.randrange(highest)
        found.append((random.choice(list(RELATIONS)), values))
    return found


def in_nix(relation: str, values: list[int]) -> str:
    body = re.sub(r"\b[ab]\b", r"\g<0>.v", relation)
    items = " ".join(f"{{ i = {place}; v = {value}; }}" for place, value in enumerate(values))
    return f"map (x: x.i) (builtins.sort (a: b: {body}) [ {items} ])"


def nix_is_old() -> bool:
    told = subprocess.run(["nix-instantiate", "--version"], capture_output=True, text=True, check=True, timeout=60)
    version = re.search(r"(\d+)\.(\d+)", told.stdout)
    return version is not None and tuple(map(int, version.groups())) < (2, 30)


@needs_nix
def test_stable_sort_is_that_of_older_nix(tmp_path: Path) -> None:
    if not nix_is_old():
        pytest.skip("this Nix sorts by peeksort")
    tried = cases(1, 800)
    for (relation, values), answer in zip(tried, real_json([in_nix(*one) for one in tried], tmp_path), strict=True):
        order = list(range(len(values)))
        stable_sort(order, by_place(values, RELATIONS[relation]))
        assert order == json.loads(str(answer)), (relation, values)


@needs_nix
def test_a_sorted_list_is_what_nix_gives_or_not_known(tmp_path: Path) -> None:
    tried = [in_nix(*one) for one in cases(2, 800)]
    comparison = compare(tried, tmp_path)
    assert not comparison.disagreements, "\n".join(comparison.disagreements[:5])
    assert not [text for text in comparison.unknown if "a.v < b.v" in text]


@pytest.mark.parametrize("line", RECORDED, ids=range(len(RECORDED)))
def test_peek_sort_is_that_of_newer_nix(line: str) -> None:
    relation, values, expected = line.split("; ")
    items = [int(word) for word in values.split()]
    order = list(range(len(items)))
    peek_sort(order, by_place(items, RELATIONS[relation]))
    assert order == [int(word) for word in expected.split()]
