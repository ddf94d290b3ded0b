"""The abstract syntax tree of a Nix file, after desugaring.

Nodes are immutable tuples that begin with their byte span (`start`, `end`) in the file that they were parsed from.
What holds always: attribute paths on the left of `=` are nested sets (`a.b = 1; a.c = 2;` is one `a`), parentheses
are gone, string escapes are resolved, indented strings are stripped, and URIs are strings.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class Integer(NamedTuple):
    start: int
    end: int
    value: int


class Float(NamedTuple):
    start: int
    end: int
    value: float


class Text(NamedTuple):
    """A run of literal characters inside a string or path; `value` has its escapes resolved.

    Where the run stands unescaped in the source, `end - start` equals the length of `value` in UTF-8.
    """

    start: int
    end: int
    value: str


class String(NamedTuple):
    """A string; `parts` alternates `Text` and interpolated expressions and is empty for `""`."""

    start: int
    end: int
    parts: tuple[Node, ...]
    indented: bool


class Path(NamedTuple):
    """A path literal (`./a`, `/a`, `~/a`), its interpolations included; the first part is a `Text`."""

    start: int
    end: int
    parts: tuple[Node, ...]


class SearchPath(NamedTuple):
    """`<nixpkgs/lib>`; `value` is the text between the angle brackets."""

    start: int
    end: int
    value: str


class Variable(NamedTuple):
    start: int
    end: int
    name: str


class Select(NamedTuple):
    """`expression.a.b or default`."""

    start: int
    end: int
    expression: Node
    path: tuple[AttrName, ...]
    default: Node | None


class HasAttr(NamedTuple):
    """`expression ? a.b`."""

    start: int
    end: int
    expression: Node
    path: tuple[AttrName, ...]


class Apply(NamedTuple):
    """An application. One that a pipe operator makes, `argument |> function` or `function <| argument`, is `piped`."""

    start: int
    end: int
    function: Node
    argument: Node
    piped: bool = False


class Formal(NamedTuple):
    """One name of a set pattern; `start` and `end` cover the name only."""

    start: int
    end: int
    name: str
    default: Node | None


class Formals(NamedTuple):
    """A set pattern `{ a, b ? 1, ... }`."""

    start: int
    end: int
    entries: tuple[Formal, ...]
    ellipsis: bool


class Lambda(NamedTuple):
    """`name: body`, `{ formals }: body` or `{ formals } @ name: body`."""

    start: int
    end: int
    name: str | None
    formals: Formals | None
    body: Node


class StaticName(NamedTuple):
    """An attribute name that the source gives: `a`, `"a"`, or `${"a"}`."""

    start: int
    end: int
    name: str


class DynamicName(NamedTuple):
    """An attribute name to be evaluated: `${e}` or `"a${e}"`."""

    start: int
    end: int
    expression: Node


class Binding(NamedTuple):
    """`name = value;` with a single name: longer paths were nested. `start`/`end` cover the whole binding.

    `implicit` marks a set that stands for the tail of a path (`a.b = 1` gives `a` an implicit set).
    """

    start: int
    end: int
    name: AttrName
    value: Node
    implicit: bool = False


class Inherit(NamedTuple):
    """`inherit a b;` (`source` is None) or `inherit (source) a b;`."""

    start: int
    end: int
    source: Node | None
    names: tuple[StaticName, ...]


class Attrs(NamedTuple):
    """`{ ... }` or `rec { ... }`. Static names are unique over all bindings and inherits."""

    start: int
    end: int
    recursive: bool
    bindings: tuple[Binding | Inherit, ...]


class Let(NamedTuple):
    """`let bindings in body`; all names are static. `let { ...; body = e; }` is a `Select` of a `rec` set."""

    start: int
    end: int
    bindings: tuple[Binding | Inherit, ...]
    body: Node


class With(NamedTuple):
    start: int
    end: int
    namespace: Node
    body: Node


class Assert(NamedTuple):
    start: int
    end: int
    condition: Node
    body: Node


class If(NamedTuple):
    start: int
    end: int
    condition: Node
    then: Node
    otherwise: Node


class List(NamedTuple):
    start: int
    end: int
    items: tuple[Node, ...]


class Binary(NamedTuple):
    """One of `+ - * / ++ // == != < <= > >= && || ->`."""

    start: int
    end: int
    operator: str
    left: Node
    right: Node


class Unary(NamedTuple):
    """`-e` or `!e`."""

    start: int
    end: int
    operator: str
    operand: Node


class Unparsed(NamedTuple):
    """Source that the parser could not read; it evaluates to Unknown. `message` says why."""

    start: int
    end: int
    message: str


AttrName: TypeAlias = StaticName | DynamicName
Node: TypeAlias = (
    Integer
    | Float
    | Text
    | String
    | Path
    | SearchPath
    | Variable
    | Select
    | HasAttr
    | Apply
    | Lambda
    | Attrs
    | Let
    | With
    | Assert
    | If
    | List
    | Binary
    | Unary
    | Unparsed
)
