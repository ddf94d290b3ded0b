"""Types that are a predicate: strings, numbers, enums, packages, paths."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from nixlint_hwc.eval.calls import describe
from nixlint_hwc.eval.coerce import coerce_to_string
from nixlint_hwc.eval.operators import NUMBERS, equal, is_integral
from nixlint_hwc.eval.values import MISSING, AttrSet, Str, Unknown, join
from nixlint_hwc.modules.definitions import Definition, Path
from nixlint_hwc.modules.types.merging import merge_default, merge_equal, merge_one, merge_shallow
from nixlint_hwc.modules.types.predicates import between, is_attrs, is_callable, is_package, is_path_like, is_string
from nixlint_hwc.modules.types.spec import TypeSpec


class Scalar(TypeSpec):
    """A type that is a predicate, with `mergeEqualOption`."""

    simple = True
    grammar = "noun"

    def __init__(
        self,
        name: str,
        accepts: Callable[[Any], bool],
        label: str | None = None,
        finite: tuple[Any, ...] | None = None,
        merge: Callable[[Path, list[Definition]], Any] = merge_equal,
    ) -> None:
        self.name = name
        self.accepts = accepts
        self.label = label or name
        self.finite = finite
        self.merging = merge
        if "meaning" in self.label:
            self.grammar = "nonRestrictiveClause"

    def describe(self) -> str:
        return self.label

    def check(self, value: Any) -> bool:
        return value.__class__ is Unknown or self.accepts(value)

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        return definitions[0].value if len(definitions) == 1 else self.merging(path, definitions)

    def empty(self) -> Any:
        return AttrSet({}) if self.name == "attrs" else MISSING


class Separated(Scalar):
    """`separatedString`, of which `lines` and `commas` are instances: definitions joined by a separator."""

    def __init__(self, separator: str, name: str = "separatedString") -> None:
        super().__init__(name, is_string, f'strings concatenated with "{separator}"' if separator else "string")
        self.separator = separator

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        return join([coerce_to_string(d.value) for d in definitions], self.separator)


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
        return Enum(self.values + other.values) if isinstance(other, Enum) else None


def _shown(value: Any) -> str:
    if value.__class__ is Str:
        return f'"{value.shown}"'
    if value is None or value.__class__ is bool:
        return {None: "null", True: "true", False: "false"}[value]
    return str(value) if is_integral(value) else f"<{describe(value).split(' ')[-1]}>"


def _nothing_else(value: Any) -> bool:
    return True


UNSPECIFIED: Final = Scalar("unspecified", _nothing_else, merge=merge_default)


SCALARS: Final[dict[str, TypeSpec]] = {
    "unspecified": UNSPECIFIED,
    "null": Scalar("null", lambda v: v is None, "null", finite=(None,)),
    "raw": Scalar("raw", _nothing_else, "raw value", merge=merge_one),
    "bool": Scalar("bool", lambda v: v.__class__ is bool, "boolean", finite=(True, False)),
    "boolByOr": Scalar(
        "boolByOr", lambda v: v.__class__ is bool, "boolean (merged using or)", finite=(True, False),
        merge=lambda path, ds: any(d.value is True for d in ds),
    ),
    "int": Scalar("int", is_integral, "signed integer"),
    "float": Scalar("float", lambda v: isinstance(v, float), "floating point number"),
    "number": Scalar("number", lambda v: v.__class__ in NUMBERS, "signed integer or floating point number"),
    "port": Scalar("unsignedInt16", between(0, 65535), "16 bit unsigned integer; between 0 and 65535 (both inclusive)"),
    "str": Scalar("str", is_string, "string"),
    "string": Scalar("string", is_string, "string"),
    "nonEmptyStr": Scalar("nonEmptyStr", lambda v: is_string(v) and bool(v.text.strip()), "non-empty string"),
    "singleLineStr": Scalar("singleLineStr", lambda v: is_string(v) and "\n" not in v.text[:-1], "one line"),
    "passwdEntry": Scalar("passwdEntry", lambda v: is_string(v) and ":" not in v.text and "\n" not in v.text, "string"),
    "lines": Separated("\n", "separatedString"),
    "commas": Separated(",", "separatedString"),
    "envVar": Separated(":", "separatedString"),
    "path": Scalar("path", is_path_like, "absolute path"),
    "externalPath": Scalar("path", is_path_like, "absolute path not in the Nix store"),
    "pathInStore": Scalar("path", is_path_like, "path in the Nix store"),
    "pathWith": Scalar("path", is_path_like, "path"),
    "package": Scalar("package", is_package, "package", merge=merge_one),
    "shellPackage": Scalar("package", is_package, "package", merge=merge_one),
    "pkgs": Scalar("pkgs", is_attrs, "nixpkgs package set", merge=merge_one),
    "attrs": Scalar("attrs", is_attrs, "attribute set", merge=merge_shallow),
    "functor": Scalar("function", is_callable, "function", merge=merge_one),
    "optionType": Scalar("optionType", is_attrs, "optionType", merge=merge_one),
    "deferredModuleSimple": Scalar("deferredModule", _nothing_else, "module", merge=merge_one),
}  # fmt: skip


#: `attrs` and the like are sets: their definitions' values are no scalars.
for _name in ("attrs", "pkgs", "unspecified", "raw", "optionType", "functor"):
    SCALARS[_name].simple = False


INTEGERS: Final[dict[str, TypeSpec]] = {
    "unsigned": Scalar("unsignedInt", between(0, None), "unsigned integer, meaning >=0"),
    "positive": Scalar("positiveInt", between(1, None), "positive integer, meaning >0"),
    "u8": Scalar("unsignedInt8", between(0, 255), "8 bit unsigned integer; between 0 and 255 (both inclusive)"),
    "u16": Scalar("unsignedInt16", between(0, 65535), "16 bit unsigned integer; between 0 and 65535 (both inclusive)"),
    "u32": Scalar("unsignedInt32", between(0, 2**32 - 1), "32 bit unsigned integer"),
    "s8": Scalar("signedInt8", between(-128, 127), "8 bit signed integer; between -128 and 127 (both inclusive)"),
    "s16": Scalar("signedInt16", between(-32768, 32767), "16 bit signed integer"),
    "s32": Scalar("signedInt32", between(-(2**31), 2**31 - 1), "32 bit signed integer"),
}
