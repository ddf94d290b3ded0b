"""Arithmetic on numbers, as 64-bit integers and doubles.

Every function takes forced values. An Unknown operand makes an Unknown of the result.
"""

from __future__ import annotations

from typing import Any

from nixlint_hwc.eval.calls import anonymous, describe, unless_set
from nixlint_hwc.eval.errors import InvalidValue, TypeMismatch
from nixlint_hwc.eval.values import LiteralFloat, LiteralInt, Unknown

NUMBERS = frozenset({int, float, LiteralInt, LiteralFloat})


def wrap(number: int) -> int:
    """A number as a signed 64-bit integer."""
    if -0x8000000000000000 <= number <= 0x7FFFFFFFFFFFFFFF:
        return number
    return (number + 0x8000000000000000 & 0xFFFFFFFFFFFFFFFF) - 0x8000000000000000


def _operands(left: Any, right: Any, verb: str) -> Unknown | None:
    """None when both are numbers; the Unknown that decides the result otherwise. Raises `TypeMismatch`."""
    left, right = unless_set(left), unless_set(right)
    for side in (left, right):
        if side.__class__ not in NUMBERS and side.__class__ is not Unknown:
            raise TypeMismatch(f"cannot {verb} {describe(side)}: a number was expected")
    for side in (left, right):
        if side.__class__ is Unknown:
            return anonymous(side)
    return None


def add_numbers(left: Any, right: Any) -> Any:
    """`builtins.add`: `left + right` for numbers only."""
    unknown = _operands(left, right, "add")
    if unknown is not None:
        return unknown
    total = left + right
    return wrap(int(total)) if isinstance(total, int) else total


def subtract(left: Any, right: Any) -> Any:
    """`left - right`."""
    unknown = _operands(left, right, "subtract")
    if unknown is not None:
        return unknown
    total = left - right
    return wrap(int(total)) if isinstance(total, int) else total


def multiply(left: Any, right: Any) -> Any:
    """`left * right`."""
    unknown = _operands(left, right, "multiply")
    if unknown is not None:
        return unknown
    total = left * right
    return wrap(int(total)) if isinstance(total, int) else total


def divide(left: Any, right: Any) -> Any:
    """`left / right`; integers truncate toward zero. Raises `InvalidValue` on division by zero."""
    if right.__class__ in NUMBERS and right == 0:
        raise InvalidValue("division by zero")
    unknown = _operands(left, right, "divide")
    if unknown is not None:
        return unknown
    if isinstance(left, int) and isinstance(right, int):
        if right == -1 and left == -(1 << 63):
            raise InvalidValue("overflow in integer division")
        quotient = abs(left) // abs(right)
        return wrap(quotient if (left < 0) == (right < 0) else -quotient)
    return left / right


def negate(value: Any) -> Any:
    """`-value`."""
    return subtract(0, value)


def is_integral(value: Any) -> bool:
    """Whether a value is an integer; a Boolean is none."""
    return value.__class__ is int or value.__class__ is LiteralInt


def to_integer(value: float) -> int:
    """A whole float as an integer, for `floor` and `ceil`; raises `InvalidValue` when it does not fit, as newer Nix."""
    if not -(2.0**63) <= value < 2.0**63:
        raise InvalidValue(f"the float {value:g} is no 64-bit integer")
    return int(value)
