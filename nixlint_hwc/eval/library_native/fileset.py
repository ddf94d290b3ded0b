"""`lib.fileset`, as far as it is not in `lib/fileset.nix`: what Git tracks and what a source filters is not known.

A source made of a file set keeps its root folder as its payload.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from nixlint_hwc.eval.library_native.sections import section
from nixlint_hwc.eval.registry import KNOWN, LAZY
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import MISSING, AttrSet, PathValue, Unknown

native = section("fileset")

#: Functions that make a file set of what Git or a source knows, and how many arguments they take.
MAKERS: Final = {"fromSource": 1, "gitTracked": 1, "gitTrackedWith": 2}


def _unknown(name: str) -> Callable[..., Unknown]:
    return lambda *arguments: Unknown(f"the files of lib.fileset.{name}")


for _name, _arity in MAKERS.items():
    native(_name, *[LAZY] * _arity)(_unknown(_name))


@native("toSource", KNOWN)
def to_source(given: Any) -> Any:
    root = given.get("root") if isinstance(given, AttrSet) else MISSING
    folder = force(root) if root is not MISSING else None
    payload = folder if isinstance(folder, PathValue) else None
    shown = folder.path.rsplit("/", 1)[-1] if isinstance(folder, PathValue) else "source"
    return Unknown(f"the store path of {shown}", getattr(folder, "origin", None), built=True, payload=payload)


@native("trace", LAZY, LAZY)
def trace(files: Any, value: Any) -> Any:
    return force(value)


@native("traceVal", LAZY)
def trace_value(files: Any) -> Any:
    return force(files)
