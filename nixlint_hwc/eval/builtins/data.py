"""Builtins that read and write JSON and TOML."""

from __future__ import annotations

import datetime
import json
import math
import re
from functools import cache
from json.decoder import JSONArray, JSONObject  # type: ignore[attr-defined]
from json.scanner import py_make_scanner  # type: ignore[attr-defined]
from typing import Any

from nixlint_hwc.eval.arithmetic import wrap
from nixlint_hwc.eval.calls import anonymous, call, describe
from nixlint_hwc.eval.coerce import coerce_to_string
from nixlint_hwc.eval.errors import InvalidValue, TypeMismatch
from nixlint_hwc.eval.registry import BUILTINS, LAZY, TEXT
from nixlint_hwc.eval.thunk import force, machine
from nixlint_hwc.eval.values import (
    MISSING,
    AttrSet,
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

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile(r'["\\\x00-\x1f]')


@native("toJSON", LAZY)
def to_json(lazy: Any) -> Str:
    """The value as JSON; an unknown part of it is a hole in the text."""
    parts: list[Str] = []
    _write(lazy, parts)
    machine.spend(sum([len(part.text) for part in parts]) >> 6)
    return join(parts)


def _write(lazy: Any, parts: list[Str]) -> None:
    value = force(lazy)
    machine.spend(1)
    kind = value.__class__
    if kind is Str:
        parts += (Str('"'), escaped(value), Str('"'))
    elif kind is ListValue:
        _write_list(value, parts)
    elif isinstance(value, AttrSet):
        _write_set(value, parts)
    elif kind is PathValue:
        parts += (Str('"'), coerce_to_string(value), Str('"'))
    elif kind is Unknown:
        parts.append(hole(anonymous(value)))
    else:
        parts.append(Str(_scalar(value)))


def _scalar(value: Any) -> str:
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    if value.__class__ is int or value.__class__ is LiteralInt:
        return str(int(value))
    if value.__class__ is float or value.__class__ is LiteralFloat:
        return f"{value:g}"
    raise TypeMismatch(f"cannot convert {describe(value)} to JSON")


def escaped(text: Str) -> Str:
    """A string's text as it stands between JSON's quotation marks."""
    if not _ESCAPED.search(text.text):
        return text
    shown = _ESCAPED.sub(lambda match: _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04x}", text.text)
    holes = tuple([unknown if unknown.built else anonymous(unknown) for unknown in text.holes])
    return Str(shown, next(text.spans(), None), holes)


def _write_list(value: ListValue, parts: list[Str]) -> None:
    parts.append(Str("["))
    for index, item in enumerate(value.items):
        _separate(index, value.rest, parts)
        _write(item, parts)
    if value.rest is not None:
        parts.append(hole(anonymous(value.rest)))
    parts.append(Str("]"))


def _separate(index: int, rest: Unknown | None, parts: list[Str]) -> None:
    """What stands before a member: a comma, or any further members."""
    if rest is not None:
        parts.append(hole(anonymous(rest)))
    elif index:
        parts.append(Str(","))


def _write_set(value: AttrSet, parts: list[Str]) -> None:
    method = value.get("__toString")
    if method is not MISSING:
        parts += (Str('"'), escaped(coerce_to_string(call(force(method), value))), Str('"'))
        return
    output = value.get("outPath")
    if output is not MISSING:
        _write(output, parts)
        return
    value = value.snapshot()
    parts.append(Str("{"))
    for index, name in enumerate(sorted(value.attrs)):
        _separate(index, value.rest, parts)
        parts += (Str('"'), escaped(Str(name)), Str('":'))
        _write(value.attrs[name], parts)
    if value.rest is not None:
        parts.append(hole(anonymous(value.rest)))
    parts.append(Str("}"))


def _refuse_constant(text: str) -> Any:
    raise ValueError(f"{text} is not JSON")


def _integer(text: str) -> int | float:
    number = int(text) if len(text) < 40 else None
    if number is None or not -(1 << 63) <= number < 1 << 64:
        return _real(text)
    return wrap(number)


def _real(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise ValueError(f"the number {text} is out of range")
    return number


def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(parse_constant=_refuse_constant, parse_int=_integer, parse_float=_real)


_DECODER = _decoder()


@cache
def _deep_decoder() -> json.JSONDecoder:
    """The same in Python: what is written in C goes some thousand lists deep in Python 3.12 and 3.13, and no deeper."""
    found: Any = _decoder()
    found.parse_array = JSONArray
    found.parse_object = JSONObject
    found.scan_once = py_make_scanner(found)
    return found  # type: ignore[no-any-return]


def _decoded(text: str) -> Any:
    try:
        return _DECODER.decode(text)
    except RecursionError:
        return _deep_decoder().decode(text)


@native("fromJSON", TEXT)
def from_json(text: Str) -> Any:
    machine.spend(len(text.text) >> 4)
    try:
        data = _decoded(text.text.strip("\ufeff"))
    except ValueError as error:
        raise InvalidValue(f"this is not JSON: {error}") from None
    return from_python(data)


@native("fromTOML", TEXT)
def from_toml(text: Str) -> Any:
    import tomllib

    machine.spend(len(text.text) >> 4)
    try:
        data = tomllib.loads(text.text.replace("\r\n", "\n"))
    except ValueError as error:
        raise InvalidValue(f"this is not TOML: {error}") from None
    return from_python(data)


def from_python(data: Any) -> Any:
    """Plain data as a Nix value. Raises `InvalidValue` for what Nix has no type for."""
    if isinstance(data, str):
        return Str(_valid(data))
    if isinstance(data, dict):
        return AttrSet({_valid(name): from_python(value) for name, value in data.items()})
    if isinstance(data, list):
        return ListValue([from_python(value) for value in data])
    if isinstance(data, (datetime.date, datetime.time)):
        raise InvalidValue("dates and times are not supported in TOML")
    if isinstance(data, int) and not -(1 << 63) <= data < 1 << 63:
        raise InvalidValue(f"the number {data} does not fit into 64 bits")
    return data


def _valid(text: str) -> str:
    """A text that a Nix string can hold."""
    if "\0" in text:
        raise InvalidValue("a string cannot contain a zero byte")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise InvalidValue("this text is not valid Unicode") from None
    return text
