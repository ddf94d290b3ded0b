"""Cache entries that are damaged or of another shape: ignored, and made anew."""

from __future__ import annotations

import json

import pytest

import nixlint_hwc.cache.folder as cache_folder
from nixlint_hwc.cache.identity import digest


def sealed(body: bytes) -> bytes:
    return cache_folder._MAGIC + digest(body).encode() + b"\n" + body


def shortened(data: bytes, what: str) -> bytes:
    entry = json.loads(data.partition(b"\n")[2])
    del entry[what]
    return sealed(json.dumps(entry).encode())


def with_result(data: bytes, **values: object) -> bytes:
    entry = json.loads(data.partition(b"\n")[2])
    entry["result"].update(values)
    return sealed(json.dumps(entry).encode())


DAMAGE = {
    "empty": lambda data: b"",
    "cut off": lambda data: data[: len(data) // 2],
    "one bit": lambda data: data[:-10] + bytes([data[-10] ^ 1]) + data[-9:],
    "another version": lambda data: data.replace(b"hwc-lint 1 ", b"hwc-lint 0 ", 1),
    "no JSON": lambda data: sealed(b"\xff\x00"),
    "deep": lambda data: sealed(b"[" * 100_000 + b"]" * 100_000),
    "other JSON": lambda data: sealed(b'{"inputs": 7, "result": []}'),
    "an input of another kind": lambda data: sealed(b'{"inputs": [["x", "ship", null, null, null]], "result": {}}'),
    "no inputs": lambda data: shortened(data, "inputs"),
    "no result": lambda data: shortened(data, "result"),
    "a finding of another shape": lambda data: with_result(data, findings=[[1, 2, 3]]),
    "a place outside": lambda data: with_result(data, redacted=[["../../etc/passwd", 0, 1, None]]),
    "a place behind the end": lambda data: with_result(data, redacted=[["db/index.nix", 0, 10**9, None]]),
    "a rule of another shape": lambda data: with_result(data, rules=[["x"]]),
    "a summary of words": lambda data: with_result(data, summary=["many"] * 8),
}


@pytest.mark.parametrize("damage", list(DAMAGE))
def test_a_damaged_entry_is_made_anew(repository, damage):
    first = repository.check("--format", "json")
    entry = repository.entries()[0]
    entry.write_bytes(DAMAGE[damage](entry.read_bytes()))
    again = repository.check("--format", "json")
    assert again.evaluated
    assert (again.code, again.out, again.err) == (first.code, first.out, first.err)
    assert not repository.check().evaluated
