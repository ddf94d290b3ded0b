"""The evaluator of one project: imports, the global names, and what stands for nixpkgs.

In: files of the project. Out: values. It reads inside the project only; a path outside, and everything impure, is
Unknown.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from functools import cached_property
from typing import Any, Final, TypeVar

from nixlint_hwc.eval.builtins import BUILTINS, GLOBAL_NAMES
from nixlint_hwc.eval.compiler import Compiler
from nixlint_hwc.eval.errors import BudgetSpent, MissingImport
from nixlint_hwc.eval.nixpkgs_source import NIXPKGS, is_channel, is_inside
from nixlint_hwc.eval.operators import normalise_path
from nixlint_hwc.eval.scope import Scope
from nixlint_hwc.eval.store_paths import STORE_FOLDER, add_root
from nixlint_hwc.eval.thunk import Thunk, force, machine
from nixlint_hwc.eval.values import MISSING, AttrSet, Builtin, ModelledSet, PathValue, Str, Unknown
from nixlint_hwc.project import Project, UnreadableFileError
from nixlint_hwc.source import SourceFile, Span
from nixlint_hwc.syntax import SyntaxTree, Trees, parse
from nixlint_hwc.untracked import Untracked

__all__ = ["Evaluator", "in_large_stack"]

Result = TypeVar("Result")

#: How deeply Python calls may nest during an evaluation, and the stack (in bytes) that this takes. The operating system
#: provides the memory only as the stack grows into it.
RECURSION_LIMIT = 400_000
STACK_SIZE = 1 << 30
#: How often to try to start the thread, within one second.
STACK_TRIES = 20


#: Steps charged for parsing a text, in addition to one per character.
_PARSING: Final = 200


class Evaluator:
    """Evaluates the files of one project for a `system` such as `x86_64-linux`.

    `source` parses files or restores their trees; `trees` keeps every tree, by path relative to the project's root.
    """

    def __init__(self, project: Project, system: str = "x86_64-linux", source: Trees | None = None) -> None:
        self.project = project
        add_root(project.base)
        self.source = source or Trees()
        self.system = system
        self.trees: dict[str, SyntaxTree] = {}
        self.imported: dict[str, Thunk] = {}
        #: By file, the places that `import` it as an expression.
        self.import_sites: dict[str, list[Span]] = {}
        #: Files that the module system has loaded as modules.
        self.module_files: set[str] = set()
        #: By file, the places that import it as a module although loading it as one failed.
        self.failed_modules: dict[str, list[Span]] = {}
        #: By file of the project that does not exist, the places that import it.
        self.missing_imports: dict[str, dict[Span, None]] = {}
        #: What the repository ignores (`.gitignore`), and the Unknown for each ignored file that evaluation asked for.
        self.untracked = Untracked(project)
        self.left_out: dict[str, Unknown] = {}
        #: Files that are NixOS tests.
        self.test_files: set[str] = set()
        #: Files in which evaluation came across the attribute `virtualisation.oci-containers`.
        self.container_files: set[str] = set()
        #: Module files for which an Unknown decides whether they define containers, with that Unknown.
        self.undecided_files: dict[str, Unknown] = {}
        #: By key of a module file, and the arguments that it takes besides options, where options decide only whether
        #: containers are there, not which ones there are (so that these are the same on every host that gives the same
        #: arguments): the containers' names, each with the file that defines it.
        self.containers_in_doubt: dict[tuple[str, tuple[Any, ...]], frozenset[tuple[str, str | None]]] = {}
        #: What later stages add to `lib`: a lazy value by its path (`mkOption`, `options.mkOption`, `types`).
        self.library_extensions: dict[str, Any] = {}
        #: Functions of `lib` that depend on which `lib` they are taken from, such as `evalModules`: by name, what makes
        #: the function for a given (perhaps extended) `lib`.
        self.library_bound: dict[str, Callable[[Any], Any]] = {}
        #: What later stages add to `pkgs`, by name.
        self.package_extensions: dict[str, Any] = {}
        #: Values of files of nixpkgs that later stages supply, by path inside nixpkgs (`nixos/lib/eval-config.nix`).
        self.nixpkgs_files: dict[str, Any] = {}
        #: The outputs of each flake in the project, by the path of its `flake.nix`.
        self.flakes: dict[str, Thunk] = {}
        self._packages: dict[str, AttrSet] = {}
        #: Trees of files that the configuration writes with `toFile` and then imports, by their text.
        self._written: dict[str, SyntaxTree] = {}

    @property
    def expression_files(self) -> set[str]:
        """The files that some `import` evaluates as an expression."""
        return set(self.import_sites)

    @cached_property
    def globals(self) -> dict[str, Any]:
        """The names that every file sees."""
        from nixlint_hwc.eval.builtins.impure import project_builtins

        names: dict[str, Any] = {**BUILTINS, **project_builtins(self)}
        builtins = ModelledSet("builtins", names)
        names["builtins"] = builtins
        found = {name: names[name] for name in GLOBAL_NAMES if name in names}
        found |= {"__" + name: value for name, value in names.items() if name not in GLOBAL_NAMES}
        return found | {"builtins": builtins, "true": True, "false": False, "null": None}

    @cached_property
    def lib(self) -> AttrSet:
        """The modelled nixpkgs `lib`."""
        from nixlint_hwc.eval.library import make_lib

        return make_lib(self)

    @property
    def pkgs(self) -> AttrSet:
        """The modelled package set of the evaluator's own system."""
        return self.packages(self.system)

    def packages(self, system: str) -> AttrSet:
        """The modelled package set of a system."""
        from nixlint_hwc.eval.packages import make_pkgs

        found = self._packages.get(system)
        if found is None:
            found = self._packages[system] = make_pkgs(self, Str(system))
        return found

    def absolute(self, file: SourceFile) -> str:
        return self.project.absolute(file.path)

    def position(self, span: Span) -> AttrSet:
        """A place as Nix code sees it: `{ file, line, column }`."""
        place = span.file.position(span.start)
        return AttrSet({"file": Str(self.absolute(span.file)), "line": place.line, "column": place.column})

    def tree(self, relative: str) -> SyntaxTree:
        """The syntax tree of a project's file. Raises `UnreadableFileError`."""
        found = self.trees.get(relative)
        if found is None:
            file = self.project.read(self.project.absolute(relative))
            found = self.trees[relative] = self.source.parse(file)
            machine.has_read(len(file.data))
        return found

    def import_path(self, absolute: str, span: Span | None) -> Any:
        """The value of the file, or of the folder's `default.nix`, at a path. Raises `MissingImport`."""
        relative = self.project.relative(absolute)
        if relative is None and is_inside(absolute):
            return self._nixpkgs_file(absolute.lstrip("/"), span)
        if relative is None or not self.project.contains(absolute):
            return Unknown(f"{absolute} lies outside the project", span)
        if self.project.is_folder(absolute):
            absolute = f"{absolute}/default.nix"
            relative = "default.nix" if relative == "." else f"{relative}/default.nix"
        thunk = self.imported.get(relative)
        if thunk is None:
            if not self.project.exists(absolute):
                left_out = self.left_out_file(relative, span)
                if left_out is not None:
                    return left_out
                if span is not None:
                    self.missing_imports.setdefault(relative, {})[span] = None
                raise MissingImport(f"the file {relative} does not exist", span, relative)
            thunk = self.imported[relative] = Thunk(self.evaluate_file, relative)
        return force(thunk)

    def left_out_file(self, relative: str, span: Span | None) -> Unknown | None:
        """The Unknown for a missing file that the repository ignores; None for one that it ought to contain."""
        reason = self.untracked.reason(relative)
        if reason is None:
            return None
        return self.left_out.setdefault(relative, Unknown(reason, span))

    def _nixpkgs_file(self, path: str, span: Span | None) -> Any:
        """The value of a file of the modelled nixpkgs: the package set's function, or `lib`."""
        if path == "nixpkgs":
            return Builtin("nixpkgs", 1, self._imported_packages)
        path = path.removesuffix("/default.nix")
        if path == "nixpkgs/lib":
            return self.lib
        supplied = self.nixpkgs_files.get(path.removeprefix("nixpkgs/"))
        if supplied is not None:
            return supplied
        return Unknown(f"{path}, a file of nixpkgs", span)

    def _imported_packages(self, argument: Any) -> AttrSet:
        """`import nixpkgs { system = ...; overlays = ...; }`: the package set of that system, with these overlays."""
        from nixlint_hwc.eval.overlays import overlaid
        from nixlint_hwc.eval.packages import make_pkgs

        given = force(argument)
        if not isinstance(given, AttrSet):
            return self.pkgs
        systems = [found for name in ("system", "localSystem") if (found := given.get(name)) is not MISSING]
        pkgs = make_pkgs(self, Thunk(_system_name, systems[0])) if systems else self.pkgs
        overlays = given.get("overlays")
        return pkgs if overlays is MISSING else overlaid(self, pkgs, lambda: force(overlays))

    def evaluate_file(self, relative: str, names: dict[str, Any] | None = None) -> Any:
        """The value of a project's file, Unknown where it cannot be read; `names` as in `evaluate`."""
        try:
            tree = self.tree(relative)
        except UnreadableFileError as error:
            return Unknown(f"{relative} cannot be read: {error.reason}")
        if tree.encrypted:
            return Unknown(f"{relative} is encrypted")
        return self.evaluate(tree, names)

    def evaluate(self, tree: SyntaxTree, names: dict[str, Any] | None = None) -> Any:
        """The value of a parsed file; `names` are further global names (lazy values)."""
        path = self.absolute(tree.file)
        scope = {**self.globals, **names} if names else self.globals
        compiler = Compiler(self, tree.file, path.rpartition("/")[0] or "/", scope)
        return compiler.compile(tree.root, Scope(None, ()))([None])

    def written_file(self, text: str) -> Any:
        """The value of a file that the configuration writes with `toFile`; None where its text is not valid Nix.

        Messages name no place in it, because it is in no file of the project, and it does not enlarge the budget as a
        file of the project does. It lies in the Nix store, so relative paths in it lead there.
        """
        from nixlint_hwc.eval.library import LibraryFile, evaluate_internal

        tree = self._written.get(text)
        if tree is None:
            machine.spend(_PARSING + len(text))
            tree = parse(LibraryFile("<written>", text.encode("utf-8", "surrogateescape")))
            self._written[text] = tree
        return None if tree.diagnostics else evaluate_internal(self, tree, STORE_FOLDER)

    def expression(self, text: str, names: dict[str, Any] | None = None, label: str = "<expression>") -> Any:
        """Evaluate Nix text as if it stood in a file at the project's root."""
        return self.evaluate(parse(SourceFile(label, text.encode())), names)

    def search_path(self, text: str, span: Span) -> Any:
        """`<nixpkgs>` and what is below it: the modelled nixpkgs. Anything else is Unknown."""
        channel, slash, below = text.partition("/")
        if is_channel(channel):
            return PathValue(f"{NIXPKGS}{slash}{below}", span)
        return Unknown(f"the search path entry <{text}>", span)


def _system_name(lazy: Any) -> Any:
    """A system's name: of a string, or of a set with `system`."""
    value = force(lazy)
    found = value.get("system") if isinstance(value, AttrSet) else MISSING
    return value if found is MISSING else force(found)


def in_large_stack(run: Callable[[], Result]) -> Result:
    """Run a computation in a thread with a stack large enough for deep recursion. Raises what the computation raises.

    Raises `BudgetSpent` where even that stack is too small, and `MemoryError` where there is no room for it.
    """
    outcome: list[Any] = []

    def work() -> None:
        try:
            outcome.append((run(), None))
        except RecursionError:
            outcome.append((None, BudgetSpent("depth")))
        except BaseException as error:
            outcome.append((None, error))

    limit = sys.getrecursionlimit()
    size = threading.stack_size(STACK_SIZE)
    sys.setrecursionlimit(RECURSION_LIMIT)
    try:
        _started(work).join()
    finally:
        threading.stack_size(size)
        sys.setrecursionlimit(limit)
    result, error = outcome[0]
    if error is not None:
        raise error
    return result  # type: ignore[no-any-return]


def _started(work: Callable[[], None]) -> threading.Thread:
    """Start a thread. Raises `MemoryError` where the system has no room for its stack.

    The stack of a thread that has just ended may not have been freed yet, so this tries again for one second.
    """
    for _ in range(STACK_TRIES):
        try:
            thread = threading.Thread(target=work, name="evaluation", daemon=True)
            thread.start()
        except RuntimeError:
            time.sleep(1 / STACK_TRIES)
        else:
            return thread
    raise MemoryError(f"no room for a stack of {STACK_SIZE >> 20} MiB")


def as_path(value: Any) -> str | None:
    """The absolute path that a path or an absolute string denotes; None for anything else."""
    if value.__class__ is PathValue:
        return value.path
    if value.__class__ is Str and not value.holes and value.text.startswith("/"):
        return normalise_path(value.text)
    return None
