"""A `flake.nix` of the project: its inputs and its outputs.

No input is fetched. `nixpkgs` is the modelled library and package set, `flake-parts` is modelled, an input with a
relative path inside the project is evaluated as a flake, and any other is Unknown by name.
"""

from __future__ import annotations

import posixpath
from typing import Any

from nixlint_hwc.eval.calls import call, describe
from nixlint_hwc.eval.errors import InfiniteRecursion, TypeMismatch
from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.nixpkgs_source import is_address, source_text
from nixlint_hwc.eval.thunk import Thunk, force
from nixlint_hwc.eval.values import MISSING, AttrSet, Closure, Str, Unknown
from nixlint_hwc.modules.known_inputs import is_input, known_input

#: What a flake's source tells about itself (Nix manual, "nix flake": `self`).
SOURCE_INFO = (
    "rev",
    "shortRev",
    "revCount",
    "dirtyRev",
    "dirtyShortRev",
    "lastModified",
    "lastModifiedDate",
    "narHash",
)


def flake_outputs(evaluator: Evaluator, path: str) -> Any:
    """The outputs of the flake file at an absolute path inside the project, made once. Raises `EvalError`."""
    found = evaluator.flakes.get(path)
    if found is None:
        found = evaluator.flakes[path] = Thunk(lambda one: _outputs_of(evaluator, one), path)
    return force(found)


def _outputs_of(evaluator: Evaluator, path: str) -> Any:
    value = evaluator.import_path(path, None)
    if not isinstance(value, AttrSet):
        if value.__class__ is Unknown:
            return value
        raise TypeMismatch(f"flake.nix is {describe(value)} while a set was expected")
    function = value.get("outputs")
    if function is MISSING:
        raise TypeMismatch("flake.nix has no 'outputs'")
    folder = path.rpartition("/")[0]
    outputs: list[Any] = []
    own = _self(folder, outputs)
    inputs = _inputs(evaluator, value, force(function), folder, own)
    own.attrs["inputs"] = inputs
    result = call(force(function), inputs)
    outputs.append(result)
    if isinstance(result, AttrSet):
        plain = result.snapshot()
        own.attrs.update({name: item for name, item in plain.attrs.items() if name not in own.attrs})
        own.rest = plain.rest
    return result


def _self(folder: str, outputs: list[Any]) -> AttrSet:
    """The `self` argument: the source tree, and lazily the outputs themselves."""

    def source(name: str) -> Unknown:
        return Unknown(f"self.{name}, which only exists in a commit", None, f"self.{name}")

    attrs: dict[str, Any] = {"outPath": Str(folder), "_type": Str("flake")}
    attrs |= {name: source(name) for name in SOURCE_INFO}
    attrs["sourceInfo"] = AttrSet({name: attrs[name] for name in ("outPath", *SOURCE_INFO)})
    attrs["outputs"] = Thunk(_outputs, outputs)
    return SelfValue(attrs, outputs)


def _outputs(outputs: list[Any]) -> Any:
    if not outputs:
        raise InfiniteRecursion("the flake's outputs need themselves")
    return outputs[0]


class SelfValue(AttrSet):
    """`self`: its outputs are there as soon as the `outputs` function has returned."""

    __slots__ = ("outputs",)

    def __init__(self, attrs: dict[str, Any], outputs: list[Any]) -> None:
        super().__init__(attrs)
        self.outputs = outputs

    def get(self, name: str) -> Any:
        found = self.attrs.get(name, MISSING)
        if found is MISSING and self.outputs and isinstance(self.outputs[0], AttrSet):
            return self.outputs[0].get(name)
        return found


def _inputs(evaluator: Evaluator, flake: AttrSet, function: Any, folder: str, own: AttrSet) -> AttrSet:
    declared = flake.get("inputs")
    sources = force(declared) if declared is not MISSING else AttrSet({})
    plain = sources.snapshot() if isinstance(sources, AttrSet) else AttrSet({})
    names = dict.fromkeys(plain.attrs)
    if function.__class__ is Closure:
        names.update(dict.fromkeys(function.code.formals or ()))
    attrs: dict[str, Any] = {}

    def supplied(name: str) -> Any:
        other = _followed(plain.attrs.get(name))
        if other in attrs and other != name:
            return force(attrs[other])
        return _input(evaluator, name, plain.attrs.get(name), folder)

    attrs |= {name: Thunk(supplied, name) for name in names}
    attrs["self"] = own
    return AttrSet(attrs, None, Unknown("a flake input that flake.nix does not list", None, "inputs", beyond=True))


def _followed(declared: Any) -> str:
    """The input of the same flake that an input stands for (`follows`), empty for none."""
    value = force(declared) if declared is not None else None
    return _text(value, "follows") if isinstance(value, AttrSet) else ""


def _input(evaluator: Evaluator, name: str, declared: Any, folder: str) -> Any:
    url = _url(declared)
    if name.startswith("nixpkgs") or is_address(url):
        return nixpkgs_input(evaluator, name)
    if is_input(name, url, "flake-parts"):
        from nixlint_hwc.modules.flake_parts import flake_parts_input

        return flake_parts_input(evaluator, name)
    local = url.removeprefix("path:")
    if url.startswith(("path:", "./", "../")) and not local.startswith("/"):
        path = posixpath.normpath(posixpath.join(folder, local, "flake.nix"))
        if evaluator.project.exists(path):
            return local_input(evaluator, path)
    return known_input(evaluator, name, url) or Unknown(f'the flake input "{name}"', None, f"inputs.{name}")


def _url(declared: Any) -> str:
    """The address of an input, of whichever form; empty where it has none."""
    value = force(declared) if declared is not None else None
    if not isinstance(value, AttrSet):
        return value.text if value.__class__ is Str else ""
    given = {name: _text(value, name) for name in ("url", "type", "owner", "repo", "id", "path", "dir", "follows")}
    if given["url"]:
        return given["url"]
    if given["type"] == "path":
        return f"path:{given['path']}"
    if given["repo"]:
        return f"{given['type']}:{given['owner']}/{given['repo']}"
    # The address of an input's own input is not known here; its name usually says what it is.
    return given["id"] or (given["follows"] if "/" in given["follows"] else "")


def _text(attrs: AttrSet, name: str) -> str:
    found = attrs.get(name)
    value = force(found) if found is not MISSING else None
    return value.text if value.__class__ is Str else ""


def nixpkgs_input(evaluator: Evaluator, name: str) -> AttrSet:
    """The flake `nixpkgs` as far as it is modelled."""
    systems: dict[str, Any] = {
        system: Thunk(evaluator.packages, system)
        for system in ("x86_64-linux", "aarch64-linux", "x86_64-darwin", "aarch64-darwin", evaluator.system)
    }
    attrs: dict[str, Any] = {
        "lib": Thunk(lambda _: evaluator.lib, None),
        "legacyPackages": AttrSet(systems, None, Unknown(f"the packages of the flake input {name}")),
        "outPath": source_text(),
        "_type": Str("flake"),
    }
    return AttrSet(attrs, None, Unknown(f'the flake input "{name}"', None, f"inputs.{name}"))


def local_input(evaluator: Evaluator, path: str) -> AttrSet:
    """A flake inside the project, as an input of another."""
    folder = path.rpartition("/")[0]
    outputs = flake_outputs(evaluator, path)
    attrs: dict[str, Any] = {"outPath": Str(folder), "_type": Str("flake")}
    if isinstance(outputs, AttrSet):
        plain = outputs.snapshot()
        return AttrSet({**plain.attrs, **attrs}, plain.places, plain.rest)
    return AttrSet(attrs, None, outputs if outputs.__class__ is Unknown else None)
