"""`path`, `pathInStore`, `externalPath` and `pathWith`: values that denote a file."""

from __future__ import annotations

import re
from typing import Any, Final

from nixlint_hwc.eval.coerce import coerce_to_string
from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.values import HOLE, AttrSet, PathValue, Str, Unknown
from nixlint_hwc.modules.types.scalar import Scalar
from nixlint_hwc.modules.types.spec import TypeSpec

#: A path below the store's folder, or of a content-addressed derivation (nixpkgs' `lib.path.hasStorePathPrefix`).
_IN_STORE: Final = re.compile(r"/+nix/+store/+[^/]{32}-[^/]+|/*[0-9a-z]{52}(/|$)")


class PathType(Scalar):
    """`pathWith { inStore, absolute }`; None leaves a side open. What is not known of a path's text is taken to fit."""

    def __init__(self, in_store: bool | None = None, absolute: bool | None = None) -> None:
        super().__init__("path", self._accepts, _label(in_store, absolute))
        self.in_store = in_store
        self.absolute = absolute

    def combined(self, other: TypeSpec) -> TypeSpec | None:
        same = isinstance(other, PathType) and (self.in_store, self.absolute) == (other.in_store, other.absolute)
        return self if same else None

    def _accepts(self, value: Any) -> bool:
        text = _text(value, only_strings=self.in_store is False)
        if text is None:
            return False
        if text.startswith(HOLE):
            return True
        if self.absolute is not None and text.startswith("/") != self.absolute:
            return False
        if self.in_store is None or HOLE in text:
            return True
        return (_IN_STORE.match(text) is not None) == self.in_store


def _label(in_store: bool | None, absolute: bool | None) -> str:
    where = {None: "", True: " in the Nix store", False: " not in the Nix store"}[in_store]
    return {None: "", True: "absolute ", False: "relative "}[absolute] + "path" + where


def _text(value: Any, only_strings: bool) -> str | None:
    """The text of a path, a string or a set that converts to one; None for anything else."""
    if value.__class__ is Unknown:
        return HOLE
    if value.__class__ is Str:
        return str(value.text)
    if only_strings:
        return None
    if value.__class__ is PathValue:
        return str(value.path)
    try:
        return coerce_to_string(value).text if isinstance(value, AttrSet) else None
    except EvalError:
        return None
