"""Where names are mentioned: a cautious answer to whether code may read an option.

Evaluation is lazy, so an option that it never asked for may still be in use. Only names that no code mentions at all are
told to be unused.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.project import UnreadableFileError
from nixlint_hwc.source import Span
from nixlint_hwc.syntax import ast


class Mentions:
    """The attribute names that each file of a project selects, inherits or tests."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        self._names: dict[str, frozenset[str]] = {}

    def may_read(self, path: tuple[str, ...], place: Span | None, folder: str) -> bool:
        """Whether a file mentions the last name of an option: any but those of other container modules.

        A name that is computed, or the set of the options as a whole, counts as a mention.
        """
        root, _, own = folder.rpartition("/")
        for file in self.evaluator.project.nix_files:
            beside = file.startswith(f"{root}/") and not file.startswith((f"{folder}/", f"{root}/_"))
            if beside and "/" in file.removeprefix(f"{root}/") and own not in self.names(file):
                continue
            if path[-1] in self.names(file) or (file.startswith(f"{folder}/") and "*" in self.names(file)):
                return True
        return False

    def names(self, path: str) -> frozenset[str]:
        """The names that a file mentions; `*` where one is computed or a set called `cfg` is used as a whole."""
        if path not in self._names:
            try:
                tree = self.evaluator.tree(path)
            except UnreadableFileError:
                return frozenset()
            self._names[path] = frozenset(_mentioned(tree.root)) if tree.root is not None else frozenset()
        return self._names[path]


def _mentioned(node: Any) -> Iterator[str]:
    stack = [node]
    while stack:
        current = stack.pop()
        if isinstance(current, (ast.Select, ast.HasAttr)):
            yield from _path_names(current.path)
            inner = current.expression
            stack += [part for part in current[3:] if isinstance(part, tuple)]
            if not isinstance(inner, ast.Variable):
                stack.append(inner)
            continue
        if isinstance(current, ast.Inherit):
            yield from (name.name for name in current.names)
        if isinstance(current, ast.Variable):
            yield "*" if current.name == "cfg" else current.name
        if isinstance(current, ast.With) and isinstance(current.namespace, ast.Variable):
            stack.append(current.body)
            continue
        stack += [part for part in current if isinstance(part, tuple)]


def _path_names(path: tuple[ast.AttrName, ...]) -> Iterator[str]:
    for name in path:
        yield name.name if isinstance(name, ast.StaticName) else "*"
