"""Types made of other types without being lists or sets: `nullOr`, `either`, `coercedTo`, `unique`, `functionTo`,
and types that narrow or rename another.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from nixlint_hwc.eval.calls import call
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import Builtin, Closure, Unknown
from nixlint_hwc.modules.definitions import Definition, conflict
from nixlint_hwc.modules.option_names import Path, show_path
from nixlint_hwc.modules.types.merging import merge_one
from nixlint_hwc.modules.types.predicates import is_callable
from nixlint_hwc.modules.types.spec import Part, TypeSpec, merged_or_empty, phrase, resolved, together


class Wrapped(TypeSpec):
    """A type around another one, `element`."""

    def __init__(self, element: Part) -> None:
        self._part = element

    @cached_property
    def element(self) -> TypeSpec:
        return resolved(self._part)

    def nested(self) -> dict[str, TypeSpec]:
        return {"elemType": self.element}

    def sub_options(self, path: Path) -> Any:
        return self.element.sub_options(path)


class NullOr(Wrapped):
    """`nullOr t`."""

    name = "nullOr"
    grammar = "conjunction"

    @cached_property
    def simple(self) -> bool:  # type: ignore[override]
        return self.element.simple

    @cached_property
    def unites(self) -> bool:  # type: ignore[override]
        return self.element.unites

    @cached_property
    def finite(self) -> tuple[Any, ...] | None:  # type: ignore[override]
        return None if self.element.finite is None else (None, *self.element.finite)

    def describe(self) -> str:
        return f"null or {phrase(self.element, 'noun', 'conjunction')}"

    def check(self, value: Any) -> bool:
        return value is None or self.element.check(value)

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        kinds = {d.value is None for d in definitions if d.value.__class__ is not Unknown}
        if kinds == {True}:
            return None
        if len(kinds) > 1:
            raise conflict(f"the option '{show_path(path)}' is defined both null and not null", definitions, path)
        return self.element.merge(path, definitions) if kinds else definitions[0].value

    def empty(self) -> Any:
        return None

    def imported(self) -> TypeSpec:
        element = self.element.imported()
        return self if element is self.element else NullOr(element)

    def with_modules(self, modules: Any) -> TypeSpec | None:
        element = self.element.with_modules(modules)
        return None if element is None else NullOr(element)

    def combined(self, other: TypeSpec) -> TypeSpec | None:
        element = together(self.element, other.element) if isinstance(other, NullOr) else None
        return None if element is None else NullOr(element)


class Either(TypeSpec):
    """`either a b` (and `oneOf`): the first type that all definitions are of merges them."""

    name = "either"
    grammar = "conjunction"

    def __init__(self, left: Part, right: Part) -> None:
        self._parts = left, right

    @cached_property
    def left(self) -> TypeSpec:
        return resolved(self._parts[0])

    @cached_property
    def right(self) -> TypeSpec:
        return resolved(self._parts[1])

    @cached_property
    def simple(self) -> bool:  # type: ignore[override]
        return self.left.simple and self.right.simple

    @cached_property
    def unites(self) -> bool:  # type: ignore[override]
        return self.left.unites or self.right.unites

    def describe(self) -> str:
        if self.left.grammar == "nonRestrictiveClause":
            return f"{self.left.describe()}, or {phrase(self.right, 'noun', 'conjunction')}"
        left = phrase(self.left, "noun", "conjunction")
        return f"{left} or {phrase(self.right, 'noun', 'conjunction', 'composite')}"

    def check(self, value: Any) -> bool:
        return self.left.check(value) or self.right.check(value)

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        if all(d.value.__class__ is Unknown for d in definitions):
            return definitions[0].value  # of which type it is decides what it is made to
        for side in (self.left, self.right):
            if all(side.check(d.value) for d in definitions):
                return side.merge(path, definitions)
        return merge_one(path, definitions)

    def nested(self) -> dict[str, TypeSpec]:
        return {"left": self.left, "right": self.right}

    def sub_modules(self) -> Any:
        return None

    def combined(self, other: TypeSpec) -> TypeSpec | None:
        if not isinstance(other, Either):
            return None
        left, right = together(self.left, other.left), together(self.right, other.right)
        return None if left is None or right is None else Either(left, right)


class CoercedTo(TypeSpec):
    """`coercedTo from f to`: values of the first type go through the function."""

    name = "coercedTo"

    def __init__(self, source: Part, function: Any, target: Part) -> None:
        self._parts = source, target
        self.function = function

    @cached_property
    def source(self) -> TypeSpec:
        return resolved(self._parts[0])

    @cached_property
    def target(self) -> TypeSpec:
        return resolved(self._parts[1])

    @cached_property
    def unites(self) -> bool:  # type: ignore[override]
        return self.target.unites

    def describe(self) -> str:
        return f"{phrase(self.target, 'noun')} or {phrase(self.source, 'noun')} convertible to it"

    def check(self, value: Any) -> bool:
        if value.__class__ is Unknown or self.target.check(value):
            return True
        return self.source.check(value) and self.target.check(call(force(self.function), value))

    def _coerced(self, definition: Definition) -> Definition:
        value = definition.value
        if value.__class__ is not Unknown and self.source.check(value):
            value = call(force(self.function), value)
        return definition.with_value(value)

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        return self.target.merge(path, [self._coerced(d) for d in definitions])

    def empty(self) -> Any:
        return self.target.empty()

    def nested(self) -> dict[str, TypeSpec]:
        return {"coercedType": self.source, "finalType": self.target}

    def imported(self) -> TypeSpec:
        target = self.target.imported()
        return self if target is self.target else CoercedTo(self.source, self.function, target)

    def sub_options(self, path: Path) -> Any:
        return self.target.sub_options(path)

    def combined(self, other: TypeSpec) -> TypeSpec | None:
        return None


class Unique(Wrapped):
    """`unique { message } t` and `uniq t`: one definition only; the message tells why."""

    name = "unique"
    unites = False

    def __init__(self, element: Part, message: str = "") -> None:
        super().__init__(element)
        self.message = message

    @cached_property
    def grammar(self) -> str | None:  # type: ignore[override]
        return self.element.grammar

    def describe(self) -> str:
        return self.element.describe()

    def check(self, value: Any) -> bool:
        return self.element.check(value)

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        merge_one(path, definitions, self.message)
        return self.element.merge(path, definitions)

    def empty(self) -> Any:
        return self.element.empty()

    def imported(self) -> TypeSpec:
        element = self.element.imported()
        return self if element is self.element else Unique(element, self.message)

    def with_modules(self, modules: Any) -> TypeSpec | None:
        element = self.element.with_modules(modules)
        return None if element is None else Unique(element, self.message)

    def combined(self, other: TypeSpec) -> TypeSpec | None:
        element = together(self.element, other.element) if isinstance(other, Unique) else None
        return None if element is None else Unique(element, self.message)


class Narrowed(TypeSpec):
    """A type under a name and a description of its own, perhaps with a further check, merged like the type itself.

    `inner` may be set later, for a type that contains itself.
    """

    inner: TypeSpec

    def __init__(
        self, name: str, label: str, grammar: str | None, accepts: Callable[[Any], bool] | None = None
    ) -> None:
        self.name = name
        self.label = label
        self.grammar = grammar
        self.accepts = accepts

    def of(self, inner: TypeSpec) -> Narrowed:
        """The type, made of another."""
        self.inner = inner
        self.simple = inner.simple
        self.unites = inner.unites
        return self

    def describe(self) -> str:
        return self.label

    def check(self, value: Any) -> bool:
        if not self.inner.check(value):
            return False
        return self.accepts is None or value.__class__ is Unknown or self.accepts(value)

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        return self.inner.merge(path, definitions)

    def empty(self) -> Any:
        return self.inner.empty()

    def nested(self) -> dict[str, TypeSpec]:
        return self.inner.nested()

    def sub_modules(self) -> Any:
        return self.inner.sub_modules()

    def with_modules(self, modules: Any) -> TypeSpec | None:
        return self.inner.with_modules(modules)

    def sub_options(self, path: Path) -> Any:
        return self.inner.sub_options(path)

    @property
    def merges_as(self) -> TypeSpec:
        return self.inner.merges_as


class FunctionTo(Wrapped):
    """`functionTo t`: the results of all functions are merged."""

    name = "functionTo"
    grammar = "composite"

    def describe(self) -> str:
        return f"function that evaluates to a(n) {phrase(self.element, 'noun', 'composite')}"

    def check(self, value: Any) -> bool:
        return is_callable(value)

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        def apply(argument: Any) -> Any:
            results = [d.with_value(call(force(d.value), argument)) for d in definitions]
            return merged_or_empty((*path, "<function body>"), self.element, results)

        return Builtin("functionTo", 1, apply, formals=_common_formals([d.value for d in definitions]))

    def imported(self) -> TypeSpec:
        element = self.element.imported()
        return self if element is self.element else FunctionTo(element)

    def with_modules(self, modules: Any) -> TypeSpec | None:
        element = self.element.with_modules(modules)
        return None if element is None else FunctionTo(element)

    def sub_options(self, path: Path) -> Any:
        return self.element.sub_options((*path, "<function body>"))

    def combined(self, other: TypeSpec) -> TypeSpec | None:
        element = together(self.element, other.element) if isinstance(other, FunctionTo) else None
        return None if element is None else FunctionTo(element)


def _common_formals(functions: list[Any]) -> dict[str, bool]:
    """The formals of several functions that are called with one argument: a default counts if all have it."""
    formals: dict[str, bool] = {}
    for function in functions:
        if function.__class__ is Closure:
            for name, optional in (function.code.formals or {}).items():
                formals[name] = formals.get(name, True) and optional
    return formals
