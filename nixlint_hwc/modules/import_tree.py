"""import-tree: every `.nix` file below a folder as one module; paths with `/_` are left out."""

from __future__ import annotations

from typing import Any

from nixlint_hwc.eval.evaluator import Evaluator, as_path
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import AttrSet, Builtin, ListValue, PathValue, Unknown


def import_tree_input(evaluator: Evaluator, name: str) -> AttrSet:
    """The flake `import-tree` as an input: a functor from a folder, or a list of folders, to a module."""
    function = Builtin("import-tree", 2, lambda own, folders: import_tree(evaluator, folders))
    return AttrSet({"__functor": function}, None, Unknown(f'the flake input "{name}"', None, f"inputs.{name}"))


def import_tree(evaluator: Evaluator, folders: Any) -> Any:
    """The module that imports every file below the folders."""
    value = force(folders)
    found: list[Any] = []
    for item in value.items if value.__class__ is ListValue else [value]:
        path = as_path(force(item))
        if path is None:
            return Unknown("a folder that import-tree is given")
        found += _files(evaluator, path)
    return AttrSet({"imports": ListValue([PathValue(path) for path in found])})


def _files(evaluator: Evaluator, path: str) -> list[str]:
    project = evaluator.project
    if not project.is_folder(path):
        return [path]
    found = []
    for entry in project.listing(path):
        if entry.name.startswith("_"):
            continue
        below = f"{path}/{entry.name}"
        if entry.kind == "directory":
            found += _files(evaluator, below)
        elif entry.kind == "regular" and entry.name.endswith(".nix"):
            found.append(below)
    return found
