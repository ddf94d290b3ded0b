"""Assertions that cannot fail, whatever the configuration says.

In: the places of assertions in a configuration's definitions, and the syntax there. Out: `Assertion`s. Evaluation
cannot tell: a condition that is true here may be false on the next host. Only what holds by the form alone counts.
"""

from __future__ import annotations

import operator as operators
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

from nixlint_hwc.eval.values import AttrSet
from nixlint_hwc.facts.raw import definitions_below, elements
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.source import Span
from nixlint_hwc.syntax import ast

#: Parts of one condition that are compared with each other.
_MOST: Final = 32
_COMPARISONS: Final[dict[str, Callable[[int, int], bool]]] = {
    "==": operators.eq, "!=": operators.ne, "<": operators.lt, "<=": operators.le, ">": operators.gt,
    ">=": operators.ge,
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Assertion:
    """An assertion whose condition is always true. `text` is the condition as it is written."""

    text: str
    origin: Span


def always_true(configuration: Configuration) -> Iterator[Assertion]:
    """The assertions of a configuration that cannot fail."""
    trees = configuration.evaluator.trees
    for definition in definitions_below(configuration, ("assertions",)):
        for element in elements(definition):
            place = element.value.place("assertion") if isinstance(element.value, AttrSet) else None
            tree = trees.get(place.file.path) if place is not None else None
            if place is None or tree is None:
                continue
            binding = next(_bindings(tree.root, place), None)
            if binding is not None and holds(binding.value):
                span = Span(place.file, binding.value.start, binding.value.end)
                yield Assertion(span.text, span)


def _bindings(node: Any, place: Span) -> Iterator[ast.Binding]:
    """The binding whose name stands at a place."""
    if isinstance(node, ast.Binding) and (node.name.start, node.name.end) == (place.start, place.end):
        yield node
        return
    for child in node:
        if isinstance(child, tuple) and _may_hold(child, place):
            yield from _bindings(child, place)


def _may_hold(node: Any, place: Span) -> bool:
    start, end = getattr(node, "start", None), getattr(node, "end", None)
    return start is None or end is None or (start <= place.start and place.end <= end)


def holds(node: Any) -> bool:
    """Whether an expression is true by its form: `true`, `!false`, `x -> x`, `x || !x`, `x == x`, `1 < 2`."""
    return _truth(node) is True


def _truth(node: Any) -> bool | None:
    """What an expression is by its form alone; None where that depends on something."""
    if isinstance(node, ast.Variable):
        return {"true": True, "false": False}.get(node.name)
    if isinstance(node, ast.If):
        return _chosen(node)
    if isinstance(node, ast.Unary) and node.operator == "!":
        inner = _truth(node.operand)
        return None if inner is None else not inner
    if not isinstance(node, ast.Binary):
        return None
    if node.operator in ("||", "->"):
        return _any(list(_disjuncts(node, True)))
    if node.operator == "&&":
        inner = _any(list(_disjuncts(node, False)))
        return None if inner is None else not inner
    return _compared(node.operator, node.left, node.right)


def _chosen(node: ast.If) -> bool | None:
    condition = _truth(node.condition)
    then, otherwise = _truth(node.then), _truth(node.otherwise)
    return (then if then is otherwise else None) if condition is None else then if condition else otherwise


def _disjuncts(node: Any, wanted: bool) -> Iterator[tuple[Any, bool]]:
    """The parts of an expression of which one suffices to make it `wanted`, each with what it has to be."""
    if isinstance(node, ast.Unary) and node.operator == "!":
        yield from _disjuncts(node.operand, not wanted)
    elif isinstance(node, ast.Binary) and node.operator == ("||" if wanted else "&&"):
        yield from _disjuncts(node.left, wanted)
        yield from _disjuncts(node.right, wanted)
    elif isinstance(node, ast.Binary) and node.operator == "->" and wanted:
        yield from _disjuncts(node.left, False)
        yield from _disjuncts(node.right, True)
    else:
        yield node, wanted


def _any(parts: list[tuple[Any, bool]]) -> bool | None:
    """Whether one of the parts is what it has to be: by itself, or because another one is the opposite."""
    if len(parts) == 1:
        return None
    found = [(_truth(node), wanted) for node, wanted in parts]
    if any(truth is wanted for truth, wanted in found):
        return True
    pairs = combinations(parts[:_MOST], 2)
    if any(one[1] is not other[1] and _same(one[0], other[0]) for one, other in pairs):
        return True
    return False if all(truth is not None for truth, _ in found) else None


def _compared(operator: str, left: Any, right: Any) -> bool | None:
    """The verdict on two equal expressions, or on two numbers."""
    if isinstance(left, ast.Integer) and isinstance(right, ast.Integer):
        compare = _COMPARISONS.get(operator)
        return None if compare is None else compare(left.value, right.value)
    return {"==": True, "!=": False}.get(operator) if _same(left, right) else None


def _same(one: Any, other: Any) -> bool:
    """Whether two expressions are the same text apart from layout."""
    if one is None or type(one) is not type(other):
        return False
    if not isinstance(one, tuple):
        return bool(one == other)
    fields = getattr(one, "_fields", None)
    if fields is None:
        return len(one) == len(other) and all(_same_field(a, b) for a, b in zip(one, other, strict=True))
    return all(_same_field(getattr(one, f), getattr(other, f)) for f in fields if f not in ("start", "end"))


def _same_field(one: Any, other: Any) -> bool:
    return (one is None and other is None) or _same(one, other)
