"""The closed set of Nix values.

A value is one of: `None` (null), `bool`, `int` or `LiteralInt`, `float` or `LiteralFloat`, `Str`, `PathValue`,
`ListValue`, `AttrSet` (and its subclasses), `Closure`, `Builtin`, or `Unknown`. Inside lists and sets an element may
also be a `Thunk`, which `thunk.force` turns into a value. Kinds are told apart by exact class.

`Unknown` says that the repository does not determine a value. Strings, lists and sets can be partly known: a `Str` has
holes, a `ListValue` or `AttrSet` has a `rest`.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from nixlint_hwc.eval.text import HOLE, Segment, Segments, Str, Unknown, hole, join
from nixlint_hwc.source import Span

if TYPE_CHECKING:
    from nixlint_hwc.eval.thunk import Thunk

__all__ = [
    "HOLE", "MISSING", "AttrSet", "Builtin", "Closure", "Lazy", "ListValue", "LiteralFloat", "LiteralInt", "Missing",
    "ModelledSet", "PathValue", "Segment", "Segments", "Str", "Unknown", "Value", "hole", "join", "origin_of",
]  # fmt: skip


class LiteralInt(int):
    """An integer that a literal of the source gives; arithmetic yields plain `int`."""

    origin: Span | None


class LiteralFloat(float):
    """A float that a literal of the source gives."""

    origin: Span | None


class PathValue:
    """An absolute path. `path` is normalised; inside the project it starts with the project's root."""

    __slots__ = ("origin", "path")

    def __init__(self, path: str, origin: Span | None = None) -> None:
        self.path = path
        self.origin = origin

    def __repr__(self) -> str:
        return f"PathValue({self.path!r})"


class ListValue:
    """A list. `places` says where each of the `items` stands in the source.

    With a `rest` there may be further elements, which are not known: anywhere in the list, or only behind the items
    with `open_end`. The items are then in the right order, but their indices are not known.
    """

    __slots__ = ("items", "open_end", "places", "rest")

    def __init__(
        self,
        items: list[Lazy],
        places: list[Span | None] | None = None,
        rest: Unknown | None = None,
        open_end: bool = False,
    ) -> None:
        self.items = items
        self.places = places
        self.rest = rest
        self.open_end = open_end

    def place(self, index: int) -> Span | None:
        """Where the element stands, None where that is not known."""
        return self.places[index] if self.places is not None else None


class AttrSet:
    """An attribute set. `places` says where each name is bound in the source.

    With a `rest` there may be further attributes, which are not known: of any name, or only of those in `possible`
    where that is not None. Subclasses may compute attributes on demand. Code other than their own therefore reads a set
    through `get`, `names` and `snapshot`, or through `attrs` after checking that the class is exactly `AttrSet`.
    """

    __slots__ = ("attrs", "places", "possible", "rest")

    def __init__(
        self,
        attrs: dict[str, Lazy],
        places: dict[str, Span] | None = None,
        rest: Unknown | None = None,
        possible: frozenset[str] | None = None,
    ) -> None:
        self.attrs = attrs
        self.places = places
        self.rest = rest
        self.possible = possible

    def get(self, name: str) -> Lazy | Missing:
        """The attribute's value or thunk, or `MISSING` where the set has no such known attribute."""
        return self.attrs.get(name, MISSING)

    def found(self, name: str) -> Lazy | Missing:
        """What `or` and `?` find: the same as `get`, without attributes that the set is only presumed to have."""
        return self.get(name)

    def either(self, name: str, otherwise: Callable[[], Any]) -> Any:
        """What is certain of `set.name or otherwise` where `gap` tells an Unknown; `MISSING` where nothing is."""
        return MISSING

    def gap(self, name: str) -> Unknown | None:
        """An Unknown where the set may have an attribute that `get` does not find; None where it certainly has not."""
        return self.rest if self.possible is None or name in self.possible else None

    def names(self) -> list[str]:
        """The names that are known to exist, in no particular order."""
        return list(self.attrs)

    def snapshot(self) -> AttrSet:
        """This set as a plain `AttrSet` that holds every known attribute."""
        return self

    def place(self, name: str) -> Span | None:
        """Where the attribute is bound, None where that is not known."""
        return self.places.get(name) if self.places else None

    def applied(self, argument: Lazy) -> Lazy | Missing:
        """What a call of the set gives where it has no `__functor`; `MISSING` when it cannot be called."""
        return MISSING

    def of_other_kind(self) -> Unknown | None:
        """An Unknown for the case that this value is no set after all; None where it certainly is one."""
        return None

    @property
    def speculative(self) -> bool:
        """Whether a `with` over this set may supply names beyond those known."""
        return self.rest is not None

    def absent(self, name: str, span: Span | None = None) -> Lazy | Missing:
        """What selecting a missing attribute at `span` gives instead of an error; `MISSING` for the error.

        `or` and `?` do not ask: for them the attribute is missing.
        """
        return MISSING


class ModelledSet(AttrSet):
    """`builtins`, nixpkgs' `lib` or a sub-set of it: a newer release may have names that the model lacks.

    Selecting such a name is Unknown; `or` and `?` are answered by what is modelled. `label` is the set's expression.
    """

    __slots__ = ("label",)

    def __init__(self, label: str, attrs: dict[str, Lazy]) -> None:
        super().__init__(attrs)
        self.label = label

    def absent(self, name: str, span: Span | None = None) -> Lazy | Missing:
        near = difflib.get_close_matches(name, self.attrs, 1, 0.75)
        return Unknown(f"{self.label}.{name} is not modelled{f' ({near[0]} is)' if near else ''}", span)


class Closure:
    """A function of the linted code: `call(argument)` is in `calls.py`; `code` is compiled on first call."""

    __slots__ = ("code", "env")

    def __init__(self, code: Any, env: list[Any]) -> None:
        self.code = code
        self.env = env


class Builtin:
    """A function of the language or the modelled library, with the arguments it has so far (`arity` in all).

    Arguments arrive as they are passed: values or thunks. `formals` is what `functionArgs` reports for it.
    """

    __slots__ = ("arguments", "arity", "formals", "name", "run")

    def __init__(
        self,
        name: str,
        arity: int,
        run: Callable[..., Value],
        arguments: tuple[Lazy, ...] = (),
        formals: dict[str, bool] | None = None,
    ) -> None:
        self.name = name
        self.arity = arity
        self.run = run
        self.arguments = arguments
        self.formals = formals


class Missing:
    """The type of `MISSING`: the answer where an attribute does not exist (null is a value)."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "MISSING"


MISSING: Final = Missing()

Value: TypeAlias = bool | int | float | Str | PathValue | ListValue | AttrSet | Closure | Builtin | Unknown | None
Lazy: TypeAlias = "Value | Thunk"


def name_origin(name: Str, beside: Span | None) -> Span | None:
    """Where the last word of a name is written; None where no part of it is, or another part is put around it.

    Of `"${stack}-${name}"` that is where what `name` evaluates to is written. `beside` is where the attribute is: a
    name that is put together in another file, all of it, is written there.
    """
    parts = [span for span in name.spans() if any(map(str.isalnum, span.text))]
    if not any(map(_is_piece, parts)):
        return parts[-1] if parts else None
    files = {span.file.path for span in parts}
    return parts[-1] if beside is not None and len(files) == 1 and beside.file.path not in files else None


def _is_piece(span: Span) -> bool:
    """Whether the source of a literal goes on beside it with an interpolation."""
    data = span.file.data
    return data[span.start - 1 : span.start] == b"}" or data[span.end : span.end + 2] == b"${"


def is_word(text: str) -> bool:
    """Whether a text begins and ends with a letter or digit."""
    return text[:1].isalnum() and text[-1:].isalnum()


def origin_of(value: object) -> Span | None:
    """The first source place a scalar comes from; None where it was computed or is a container."""
    if isinstance(value, Str):
        return next(value.spans(), None)
    if isinstance(value, (LiteralInt, LiteralFloat, PathValue)):
        return value.origin
    if isinstance(value, Unknown):
        return value.span
    return None
