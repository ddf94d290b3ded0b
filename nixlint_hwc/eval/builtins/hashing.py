"""Builtins that compute digests, and Nix's base-32."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from typing import Any

from nixlint_hwc.eval.calls import anonymous, describe
from nixlint_hwc.eval.errors import InvalidValue, TypeMismatch
from nixlint_hwc.eval.registry import ATTRS, BUILTINS, TEXT
from nixlint_hwc.eval.thunk import force, machine
from nixlint_hwc.eval.values import AttrSet, Str, Unknown

native = BUILTINS.native

SIZES = {"md5": 16, "sha1": 20, "sha256": 32, "sha512": 64}
_ALPHABET = "0123456789abcdfghijklmnpqrsvwxyz"


def digest_of(algorithm: str, data: bytes) -> bytes:
    """The digest of bytes. Raises `InvalidValue` for an algorithm that Nix does not have."""
    if algorithm not in SIZES:
        raise InvalidValue(f"unknown hash type '{algorithm}'")
    machine.spend(len(data) >> 6)
    return hashlib.new(algorithm, data, usedforsecurity=False).digest()


@native("hashString", TEXT, TEXT)
def hash_string(algorithm: Str, text: Str) -> Str:
    return Str(digest_of(algorithm.text, text.text.encode("utf-8", "surrogateescape")).hex())


def placeholder(output: Str) -> Str:
    """The text that stands for an output's path inside the derivation's own attributes."""
    return Str("/" + nix_base32(hashlib.sha256(f"nix-output:{output.text}".encode()).digest()))


def nix_base32(data: bytes) -> str:
    """Nix's base-32: its own alphabet, least significant digit last."""
    number = int.from_bytes(data, "little")
    count = (len(data) * 8 - 1) // 5 + 1
    return "".join(_ALPHABET[number >> 5 * index & 31] for index in reversed(range(count)))


def _from_base32(text: str, size: int) -> bytes:
    number = 0
    for character in text:
        number = number << 5 | _ALPHABET.index(character)
    return number.to_bytes(size, "little")


@native("convertHash", ATTRS)
def convert_hash(arguments: AttrSet) -> Any:
    """Print a hash in another format (`hash`, `hashAlgo`, `toHashFormat`)."""
    values = {}
    for name in ("hash", "hashAlgo", "toHashFormat"):
        value = force(arguments.attrs.get(name))
        if value.__class__ is Unknown:
            return anonymous(value)
        if value is not None and value.__class__ is not Str:
            raise TypeMismatch(f"'{name}' of 'convertHash' must be a string, but is {describe(value)}")
        if value is not None and value.holes:
            return anonymous(value.holes[0])
        values[name] = None if value is None else value.text
    if values["hash"] is None or values["toHashFormat"] is None:
        raise TypeMismatch("'convertHash' needs 'hash' and 'toHashFormat'")
    algorithm, data = _parse_hash(values["hash"], values["hashAlgo"])
    return Str(_print_hash(algorithm, data, values["toHashFormat"]))


def _parse_hash(text: str, algorithm: str | None) -> tuple[str, bytes]:
    prefix = re.match(r"(md5|sha1|sha256|sha512)[:-]", text)
    if prefix:
        algorithm, text = prefix.group(1), text[prefix.end() :]
    if algorithm not in SIZES:
        raise InvalidValue(f"hash '{text}' does not include a type")
    size = SIZES[algorithm]
    try:
        if len(text) == size * 2:
            return algorithm, bytes.fromhex(text)
        if len(text) == (size * 8 - 1) // 5 + 1:
            return algorithm, _from_base32(text, size)
        data = base64.b64decode(text, validate=True)
    except (ValueError, OverflowError, binascii.Error):
        data = b""
    if len(data) != size:
        raise InvalidValue(f"hash '{text}' has wrong length for hash type '{algorithm}'")
    return algorithm, data


def _print_hash(algorithm: str, data: bytes, form: str) -> str:
    if form == "base16":
        return data.hex()
    if form in ("nix32", "base32"):
        return nix_base32(data)
    if form == "base64":
        return base64.b64encode(data).decode()
    if form == "sri":
        return f"{algorithm}-{base64.b64encode(data).decode()}"
    raise InvalidValue(f"unknown hash format '{form}'")
