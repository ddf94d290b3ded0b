"""Changes to a text that keep some of its structure.

In: a text, others of its kind, words of its language, and a source of randomness. Out: a text. The same randomness
gives the same text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

#: Texts do not grow beyond this (bytes).
LIMIT = 30_000
_TOKEN = re.compile(rb"[A-Za-z_][\w'-]*|\d+|''|\$\{|\n|[ \t]+|//|\+\+|&&|\|\||->|==|<=|>=|\.\.\.|.", re.DOTALL)
_CLOSING = {b"(": b")", b"[": b"]", b"{": b"}", b"${": b"}"}

#: What breaks programs that read numbers and text.
AWKWARD = (
    *(b"0", b"-1", b"9223372036854775807", b"9223372036854775808", b"-9223372036854775808", b"65536", b"1e999", b"1.5"),
    *(b"9" * 400, b"", b"\0", b"\x1b[31m", b"\r", b"\r\n", b"\xff", b"\xed\xa0\x80", "\u202e".encode()),
    *("\U000e0041".encode(), "e\u0301\u200b".encode(), b"::error::x", b"##[group]", b"<img src=x onerror=alert(1)>"),
    *(b"[x](javascript:y)", b"|", b"`", b"../../../../etc/passwd", b"/dev/zero", b"%", b"%s", b"\\", b"'", b'"', b"''"),
    *(b"${", b"}", b"$", b"*/", b"/*", b"#"),
)

Change = Callable[["Mutator", list[bytes]], list[bytes]]


class Mutator:
    """One text's changes. `others` are whole texts of the same kind, `words` pieces of their language."""

    def __init__(self, random: Random, others: Sequence[bytes], words: Sequence[bytes]) -> None:
        self.random = random
        self.others = others
        self.words = words

    def mutate(self, text: bytes) -> bytes:
        """The text after one to a few changes."""
        for _ in range(self.random.choice((1, 1, 1, 2, 3, 6))):
            if self.random.random() < 0.1:
                text = self._bytes(text)
            else:
                text = b"".join(self.random.choice(CHANGES)(self, _TOKEN.findall(text)))
        return text[:LIMIT]

    def _bytes(self, text: bytes) -> bytes:
        """Some bytes overwritten."""
        data = bytearray(text or b" ")
        for _ in range(self.random.randint(1, 4)):
            data[self.random.randrange(len(data))] = self.random.randrange(256)
        return bytes(data)

    def word(self) -> bytes:
        pool = self.words if self.words and self.random.random() < 0.6 else AWKWARD
        return self.random.choice(pool)

    def part(self, tokens: Sequence[bytes]) -> tuple[int, int]:
        """The beginning and end of some tokens in a row."""
        if not tokens:
            return 0, 0
        start = self.random.randrange(len(tokens))
        return start, min(len(tokens), start + self.random.choice((1, 1, 1, 2, 3, 5, 10)))

    def tree(self, tokens: Sequence[bytes]) -> tuple[int, int]:
        """The beginning and end of brackets with what is in them; of any tokens where there are none."""
        openings = [index for index, token in enumerate(tokens) if token in _CLOSING]
        if not openings:
            return self.part(tokens)
        start = self.random.choice(openings)
        stack: list[bytes] = []
        for index in range(start, len(tokens)):
            if tokens[index] in _CLOSING:
                stack.append(_CLOSING[tokens[index]])
            elif tokens[index] == stack[-1]:
                stack.pop()
            if not stack:
                return start, index + 1
        return self.part(tokens)


def _delete(mutator: Mutator, tokens: list[bytes]) -> list[bytes]:
    start, end = mutator.part(tokens)
    return tokens[:start] + tokens[end:]


def _insert(mutator: Mutator, tokens: list[bytes]) -> list[bytes]:
    at = mutator.random.randint(0, len(tokens))
    return [*tokens[:at], mutator.word(), *tokens[at:]]


def _replace(mutator: Mutator, tokens: list[bytes]) -> list[bytes]:
    start, end = mutator.part(tokens)
    return [*tokens[:start], mutator.word(), *tokens[end:]]


def _swap(mutator: Mutator, tokens: list[bytes]) -> list[bytes]:
    if not tokens:
        return tokens
    first, second = (mutator.random.randrange(len(tokens)) for _ in range(2))
    tokens[first], tokens[second] = tokens[second], tokens[first]
    return tokens


def _repeat(mutator: Mutator, tokens: list[bytes]) -> list[bytes]:
    start, end = mutator.part(tokens)
    return tokens[:end] + tokens[start:end] * mutator.random.choice((1, 2, 5, 30)) + tokens[end:]


def _nest(mutator: Mutator, tokens: list[bytes]) -> list[bytes]:
    """Brackets inside themselves, several times."""
    start, end = mutator.tree(tokens)
    times = mutator.random.choice((1, 2, 10))
    return tokens[: start + 1] * times + tokens[start + 1 : end - 1] + tokens[end - 1 :] * times


def _splice(mutator: Mutator, tokens: list[bytes]) -> list[bytes]:
    """Brackets of another text instead of these."""
    other = _TOKEN.findall(mutator.random.choice(mutator.others)) if mutator.others else tokens
    start, end = mutator.tree(tokens)
    first, last = mutator.tree(other)
    return tokens[:start] + other[first:last] + tokens[end:]


def _move(mutator: Mutator, tokens: list[bytes]) -> list[bytes]:
    start, end = mutator.tree(tokens)
    rest = tokens[:start] + tokens[end:]
    at = mutator.random.randint(0, len(rest))
    return rest[:at] + tokens[start:end] + rest[at:]


def _cross(mutator: Mutator, tokens: list[bytes]) -> list[bytes]:
    """The beginning of this text and the end of another."""
    other = _TOKEN.findall(mutator.random.choice(mutator.others)) if mutator.others else tokens
    return tokens[: mutator.random.randint(0, len(tokens))] + other[mutator.random.randint(0, len(other)) :]


def _cut(mutator: Mutator, tokens: list[bytes]) -> list[bytes]:
    return tokens[: mutator.random.randint(0, len(tokens))]


CHANGES: Sequence[Change] = (
    *(_delete, _delete, _insert, _insert, _replace, _replace, _swap, _repeat),
    *(_nest, _splice, _splice, _move, _cross, _cut),
)
