"""The text of store paths as far as it is known: `/nix/store/HASH-NAME`.

A value that only a build or a copy to the store gives is one hole that is marked `built`, so that what is known of the
content stays with it. A function that looks into a string asks `spelled` for its text instead, where such a hole is
written out: the store's folder, a hole for the hash, and the name. A hole of such a text has a `StorePart` as payload.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import HOLE, PathValue, Segment, Str, Unknown, join

STORE_FOLDER: Final = "/nix/store/"
HASH_LENGTH: Final = 32
#: The bytes that the name of a store path is made of; a hash has some of them.
NAME_CHARACTERS: Final = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+-._?=")
#: The projects' roots, each with a slash behind it. A project may be checked out anywhere, under any name.
_roots: Final[set[str]] = set()


@dataclass(frozen=True, slots=True, eq=False)
class StorePart:
    """Payload of the hole that stands for a part of a store path's text, which has no slash.

    `path` is the store path's own Unknown. `length` counts its characters; None where that is not known.
    """

    path: Unknown
    length: int | None


def add_root(folder: str) -> None:
    """Take a project's root as a folder whose own name and the names of the folders around it say nothing."""
    _roots.add(folder.rstrip("/") + "/")


class Output:
    """What the path of a derivation's output follows from: its lazy arguments. `name` is the path's name."""

    __slots__ = ("attrs", "name", "output")

    def __init__(self, attrs: Any, output: str, name: Any) -> None:
        self.attrs = attrs
        self.output = output
        self.name = name


def store_name(unknown: Unknown) -> Str | None:
    """The name in a store path, possibly with holes; None where nothing is known of it."""
    made_of = unknown.made_of
    if made_of.__class__ is PathValue:
        if any(root.startswith(made_of.path.rstrip("/") + "/") for root in _roots):
            return None
        return Str(made_of.path.rsplit("/", 1)[-1])
    name = force(made_of.name if made_of.__class__ is Output else made_of)
    return name if name.__class__ is Str else None


def spelled(text: Str) -> Str:
    """The same string with its store paths written out; the string itself where it has none."""
    for unknown in text.holes:
        if unknown.built:
            return _spelled(text)
    return text


def _spelled(text: Str) -> Str:
    parts: list[Str] = []
    at = 0
    for unknown in text.holes:
        found = text.text.index(HOLE, at)
        parts.append(text.slice(at, found))
        parts.append(_store_text(unknown) if unknown.built else text.slice(found, found + 1))
        at = found + 1
    parts.append(text.slice(at, len(text.text)))
    return join(parts)


def _store_text(unknown: Unknown) -> Str:
    name = store_name(unknown)
    parts = [Str(STORE_FOLDER), _part(unknown, HASH_LENGTH), Str("-"), name or _part(unknown, None)]
    return join([part for part in parts if part.text])


def _part(path: Unknown, length: int | None) -> Str:
    unknown = Unknown(path.reason, path.span, payload=StorePart(path, length))
    return Str(HOLE, (Segment(1, path.span, False),), (unknown,))


def has_store_path(text: Str) -> bool:
    """Whether the text has a store path as a part of it, so that it has a context."""
    return any(unknown.built for unknown in text.holes)


def free_of(text: Str, characters: str) -> bool:
    """Whether no unknown part of a spelled text can have any of the characters."""
    if NAME_CHARACTERS.intersection(characters):
        return not text.holes
    return all(unknown.payload.__class__ is StorePart for unknown in text.holes)


def character_count(text: Str) -> int | None:
    """How many characters a spelled text has; None where that is not known."""
    count = len(text.text)
    for unknown in text.holes:
        part = unknown.payload
        if not isinstance(part, StorePart) or part.length is None:
            return None
        count += part.length - 1
    return count
