"""Chains of the pipe operators `|>` and `<|`, in a tree of a grammar that has neither.

In: a tree in which `->` stands in for the pipes, and for which one where. Out: the operands of a chain, and the
application that it is. `->` groups to the right; a pipe binds looser than a real one, and so parts the chain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tree_sitter import Node as Concrete

from nixlint_hwc.syntax import ast
from nixlint_hwc.syntax.grammar import KIND
from nixlint_hwc.syntax.lower_literals import solid

_BINARY = KIND["binary_expression"]


def piped(node: Concrete, text: str, pipes: Mapping[int, str]) -> tuple[str, list[list[Concrete]]] | None:
    """A chain's operator and what it parts, each as the operands of real `->`; None where nothing is piped."""
    pipe = ""
    groups: list[list[Concrete]] = [[]]
    while node.kind_id == _BINARY:
        left, operator, right = solid(node, 3)
        at = operator.start_byte
        if at not in pipes and text[at : operator.end_byte] != "->":
            break
        groups[-1].append(left)
        if at in pipes:
            pipe = pipes[at]
            groups.append([])
        node = right
    groups[-1].append(node)
    return (pipe, groups) if pipe else None


def implied(starts: Sequence[int], end: int, terms: Sequence[ast.Node]) -> ast.Node:
    """`a -> b -> c`, whose terms begin at `starts`."""
    result = terms[-1]
    for at, term in zip(reversed(starts[:-1]), reversed(terms[:-1]), strict=True):
        result = ast.Binary(at, end, "->", term, result)
    return result


def applied(operator: str, places: Sequence[tuple[int, int]], terms: Sequence[ast.Node]) -> ast.Node:
    """`a |> f |> g` is `g (f a)`, and so is `g <| f <| a`. `places` are those of the terms, with parentheses."""
    if operator == "|>":
        result, start = terms[0], places[0][0]
        for (_, end), function in zip(places[1:], terms[1:], strict=True):
            result = ast.Apply(start, end, function, result, piped=True)
        return result
    result, end = terms[-1], places[-1][1]
    for (start, _), function in zip(reversed(places[:-1]), reversed(terms[:-1]), strict=True):
        result = ast.Apply(start, end, function, result, piped=True)
    return result
