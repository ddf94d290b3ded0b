"""Python's type annotations of facts in the words of Nix."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import dataclass, is_dataclass
from enum import Enum
from functools import cached_property
from ipaddress import IPv4Address, IPv6Address
from typing import Any, Union, get_args, get_origin, get_type_hints

from nixlint_hwc.eval.values import Str, Unknown
from nixlint_hwc.facts import around, model, parts

#: Names that a module of facts imports for its annotations only.
_FACTS = vars(around) | vars(parts) | vars(model)
_WORDS: Mapping[object, str] = {
    Str: "string", str: "string", bool: "Boolean", int: "integer", float: "number", object: "any value",
    Any: "any value", IPv4Address: "string", IPv6Address: "string",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NixType:
    """What rules get: `words` in Markdown, whether it can be unknown, and the classes of facts that it leads to."""

    words: str
    unknown: bool
    kinds: tuple[type, ...]


def nix_type(annotation: Any) -> NixType:
    """The type of a field or property by its annotation."""
    kinds: list[type] = []
    parts = _alternatives(annotation)
    words = list(dict.fromkeys(_words(part, kinds) for part in parts if part is not Unknown))
    if "null" in words:
        words.remove("null")
        words.append("null")
    return NixType(" or ".join(words) or "any value", Unknown in parts, tuple(dict.fromkeys(kinds)))


def annotation_of(kind: type, name: str) -> Any:
    """The resolved annotation of a field, or of a property's result."""
    member = getattr(kind, name, None)
    function = member.func if isinstance(member, cached_property) else getattr(member, "fget", None)
    if function is not None:
        return get_type_hints(function, localns=_FACTS).get("return", object)
    return get_type_hints(kind, localns=_FACTS).get(name, object)


def _alternatives(annotation: Any) -> tuple[Any, ...]:
    if get_origin(annotation) in (Union, types.UnionType):
        return get_args(annotation)
    return (annotation,)


def _words(annotation: Any, kinds: list[type]) -> str:
    if annotation in (None, types.NoneType):
        return "null"
    if annotation in _WORDS:
        return _WORDS[annotation]
    if is_dataclass(annotation) and isinstance(annotation, type):
        kinds.append(annotation)
        return f"[{title(annotation)}](#{title(annotation).lower().replace(' ', '-')})"
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return "one of " + ", ".join(f"`{choice.value}`" for choice in annotation)
    return _container(annotation, kinds)


def _container(annotation: Any, kinds: list[type]) -> str:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (tuple, list, frozenset, set):
        inner = nix_type(arguments[0])
        kinds += inner.kinds
        return f"list of ({inner.words})" if " or " in inner.words else f"list of {inner.words}"
    if isinstance(origin, type) and issubclass(origin, Mapping):
        inner = nix_type(arguments[1])
        kinds += inner.kinds
        return f"set of ({inner.words})" if " or " in inner.words else f"set of {inner.words}"
    return "any value"


def title(kind: type) -> str:
    """A class of facts by the words of its name: `ContainerPort` is `container port`."""
    name = kind.__name__.removesuffix("Fact")
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
