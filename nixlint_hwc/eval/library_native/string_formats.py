"""`lib.strings`, natively: quoting, numbers, versions and names out of strings."""

from __future__ import annotations

import re
from typing import Any, Final

from nixlint_hwc.eval.builtins.numbers import compared_versions
from nixlint_hwc.eval.calls import anonymous
from nixlint_hwc.eval.coerce import coerce_to_string, join_around
from nixlint_hwc.eval.errors import EvalError, InvalidValue, MissingAttribute, Thrown
from nixlint_hwc.eval.library_native.sections import section
from nixlint_hwc.eval.registry import INTEGER, LIST, STRING, TEXT, VALUE
from nixlint_hwc.eval.store_paths import STORE_FOLDER, free_of, spelled
from nixlint_hwc.eval.thunk import force, machine
from nixlint_hwc.eval.values import HOLE, AttrSet, ListValue, LiteralInt, PathValue, Str, Unknown, hole, join

native = section("strings")

_SHELL_SAFE: Final = re.compile(r"[A-Za-z0-9,._+:@%/-]+", re.ASCII)


def shell_quoted(text: Str) -> Str:
    """The word as one shell argument. With unknown parts it is quoted, which means the same to a shell."""
    if not text.holes and _SHELL_SAFE.fullmatch(text.text):
        return text
    quote = Str("'")
    pieces = text.split("'")
    inner = join(pieces, "'\\''")
    holes = tuple([anonymous(unknown) if not unknown.built else unknown for unknown in inner.holes])
    return join([quote, Str(inner.text, inner.origin, holes), quote])


@native("escapeShellArg", VALUE)
def escape_shell_arg(value: Any) -> Str:
    return shell_quoted(coerce_to_string(value, more=True, copy_paths=False))


@native("escapeShellArgs", LIST)
def escape_shell_args(items: ListValue) -> Str:
    words = [escape_shell_arg(force(item)) for item in items.items]
    if items.rest is not None:
        return join_around(words, anonymous(items.rest))
    return join(words, " ") if words else Str("")


_INTEGER: Final = re.compile(r"[ \t\n\r\f\v]*(-?[0-9]+)[ \t\n\r\f\v]*")
_LONGEST_INTEGER: Final = len(str(-(1 << 63)))
_PADDED: Final = re.compile(r"[ \t\n\r\f\v]*0*(-?[0-9]+)[ \t\n\r\f\v]*")


@native("toInt", TEXT)
def to_int(text: Str) -> int:
    found = _INTEGER.fullmatch(text.text)
    if found is not None and len(found[1]) > 1 and found[1][0] == "0":
        raise Thrown(f"toInt: Ambiguity in interpretation of {_quoted(text)} between octal and zero padded integer.")
    return _integer("toInt", text, found)


@native("toIntBase10", TEXT)
def to_int_base10(text: Str) -> int:
    return _integer("toIntBase10", text, _PADDED.fullmatch(text.text))


def _integer(function: str, text: Str, found: re.Match[str] | None) -> int:
    if found is None:
        raise Thrown(f"{function}: Could not convert {_quoted(text)} to int.")
    digits = found[1]
    if digits.startswith("-0") and len(digits) > 2:
        raise InvalidValue(f"{digits} is no number in JSON")
    number = int(digits) if len(digits) <= _LONGEST_INTEGER else 1 << 63
    if not -(1 << 63) <= number < 1 << 63:
        raise Thrown(f"{function}: Could not convert {_quoted(text)} to int.")
    if digits != text.text:
        return number
    located = LiteralInt(number)
    located.origin = text.literal_span()
    return located


def _quoted(text: Str) -> str:
    return '"' + text.text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@native("fixedWidthString", INTEGER, TEXT, STRING)
def fixed_width_string(width: int, filler: Str, text: Str) -> Str:
    missing = width - len(text.text.encode("utf-8", "surrogatepass"))
    if text.holes:
        return join([hole(anonymous(text.holes[0])), text])
    if missing < 0 or (len(filler.text) != 1 and missing % max(1, len(filler.text))):
        raise Thrown(f"fixedWidthString: requested string length ({width}) must not be shorter than the string itself")
    if len(filler.text) > 1 or not filler.text:
        return _filled(width, filler, text)
    machine.spend(missing >> 6)
    return join([Str(filler.text * missing), text]) if missing else text


def _filled(width: int, filler: Str, text: Str) -> Str:
    # One filler more per step, each of which takes `len(filler)` of the width.
    machine.spend(width >> 6)
    size = len(filler.text)
    if not size:
        raise Thrown("fixedWidthString: the filler must not be empty")
    return join([Str(filler.text * ((width - len(text.text)) // size)), text])


@native("fixedWidthNumber", INTEGER, VALUE)
def fixed_width_number(width: int, number: Any) -> Any:
    return fixed_width_string(width, Str("0"), coerce_to_string(number, more=True))


@native("isStringLike", VALUE)
def is_string_like(value: Any) -> bool | Unknown:
    if value.__class__ is Unknown:
        return anonymous(value)
    if isinstance(value, AttrSet):
        snapshot = value.snapshot()
        return "outPath" in snapshot.attrs or "__toString" in snapshot.attrs
    return value.__class__ is Str or value.__class__ is PathValue


_STORE_PATH: Final = re.compile(r"/nix/store/[^/]*|/[0-9a-z]{52}", re.DOTALL)


@native("isStorePath", VALUE)
def is_store_path(value: Any) -> bool | Unknown:
    if value.__class__ is Unknown:
        return True if value.built else anonymous(value)
    like = is_string_like(value)
    if like is not True:
        return like
    try:
        text = coerce_to_string(value, more=True, copy_paths=False)
    except EvalError:
        return False
    if not text.holes:
        return _STORE_PATH.fullmatch(text.text) is not None
    return _partial_store_path(spelled(text))


def _partial_store_path(text: Str) -> bool | Unknown:
    """The same of a spelled text that is partly known."""
    known = text.text.partition(HOLE)[0]
    if known.startswith(STORE_FOLDER):
        if "/" in text.text[len(STORE_FOLDER) :]:
            return False
        return True if free_of(text, "/") else anonymous(text.holes[0])
    if (known and not known.startswith("/")) or ("/" in text.text[1:] and not STORE_FOLDER.startswith(known)):
        return False
    return anonymous(text.holes[0])


@native("versionOlder", TEXT, TEXT)
def version_older(first: Str, second: Str) -> bool:
    return compared_versions(second.text, first.text) > 0


@native("versionAtLeast", TEXT, TEXT)
def version_at_least(first: Str, second: Str) -> bool:
    return compared_versions(second.text, first.text) <= 0


_NAME: Final = re.compile(r"[A-Za-z0-9+_?=-][A-Za-z0-9+._?=-]*", re.ASCII)
_OUTSIDE_NAME: Final = re.compile(r"[^A-Za-z0-9+._?=-]+", re.ASCII)
_NAME_LENGTH: Final = 207


@native("sanitizeDerivationName", VALUE)
def sanitize_derivation_name(value: Any) -> Any:
    """The text with what store names cannot hold replaced by `-`; at most 207 bytes, from the end."""
    text = coerce_to_string(value)
    if text.holes:
        return hole(anonymous(text.holes[0]))
    if len(text.text) <= _NAME_LENGTH and _NAME.fullmatch(text.text):
        return text
    return Str(_OUTSIDE_NAME.sub("-", text.text.lstrip("."))[-_NAME_LENGTH:] or "unknown")


_KEPT_IN_URL: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~")


@native("escapeURL", STRING)
def escape_url(text: Str) -> Str:
    escaped = [piece if piece in _KEPT_IN_URL or piece == HOLE else _percent(piece) for piece in text.text]
    return Str("".join(escaped), None, text.holes)


def _percent(character: str) -> str:
    # Only ASCII is in nixpkgs' table; other bytes stay as they are.
    return f"%{ord(character):02X}" if character.isascii() else character


@native("charToInt", TEXT)
def char_to_int(text: Str) -> int:
    data = text.text.encode("utf-8", "surrogateescape")
    if len(data) != 1:
        raise MissingAttribute(f"{_quoted(text)} is not one character")
    return data[0]
