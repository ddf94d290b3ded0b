"""`pkgs.formats`: file formats with a type for their values and a generator of files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from nixlint_hwc.eval.built import BuiltFile
from nixlint_hwc.eval.calls import call
from nixlint_hwc.eval.coerce import coerce_to_string
from nixlint_hwc.eval.library import evaluate_internal, library_file
from nixlint_hwc.eval.packages import Package, PackageSet
from nixlint_hwc.eval.thunk import Thunk, force
from nixlint_hwc.eval.values import MISSING, AttrSet, Builtin, Lazy, Unknown

if TYPE_CHECKING:
    from nixlint_hwc.eval.evaluator import Evaluator

#: Formats whose `generate name value` prints a Nix value.
FORMATS: Final = (
    "json", "yaml", "yaml_1_1", "yaml_1_2", "toml", "ini", "iniWithGlobalSection", "gitIni", "keyValue", "libconfig",
    "lua", "hocon", "elixirConf", "javaProperties", "php", "pythonVars", "systemd", "xml", "cdn", "nixConf",
)  # fmt: skip


def formats(evaluator: Evaluator) -> PackageSet:
    """The formats by name; their types are those of `formats.nix`, `anything` for a format that it has not."""
    types = Thunk(_types, evaluator)
    return PackageSet("pkgs.formats", {name: Thunk(_format, (evaluator, types, name)) for name in FORMATS})


def _types(evaluator: Evaluator) -> AttrSet:
    function = evaluate_internal(evaluator, evaluator.source.parse(library_file("formats.nix")))
    return call(function, evaluator.lib)  # type: ignore[no-any-return]


def _format(suspended: tuple[Evaluator, Thunk, str]) -> Any:
    """A format: a function of its settings, or, as `systemd` is, what such a function gives."""
    evaluator, types, name = suspended
    modelled = force(types).get(name)
    if modelled is MISSING:
        return Builtin(name, 1, lambda _: _complete(name, AttrSet({"type": _anything(evaluator)})))
    modelled = force(modelled)
    if isinstance(modelled, AttrSet):
        return _complete(name, modelled)
    return Builtin(name, 1, lambda settings: _complete(name, call(modelled, settings)))


def _anything(evaluator: Evaluator) -> Thunk:
    return Thunk(lambda _: force(force(evaluator.lib.get("types")).get("anything")), None)


def _complete(name: str, made: Any) -> Any:
    """A format with its generator; what else it has is not known. What no format is comes back as it is."""
    if not isinstance(made, AttrSet):
        return made
    generate = Builtin("generate", 2, lambda file, value: generated(name, file, value))
    return AttrSet({**made.snapshot().attrs, "generate": generate}, None, Unknown(f"pkgs.formats.{name}"))


def generated(form: str, name: Lazy, value: Lazy) -> Package:
    """The package that a format's generator makes of a value."""
    own = coerce_to_string(force(name))
    expression = f"pkgs.formats.{form} {own.shown}"
    return Package(expression, {"name": own}, BuiltFile(own.shown, value=value, format=form))
