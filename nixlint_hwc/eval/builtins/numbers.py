"""Builtins on numbers and versions."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any

from nixlint_hwc.eval import arithmetic
from nixlint_hwc.eval.registry import BUILTINS, INTEGER, NUMBER, TEXT, VALUE
from nixlint_hwc.eval.values import AttrSet, ListValue, Str

native = BUILTINS.native


@native("add", VALUE, VALUE)
def add(left: Any, right: Any) -> Any:
    return arithmetic.add_numbers(left, right)


@native("sub", VALUE, VALUE)
def sub(left: Any, right: Any) -> Any:
    return arithmetic.subtract(left, right)


@native("mul", VALUE, VALUE)
def mul(left: Any, right: Any) -> Any:
    return arithmetic.multiply(left, right)


@native("div", VALUE, VALUE)
def div(left: Any, right: Any) -> Any:
    return arithmetic.divide(left, right)


@native("bitAnd", INTEGER, INTEGER)
def bit_and(left: int, right: int) -> int:
    return int(left) & int(right)


@native("bitOr", INTEGER, INTEGER)
def bit_or(left: int, right: int) -> int:
    return int(left) | int(right)


@native("bitXor", INTEGER, INTEGER)
def bit_xor(left: int, right: int) -> int:
    return int(left) ^ int(right)


@native("ceil", NUMBER)
def ceil(value: float) -> int:
    return arithmetic.to_integer(value if not math.isfinite(value) else math.ceil(value))


@native("floor", NUMBER)
def floor(value: float) -> int:
    return arithmetic.to_integer(value if not math.isfinite(value) else math.floor(value))


_COMPONENT = re.compile(r"[.-]*([0-9]+|[^0-9.-]+)")


def version_components(version: str) -> Iterator[str]:
    """The parts of a version as `nix-env` compares them: runs of digits and runs of anything else but `.` and `-`."""
    return (match.group(1) for match in _COMPONENT.finditer(version))


@native("splitVersion", TEXT)
def split_version(version: Str) -> ListValue:
    return ListValue([version.slice(*match.span(1)) for match in _COMPONENT.finditer(version.text)])


@native("compareVersions", TEXT, TEXT)
def compare_versions(left: Str, right: Str) -> int:
    return compared_versions(left.text, right.text)


def compared_versions(left: str, right: str) -> int:
    """-1, 0 or 1 (nix-env manual, "Versions")."""
    first, second = list(version_components(left)), list(version_components(right))
    for index in range(max(len(first), len(second))):
        a = first[index] if index < len(first) else ""
        b = second[index] if index < len(second) else ""
        if _component_less(a, b):
            return -1
        if _component_less(b, a):
            return 1
    return 0


def _component_less(a: str, b: str) -> bool:
    numeric_a, numeric_b = _is_number(a), _is_number(b)
    if numeric_a and numeric_b:
        return int(a) < int(b)
    if a == "" and numeric_b:
        return True
    if a == "pre" and b != "pre":
        return True
    if b == "pre":
        return False
    if numeric_a or numeric_b:
        return numeric_b
    return a < b


def _is_number(component: str) -> bool:
    # Digits that overflow 32 bits compare as text.
    if not (component.isascii() and component.isdigit()):
        return False
    digits = component.lstrip("0")
    return len(digits) <= 10 and int(digits or "0") <= 0x7FFFFFFF


@native("parseDrvName", TEXT)
def parse_drv_name(full: Str) -> AttrSet:
    """Split at the first dash that no letter follows."""
    text = full.text
    for at, character in enumerate(text[:-1]):
        if character == "-" and not (text[at + 1].isascii() and text[at + 1].isalpha()):
            return AttrSet({"name": full.slice(0, at), "version": full.slice(at + 1, len(text))})
    return AttrSet({"name": full, "version": Str("")})
