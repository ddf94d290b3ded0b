"""Types that are a predicate: strings, numbers, enums, packages, paths."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

from nixlint_hwc.eval.arithmetic import NUMBERS, is_integral
from nixlint_hwc.eval.builtins.types import type_name
from nixlint_hwc.eval.coerce import coerce_to_string
from nixlint_hwc.eval.comparison import equal
from nixlint_hwc.eval.values import MISSING, AttrSet, Str, Unknown, join
from nixlint_hwc.modules.definitions import Definition
from nixlint_hwc.modules.option_names import Path
from nixlint_hwc.modules.types.merging import merge_by_or, merge_default, merge_equal, merge_one, merge_shallow
from nixlint_hwc.modules.types.predicates import (
    between,
    is_attrs,
    is_callable,
    is_declaration,
    is_lua,
    is_package,
    is_shell,
    is_string,
)
from nixlint_hwc.modules.types.spec import TypeSpec


class Scalar(TypeSpec):
    """A type that is a predicate, with `mergeEqualOption`.

    `base` is the type that it narrows: two declarations of `ints.positive` make an `int`, as in nixpkgs.
    """

    simple = True
    grammar = "noun"

    def __init__(
        self,
        name: str,
        accepts: Callable[[Any], bool],
        label: str | None = None,
        finite: tuple[Any, ...] | None = None,
        merge: Callable[[Path, list[Definition]], Any] = merge_equal,
        base: TypeSpec | None = None,
    ) -> None:
        self.name = name
        self.base = base
        self.accepts = accepts
        self.label = label or name
        self.finite = finite
        self.merging = merge
        self.unites = merge not in (merge_equal, merge_one)
        if "meaning" in self.label or "containing" in self.label:
            self.grammar = "nonRestrictiveClause"

    def describe(self) -> str:
        return self.label

    def check(self, value: Any) -> bool:
        return value.__class__ is Unknown or self.accepts(value)

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        return definitions[0].value if len(definitions) == 1 else self.merging(path, definitions)

    def empty(self) -> Any:
        return AttrSet({}) if self.name == "attrs" else MISSING

    @property
    def merges_as(self) -> TypeSpec:
        return self.base or self


class Separated(Scalar):
    """`separatedString`, of which `lines` and `commas` are instances: definitions joined by a separator."""

    def __init__(self, separator: str) -> None:
        super().__init__("separatedString", is_string, f"strings concatenated with {quoted(separator)}")
        self.separator = separator
        self.unites = True

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        return join([coerce_to_string(d.value) for d in definitions], self.separator)

    def combined(self, other: TypeSpec) -> TypeSpec | None:
        return self if isinstance(other, Separated) and other.separator == self.separator else None


class Matching(Scalar):
    """`strMatching "..."`."""

    def __init__(self, pattern: Str) -> None:
        label = f"string matching the pattern {pattern.shown}"
        super().__init__(f"strMatching {quoted(pattern.text)}", self._accepts, label)
        self.pattern = pattern

    def _accepts(self, value: Any) -> bool:
        from nixlint_hwc.eval.builtins.regex import match

        return is_string(value) and match(self.pattern, value) is not None

    def combined(self, other: TypeSpec) -> TypeSpec | None:
        return self if isinstance(other, Matching) and other.pattern.text == self.pattern.text else None


def quoted(text: str) -> str:
    """A text in double quotes, as JSON writes it."""
    return json.dumps(text, ensure_ascii=False)


class Enum(Scalar):
    """`enum [ ... ]`."""

    def __init__(self, values: list[Any]) -> None:
        super().__init__("enum", self._accepts)
        self.values = values
        self.grammar = "noun" if len(values) < 2 else "conjunction"
        self.finite = self._constants()

    def _constants(self) -> tuple[Any, ...] | None:
        constants = []
        for value in self.values:
            if value.__class__ is Str and not value.holes:
                constants.append(value.text)
            elif value is None or value.__class__ is bool or is_integral(value):
                constants.append(value)
            else:
                return None
        return tuple(constants) if 0 < len(constants) <= 16 else None

    def _accepts(self, value: Any) -> bool:
        return any(equal(value, one) is not False for one in self.values)

    def describe(self) -> str:
        shown = [_shown(value) for value in self.values]
        if not shown:
            return "impossible (empty enum)"
        return f"value {shown[0]} (singular enum)" if len(shown) == 1 else "one of " + ", ".join(shown)

    def combined(self, other: TypeSpec) -> TypeSpec | None:
        if not isinstance(other, Enum):
            return None
        more = [value for value in other.values if all(equal(value, one) is not True for one in self.values)]
        return Enum(self.values + more)


def _shown(value: Any) -> str:
    if value.__class__ is Str:
        return f'"{value.shown}"'
    if value.__class__ is bool:
        return "true" if value else "false"
    return str(value) if is_integral(value) else f"<{type_name(value)}>"


def _nothing_else(value: Any) -> bool:
    return True


UNSPECIFIED: Final = Scalar("unspecified", _nothing_else, "unspecified value", merge=merge_default)
_INT: Final = Scalar("int", is_integral, "signed integer")


def ranged(name: str, label: str, low: int | None, high: int | None) -> Scalar:
    """A type of integers; a label that ends in "integer" tells the range too."""
    if label.endswith("integer"):
        label = f"{label}; between {low} and {high} (both inclusive)"
    return Scalar(name, between(low, high), label, base=_INT)


def without_end_of_line(value: Any) -> Any:
    """A text without a newline at its end."""
    if value.__class__ is Str and value.text.endswith("\n"):
        return value.slice(0, len(value.text) - 1)
    return value


class Line(Scalar):
    """`singleLineStr`: merging changes even a single value."""

    simple = False

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        return without_end_of_line(super().merge(path, definitions))


SCALARS: Final[dict[str, TypeSpec]] = {
    "unspecified": UNSPECIFIED,
    "null": Scalar("null", lambda v: v is None, "null", finite=(None,)),
    "raw": Scalar("raw", _nothing_else, "raw value", merge=merge_one),
    "bool": Scalar("bool", lambda v: v.__class__ is bool, "boolean", finite=(True, False)),
    "boolByOr": Scalar(
        "boolByOr", lambda v: v.__class__ is bool, "boolean (merged using or)", finite=(True, False),
        merge=merge_by_or,
    ),
    "int": _INT,
    "float": Scalar("float", lambda v: v.__class__ in NUMBERS and not is_integral(v), "floating point number"),
    "port": ranged("unsignedInt16", "16 bit unsigned integer", 0, 65535),
    "str": Scalar("str", is_string, "string"),
    "string": Scalar("string", is_string, "string"),
    "nonEmptyStr": Scalar("nonEmptyStr", lambda v: is_string(v) and bool(v.text.strip(" \t\n")), "non-empty string"),
    "singleLineStr": Line(
        "singleLineStr", lambda v: is_string(v) and "\r" not in v.text and "\n" not in v.text[:-1],
        "(optionally newline-terminated) single-line string",
    ),
    "lines": Separated("\n"),
    "commas": Separated(","),
    "envVar": Separated(":"),
    "package": Scalar("package", is_package, "package", merge=merge_one),
    "shellPackage": Scalar("package", is_shell, "package", merge=merge_one),
    "pkgs": Scalar("pkgs", is_attrs, "Nixpkgs package set", merge=merge_one),
    "attrs": Scalar("attrs", is_attrs, "attribute set", merge=merge_shallow),
    "functor": Scalar("function", is_callable, "function", merge=merge_one),
    "luaInline": Scalar("luaInline", is_lua, "inline lua"),
    "fileset": Scalar("fileset", _nothing_else, "fileset", merge=merge_default),
    "optionDeclaration": Scalar("optionDeclaration", is_declaration, "option declaration", merge=merge_default),
    "deferredModuleSimple": Scalar("deferredModule", _nothing_else, "module", merge=merge_one),
}  # fmt: skip


#: `attrs` and similar types are sets: the values of their definitions are not scalars.
for _name in ("attrs", "pkgs", "unspecified", "raw", "functor", "luaInline", "fileset", "optionDeclaration"):
    SCALARS[_name].simple = False
SCALARS["attrs"].grammar = None


INTEGERS: Final[dict[str, TypeSpec]] = {
    "unsigned": ranged("unsignedInt", "unsigned integer, meaning >=0", 0, None),
    "positive": ranged("positiveInt", "positive integer, meaning >0", 1, None),
    **{f"u{n}": ranged(f"unsignedInt{n}", f"{n} bit unsigned integer", 0, 2**n - 1) for n in (8, 16, 32)},
    **{
        f"s{n}": ranged(f"signedInt{n}", f"{n} bit signed integer", -(2 ** (n - 1)), 2 ** (n - 1) - 1)
        for n in (8, 16, 32)
    },
}
