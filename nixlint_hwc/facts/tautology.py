"""Assertions that cannot fail, whatever the configuration says.

In: the places of assertions in a configuration's definitions, and the syntax there. Out: `Assertion`s. Evaluation
cannot tell: a condition that is true here may be false on the next host. Only what holds by the form alone counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nixlint_hwc.eval.values import AttrSet
from nixlint_hwc.facts.raw import definitions_below, elements
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.source import Span
from nixlint_hwc.syntax import ast


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
    """Whether an expression is true by its form: `true`, `x -> x`, `x || !x`, `x == x`."""
    if isinstance(node, ast.Variable):
        return node.name == "true"
    if not isinstance(node, ast.Binary):
        return False
    left, right = node.left, node.right
    if node.operator == "->":
        return holds(right) or _fails(left) or _same(left, right)
    if node.operator == "||":
        return holds(left) or holds(right) or _same(left, _negated(right)) or _same(_negated(left), right)
    if node.operator == "&&":
        return holds(left) and holds(right)
    return node.operator == "==" and _same(left, right)


def _fails(node: Any) -> bool:
    return isinstance(node, ast.Variable) and node.name == "false"


def _negated(node: Any) -> Any:
    return node.operand if isinstance(node, ast.Unary) and node.operator == "!" else None


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
