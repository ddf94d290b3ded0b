"""`derivation`: a package whose outputs are store paths that only a build would give.

What Nix checks before it hashes the arguments is checked here; a hash is never computed.
"""

from __future__ import annotations

import re
from typing import Any, Final

from nixlint_hwc.eval.builtins.data import to_json
from nixlint_hwc.eval.calls import anonymous, describe
from nixlint_hwc.eval.coerce import coerce_to_string
from nixlint_hwc.eval.errors import InvalidValue, MissingAttribute, TypeMismatch
from nixlint_hwc.eval.store_paths import NAME_CHARACTERS, Output
from nixlint_hwc.eval.thunk import Thunk, force
from nixlint_hwc.eval.values import MISSING, AttrSet, ListValue, Str, Unknown, hole, join

_FLAGS: Final = ("__structuredAttrs", "__ignoreNulls")
_MODES: Final = ("recursive", "nar", "flat", "text", "git")
#: Attributes that reach the builder as strings also where the others are passed as JSON.
_STRINGS: Final = ("builder", "system", "outputHash", "outputHashAlgo", "outputHashMode")


def derivation_strict(attrs: AttrSet) -> AttrSet:
    """The store paths of a derivation and its outputs. Raises what Nix does before it computes them."""
    name = _name(attrs)
    names = _checked_outputs(attrs, name)
    paths: dict[str, Any] = {output: _path(attrs, name, output) for output in names or ()}
    rest = attrs.rest if names is not None else Unknown("the outputs of a derivation")
    return AttrSet({**paths, "drvPath": _path(attrs, name, "drv")}, None, rest)


def _name(attrs: AttrSet) -> Str:
    """The derivation's `name`, possibly a hole."""
    found = attrs.get("name")
    if found is MISSING:
        if attrs.rest is not None:
            return hole(anonymous(attrs.rest))
        raise MissingAttribute("attribute 'name' missing in the call of 'derivation'")
    name = force(found)
    if name.__class__ is Unknown:
        return hole(anonymous(name))
    if name.__class__ is not Str:
        raise TypeMismatch(f"the name of a derivation must be a string, but is {describe(name)}")
    return name


def _path(attrs: AttrSet, name: Str, output: str) -> Str:
    """The path of an output, or of the derivation itself for the output `drv`, as a hole."""
    suffix = "" if output == "out" else f"{'.' if output == 'drv' else '-'}{output}"
    shown = "a derivation" if name.holes else name.text
    full = join([name, Str(suffix)])
    return hole(Unknown(f"the store path of {shown}{suffix}", built=True, made_of=Output(attrs, output, full)))


def _checked_outputs(attrs: AttrSet, name: Str) -> list[str] | None:
    """The names of the outputs, None where they are not known, after all arguments were coerced for the builder."""
    structured, without_nulls = (_flag(attrs, flag) for flag in _FLAGS)
    outputs: list[str] | None = ["out"]
    for key in sorted(attrs.attrs):
        value = force(attrs.attrs[key])
        if key in _FLAGS or (value is None and without_nulls):
            continue
        if key in ("__contentAddressed", "__impure"):
            _boolean(value, key)
        elif key == "args":
            _coerced_list(value, key)
        elif key == "outputs":
            outputs = _output_names(value, structured)
        elif structured and key not in _STRINGS:
            to_json(value)
        else:
            text = coerce_to_string(value, more=True)
            if key == "outputHashMode" and not text.holes and text.text not in _MODES:
                raise InvalidValue(f"invalid value '{text.text}' for 'outputHashMode' attribute")
    _check_required(attrs)
    _check_name(name.text if not name.holes else "x")
    return outputs


def _flag(attrs: AttrSet, name: str) -> bool:
    return _boolean(force(attrs.attrs.get(name, False)), name)


def _boolean(value: Any, name: str) -> bool:
    if value.__class__ is not bool and value.__class__ is not Unknown:
        raise TypeMismatch(f"the attribute '{name}' of a derivation is {describe(value)} while a Boolean was expected")
    return value is True


def _coerced_list(value: Any, name: str) -> list[Str]:
    if value.__class__ is Unknown:
        return []
    if value.__class__ is not ListValue:
        raise TypeMismatch(f"the attribute '{name}' of a derivation is {describe(value)} while a list was expected")
    return [coerce_to_string(force(item), more=True) for item in value.items]


def _output_names(value: Any, structured: bool) -> list[str] | None:
    """The outputs that `outputs` names: a list, or text of names with white space between them."""
    if value.__class__ is Unknown:
        return None
    texts = _coerced_list(value, "outputs") if structured else [coerce_to_string(value, more=True)]
    if any(text.holes for text in texts) or getattr(value, "rest", None) is not None:
        return None
    names = [name for text in texts for name in ([text.text] if structured else text.text.split())]
    if not names:
        raise InvalidValue("a derivation cannot have an empty set of outputs")
    for name in names:
        if names.count(name) > 1:
            raise InvalidValue(f"duplicate derivation output '{name}'")
        if name in ("drv", "drvPath"):
            raise InvalidValue(f"invalid derivation output name '{name}'")
    return names


def _check_required(attrs: AttrSet) -> None:
    for name in ("builder", "system"):
        if attrs.rest is None and not _text(attrs, name):
            raise TypeMismatch(f"required attribute '{name}' missing")


def _text(attrs: AttrSet, name: str) -> str:
    found = attrs.get(name)
    return "" if found is MISSING else coerce_to_string(force(found), more=True).text


def _check_name(name: str) -> None:
    if not name or name.startswith(".") or len(name) > 211 or not NAME_CHARACTERS.issuperset(name):
        raise InvalidValue(f"invalid derivation name '{name}'")
    if re.search(r"\.drv$", name):
        raise InvalidValue("derivation names are not allowed to end in '.drv'")


def derivation(attrs: AttrSet) -> AttrSet | Unknown:
    """The set that `derivation` returns: the arguments, one attribute per output, and lazy store paths.

    Its attributes, and which output it stands for, follow from the names of all outputs.
    """
    names = _outputs(attrs)
    if isinstance(names, Unknown):
        return Unknown(names.reason, names.span, built=True)
    strict = Thunk(derivation_strict, attrs)
    common: dict[str, Any] = {**attrs.attrs, "drvAttrs": attrs, "type": Str("derivation")}
    outputs = [AttrSet(dict(common), attrs.places, attrs.rest) for _ in names]
    for output, name in zip(outputs, names, strict=True):
        for other, sibling in zip(names, outputs, strict=True):
            output.attrs[other] = sibling
        output.attrs["all"] = ListValue(list(outputs))
        output.attrs["outputName"] = Str(name)
        output.attrs["outPath"] = Thunk(_path_code, (strict, name))
        output.attrs["drvPath"] = Thunk(_path_code, (strict, "drvPath"))
    return outputs[0]


def _path_code(state: tuple[Thunk, str]) -> Any:
    paths, name = force(state[0]), state[1]
    found = paths.get(name)
    return Unknown(f"the output {name} of a derivation", built=True) if found is MISSING else force(found)


def _outputs(attrs: AttrSet) -> list[str] | Unknown:
    """The outputs that the set has attributes for."""
    found = force(attrs.get("outputs"))
    if found is MISSING:
        absent = attrs.gap("outputs")
        return ["out"] if absent is None else anonymous(absent)
    if found.__class__ is not ListValue:
        return anonymous(found) if found.__class__ is Unknown else ["out"]
    texts, gap = _texts(found)
    return texts or ["out"] if gap is None else anonymous(gap)


def _texts(items: ListValue) -> tuple[list[str], Unknown | None]:
    """The known strings of a list, and why there may be more."""
    texts: list[str] = []
    gap = items.rest
    for item in items.items:
        value = force(item)
        if value.__class__ is Unknown:
            gap = value
        elif value.__class__ is Str and value.holes:
            gap = value.holes[0]
        elif value.__class__ is Str:
            texts.append(value.text)
    return texts, gap
