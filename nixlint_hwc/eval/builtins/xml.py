"""`toXML`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from nixlint_hwc.eval.calls import anonymous
from nixlint_hwc.eval.comparison import derivation_path
from nixlint_hwc.eval.registry import BUILTINS, LAZY
from nixlint_hwc.eval.thunk import force, machine
from nixlint_hwc.eval.values import (
    HOLE,
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
    lines = ["<?xml version='1.0' encoding='utf-8'?>", "<expr>"]
    holes: list[Unknown] = []
    try:
        lines += ["  " + line for line in _lines(lazy, holes)]
    except _OpenError as error:
        return hole(anonymous(error.rest))
    lines += ["</expr>", ""]
    text = "\n".join(lines)
    machine.spend(len(text) >> 6)
    return join([Str(text, None, tuple(holes))]) if text.count(HOLE) == len(holes) else hole(holes[0])


def _attribute(text: str) -> str:
    return re.sub('["<>&\n]', lambda match: _ENTITIES[match[0]], text)


def _lines(lazy: Any, holes: list[Unknown]) -> Iterator[str]:
    value = force(lazy)
    machine.spend(1)
    kind = value.__class__
    if kind is Str:
        holes.extend([unknown if unknown.built else anonymous(unknown) for unknown in value.holes])
        yield f'<string value="{_attribute(value.text)}" />'
    elif kind is ListValue:
        if value.rest is not None:
            raise _OpenError(value.rest)
        yield from _block("<list>", "</list>", value.items, holes)
    elif isinstance(value, AttrSet):
        yield from _set(value, holes)
    elif kind is PathValue:
        yield f'<path value="{_attribute(value.path)}" />'
    elif kind is Closure:
        yield from _function(value)
    elif kind is Unknown:
        holes.append(anonymous(value))
        yield HOLE
    else:
        yield _scalar(value)


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


def _block(head: str, foot: str, items: list[Any], holes: list[Unknown]) -> Iterator[str]:
    yield head
    for item in items:
        for line in _lines(item, holes):
            yield "  " + line
    yield foot


def _set(value: AttrSet, holes: list[Unknown]) -> Iterator[str]:
    if derivation_path(value) is not None:
        # Its text names store paths, and each derivation is printed in full only once.
        holes.append(Unknown("a derivation as XML", built=True))
        yield HOLE
        return
    plain = value.snapshot()
    if plain.rest is not None:
        raise _OpenError(plain.rest)
    attrs = plain.attrs
    yield "<attrs>"
    for name in sorted(attrs):
        for line in _block(f'<attr name="{_attribute(name)}">', "</attr>", [attrs[name]], holes):
            yield "  " + line
    yield "</attrs>"


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
