"""`toXML`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from nixlint_hwc.eval.calls import anonymous
from nixlint_hwc.eval.errors import BudgetSpent
from nixlint_hwc.eval.registry import BUILTINS, LAZY
from nixlint_hwc.eval.thunk import force, machine
from nixlint_hwc.eval.values import (
    HOLE,
    MISSING,
    AttrSet,
    Builtin,
    Closure,
    ListValue,
    LiteralFloat,
    LiteralInt,
    PathValue,
    Str,
    Unknown,
    hole,
    join,
)

native = BUILTINS.native

_ENTITIES = {'"': "&quot;", "<": "&lt;", ">": "&gt;", "&": "&amp;", "\n": "&#xA;"}


class _OpenError(Exception):
    """A list or set may have more members, whose lines could stand anywhere between the others."""

    def __init__(self, rest: Unknown) -> None:
        super().__init__()
        self.rest = rest


@native("toXML", LAZY)
def to_xml(lazy: Any) -> Str:
    """The value as XML; an unknown part of it is a hole in the text, a list or set that may have more all of it."""
    document = _Document()
    try:
        document.add(lazy, 1, ())
    except _OpenError as error:
        return hole(anonymous(error.rest))
    text = "\n".join(["<?xml version='1.0' encoding='utf-8'?>", "<expr>", *document.lines, "</expr>", ""])
    holes = document.holes
    return join([Str(text, None, tuple(holes))]) if text.count(HOLE) == len(holes) else hole(holes[0])


def _attribute(text: str) -> str:
    return re.sub('["<>&\n]', lambda match: _ENTITIES[match[0]], text)


class _Document:
    """The lines of a document and what is not known in them. Each costs budget by its length."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.holes: list[Unknown] = []

    def line(self, text: str, depth: int) -> None:
        machine.spend(1 + (depth + len(text) >> 5))
        self.lines.append("  " * depth + text)

    def gap(self, unknown: Unknown, depth: int) -> None:
        self.holes.append(unknown)
        self.line(HOLE, depth)

    def add(self, lazy: Any, depth: int, around: tuple[Any, ...]) -> None:
        """Add a value; `around` is the set or list that it is in, with what that is in.

        Raises `_OpenError`, and `BudgetSpent` where a value holds itself, of which Nix runs out of stack.
        """
        value = force(lazy)
        kind = value.__class__
        if kind is Str:
            self.holes += [unknown if unknown.built else anonymous(unknown) for unknown in value.holes]
            self.line(f'<string value="{_attribute(value.text)}" />', depth)
        elif kind is ListValue:
            self.list(value, depth, around)
        elif isinstance(value, AttrSet):
            self.set(value, depth, around)
        elif kind is PathValue:
            self.line(f'<path value="{_attribute(value.path)}" />', depth)
        elif kind is Closure:
            for line in _function(value):
                self.line(line, depth)
        elif kind is Unknown:
            self.gap(anonymous(value), depth)
        else:
            self.line(_scalar(value), depth)

    def list(self, value: ListValue, depth: int, around: tuple[Any, ...]) -> None:
        if value.rest is not None:
            raise _OpenError(value.rest)
        inside = _inside(value, around)
        self.line("<list>", depth)
        for item in value.items:
            self.add(item, depth + 1, inside)
        self.line("</list>", depth)

    def set(self, value: AttrSet, depth: int, around: tuple[Any, ...]) -> None:
        if _may_be_derivation(value):
            # Its text names store paths, and each derivation is printed in full only once.
            self.gap(Unknown("a derivation as XML", built=True), depth)
            return
        plain = value.snapshot()
        if plain.rest is not None:
            raise _OpenError(plain.rest)
        inside = _inside(value, around)
        self.line("<attrs>", depth)
        for name in sorted(plain.attrs):
            self.line(f'<attr name="{_attribute(name)}">', depth + 1)
            self.add(plain.attrs[name], depth + 2, inside)
            self.line("</attr>", depth + 1)
        self.line("</attrs>", depth)


def _may_be_derivation(value: AttrSet) -> bool:
    found = value.get("type")
    kind = None if found is MISSING else force(found)
    return kind.__class__ is Unknown or (kind.__class__ is Str and (bool(kind.holes) or kind.text == "derivation"))


def _inside(value: Any, around: tuple[Any, ...]) -> tuple[Any, ...]:
    """What is around the members of a list or set. Raises `BudgetSpent` where that is around the list or set itself."""
    outer = around
    while outer:
        if outer[0] is value:
            raise BudgetSpent("depth")
        outer = outer[1]
    return (value, around)


def _scalar(value: Any) -> str:
    if value is None:
        return "<null />"
    if value is True or value is False:
        return f'<bool value="{"true" if value else "false"}" />'
    if value.__class__ is int or value.__class__ is LiteralInt:
        return f'<int value="{int(value)}" />'
    if value.__class__ is float or value.__class__ is LiteralFloat:
        return f'<float value="{value:g}" />'
    assert value.__class__ is Builtin
    return "<unevaluated />"


def _function(function: Closure) -> Iterator[str]:
    formals = function.code.node.formals
    name = function.code.node.name
    yield "<function>"
    if formals is None:
        yield f'  <varpat name="{_attribute(name)}" />'
    else:
        options = (' ellipsis="1"' if formals.ellipsis else "") + (f' name="{_attribute(name)}"' if name else "")
        yield f"  <attrspat{options}>"
        for entry in sorted(formals.entries, key=lambda entry: entry.name):
            yield f'    <attr name="{_attribute(entry.name)}" />'
        yield "  </attrspat>"
    yield "</function>"
