"""Every fact that the sample repository yields can be read by rules, and is what the schema says."""

from __future__ import annotations

from pathlib import Path

import pytest

from nixlint_hwc.eval.values import AttrSet, ListValue, Str, Unknown
from nixlint_hwc.facts.subjects import ARGUMENTS, SUBJECTS
from nixlint_hwc.pipeline import Request, analyse
from nixlint_hwc.policy.bridge import FactSet, to_nix
from nixlint_hwc.policy.schema import Leaf, Record, Table, attributes
from nixlint_hwc.project import Project
from nixlint_hwc.settings import DEFAULT_SETTINGS

SAMPLE = Path(__file__).parents[2] / "fixtures/nixos-hwc"
KINDS = {
    "a list": ListValue,
    "a string": Str,
    "a Boolean": bool,
    "a number": (int, float),
}


@pytest.fixture(scope="module")
def cases():
    return analyse(Project(SAMPLE), DEFAULT_SETTINGS, Request()).cases


def fits(value, shape):
    if value is None or isinstance(value, Unknown):
        return True
    if isinstance(shape, Record):
        return isinstance(value, FactSet) and isinstance(value.fact, shape.kinds)
    if isinstance(shape, Leaf):
        return isinstance(value, KINDS[shape.kind])
    return isinstance(value, AttrSet) if isinstance(shape, Table) else True


def facts_in(value, seen):
    """Every fact that a value leads to, once."""
    if isinstance(value, FactSet):
        if id(value) in seen:
            return
        seen.add(id(value))
        yield value
        for name in value.names():
            yield from facts_in(value.get(name), seen)
    elif isinstance(value, ListValue):
        for item in value.items:
            yield from facts_in(item, seen)
    elif isinstance(value, AttrSet):
        for item in value.attrs.values():
            yield from facts_in(item, seen)


def test_facts_are_what_the_schema_says(cases):
    seen: set[int] = set()
    wrong = [
        (type(found.fact).__name__, name)
        for case in cases
        for argument in case.arguments.values()
        for found in facts_in(to_nix(argument), seen)
        for name, shape in attributes(type(found.fact)).items()
        if not fits(found.get(name), shape)
    ]
    assert len(seen) > 300
    assert wrong == []


def test_cases_have_the_arguments_of_their_subject(cases):
    for case in cases:
        assert set(case.arguments) == set(SUBJECTS[case.subject]), case.subject
        for name, fact in case.arguments.items():
            assert isinstance(fact, ARGUMENTS[name])
