"""The functions of nixpkgs that write files: what they write is the payload of the store path's Unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from nixlint_hwc.eval.built import BuiltCommand, BuiltFile, BuiltFolder, BuiltImage
from nixlint_hwc.eval.builtins.strings import base_name_of
from nixlint_hwc.eval.calls import call
from nixlint_hwc.eval.coerce import coerce_to_string
from nixlint_hwc.eval.formats import formats, generated
from nixlint_hwc.eval.nixpkgs_source import is_inside
from nixlint_hwc.eval.packages import Package, PackageSet
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import MISSING, AttrSet, Builtin, ListValue, PathValue, Str, Unknown, hole, join

if TYPE_CHECKING:
    from nixlint_hwc.eval.evaluator import Evaluator

_IMAGE_BUILDERS: Final = (
    "buildImage", "buildLayeredImage", "streamLayeredImage", "buildNixShellImage", "streamNixShellImage", "pullImage",
)  # fmt: skip


def builders(evaluator: Evaluator) -> dict[str, Any]:
    """The attributes of `pkgs` that write files, by name."""
    found: dict[str, Any] = {
        "writeText": _text_builder("writeText"),
        "writeScript": _text_builder("writeScript", executable=True),
        "writeShellScript": _text_builder("writeShellScript", executable=True),
        "writeScriptBin": _text_builder("writeScriptBin", executable=True, program=True),
        "writeShellScriptBin": _text_builder("writeShellScriptBin", executable=True, program=True),
        "writeTextDir": Builtin("writeTextDir", 2, _text_dir),
        "writeTextFile": Builtin("writeTextFile", 1, _text_file),
        "writeShellApplication": Builtin("writeShellApplication", 1, _shell_application),
        "substituteAll": Builtin("substituteAll", 1, lambda arguments: _substitute_all(evaluator, arguments)),
        "applyPatches": Builtin("applyPatches", 1, _apply_patches),
        "replaceVars": Builtin("replaceVars", 2, lambda source, names: _replace_vars(evaluator, source, names)),
        "linkFarm": Builtin("linkFarm", 2, _link_farm),
        "linkFarmFromDrvs": Builtin("linkFarmFromDrvs", 2, _folder_of_list("linkFarmFromDrvs")),
        "symlinkJoin": Builtin("symlinkJoin", 1, _folder_of_paths("symlinkJoin")),
        "buildEnv": Builtin("buildEnv", 1, _folder_of_paths("buildEnv")),
        "concatText": Builtin("concatText", 2, lambda name, files: _concat(evaluator, "concatText", name, files)),
        "concatScript": Builtin("concatScript", 2, lambda name, files: _concat(evaluator, "concatScript", name, files)),
        "formats": formats(evaluator),
        "dockerTools": PackageSet("pkgs.dockerTools", {name: _image_builder(name) for name in _IMAGE_BUILDERS}),
        "writers": PackageSet("pkgs.writers", _writers()),
    }
    for name in ("runCommand", "runCommandLocal", "runCommandCC", "runCommandNoCC"):
        found[name] = Builtin(name, 3, _command_builder(name))
    return found


def _string(lazy: Any) -> Str:
    return coerce_to_string(force(lazy))


def _made(builder: str, name: Str, payload: object, program: Str | None = None) -> Package:
    """The package that a builder returns; `program` is its main program where that is certain."""
    expression = f"pkgs.{builder} {name.shown}"
    known: dict[str, Any] = {"name": name}
    if program is not None:
        known["meta"] = AttrSet({"mainProgram": program}, None, Unknown(f"{expression}.meta"))
    return Package(expression, known, payload)


def _text_builder(builder: str, *, executable: bool = False, program: bool = False) -> Builtin:
    def write(name: Any, text: Any) -> Package:
        name = _string(name)
        subpath = f"/bin/{name.shown}" if program else ""
        file = BuiltFile(name.shown, _string(text), executable=executable, subpath=subpath)
        return _made(builder, name, file, name if program else None)

    return Builtin(builder, 2, write)


def _text_dir(path: Any, text: Any) -> Package:
    place = _string(path)
    name = base_name_of(place)
    return _made("writeTextDir", name, BuiltFile(name.shown, _string(text), subpath=f"/{place.shown}"))


def _arguments(lazy: Any) -> AttrSet:
    """A builder's argument set; an Unknown one is an empty set with a rest."""
    value = force(lazy)
    if isinstance(value, AttrSet):
        return value.snapshot()
    return AttrSet({}, None, value if value.__class__ is Unknown else Unknown("a builder's arguments"))


def _named(arguments: AttrSet, name: str = "name") -> Str:
    found = arguments.get(name)
    return hole(Unknown("the name of what is built")) if found is MISSING else _string(found)


def _optional_text(arguments: AttrSet, name: str) -> Str | None:
    found = arguments.get(name)
    return None if found is MISSING else _string(found)


def _text_file(lazy: Any) -> Package:
    arguments = _arguments(lazy)
    name = _named(arguments)
    destination = _optional_text(arguments, "destination")
    executable = force(arguments.attrs.get("executable")) is True
    file = BuiltFile(
        name.shown,
        _optional_text(arguments, "text"),
        executable=executable,
        subpath=destination.shown if destination else "",
    )
    return _made("writeTextFile", name, file)


def _shell_application(lazy: Any) -> Package:
    arguments = _arguments(lazy)
    name = _named(arguments)
    file = BuiltFile(name.shown, _optional_text(arguments, "text"), executable=True, subpath=f"/bin/{name.shown}")
    return _made("writeShellApplication", name, file, name)


def _apply_patches(lazy: Any) -> Any:
    """`applyPatches { src, patches, ... }`: nixpkgs' source stays nixpkgs, which no patch makes something else."""
    source = _arguments(lazy).get("src")
    text = hole(Unknown("a patched source")) if source is MISSING else _string(source)
    nixpkgs = [part for part in text.holes if part.payload.__class__ is PathValue and is_inside(part.payload.path)]
    if not nixpkgs:
        return _made("applyPatches", _named(_arguments(lazy)), None)
    return AttrSet({"outPath": text}, None, Unknown("pkgs.applyPatches"))


def _command_builder(builder: str) -> Any:
    def run(name: Any, environment: Any, script: Any) -> Package:
        name = _string(name)
        return _made(builder, name, BuiltCommand(name.shown, _string(script), environment))

    return run


def file_text(evaluator: Evaluator, lazy: Any) -> Str | None:
    """The text of a path of the project or of a file that a builder wrote, None where it is not known."""
    value = force(lazy)
    if value.__class__ is Unknown:
        return None
    text = call(evaluator.globals["builtins"].get("readFile"), value)
    return text if text.__class__ is Str else None


def _substitute_all(evaluator: Evaluator, lazy: Any) -> Package:
    arguments = _arguments(lazy)
    source = arguments.get("src")
    return _substituted(evaluator, "substituteAll", None if source is MISSING else source, arguments)


def _replace_vars(evaluator: Evaluator, source: Any, names: Any) -> Package:
    return _substituted(evaluator, "replaceVars", source, _arguments(names))


def _substituted(evaluator: Evaluator, builder: str, source: Any, names: AttrSet) -> Package:
    """A file in which `@name@` is replaced by each string of a set."""
    text = None if source is None else file_text(evaluator, source)
    if text is not None:
        for name, lazy in names.attrs.items():
            if f"@{name}@" in text.text:
                text = join(_between(text.split(f"@{name}@"), coerce_to_string(force(lazy), more=True)))
    own = _named(names) if "name" in names.attrs else _base_name(source)
    return _made(builder, own, BuiltFile(own.shown, text))


def _between(pieces: list[Str], filling: Str) -> list[Str]:
    spread = [pieces[0]]
    for piece in pieces[1:]:
        spread += (filling, piece)
    return spread


def _base_name(source: Any) -> Str:
    value = force(source)
    if value.__class__ is PathValue:
        return Str(value.path.rsplit("/", 1)[-1])
    return hole(Unknown("the name of a file"))


def _link_farm(name: Any, entries: Any) -> Package:
    name = _string(name)
    value = force(entries)
    found: list[tuple[str, Any]] = []
    if isinstance(value, AttrSet):
        found = list(value.snapshot().attrs.items())
    elif value.__class__ is ListValue:
        for item in value.items:
            entry = _arguments(item)
            found.append((_named(entry).shown, entry.attrs.get("path")))
    return _made("linkFarm", name, BuiltFolder(name.shown, tuple(found)))


def _list_entries(lazy: Any) -> tuple[tuple[str, Any], ...]:
    value = force(lazy)
    return tuple([("", item) for item in value.items]) if value.__class__ is ListValue else ()


def _folder_of_list(builder: str) -> Any:
    def make(name: Any, items: Any) -> Package:
        name = _string(name)
        return _made(builder, name, BuiltFolder(name.shown, _list_entries(items)))

    return make


def _folder_of_paths(builder: str) -> Any:
    def make(lazy: Any) -> Package:
        arguments = _arguments(lazy)
        name = _named(arguments)
        entries = _list_entries(arguments.attrs.get("paths"))
        return _made(builder, name, BuiltFolder(name.shown, entries))

    return make


def _concat(evaluator: Evaluator, builder: str, name: Any, files: Any) -> Package:
    name = _string(name)
    texts = [file_text(evaluator, item) for _, item in _list_entries(files)]
    known = [text for text in texts if text is not None]
    text = join(known) if known and len(known) == len(texts) else None
    return _made(builder, name, BuiltFile(name.shown, text, executable=builder == "concatScript"))


def _writers() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for shell in ("Bash", "Dash", "Fish"):
        found[f"write{shell}"] = _text_builder(f"writers.write{shell}", executable=True)
        found[f"write{shell}Bin"] = _text_builder(f"writers.write{shell}Bin", executable=True, program=True)
    for form in ("JSON", "YAML", "TOML"):
        found[f"write{form}"] = Builtin(f"write{form}", 2, _writer(form.lower()))
    return found


def _writer(form: str) -> Any:
    return lambda name, value: generated(form, name, value)


def _image_builder(builder: str) -> Builtin:
    def build(lazy: Any) -> Package:
        arguments = _arguments(lazy)
        pulled = builder == "pullImage"
        name = _first(arguments, ("finalImageName", "imageName") if pulled else ("name",))
        tag = _first(arguments, ("finalImageTag",) if pulled else ("tag",))
        shown = _string(name).shown
        package = Package(f"pkgs.dockerTools.{builder} {shown}", None, BuiltImage(shown, builder, arguments))
        package.attrs["imageName"] = name
        default = Str("latest") if pulled else Unknown(f"the tag of the image {shown}")
        package.attrs["imageTag"] = default if force(tag).__class__ is Unknown or force(tag) is None else tag
        return package

    return Builtin(builder, 1, build)


def _first(arguments: AttrSet, names: tuple[str, ...]) -> Any:
    for name in names:
        found = arguments.get(name)
        if found is not MISSING:
            return found
    return arguments.rest or Unknown("the name of an image")
