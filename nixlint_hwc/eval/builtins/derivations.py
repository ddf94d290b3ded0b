"""`derivation`: a package whose outputs are store paths that only a build would give."""

from __future__ import annotations

from typing import Any

from nixlint_hwc.eval.calls import anonymous, describe
from nixlint_hwc.eval.errors import MissingAttribute, TypeMismatch
from nixlint_hwc.eval.thunk import Thunk, force
from nixlint_hwc.eval.values import MISSING, AttrSet, ListValue, Str, Unknown, hole


def derivation_name(attrs: AttrSet) -> Any:
    """The derivation's `name`, a `Str` or Unknown. Raises `MissingAttribute`, `TypeMismatch`."""
    found = attrs.get("name")
    if found is MISSING:
        if attrs.rest is not None:
            return anonymous(attrs.rest)
        raise MissingAttribute("attribute 'name' missing in the call of 'derivation'")
    name = force(found)
    if name.__class__ is not Str and name.__class__ is not Unknown:
        raise TypeMismatch(f"the name of a derivation must be a string, but is {describe(name)}")
    return name


def store_path(attrs: AttrSet, output: str) -> Str:
    """The path of an output, a hole; or of the derivation itself for the output `drv`."""
    name = derivation_name(attrs)
    shown = name.shown if name.__class__ is Str else "a derivation"
    suffix = "" if output == "out" else f"{'.' if output == 'drv' else '-'}{output}"
    return hole(Unknown(f"the store path of {shown}{suffix}", built=True))


def derivation_strict(attrs: AttrSet) -> AttrSet:
    derivation_name(attrs)
    paths: dict[str, Any] = {name: store_path(attrs, name) for name in _outputs(attrs)}
    return AttrSet({**paths, "drvPath": store_path(attrs, "drv")}, None, attrs.rest)


def _outputs(attrs: AttrSet) -> list[str]:
    found = force(attrs.attrs.get("outputs"))
    if found.__class__ is not ListValue:
        return ["out"]
    names = [force(item) for item in found.items]
    return [name.text for name in names if name.__class__ is Str and not name.holes] or ["out"]


def derivation(attrs: AttrSet) -> AttrSet:
    """The set that `derivation` returns: the arguments, one attribute per output, and lazy store paths."""
    names = _outputs(attrs)
    common: dict[str, Any] = {**attrs.attrs, "drvAttrs": attrs, "type": Str("derivation")}
    outputs = [AttrSet(dict(common), attrs.places, attrs.rest) for _ in names]
    for output, name in zip(outputs, names, strict=True):
        for other, sibling in zip(names, outputs, strict=True):
            output.attrs[other] = sibling
        output.attrs["all"] = ListValue(list(outputs))
        output.attrs["outputName"] = Str(name)
        output.attrs["outPath"] = Thunk(_path_code, (attrs, name))
        output.attrs["drvPath"] = Thunk(_path_code, (attrs, "drv"))
    return outputs[0]


def _path_code(state: tuple[AttrSet, str]) -> Str:
    return store_path(*state)
