"""What an option type is: its check, its merge, its description."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from nixlint_hwc.eval.calls import describe
from nixlint_hwc.eval.errors import OptionError
from nixlint_hwc.eval.packages import Package
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import MISSING, AttrSet, Unknown
from nixlint_hwc.modules.definitions import Definition, conflict, no_value, property_type
from nixlint_hwc.modules.option_names import Path, show_path
from nixlint_hwc.modules.properties import PROPERTIES, active
from nixlint_hwc.modules.types.merging import merge_one

if TYPE_CHECKING:
    from nixlint_hwc.modules.module import Module


class TypeSpec:
    """A type. `finite` lists all its values when they are few, as Python constants; `simple` types are scalars.

    `keeps_guards` types merge definitions whose guards are not judged yet (see `merge_guarded` in the subclasses).
    `unites`: a value may be made of several definitions; else they agree, or there is one.
    `grammar` is nixpkgs' `descriptionClass`: how the description may stand inside another. `seen` is the set that Nix
    code sees for it.
    """

    name = "unspecified"
    finite: tuple[Any, ...] | None = None
    simple = False
    keeps_guards = False
    unites = True
    seen: object = None
    grammar: str | None = None

    def describe(self) -> str:
        """The type for messages, such as "list of string"."""
        return self.name

    def check(self, value: Any) -> bool:
        """Whether a forced value can be of this type; what is not known can."""
        return True

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        """The value of several (at least one) active, checked definitions. Raises `OptionError` on conflict."""
        return merge_one(path, definitions)

    def empty(self) -> Any:
        """The value without any definition, or `MISSING`."""
        return MISSING

    def empty_in(self, context: Any, path: Path, *, named: bool = False) -> Any:
        """`empty` for an option of a configuration; `named`: for an element of a set, which has a name all the same."""
        return self.empty()

    def nested(self) -> dict[str, TypeSpec]:
        """The types of elements, by nixpkgs' name for them."""
        return {}

    def combined(self, other: TypeSpec) -> TypeSpec | None:
        """The type of an option that is declared with this and another type; None when they are not compatible."""
        return self if self.name == other.name and not self.nested() and not other.nested() else None

    @property
    def merges_as(self) -> TypeSpec:
        """The type that counts when an option is declared twice: what a type narrows, without its further checks."""
        return self

    @property
    def functor_name(self) -> str:
        """nixpkgs' name for the family of types that go together."""
        return self.name

    def sub_modules(self) -> Any:
        """The list of the modules of the submodules in it, None when there are none."""
        found = [spec.sub_modules() for spec in self.nested().values()]
        return found[-1] if found else None

    def imported(self) -> TypeSpec:
        """The type as an option has it: its submodules import their modules."""
        return self

    def with_modules(self, modules: Any) -> TypeSpec | None:
        """The type with other modules for its submodules, None when it has none."""
        return None

    def bare(self, module: Module) -> TypeSpec | None:
        """For a submodule: the type of one that consists of a module only. None for any other type."""
        return None

    def sub_options(self, path: Path) -> Any:
        """The options below a value of this type, for documentation: a set."""
        return AttrSet({})


#: A type that another one is made of: itself, or how to find it. A type that contains itself is only there once it has
#: been made.
Part = TypeSpec | Callable[[], TypeSpec]


def resolved(part: Part) -> TypeSpec:
    """The type that a part is. Raises what looking at it does."""
    return part if isinstance(part, TypeSpec) else part()


def together(first: TypeSpec, second: TypeSpec) -> TypeSpec | None:
    """The type of an option that is declared with both; None when they are not compatible."""
    return first.merges_as.combined(second.merges_as)


#: The types around the one that is being described.
_DESCRIBED: Final[list[TypeSpec]] = []


def phrase(spec: TypeSpec, *classes: str) -> str:
    """A type's description as part of another's: in parentheses unless its class is one of these.

    In the description of a type that contains itself, it is a name.
    """
    if spec in _DESCRIBED:
        return spec.name
    _DESCRIBED.append(spec)
    try:
        text = spec.describe()
    finally:
        _DESCRIBED.pop()
    return text if spec.grammar in classes else f"({text})"


def merged(path: Path, spec: TypeSpec, definitions: list[Definition]) -> Any:
    """The value of definitions with properties; `MISSING` when none is active. Raises `OptionError`."""
    parts = active(definitions)
    if not parts:
        return MISSING
    return checked_merge(path, spec, parts)


def merged_or_empty(path: Path, spec: TypeSpec, definitions: list[Definition]) -> Any:
    """The value of definitions with properties, the type's empty one when none is active. Raises `OptionError`."""
    value = merged(path, spec, definitions)
    if value is MISSING:
        value = force(spec.empty())
    if value is MISSING:
        raise no_value(path, definitions)
    return value


def checked_merge(path: Path, spec: TypeSpec, parts: list[Definition]) -> Any:
    """Merge active definitions after checking each. Raises `OptionError` for a value of another type."""
    checked = [part if spec.check(part.value) else _otherwise(path, spec, part) for part in parts]
    return spec.merge(path, checked)


def _otherwise(path: Path, spec: TypeSpec, definition: Definition) -> Definition:
    """What stands for a definition of another type: Unknown where it is no certain package. Raises `OptionError`."""
    value = definition.value
    if isinstance(value, Package) and not value.is_certain:
        return definition.with_value(Unknown(value.expression, definition.way))
    raise wrong_type(path, spec, definition)


def wrong_type(path: Path, spec: TypeSpec, definition: Definition) -> OptionError:
    """The error for a definition whose value is of another type than its option."""
    expected, value = spec.describe(), definition.value
    message = f"a definition for option '{show_path(path)}' is not of type '{expected}': it is {describe_value(value)}"
    error = conflict(message, [definition], path)
    error.expected, error.value = expected, value
    return error


def describe_value(value: Any) -> str:
    """The kind of a definition's value, for messages."""
    kind = property_type(value)
    if kind not in PROPERTIES:
        return describe(value)
    return f"'{PROPERTIES[kind]}' inside 'mkForce' or similar"
