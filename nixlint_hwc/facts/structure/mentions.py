"""Where names are mentioned: a cautious answer to whether code may read an option.

Evaluation is lazy, so an option that it never asked for may still be in use. Only names that no code mentions at all
are told to be unused.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.project import UnreadableFileError
from nixlint_hwc.syntax import ast


class Mentions:
    """The attribute names that the files of a project select, inherit or test."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator

    @cached_property
    def files(self) -> dict[str, set[str]]:
        """The files that mention a name; those that compute one, or use a set called `cfg` as a whole, under `*`."""
        found: dict[str, set[str]] = {}
        for path in self.evaluator.project.nix_files:
            try:
                root = self.evaluator.tree(path).root
            except UnreadableFileError:
                continue
            for name in _mentioned(root):
                found.setdefault(name, set()).add(path)
        return found

    def may_read(self, name: str, folder: str) -> bool:
        """Whether a file mentions the name of an option of the module in `folder`, or all names of a set there.

        The files of another container module count only where they mention this one.
        """
        root, _, own = folder.rpartition("/")
        inside = f"{folder}/"
        if any(file.startswith(inside) for file in self.files.get("*", ())):
            return True
        return any(
            file.startswith(inside) or not _is_of_module(file, root) or file in self.files.get(own, ())
            for file in self.files.get(name, ())
        )


def _is_of_module(file: str, root: str) -> bool:
    """Whether a file lies in the folder of a container module."""
    inner = file.removeprefix(f"{root}/")
    return inner != file and "/" in inner and not inner.startswith("_")


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
