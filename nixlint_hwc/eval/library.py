"""The modelled nixpkgs `lib`.

Every name that nixpkgs' `lib` has exists here (`lib/names.json` lists them by sub-set). Its value is the first of these
that there is: an entry of `Evaluator.library_extensions`; a native function (`library_native/`); a builtin that `lib`
passes on; a definition in `lib/<sub-set>.nix`, which is a function of `lib`; otherwise Unknown. A file in Nix is parsed
and evaluated when one of its names is first used.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from nixlint_hwc.eval.calls import call
from nixlint_hwc.eval.compiler import Code, Compiler
from nixlint_hwc.eval.library_native import NATIVE
from nixlint_hwc.eval.operators import update
from nixlint_hwc.eval.scope import Scope
from nixlint_hwc.eval.thunk import Thunk, force
from nixlint_hwc.eval.values import (
    MISSING,
    AttrSet,
    Builtin,
    ListValue,
    LiteralFloat,
    LiteralInt,
    ModelledSet,
    Str,
    Unknown,
)
from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import SyntaxTree, ast

if TYPE_CHECKING:
    from nixlint_hwc.eval.evaluator import Evaluator

_PACKAGE: Final = files("nixlint_hwc.eval")
_DATA: Final = _PACKAGE / "lib"
#: Sub-sets whose members do not matter to the analysis: each of them is Unknown.
OPAQUE: Final = ("maintainers", "teams", "licensesSpdx")


def make_lib(evaluator: Evaluator) -> AttrSet:
    """The set `lib`; its attributes are lazy."""
    return Library(evaluator).top


class Library:
    """One evaluator's `lib`: `top` is the set itself."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        self._parts: dict[str, Thunk | None] = {}
        self._sections: set[str] = set()
        self.top = ModelledSet("lib", {})
        self._fill()

    @cached_property
    def _builtins(self) -> AttrSet:
        return self.evaluator.globals["builtins"]  # type: ignore[no-any-return]

    def _fill(self) -> None:
        attrs = self.top.attrs
        for section, exported, own in library_names():
            members = {name: self._member(section, name) for name in (*exported, *own)}
            attrs.update((name, members[name]) for name in exported)
            if section not in ("", "builtins"):
                self._sections.add(section)
                attrs[section] = self._section(section, ModelledSet(f"lib.{section}", members))
        for name in OPAQUE:
            attrs[name] = AttrSet({}, None, Unknown(f"lib.{name} is not modelled"))
        attrs["licenses"] = Thunk(self._licenses, None)
        attrs["extend"] = Builtin("extend", 1, self._extended)
        self._extend_with(self.evaluator.library_extensions)

    def _section(self, section: str, members: AttrSet) -> Any:
        """A sub-set. One that an extension supplies as a whole gets the names that it lacks from the other sources."""
        given = self.evaluator.library_extensions.get(section)
        if given is None:
            return members
        return Thunk(lambda _: update(members, force(given)), None)

    def _extend_with(self, extensions: dict[str, Any]) -> None:
        """Put the extensions in place; `_member` gives those for the top also to sub-sets that have the name."""
        for path, value in extensions.items():
            section, _, name = path.rpartition(".")
            holder = self.top.attrs.get(section) if section else self.top
            if isinstance(holder, AttrSet) and path not in self._sections:
                holder.attrs[name] = value

    def _member(self, section: str, name: str) -> Any:
        path = _dotted(section, name)
        extensions = self.evaluator.library_extensions
        for key in (path, name):
            if key in extensions:
                return extensions[key]
        native = NATIVE.get(path)
        if native is not None:
            return native
        return Thunk(self._defined, (section, name))

    def _defined(self, place: tuple[str, str]) -> Any:
        """The member as a builtin or a file in Nix defines it; Unknown where neither does."""
        section, name = place
        if name in PASSED_ON.get(section, ()) or section == "builtins":
            found = self._builtins.get(name)
        else:
            found = self._part(section or "top").get(name)
        if found is MISSING:
            return Unknown(f"lib.{_dotted(section, name)} is not modelled")
        value = force(found)
        return ModelledSet(f"lib.{_dotted(section, name)}", value.attrs) if value.__class__ is AttrSet else value

    def _licenses(self, _: None) -> AttrSet:
        part = self._part("licenses")
        return AttrSet(part.attrs, None, Unknown("a license that lib.licenses does not model"))

    def _part(self, section: str) -> AttrSet:
        if section not in self._parts:
            resource = _DATA / f"{section}.nix"
            self._parts[section] = Thunk(self._load, section) if resource.is_file() else None
        part = self._parts[section]
        return AttrSet({}) if part is None else force(part)

    def _load(self, section: str) -> AttrSet:
        part = evaluate_internal(self.evaluator, self.evaluator.source.parse(library_file(f"lib/{section}.nix")))
        return call(part, self.top)  # type: ignore[no-any-return]

    def _extended(self, overlay: Any) -> Any:
        return extended(self.top, overlay, self.evaluator.library_bound)


def _dotted(section: str, name: str) -> str:
    return f"{section}.{name}" if section else name


def extended(base: AttrSet, overlay: Any, bound: Mapping[str, Callable[[Any], Any]]) -> AttrSet:
    """`base` with an overlay `final: prev: { ... }` on top; the result can be extended again.

    The modelled functions go on calling the base library's own functions. Only those in `bound` are made anew for the
    library that results, also in `prev`: `lib.nixosSystem` passes modules the `lib` that it is taken from (`flake.nix`
    of nixpkgs).
    """
    final = ModelledSet("lib", {})
    previous = ModelledSet("lib", base.attrs | {name: make(final) for name, make in bound.items()})
    previous.places, previous.rest = base.places, base.rest
    added = call(call(force(overlay), final), previous)
    final.attrs.update(previous.attrs)
    final.places, final.rest = base.places, base.rest
    if isinstance(added, AttrSet):
        added = added.snapshot()
        final.attrs.update(added.attrs)
        final.places = added.places
        final.rest = added.rest if added.rest is not None else base.rest
    elif added.__class__ is Unknown:
        final.rest = added
    own = added.attrs if isinstance(added, AttrSet) else {}
    if "extend" not in own:
        kept = {name: make for name, make in bound.items() if name not in own}
        final.attrs["extend"] = Builtin("extend", 1, lambda further: extended(final, further, kept))
    return final


def library_names() -> list[tuple[str, list[str], list[str]]]:
    """Of each sub-set: its name ("" and "builtins" for none), its names that `lib` also exports, its other names."""
    manifest = json.loads((_DATA / "names.json").read_text("utf-8"))
    return [(section, entry["top"].split(), entry["own"].split()) for section, entry in manifest.items()]


def evaluate_internal(evaluator: Evaluator, tree: SyntaxTree, folder: str = "/") -> Any:
    """The value of a parsed `LibraryFile` that lies in `folder`. No error, origin or place points into it."""
    compiler = LibraryCompiler(evaluator, tree.file, folder, evaluator.globals)
    return compiler.compile(tree.root, Scope(None, ()))([None])


class LibraryFile(SourceFile):
    """A part of the modelled library."""

    internal = True


@cache
def library_file(name: str) -> LibraryFile:
    """A Nix file of this package; it is read and parsed only once, for all evaluators."""
    return LibraryFile(f"<lib>/{name.rpartition('/')[2]}", (_PACKAGE / name).read_bytes())


class LibraryCompiler(Compiler):
    """Compiles a file of the library so that its literals, lists and sets have no origin and no places."""

    def compile(self, node: ast.Node, scope: Scope) -> Code:
        code = super().compile(node, scope)
        if node.__class__ is ast.List and node.items:
            return lambda env: ListValue(code(env).items)
        if node.__class__ is ast.Attrs and node.bindings:
            return lambda env: _placeless(code(env))
        return code

    def constant(self, node: ast.Node) -> Any:
        value = super().constant(node)
        if value.__class__ is Str:
            return Str(value.text)
        if value.__class__ is LiteralInt:
            return int(value)
        if value.__class__ is ListValue:
            return ListValue(value.items)
        return float(value) if value.__class__ is LiteralFloat else value

    def text(self, node: ast.Text) -> Str:
        return Str(node.value)


def _placeless(value: AttrSet) -> AttrSet:
    value.places = None
    return value


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: The builtins that sub-sets of `lib` pass on unchanged.
PASSED_ON: Final[dict[str, frozenset[str]]] = {
    "attrsets": _words(
        "attrNames attrValues catAttrs getAttr hasAttr intersectAttrs isAttrs listToAttrs mapAttrs removeAttrs "
        "zipAttrsWith"
    ),
    "lists": _words(
        "all any concatLists concatMap elem elemAt filter genList groupBy head isList length map partition sort tail"
    ),
    "strings": _words(
        "compareVersions concatStringsSep fromJSON fromTOML match parseDrvName readFile replaceStrings split "
        "splitVersion storeDir storePath stringLength substring toJSON toString toXML typeOf "
        "unsafeDiscardStringContext isString elem elemAt filter genList head tail appendContext getContext hasContext "
        "hashString isInt isFloat isBool isPath isAttrs isList toFile"
    ),
    "trivial": _words(
        "add bitAnd bitOr bitXor ceil deepSeq floor genericClosure isBool isFloat isInt lessThan mul div pathExists "
        "readFile seq sub"
    ),
    "debug": _words("addErrorContext trace unsafeGetAttrPos"),
    "filesystem": _words("baseNameOf dirOf hashFile isPath readDir readFileType"),
    "versions": _words("compareVersions splitVersion"),
    "sources": _words("filterSource"),
    "flakes": _words("parseFlakeRef flakeRefToString"),
    "derivations": _words("addDrvOutputDependencies unsafeDiscardOutputDependency"),
}
