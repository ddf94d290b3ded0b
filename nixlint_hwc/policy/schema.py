"""What rules may ask of facts, derived from the classes of the facts.

In: the class behind each argument name, and the syntax tree of a rule. Out: mistakes: an argument that the rule's
subject does not have, a fact that does not exist, a function of `builtins` or `lib` that is not modelled. Variables
bound by `let` are followed; function parameters are not, and whatever is reached through them is taken as it is.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, is_dataclass
from enum import Enum
from functools import cache, cached_property
from ipaddress import IPv4Address, IPv6Address
from typing import Any, Final, TypeAlias, Union, get_args, get_origin, get_type_hints

from nixlint_hwc.eval.values import MISSING, ListValue, ModelledSet, PathValue, Str, Unknown
from nixlint_hwc.policy.bridge import annotations_of, camel_case, exposed_facts
from nixlint_hwc.suggestion import did_you_mean
from nixlint_hwc.syntax import ast

#: Arguments that every function of a rule can take.
COMMON_ARGUMENTS: Final = ("lib", "settings", "conventions", "edit")
#: Functions that look outside of a rule, which gives nothing: what they return is Unknown and would silence it.
_OUTSIDE: Final = frozenset(
    [
        "import",
        "scopedImport",
        "readFile",
        "readDir",
        "readFileType",
        "pathExists",
        "findFile",
        "getEnv",
        "fetchurl",
        "fetchTarball",
        "fetchGit",
        "fetchTree",
        "fetchMercurial",
        "fetchClosure",
        "getFlake",
        "importJSON",
        "importTOML",
        "fileContents",
        "filterSource",
    ]
)
_NO_IO: Final = "a rule reads no files and runs nothing"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value without attributes; `kind` says what it is."""

    kind: str


@dataclass(frozen=True, slots=True)
class Record:
    """One of several classes of facts."""

    kinds: tuple[type, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """An attribute set with any names."""

    value: Shape


@dataclass(frozen=True, slots=True)
class Listed:
    """A set whose members are listed; `title` is what messages call it."""

    title: str
    members: Mapping[str, Shape]


@dataclass(frozen=True, slots=True, eq=False)
class Modelled:
    """`builtins`, `lib` or a part of it. What it lacks is Unknown where it is used, and would silence the rule."""

    value: ModelledSet


class Open:
    """A value of which the schema says nothing."""


Shape: TypeAlias = Leaf | Record | Table | Listed | Modelled | Open
OPEN: Final = Open()


@dataclass(frozen=True, slots=True)
class Mistake:
    """A use of a fact that does not exist; `start` is the byte offset in the rule's file."""

    start: int
    message: str


@dataclass(frozen=True, slots=True)
class Schema:
    """`arguments` has the class of each argument, `subjects` the arguments of each kind of subject.

    `extra` are the shapes of other arguments, `scope` those of variables that a rule's functions see without taking.
    """

    arguments: Mapping[str, type]
    subjects: Mapping[str, tuple[str, ...]]
    extra: Mapping[str, Shape] = field(default_factory=dict)
    scope: Mapping[str, Shape] = field(default_factory=dict)

    def shape(self, argument: str) -> Shape:
        if argument in self.extra:
            return self.extra[argument]
        kind = self.arguments.get(argument)
        return OPEN if kind is None else shape_of(kind)

    def check_subject(self, subject: str) -> str | None:
        """What is wrong with the name of a subject, None when it exists."""
        if subject in self.subjects:
            return None
        return f"there is no subject '{subject}'{did_you_mean(subject, self.subjects)}"

    def check(self, subject: str, function: ast.Lambda) -> Iterator[Mistake]:
        """The mistakes of one function of a rule on `subject`."""
        formals = function.formals
        if formals is None:
            yield Mistake(function.start, "takes a set pattern, such as { container, ... }")
            return
        known = (*self.subjects[subject], *COMMON_ARGUMENTS)
        names: dict[str, Shape] = dict(self.scope)
        for entry in formals.entries:
            names[entry.name] = OPEN
            if entry.name in known:
                names[entry.name] = self.shape(entry.name)
            elif entry.default is None:
                hint = did_you_mean(entry.name, known) or f"; it can take {', '.join(sorted(known))}"
                yield Mistake(entry.start, f"a rule on '{subject}' has no argument '{entry.name}'{hint}")
        yield from _Checker().walk(function.body, _Names(names, None))


@cache
def shape_of(annotation: Any) -> Shape:
    """The shape of the values that a type annotation allows. Unknown and null do not count: they may be anything."""
    if get_origin(annotation) in (Union, types.UnionType):
        return _joined([shape_of(part) for part in get_args(annotation) if part not in (Unknown, types.NoneType)])
    if is_dataclass(annotation):
        return Record((annotation,))  # type: ignore[arg-type]
    origin = get_origin(annotation) or annotation
    if origin in (tuple, list, frozenset, set, ListValue):
        return Leaf("a list")
    if isinstance(origin, type):
        return _class_shape(origin, get_args(annotation))
    return OPEN


def _class_shape(kind: type, arguments: tuple[Any, ...]) -> Shape:
    if issubclass(kind, Mapping):
        return Table(shape_of(arguments[1]) if len(arguments) == 2 else OPEN)
    if issubclass(kind, (str, Str, IPv4Address, IPv6Address)) or (issubclass(kind, Enum) and issubclass(kind, str)):
        return Leaf("a string")
    if kind is bool:
        return Leaf("a Boolean")
    if issubclass(kind, (int, float)):
        return Leaf("a number")
    return Leaf("a path") if issubclass(kind, PathValue) else OPEN


def _joined(shapes: list[Shape]) -> Shape:
    """The shape of a union: records together; with anything else only what all agree on."""
    if shapes and all(isinstance(shape, Record) for shape in shapes):
        return Record(tuple(kind for shape in shapes for kind in shape.kinds))  # type: ignore[union-attr]
    return shapes[0] if len(set(map(repr, shapes))) == 1 else OPEN


@cache
def attributes(kind: type) -> Mapping[str, Shape]:
    """The attributes of a class of facts and their shapes, by Nix name."""
    return {camel_case(name): shape_of(_annotation(found.owner, name)) for name, found in exposed_facts(kind).items()}


def _annotation(owner: type, name: str) -> Any:
    """The resolved annotation of a field, or of a property's result."""
    member = getattr(owner, name, None)
    function = member.func if isinstance(member, cached_property) else getattr(member, "fget", None)
    if function is not None:
        return get_type_hints(function).get("return", object)
    return annotations_of(owner).get(name, object)


class _Names:
    """The variables in scope whose shape is known or to be inferred."""

    def __init__(self, names: dict[str, Any], parent: _Names | None) -> None:
        self.names = names
        self.parent = parent

    def has(self, name: str) -> bool:
        """Whether a variable of this name is bound here or further out."""
        return name in self.names or (self.parent is not None and self.parent.has(name))

    def shape(self, name: str, checker: _Checker) -> Shape:
        scope: _Names | None = self
        while scope is not None:
            if name in scope.names:
                found = scope.names[name]
                if isinstance(found, tuple):
                    scope.names[name] = OPEN
                    found = scope.names[name] = checker.shape(*found)
                return found  # type: ignore[no-any-return]
            scope = scope.parent
        return OPEN


class _Checker:
    """Finds the select chains of an expression that ask for what does not exist."""

    def shape(self, node: Any, scope: _Names) -> Shape:
        """The shape of a variable or of a chain that starts at one."""
        if isinstance(node, ast.Variable):
            return scope.shape(node.name, self)
        if isinstance(node, ast.Select):
            shape = self.shape(node.expression, scope)
            for name in node.path:
                shape = _member(shape, name)
            return shape
        return OPEN

    def walk(self, node: Any, scope: _Names) -> Iterator[Mistake]:
        if isinstance(node, (ast.Select, ast.HasAttr)):
            yield from self._chain(node, scope)
        elif isinstance(node, ast.Variable) and node.name in ("import", "scopedImport") and not scope.has(node.name):
            yield Mistake(node.start, f"{node.name} cannot be used in a rule: {_NO_IO}")
        elif isinstance(node, ast.Inherit) and node.source is not None:
            for name in node.names:
                yield from self._chain(ast.Select(name.start, name.end, node.source, (name,), None), scope)
        scope = _inner(node, scope)
        for child in node:
            if isinstance(child, tuple):
                yield from self._children(child, scope)

    def _children(self, child: tuple[Any, ...], scope: _Names) -> Iterator[Mistake]:
        if hasattr(child, "_fields"):
            yield from self.walk(child, scope)
        else:
            for part in child:
                if isinstance(part, tuple):
                    yield from self.walk(part, scope)

    def _chain(self, node: ast.Select | ast.HasAttr, scope: _Names) -> Iterator[Mistake]:
        shape = self.shape(node.expression, scope)
        is_asked = isinstance(node, ast.HasAttr) or node.default is not None
        for name in node.path:
            if not isinstance(name, ast.StaticName) or (is_asked and isinstance(shape, Modelled)):
                return
            problem = _missing(shape, name.name)
            if problem is not None:
                yield Mistake(name.start, problem)
                return
            shape = _member(shape, name)


def _member(shape: Shape, name: ast.AttrName) -> Shape:
    if isinstance(shape, Table):
        return shape.value
    if isinstance(shape, Listed) and isinstance(name, ast.StaticName):
        return shape.members.get(name.name, OPEN)
    if isinstance(shape, Modelled) and isinstance(name, ast.StaticName):
        inner = shape.value.attrs.get(name.name)
        return Modelled(inner) if isinstance(inner, ModelledSet) else OPEN
    if not isinstance(shape, Record) or not isinstance(name, ast.StaticName):
        return OPEN
    found = [attributes(kind)[name.name] for kind in shape.kinds if name.name in attributes(kind)]
    return _joined(found) if found else OPEN


def _missing(shape: Shape, name: str) -> str | None:
    """Why the shape has no such attribute, None when it may have it."""
    if isinstance(shape, Leaf):
        hint = "; lib.any and lib.findFirst look through it" if shape.kind == "a list" else ""
        return f"there is no '{name}' in {shape.kind}{hint}"
    if isinstance(shape, Listed):
        if name in shape.members:
            return None
        return f"there is no '{name}' in {shape.title}{did_you_mean(name, shape.members)}"
    if isinstance(shape, Modelled):
        return _not_modelled(shape.value, name)
    if not isinstance(shape, Record) or any(name in attributes(kind) for kind in shape.kinds):
        return None
    names = [known for kind in shape.kinds for known in attributes(kind)]
    what = " or ".join(_title(kind) for kind in shape.kinds)
    return f"{what} has no fact '{name}'{did_you_mean(name, names) or _elsewhere(shape, name)}"


def _not_modelled(value: ModelledSet, name: str) -> str | None:
    """Why a set of functions has none of this name, None when it has one."""
    from nixlint_hwc.eval.thunk import force  # a run that answers from the cache needs no evaluator

    found = value.get(name)
    if found is MISSING:
        return f"{value.label} has no '{name}'{did_you_mean(name, value.attrs)}"
    if name in _OUTSIDE:
        return f"{value.label}.{name} cannot be used in a rule: {_NO_IO}"
    inner = force(found)
    return f"{value.label}.{name} cannot be used in a rule: {inner.reason}" if isinstance(inner, Unknown) else None


def _elsewhere(shape: Record, name: str) -> str:
    """The end of a message that suggests facts with this word in their names: of the same thing, or of a part."""
    own = {known: inner for kind in shape.kinds for known, inner in attributes(kind).items()}
    parts = {known: inner for known, inner in own.items() if isinstance(inner, Record)}
    below = [f"{part}.{known}" for part, inner in parts.items() for kind in inner.kinds for known in attributes(kind)]
    word = name.lower()
    found = [known for known in own if word in known.lower()]
    found += [known for known in below if word in known.rpartition(".")[2].lower()]
    exact = [known for known in below if known.endswith(f".{name}")]
    names = " or ".join(f"'{known}'" for known in (exact or found)[:3])
    return f"; did you mean {names}?" if names else "; docs/facts.md lists what it has"


def _title(kind: type) -> str:
    return kind.__name__.removesuffix("Fact")


def _inner(node: Any, scope: _Names) -> _Names:
    """The scope inside a node."""
    if isinstance(node, ast.Lambda):
        names = [entry.name for entry in node.formals.entries] if node.formals else []
        return _Names(dict.fromkeys([*names, *([node.name] if node.name else [])], OPEN), scope)
    if isinstance(node, ast.Let) or (isinstance(node, ast.Attrs) and node.recursive):
        inner = _Names({}, scope)
        inner.names.update(_bound(node, scope, inner))
        return inner
    return scope


def _bound(node: ast.Let | ast.Attrs, outer: _Names, inner: _Names) -> Iterator[tuple[str, Any]]:
    for binding in node.bindings:
        if isinstance(binding, ast.Binding):
            if isinstance(binding.name, ast.StaticName):
                yield binding.name.name, (binding.value, inner)
            continue
        for name in binding.names:
            base = binding.source
            if base is None:
                yield name.name, (ast.Variable(name.start, name.end, name.name), outer)
            else:
                yield name.name, (ast.Select(name.start, name.end, base, (name,), None), inner)
