"""GitHub's `primaryLocationLineHash`: a fingerprint for each line of a file.

In: a file's bytes. Out: one string per line, `<hash>:<occurrence>`. Code scanning matches alerts between runs by it,
and its upload action warns when a SARIF file brings another value than the action computes itself. The algorithm is
described in `src/fingerprints.ts` of github/codeql-action: a line's hash covers the 100 UTF-16 code units from its
first character on that is neither space nor tab, with such blanks left out and every line ending counted as LF;
0xFFFF marks the end of the file and zeros fill up behind it. The hash is polynomial in 37 modulo 2**64, printed in
hexadecimal; equal hashes are counted.
"""

from __future__ import annotations

import sys
from array import array
from collections import Counter

_WINDOW = 100
_BASE = 37
_MASK = (1 << 64) - 1
_WINDOW_POWER = pow(_BASE, _WINDOW, 1 << 64)
_END_OF_FILE = 0xFFFF
_LINE_FEED = 0x0A
_BLANKS = {ord(" "): None, ord("\t"): None}


def line_hashes(data: bytes) -> list[str]:
    """The fingerprints of all lines; the hash of line `n` (1-based) is at index `n - 1`.

    Lines end at LF, CR LF or a lone CR, as the action counts them.
    """
    units = _code_units(data)
    prefix = _prefix_hashes(units)
    seen: Counter[str] = Counter()
    hashes = []
    for start in _line_starts(units):
        value = (prefix[start + _WINDOW] - prefix[start] * _WINDOW_POWER) & _MASK
        digits = f"{value:x}"
        seen[digits] += 1
        hashes.append(f"{digits}:{seen[digits]}")
    return hashes


def _code_units(data: bytes) -> array[int]:
    """The UTF-16 code units that count, the end mark and the padding."""
    text = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").translate(_BLANKS)
    encoded = text.encode("utf-16-le" if sys.byteorder == "little" else "utf-16-be")
    units = array("H", memoryview(encoded).cast("H"))
    units.append(_END_OF_FILE)
    units.extend([0] * _WINDOW)
    return units


def _line_starts(units: array[int]) -> list[int]:
    content = range(len(units) - _WINDOW - 1)
    return [0, *(at + 1 for at in content if units[at] == _LINE_FEED)]


def _prefix_hashes(units: array[int]) -> list[int]:
    value = 0
    hashes = [0]
    append = hashes.append
    for unit in units:
        value = (value * _BASE + unit) & _MASK
        append(value)
    return hashes
