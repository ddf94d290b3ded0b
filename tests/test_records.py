"""Data classes behave as the standard library's do, but for refusing assignments while the program runs."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import asdict, field, fields, is_dataclass, replace
from typing import Any, ClassVar

import pytest

from nixlint_hwc import records

Maker = Callable[..., Any]


def plain(made: Maker, **options: bool) -> type:
    @made(**options)
    class Plain:
        """A class with every kind of field."""

        name: str
        count: int = 3
        seen: tuple[int, ...] = field(default=(), compare=False)
        parts: tuple[str, ...] = field(default_factory=tuple)
        shared: ClassVar[int] = 7

        @property
        def twice(self) -> int:
            return 2 * self.count

    return Plain


def derived(made: Maker, **options: bool) -> type:
    @made(**options, kw_only=True)
    class Derived(plain(made, **options)):  # type: ignore[misc]
        """A class with a base, and a representation of its own."""

        extra: str = "x"

        def __repr__(self) -> str:
            return self.extra

    return Derived


@pytest.fixture(params=[plain, derived])
def build(request):
    return request.param


@pytest.fixture(params=[{"frozen": True, "slots": True}, {"slots": True}, {"slots": False}], ids=repr)
def options(request):
    return request.param


@pytest.fixture(params=[True, False])
def both(request, build, options):
    """The same class as made by the standard library and by us."""
    given = {**options, "eq": request.param}
    return build(dataclasses.dataclass, **given), build(records.dataclass, **given)


def test_instances_show_and_hold_the_same(both):
    standard, ours = (kind("a", parts=("p",)) for kind in both)
    assert repr(ours) == repr(standard)
    assert asdict(ours) == asdict(standard)
    assert [one.name for one in fields(ours)] == [one.name for one in fields(standard)]
    assert replace(ours, count=4).twice == replace(standard, count=4).twice == 8
    assert is_dataclass(ours)
    assert hasattr(ours, "__dict__") == hasattr(standard, "__dict__")


@pytest.mark.parametrize("change", [{}, {"name": "b"}, {"count": 4}, {"seen": (1,)}, {"parts": ("q",)}], ids=repr)
def test_instances_compare_the_same(both, change):
    standard, ours = both
    assert (ours("a") == replace(ours("a"), **change)) is (standard("a") == replace(standard("a"), **change))


def test_other_classes_are_never_equal(build, options):
    assert build(records.dataclass, **options)("a") != build(records.dataclass, **options)("a")


def test_instances_hash_the_same(both):
    standard, ours = both
    assert (ours.__hash__ is None) is (standard.__hash__ is None)
    if standard.__hash__ is not None:
        assert len({ours("a"), ours("a", seen=(1,))}) == len({standard("a"), standard("a", seen=(1,))})
