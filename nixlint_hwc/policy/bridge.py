"""Facts as Nix values.

In: frozen dataclasses and what they hold. Out: values that rules can read, computed on demand. A field or property
`host_port` becomes the attribute `hostPort`; private fields and places in the source are not exposed. A named Unknown
loses its name on the way: in a rule, what is not known is never assumed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache, cached_property
from ipaddress import IPv4Address, IPv6Address
from operator import attrgetter
from types import NoneType
from typing import Any, ClassVar, Final, NamedTuple, get_type_hints

from nixlint_hwc.eval.calls import anonymous
from nixlint_hwc.eval.thunk import Thunk
from nixlint_hwc.eval.values import (
    MISSING,
    AttrSet,
    Builtin,
    Closure,
    Lazy,
    ListValue,
    LiteralFloat,
    LiteralInt,
    Missing,
    PathValue,
    Str,
    Unknown,
)
from nixlint_hwc.facts.merged import MERGED
from nixlint_hwc.facts.partial import OpenList, OpenNames
from nixlint_hwc.source import Span

#: Values that are what they are.
_AS_IS: Final = frozenset(
    {NoneType, bool, int, float, LiteralInt, LiteralFloat, PathValue, ListValue, AttrSet, Closure, Builtin, Thunk}
)


class FactSet(AttrSet):
    """A fact as an attribute set; `fact` is the object itself, for places and edits."""

    __slots__ = ("complete", "fact", "getters")

    fact: Any

    def __init__(self, fact: object) -> None:
        super().__init__({})
        self.fact = fact
        kind: Any = fact.__class__
        self.getters = exposed(kind)
        self.complete = False

    def get(self, name: str) -> Lazy | Missing:
        found = self.attrs.get(name, MISSING)
        if found is MISSING:
            getter = self.getters.get(name)
            if getter is not None:
                found = self.attrs[name] = to_nix(getter(self.fact))
        return found

    def names(self) -> list[str]:
        return list(self.getters)

    def snapshot(self) -> AttrSet:
        if not self.complete:
            for name in self.getters:
                self.get(name)
            self.complete = True
        return AttrSet(self.attrs)


def camel_case(name: str) -> str:
    """`host_port` as `hostPort`."""
    head, *rest = name.split("_")
    return head + "".join(part[:1].upper() + part[1:] for part in rest)


class Exposed(NamedTuple):
    """A field or property that rules see: its Python name, the class that declares it, and the way to it.

    `path` is what `operator.attrgetter` takes: `connected.ports` for the ports of a container.
    """

    name: str
    owner: type
    path: str


@cache
def exposed(kind: type) -> Mapping[str, Callable[[Any], object]]:
    """How to read each attribute that a class of facts shows, by its Nix name."""
    return {camel_case(name): attrgetter(found.path) for name, found in exposed_facts(kind).items()}


@cache
def exposed_facts(kind: type) -> Mapping[str, Exposed]:
    """The fields and properties that rules see, by Python name; those of `MERGED` fields count as the class's own."""
    found: dict[str, Exposed] = {}
    for field in fields(kind):
        if field.metadata == MERGED:
            merged = exposed_facts(annotations_of(kind)[field.name])
            found |= {one.name: one._replace(path=f"{field.name}.{one.path}") for one in merged.values()}
        elif _is_shown(field.name) and not _is_place(field.type):
            found[field.name] = Exposed(field.name, kind, field.name)
    for base in reversed(kind.__mro__):
        for name, member in vars(base).items():
            if _is_fact(member) and _is_shown(name):
                found.setdefault(name, Exposed(name, kind, name))
    return found


@cache
def annotations_of(kind: type) -> Mapping[str, Any]:
    """The resolved annotations of a class's fields."""
    return get_type_hints(kind)


def _is_shown(name: str) -> bool:
    return not name.startswith("_") and name not in _HIDDEN


#: Members that are the linter's own business: places and the texts to keep out of reports.
_HIDDEN: Final = frozenset({"definition", "origin", "secret_texts"})
_PLACE: Final = re.compile(r"\bSpan\b")


def _is_fact(member: object) -> bool:
    """Whether a member of a class is a derived fact: a property that does not give a place."""
    if isinstance(member, property):
        return not _is_place(getattr(member.fget, "__annotations__", {}).get("return"))
    return isinstance(member, cached_property) and not _is_place(member.func.__annotations__.get("return"))


def _is_place(annotation: object) -> bool:
    return _PLACE.search(annotation if isinstance(annotation, str) else repr(annotation)) is not None


class _Cache:
    """The set of each fact, by the fact's identity; a fact met twice is one set."""

    sets: ClassVar[dict[int, FactSet]] = {}


def fact_set(fact: object) -> FactSet:
    """The fact's attribute set, made once."""
    found = _Cache.sets.get(id(fact))
    if found is None or found.fact is not fact:
        found = _Cache.sets[id(fact)] = FactSet(fact)
    return found


def forget_facts() -> None:
    """Drop all sets (a process that lints more than once)."""
    _Cache.sets.clear()


def to_nix(value: object) -> Any:
    """A Python value of a fact as a Nix value. Raises `TypeError` for what no fact may hold."""
    kind: type = value.__class__
    if kind in _AS_IS:
        return value
    return _converter(kind)(value)


@cache
def _converter(kind: type) -> Callable[[Any], Any]:
    """What makes a Nix value of a value of this class. Raises `TypeError` for what no fact may hold."""
    if kind in _CONVERTERS:
        return _CONVERTERS[kind]
    if is_dataclass(kind):
        return fact_set
    if issubclass(kind, Enum):
        return lambda value: to_nix(value.value)
    if issubclass(kind, AttrSet):
        return lambda value: value
    if issubclass(kind, Mapping):
        return _mapping
    if issubclass(kind, str):
        return _shown
    if issubclass(kind, (tuple, list, frozenset, set)):
        return _sequence
    raise TypeError(f"a fact cannot hold a {kind.__name__}")


def _shown(value: object) -> Str:
    return Str(str(value))


def _string(value: Str) -> Str:
    if not value.holes or all(hole.name is None for hole in value.holes):
        return value
    return Str(value.text, value.origin, tuple([anonymous(hole) for hole in value.holes]))


def _sequence(values: Any) -> ListValue:
    ordered = sorted(values) if isinstance(values, (set, frozenset)) else values
    return ListValue([to_nix(value) for value in ordered])


def _open_list(values: OpenList[object]) -> ListValue:
    return ListValue([to_nix(value) for value in values], rest=anonymous(values.rest))


def _open_names(values: OpenNames[object]) -> AttrSet:
    return AttrSet({name: to_nix(value) for name, value in values.items()}, rest=anonymous(values.rest))


def _mapping(values: Mapping[Any, object]) -> AttrSet:
    return AttrSet({_key(name): to_nix(value) for name, value in values.items()})


def _key(name: object) -> str:
    return name.text if isinstance(name, Str) else str(name)


_CONVERTERS: Final[dict[type, Callable[[Any], Any]]] = {
    Unknown: anonymous,
    Str: _string,
    str: Str,
    tuple: _sequence,
    list: _sequence,
    dict: _mapping,
    OpenList: _open_list,
    OpenNames: _open_names,
    IPv4Address: _shown,
    IPv6Address: _shown,
}


def place_of(value: object) -> Span | None:
    """Where a value that a rule hands back stands: a fact's `origin`, or that of a string or number."""
    if isinstance(value, FactSet):
        return origin_of_fact(value.fact)
    if isinstance(value, Str):
        return value.literal_span() or next(value.spans(), None)
    if isinstance(value, (LiteralInt, LiteralFloat, PathValue)):
        return value.origin
    return None


def origin_of_fact(fact: object) -> Span | None:
    """A fact's `origin`, else where its `text` comes from."""
    origin = getattr(fact, "origin", None)
    if isinstance(origin, Span):
        return origin
    text = getattr(fact, "text", None)
    return place_of(text) if isinstance(text, Str) else None
