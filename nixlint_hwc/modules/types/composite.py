"""Types of lists and sets: `listOf`, `attrsOf`, `lazyAttrsOf`, `anything`.

A merged `attrsOf` keeps its definitions per name: finding the possible names forces no `mkIf` condition, and reading
one name forces only that name's conditions.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any, Final

from nixlint_hwc.eval.builtins.types import type_name
from nixlint_hwc.eval.calls import call
from nixlint_hwc.eval.thunk import Thunk, force
from nixlint_hwc.eval.values import MISSING, AttrSet, Builtin, Closure, ListValue, Str, Unknown, is_word
from nixlint_hwc.modules.definitions import Definition, conflict, holds, property_type, sorted_by_order
from nixlint_hwc.modules.option_names import Path, show_path
from nixlint_hwc.modules.properties import PROPERTIES, active, discharged
from nixlint_hwc.modules.types.merging import merge_equal, merge_lists, merge_one
from nixlint_hwc.modules.types.spec import (
    Part,
    TypeSpec,
    merged,
    merged_or_empty,
    phrase,
    resolved,
    together,
    wrong_type,
)
from nixlint_hwc.source import Span


class Entry(str):
    """The last name of a list element's path: `[0]` for people; `entry` is what nixpkgs calls it."""

    entry: str

    def __new__(cls, position: int, definition: int, index: int) -> Entry:
        made = super().__new__(cls, f"[{position}]")
        made.entry = f"[definition {definition + 1}-entry {index + 1}]"
        return made


class ListOf(TypeSpec):
    """`listOf t` and `nonEmptyListOf t`."""

    name = "listOf"
    grammar = "composite"

    def __init__(self, element: Part, non_empty: bool = False) -> None:
        self._part = element
        self.non_empty = non_empty

    @cached_property
    def element(self) -> TypeSpec:
        return resolved(self._part)

    def describe(self) -> str:
        plain = f"list of {phrase(self.element, 'noun', 'composite')}"
        return f"non-empty ({plain})" if self.non_empty else plain

    def sub_options(self, path: Path) -> Any:
        return self.element.sub_options((*path, "*"))

    def combined(self, other: TypeSpec) -> TypeSpec | None:
        element = together(self.element, other.element) if isinstance(other, ListOf) else None
        return ListOf(element) if element is not None else None

    def check(self, value: Any) -> bool:
        if value.__class__ is ListValue and self.non_empty:
            return bool(value.items) or value.rest is not None
        return value.__class__ is ListValue or value.__class__ is Unknown

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        items: list[Any] = []
        places: list[Span | None] = []
        rest = None
        for number, definition in enumerate(definitions):
            value = definition.value
            if value.__class__ is Unknown:
                rest = rest or value
                continue
            rest = rest or value.rest
            for index, item in enumerate(value.items):
                element = definition.with_value(item, value.place(index))
                self._add(path, (number, index), element, items, places)
        if rest is not None and not items and len(definitions) == 1 and definitions[0].value.__class__ is Unknown:
            return rest
        return ListValue(items, places, rest)

    def _add(
        self, path: Path, at: tuple[int, int], element: Definition, items: list[Any], places: list[Span | None]
    ) -> None:
        value = force(element.value)
        if self.element.simple and property_type(value) is None and self.element.check(value):
            items.append(value)
            places.append(element.way)
            return
        location = (*path, Entry(len(items), *at))
        if property_type(value) is not None:
            parts = active([element])
            if not parts:
                return
        items.append(Thunk(_element, (location, self.element, element)))
        places.append(element.way)

    def imported(self) -> TypeSpec:
        element = self.element.imported()
        return self if element is self.element else ListOf(element, self.non_empty)

    def with_modules(self, modules: Any) -> TypeSpec | None:
        element = self.element.with_modules(modules)
        return None if element is None else ListOf(element, self.non_empty)

    def empty(self) -> Any:
        return MISSING if self.non_empty else ListValue([], [])

    def nested(self) -> dict[str, TypeSpec]:
        return {"elemType": self.element}


def _element(suspended: tuple[Path, TypeSpec, Definition]) -> Any:
    path, spec, definition = suspended
    return merged(path, spec, [definition])


#: What a property has beside its `_type` and content.
_BESIDE: Final[dict[str, tuple[Any, ...]]] = {"if": (True,), "override": (1,), "order": (1,)}


class AttrsOf(TypeSpec):
    """`attrsOf t`; `lazy` is `lazyAttrsOf t`, whose names exist whatever their conditions say."""

    keeps_guards = True
    grammar = "composite"

    def __init__(self, element: Part, lazy: bool = False, placeholder: str = "name") -> None:
        self.placeholder = placeholder
        self.name = "lazyAttrsOf" if lazy else "attrsOf"
        self._part = element
        self.lazy = lazy

    @cached_property
    def element(self) -> TypeSpec:
        return resolved(self._part)

    def describe(self) -> str:
        return f"{'lazy ' if self.lazy else ''}attribute set of {phrase(self.element, 'noun', 'composite')}"

    def sub_options(self, path: Path) -> Any:
        return self.element.sub_options((*path, f"<{self.placeholder}>"))

    def combined(self, other: TypeSpec) -> TypeSpec | None:
        if not isinstance(other, AttrsOf) or self.lazy != other.lazy:
            return None
        names = {self.placeholder, other.placeholder} - {"name"}
        element = together(self.element, other.element) if len(names) < 2 else None
        return AttrsOf(element, self.lazy, names.pop() if names else "name") if element is not None else None

    def check(self, value: Any) -> bool:
        """Whether it is a set. To nixpkgs a property is one too, but then its parts are elements."""
        if not isinstance(value, AttrSet):
            return value.__class__ is Unknown
        kind = property_type(value)
        return kind not in PROPERTIES or all(map(self.element.check, (Str(kind), *_BESIDE.get(kind, ()))))

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        return self.merge_guarded(path, definitions)

    def merge_guarded(self, path: Path, definitions: list[Definition]) -> MergedAttrs:
        """The set of all possible names, of definitions that `push_down` took apart for the option.

        A name's conditions are judged when it is read.
        """
        entries: dict[str, list[Definition]] = {}
        written: dict[str, Span] = {}
        rest = None
        for part in sorted_by_order(definitions):
            value = part.value
            if value.__class__ is Unknown:
                rest = rest or value
            elif self.check(value):
                rest = _spread(part, value, entries, written) or rest
            elif holds(part):
                raise wrong_type(path, self, part)
        return MergedAttrs(path, self, entries, rest, written)

    @property
    def functor_name(self) -> str:
        return "attrsWith"

    def imported(self) -> TypeSpec:
        element = self.element.imported()
        return self if element is self.element else AttrsOf(element, self.lazy, self.placeholder)

    def with_modules(self, modules: Any) -> TypeSpec | None:
        element = self.element.with_modules(modules)
        return None if element is None else AttrsOf(element, self.lazy, self.placeholder)

    def empty(self) -> Any:
        return AttrSet({})

    def nested(self) -> dict[str, TypeSpec]:
        return {"elemType": self.element}


def _spread(
    part: Definition, value: AttrSet, entries: dict[str, list[Definition]], written: dict[str, Span]
) -> Unknown | None:
    """File each attribute of a definition under its name; an override around the set applies to each.

    `written` takes the places of names that stand in another file than the way of their definition.
    """
    plain = value.snapshot()
    for name, item in plain.attrs.items():
        place = plain.place(name)
        definition = part.with_value(item, place)
        entries.setdefault(name, []).append(definition)
        origin = _written(name, place, definition.way)
        if origin is not None:
            written.setdefault(name, origin)
    return plain.rest


def _written(name: str, place: Span | None, way: Span | None) -> Span | None:
    """Where a word of the name of an attribute is written in another file than its definition stands in."""
    if way is not None and place is not None:
        for span in (place, place.via):
            if span is not None and span.file is not way.file and not span.file.internal:
                word = span.text.strip('"')
                if word in name and is_word(word):
                    return span
    return None


class MergedAttrs(AttrSet):
    """The value of an `attrsOf` option: names with conditions, elements merged on demand.

    `written` are the places of names that stand in another file than the module which defines them.
    """

    __slots__ = ("entries", "path", "spec", "written")

    def __init__(
        self,
        path: Path,
        spec: AttrsOf,
        entries: dict[str, list[Definition]],
        rest: Unknown | None,
        written: dict[str, Span],
    ) -> None:
        super().__init__({}, None, rest)
        self.path = path
        self.spec = spec
        self.entries = entries
        self.written = written

    def candidates(self) -> list[str]:
        """The names that some definition gives under some condition, in order of definition."""
        return list(self.entries)

    def definitions(self, name: str) -> list[Definition]:
        """The definitions of a name, conditions not judged."""
        return self.entries.get(name, [])

    def redefined(self, name: str, definitions: list[Definition]) -> MergedAttrs:
        """The set with other definitions of a name."""
        return MergedAttrs(self.path, self.spec, self.entries | {name: definitions}, self.rest, self.written)

    def exists(self, name: str) -> bool:
        """Whether the name is there in the current world."""
        definitions = self.entries.get(name)
        if definitions is None:
            return False
        return any(holds(d) if self.spec.lazy else self._present(d) for d in definitions)

    def _present(self, definition: Definition) -> bool:
        if not holds(definition):
            return False
        value = definition.value
        if value.__class__ is AttrSet and "_type" not in value.attrs:
            return True
        # The value itself may be `mkIf false ...`: as strict as nixpkgs, which looks at it too.
        return property_type(force(value)) is None or any(True for _ in discharged(definition))

    def element(self, name: str) -> Thunk:
        """The merged element of a name that has definitions, whether it exists in this world or not."""
        found = self.attrs.get(name)
        if found is None:
            found = self.attrs[name] = Thunk(self._merge_element, name)
        return found  # type: ignore[return-value]

    def _merge_element(self, name: str) -> Any:
        path = (*self.path, name)
        value = merged(path, self.spec.element, self.entries[name])
        if value is MISSING:
            # nixpkgs has no such element; it is judged as if something defined it.
            context = self.entries[name][0].module.context
            value = force(self.spec.element.empty_in(context, path, named=not self.spec.lazy))
            if value is MISSING and _is_strict(self.entries[name][0]):
                raise conflict(
                    f"the option '{show_path(path)}' was accessed but has no value defined", self.entries[name]
                )
            if value is MISSING:
                return Unknown(f"no definition of {show_path(path)} is active")
        return value

    def get(self, name: str) -> Any:
        return self.element(name) if self.exists(name) else MISSING

    def names(self) -> list[str]:
        return [name for name in self.entries if self.exists(name)]

    def snapshot(self) -> AttrSet:
        names = self.names()
        places = {name: way for name in names if (way := self.place(name)) is not None}
        return AttrSet({name: self.element(name) for name in names}, places, self.rest)

    def place(self, name: str) -> Span | None:
        """The first definition that writes the name out, else the first; with the place of the name in another file."""
        definitions = self.entries.get(name)
        if not definitions:
            return None
        way = definitions[0].way
        if len(definitions) > 1:
            way = next((d.way for d in definitions if d.way is not None and d.way.text.strip('"') == name), way)
        elsewhere = self.written.get(name)
        if way is None or way.via is not None or elsewhere is None or elsewhere.file is way.file:
            return way
        return way._replace(via=elsewhere._replace(via=None))


def _is_strict(definition: Definition) -> bool:
    """Whether the configuration of a definition treats a missing value as an error."""
    context = definition.module.context
    return context is not None and bool(context.policy.strict)


class Anything(TypeSpec):
    """`anything`: sets merge recursively, lists and scalars must agree, functions are combined.

    `loose` is how options merge that nobody declares: their lists are concatenated.
    """

    name = "anything"
    grammar = "noun"

    def __init__(self, loose: bool = False) -> None:
        self.loose = loose

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        values = [d.value for d in definitions if d.value.__class__ is not Unknown]
        if len(values) < len(definitions) and not values:
            return definitions[0].value
        kinds = {_kind(v) for v in values}
        if kinds == {"set"}:
            return AttrsOf(self, lazy=self.loose).merge_guarded(path, definitions)
        if self.loose and kinds == {"list"}:
            return merge_lists(definitions)
        if len(values) == 1 and not (kinds == {"lambda"} and len(definitions) > 1):
            return values[0]
        if len(kinds) > 1:
            raise conflict(f"the option '{show_path(path)}' has conflicting option types", definitions)
        if kinds == {"lambda"}:
            return Builtin("anything", 1, lambda argument: self._combined(path, definitions, argument))
        if kinds == {"text-like set"} and not self.loose:
            return merge_one(path, definitions)
        return merge_equal(path, definitions)

    def _combined(self, path: Path, definitions: list[Definition], argument: Any) -> Any:
        results = [d.with_value(call(d.value, argument)) for d in definitions]
        return merged_or_empty((*path, "<function body>"), self, results)


def _kind(value: Any) -> str:
    """The kind of a value as `anything` tells them apart."""
    if isinstance(value, AttrSet):
        text_like = value.get("outPath") is not MISSING or value.get("__toString") is not MISSING
        return "text-like set" if text_like else "set"
    return "lambda" if value.__class__ in (Closure, Builtin) else type_name(value)
