"""Builtins that depend on the project's files or on the machine: made per evaluator.

Files are read inside the project only. Whatever else the world would have to supply is Unknown with its reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nixlint_hwc.eval.built import BuiltFile, OutsideFile
from nixlint_hwc.eval.builtins.derivations import derivation, derivation_strict
from nixlint_hwc.eval.builtins.hashing import digest_of, placeholder
from nixlint_hwc.eval.calls import anonymous
from nixlint_hwc.eval.coerce import coerce_to_string
from nixlint_hwc.eval.errors import FileError, InvalidValue, TypeMismatch
from nixlint_hwc.eval.nixpkgs_source import LIBRARY, is_address, source_text
from nixlint_hwc.eval.operators import normalise_path
from nixlint_hwc.eval.registry import ATTRS, KNOWN, LAZY, SET, STRING, TEXT, VALUE, Registry
from nixlint_hwc.eval.thunk import force, machine
from nixlint_hwc.eval.values import HOLE, MISSING, AttrSet, PathValue, Str, Unknown, hole, origin_of
from nixlint_hwc.project import Entry, UnreadableFileError
from nixlint_hwc.source import Span

if TYPE_CHECKING:
    from nixlint_hwc.eval.evaluator import Evaluator

NIX_VERSION = "2.18.1"
LANGUAGE_VERSION = 6


def project_builtins(evaluator: Evaluator) -> dict[str, Any]:
    """The builtins that need the evaluator, and the constants, by name."""
    registry = Registry()
    files = _Files(evaluator)
    files.register(registry)
    _register_fetchers(registry)
    registry.native("derivation", ATTRS)(derivation)
    registry.native("derivationStrict", ATTRS)(derivation_strict)
    registry.native("placeholder", TEXT)(placeholder)
    registry.native("getEnv", TEXT)(_environment)
    registry.native("toFile", STRING, STRING)(_to_file)
    return {
        **registry,
        "currentSystem": Str(evaluator.system),
        "currentTime": Unknown("the current time"),
        "langVersion": LANGUAGE_VERSION,
        "nixVersion": Str(NIX_VERSION),
        "nixPath": Unknown("the search path of whoever evaluates"),
        "storeDir": Str("/nix/store"),
        "true": True,
        "false": False,
        "null": None,
    }


def _to_file(name: Str, text: Str) -> Str:
    unknown = Unknown(f"the store path of {name.shown}", built=True, payload=BuiltFile(name.shown, text), made_of=name)
    return hole(unknown)


def _register_fetchers(registry: Registry) -> None:
    for name in ("fetchurl", "fetchTarball", "fetchGit", "fetchMercurial", "fetchTree", "fetchClosure"):
        registry.native(name, KNOWN)(_fetcher(name))
    registry.native("getFlake", KNOWN)(lambda source: Unknown(f"the flake {_shown_source(source)}"))
    registry.native("parseFlakeRef", KNOWN)(lambda source: Unknown("a parsed flake reference"))
    registry.native("flakeRefToString", KNOWN)(lambda source: Unknown("the text of a flake reference"))
    registry.native("storePath", VALUE)(lambda path: Unknown("a path of the Nix store", built=True))
    registry.native("findFile", LAZY, TEXT)(lambda path, name: Unknown(f"the search path entry <{name.text}>"))


def _environment(name: Str) -> Any:
    """An environment variable. Those that replace pins of npins and niv while somebody works on them are not set."""
    if name.text.startswith(("NPINS_OVERRIDE_", "NIV_OVERRIDE_")):
        return Str("")
    return Unknown(f"the environment variable {name.text}")


def _fetcher(name: str) -> Any:
    """A function that fetches sources: those of nixpkgs are the modelled nixpkgs, others are not known."""
    is_set = name in ("fetchGit", "fetchMercurial", "fetchTree")

    def fetch(source: Any) -> Any:
        address = _shown_source(source)
        if name != "fetchurl" and is_address(address):
            path = source_text()
            return AttrSet({"outPath": path}, None, Unknown("what is known of a commit")) if is_set else path
        return Unknown(f"what {name} gets from {address}", built=True)

    return fetch


def _shown_source(source: Any) -> str:
    """The address that a fetcher is given, for messages."""
    if isinstance(source, AttrSet):
        given = (source.get(name) for name in ("url", "path", "repo"))
        source = force(next((found for found in given if found is not MISSING), None))
    if source.__class__ is Str:
        return source.shown
    return source.path if source.__class__ is PathValue else "somewhere else"


class _Files:
    """The builtins that read files, for one evaluator."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        self.project = evaluator.project

    def register(self, registry: Registry) -> None:
        native = registry.native
        native("import", KNOWN)(self.import_)
        native("scopedImport", ATTRS, KNOWN)(self.scoped_import)
        native("readFile", KNOWN)(self.read_file)
        native("readDir", KNOWN)(self.read_dir)
        native("readFileType", KNOWN)(self.read_file_type)
        native("pathExists", KNOWN)(self.path_exists)
        native("hashFile", TEXT, KNOWN)(self.hash_file)
        native("path", ATTRS)(self.path)
        native("filterSource", LAZY, KNOWN)(self.filter_source)
        native("unsafeGetAttrPos", TEXT, SET)(self.attr_position)

    def import_(self, source: Any) -> Any:
        path, span = located(source)
        if path is None:
            text = built_text(source)
            written = self.evaluator.written_file(text.text) if isinstance(text, Str) and not text.holes else None
            return _not_located(source, span) if written is None else written
        if is_library(path):
            return self.evaluator.lib
        relative = self.project.relative(path)
        if relative is not None:
            if self.project.is_folder(path):
                relative = "default.nix" if relative == "." else f"{relative}/default.nix"
            sites = self.evaluator.import_sites.setdefault(relative, [])
            if span is not None and span not in sites:
                sites.append(span)
        return self.evaluator.import_path(path, span)

    def scoped_import(self, names: AttrSet, source: Any) -> Any:
        path, span = located(source)
        if path is None:
            return _not_located(source, span)
        if self.project.is_folder(path):
            path += "/default.nix"
        file = self._inside(path, span)
        if file.__class__ is Unknown:
            return file
        return self.evaluator.evaluate_file(self.project.relative(path) or path, names.attrs)

    def _inside(self, path: str, span: Span | None) -> Unknown | None:
        """Unknown where a path lies outside the project. Raises `FileError` when it does not exist."""
        relative = self.project.relative(path)
        if relative is None or not self.project.contains(path):
            return Unknown(f"{path} lies outside the project", span, payload=OutsideFile(path))
        if not self.project.exists(path):
            left_out = self.evaluator.left_out_file(relative, span)
            if left_out is None:
                raise FileError(f"the file {relative} does not exist", span, relative)
            return left_out
        return None

    def _contents(self, source: Any) -> tuple[Any, Span | None]:
        """The `SourceFile` at a path, or Unknown. Raises `FileError`."""
        path, span = located(source)
        if path is None:
            return _not_located(source, span), span
        outside = self._inside(path, span)
        if outside is not None:
            return outside, span
        try:
            return self.project.read(path), span
        except UnreadableFileError as error:
            return self._refused(error, span, is_wrong=self.project.is_folder(path)), span

    def _refused(self, error: UnreadableFileError, span: Span | None, *, is_wrong: bool) -> Unknown:
        """Unknown for what the system does not give. Raises `FileError` if it `is_wrong` to ask for it."""
        message = f"{error.path} cannot be read: {error.reason}"
        if is_wrong:
            raise FileError(message, span, error.path)
        self.project.failed(error)
        return Unknown(message, span)

    def read_file(self, source: Any) -> Any:
        payload = built_text(source)
        if payload is not None:
            return payload
        file, span = self._contents(source)
        if file.__class__ is Unknown:
            return file
        if file.data.startswith(b"\0GITCRYPT"):
            return Unknown(f"{file.path} is encrypted", span)
        if b"\0" in file.data:
            raise FileError(f"{file.path} contains a zero byte, which a string cannot hold", span, file.path)
        machine.spend(len(file.data) >> 6)
        return Str(file.data.decode("utf-8", "surrogateescape"), Span(file, 0, len(file.data)))

    def hash_file(self, algorithm: Str, source: Any) -> Any:
        file, _span = self._contents(source)
        return file if file.__class__ is Unknown else Str(digest_of(algorithm.text, file.data).hex())

    def read_dir(self, source: Any) -> Any:
        path, span = located(source)
        if path is None:
            return _not_located(source, span)
        outside = self._inside(path, span)
        if outside is not None:
            return outside
        entries = self._entries(path, span)
        if isinstance(entries, Unknown):
            return entries
        machine.spend(len(entries))
        return AttrSet({entry.name: Str(entry.kind) for entry in entries})

    def _entries(self, path: str, span: Span | None) -> tuple[Entry, ...] | Unknown:
        try:
            return self.project.listing(path)
        except UnreadableFileError as error:
            return self._refused(error, span, is_wrong=not self.project.is_folder(path))

    def read_file_type(self, source: Any) -> Any:
        path, span = located(source)
        if path is None:
            return _not_located(source, span)
        outside = self._inside(path, span)
        if outside is not None:
            return outside
        folder, _, name = path.rpartition("/")
        entries = self._entries(folder, span) if path != self.project.base else ()
        if isinstance(entries, Unknown):
            return entries
        return Str(next((entry.kind for entry in entries if entry.name == name), "directory"))

    def path_exists(self, source: Any) -> Any:
        path, span = located(source)
        if path is None:
            return _not_located(source, span)
        if self.project.relative(path) is None:
            return Unknown(f"whether {path} exists, outside the project", span)
        if source.__class__ is Str and source.text.endswith(("/", "/.")):
            return self.project.exists(path) and self.project.is_folder(path)
        return self.project.exists(path)

    def path(self, arguments: AttrSet) -> Any:
        source = arguments.attrs.get("path")
        if source is None:
            raise TypeMismatch("attribute 'path' missing in the call of 'path'")
        name = force(arguments.attrs.get("name"))
        return self._copy(force(source), name.text if name.__class__ is Str else None)

    def filter_source(self, _predicate: Any, source: Any) -> Any:
        return self._copy(source, None)

    def _copy(self, source: Any, name: str | None) -> Any:
        path, span = located(source)
        if path is None:
            return _not_located(source, span)
        shown = name or path.rsplit("/", 1)[-1]
        unknown = Unknown(f"the store path of {shown}", span, built=True, payload=PathValue(path, span))
        return hole(unknown)

    def attr_position(self, name: Str, attrs: AttrSet) -> Any:
        place = attrs.place(name.text)
        if place is not None:
            return self.evaluator.position(place)
        if attrs.get(name.text) is not MISSING or attrs.rest is None:
            return None
        return anonymous(attrs.rest)


def is_library(path: str) -> bool:
    """Whether a path denotes the modelled `lib`."""
    return path in (LIBRARY, f"{LIBRARY}/default.nix")


def located(source: Any) -> tuple[str | None, Span | None]:
    """The absolute path that a value denotes, and the literal it comes from; None where it is not known.

    A store copy of a file of the project denotes that file. Raises `TypeMismatch`, `InvalidValue`.
    """
    if source.__class__ is PathValue:
        return source.path, source.origin
    text = coerce_to_string(source)
    span = origin_of(text)
    if not text.holes:
        if not text.text.startswith("/"):
            raise InvalidValue(f"the string '{text.text}' does not represent an absolute path", span)
        return normalise_path(text.text), span
    payload = text.holes[0].payload
    if payload.__class__ is PathValue and len(text.holes) == 1 and text.text.startswith(HOLE):
        return normalise_path(payload.path + text.text[1:]), payload.origin
    return None, span


def built_text(source: Any) -> Str | None:
    """The content of a file that only a build would write, where the configuration gives it."""
    text = coerce_to_string(source) if isinstance(source, (Str, AttrSet)) else None
    if text is None or text.text != HOLE:
        return None
    payload = text.holes[0].payload
    return payload.text if isinstance(payload, BuiltFile) and not payload.subpath else None


def _not_located(source: Any, span: Span | None) -> Unknown:
    text = coerce_to_string(source)
    unknown = text.holes[0]
    return Unknown(unknown.reason, span or unknown.span)
