"""Records behave as the standard library's data classes do."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, field, fields, is_dataclass, replace
from functools import cached_property
from importlib import import_module
from pkgutil import walk_packages
from typing import Any, ClassVar

import pytest

import nixlint_hwc
from nixlint_hwc import records

Maker = Callable[..., Any]


def base(made: Maker) -> type:
    @made(frozen=True, slots=True)
    class Base:
        """A base."""

        name: str
        count: int = 3
        seen: list[int] = field(default_factory=list, compare=False)
        shared: ClassVar[int] = 7

        @property
        def twice(self) -> int:
            return 2 * self.count

    return Base


def derived(made: Maker) -> type:
    @made(frozen=True, slots=True, kw_only=True)
    class Derived(base(made)):  # type: ignore[misc]
        """A class with a base."""

        extra: str
        more: str = "m"

    return Derived


def open_class(made: Maker) -> type:
    @made
    class Open:
        """Neither frozen nor slotted."""

        a: int
        b: dict[str, int] = field(default_factory=dict)
        total: int = field(init=False, default=0)
        late: int = field(init=False)

        def __post_init__(self) -> None:
            self.late = self.a + 1

        @cached_property
        def half(self) -> float:
            return self.a / 2

    return Open


def by_identity(made: Maker) -> type:
    @made(slots=True, eq=False)
    class ByIdentity:
        """Compared by identity."""

        a: int

    return ByIdentity


def slotted(made: Maker) -> type:
    @made(slots=True)
    class Slotted:
        """Compared by value, changeable, so without a hash."""

        a: int = 1

    return Slotted


def empty(made: Maker) -> type:
    @made(frozen=True, slots=True)
    class Empty:
        """Without fields."""

    return Empty


CALLS: list[tuple[Callable[[Maker], type], tuple[Any, ...], dict[str, Any]]] = [
    (base, ("x",), {}),
    (base, ("x", 4, [1]), {}),
    (base, (), {"name": "x", "seen": [2]}),
    (base, (), {}),
    (base, (1, 2, 3, 4), {}),
    (base, ("x",), {"other": 1}),
    (derived, ("x",), {"extra": "e"}),
    (derived, ("x", 1, [], "e"), {}),
    (derived, ("x",), {}),
    (open_class, (4,), {}),
    (open_class, (4, {"x": 1}), {}),
    (open_class, (4,), {"total": 1}),
    (by_identity, (1,), {}),
    (slotted, (), {}),
    (empty, (), {}),
]


def outcome(compute: Callable[[], Any]) -> Any:
    try:
        return compute()
    except Exception as error:
        return type(error)


@pytest.mark.parametrize(("cls", "positional", "named"), CALLS)
def test_a_record_is_what_a_data_class_is(cls, positional, named):
    one, other = cls(records.dataclass), cls(dataclasses.dataclass)
    assert one.__match_args__ == other.__match_args__
    assert one.__doc__ == other.__doc__
    assert one.__dict__.get("__slots__") == other.__dict__.get("__slots__")
    assert (one.__hash__ is None) == (other.__hash__ is None)
    made = [outcome(lambda kind=kind: kind(*positional, **named)) for kind in (one, other)]
    if isinstance(made[0], type):
        assert made[0] is made[1]
        return
    assert [repr(value) for value in made] == [repr(made[1])] * 2
    assert asdict(made[0]) == asdict(made[1])
    for name in [f.name for f in fields(other)]:
        changed = [outcome(lambda value=value, name=name: setattr(value, name, 9) or value) for value in made]
        assert (changed[0] is FrozenInstanceError) == (changed[1] is FrozenInstanceError)
    twins = [kind(*positional, **named) for kind in (one, other)]
    changes = {"count": 5} if "count" in one.__match_args__ else {}
    assert repr(replace(twins[0], **changes)) == repr(replace(twins[1], **changes))


@pytest.mark.parametrize("cls", [base, derived, slotted, empty])
def test_records_are_compared_by_their_values(cls):
    kind = cls(records.dataclass)
    given = {"name": "x", "extra": "e", "a": 1}
    values = {f.name: given[f.name] for f in fields(kind) if f.name in given}
    assert kind(**values) == kind(**values)
    assert kind(**values) != object()
    if kind.__hash__ is not None:
        assert hash(kind(**values)) == hash(kind(**values))
    for name in values:
        assert kind(**values) != kind(**{**values, name: "other"})


def test_what_is_not_compared_makes_no_difference():
    kind = base(records.dataclass)
    assert kind("x", 1, [1]) == kind("x", 1, [2])


def test_those_compared_by_identity_are_not_equal():
    kind = by_identity(records.dataclass)
    assert kind(1) != kind(1)
    assert hash(kind(1))


def test_a_record_keeps_what_the_class_defines():
    kind = open_class(records.dataclass)
    assert kind(4).half == 2
    assert base(records.dataclass)("x").twice == 6
    assert base(records.dataclass).shared == 7


def modules() -> list[str]:
    return [found.name for found in walk_packages(nixlint_hwc.__path__, "nixlint_hwc.")]


def test_every_record_of_the_package_has_the_fields_that_it_declares():
    found = 0
    for module in map(import_module, modules()):
        for kind in list(vars(module).values()):
            if isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == module.__name__:
                found += 1
                declared = [name for name, text in kind.__annotations__.items() if not text.startswith("ClassVar")]
                assert [f.name for f in fields(kind)][-len(declared) or len(fields(kind)) :] == declared
    assert found > 150
