"""`lib.fileset`: which files a file set holds is decided when it is built, so every file set is Unknown.

A source made of one keeps its root folder as its payload.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from nixlint_hwc.eval.library_native.sections import section
from nixlint_hwc.eval.registry import KNOWN, LAZY
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import MISSING, AttrSet, PathValue, Unknown

native = section("fileset")

#: Functions that make a file set, and how many arguments they take.
MAKERS: Final = {
    "difference": 2,
    "fileFilter": 2,
    "fromSource": 1,
    "gitTracked": 1,
    "gitTrackedWith": 2,
    "intersection": 2,
    "maybeMissing": 1,
    "toList": 1,
    "union": 2,
    "unions": 1,
}


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
