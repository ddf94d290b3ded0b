"""Nothing overlooked: files that define containers in their text, and from which evaluation saw none."""

from __future__ import annotations

from typing import Any

from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.finding import Notice, Problem
from nixlint_hwc.syntax import ast


def overlooked(evaluator: Evaluator, seen: set[str]) -> list[str]:
    """The files that bind `oci-containers` containers outside comments and strings, without those that were `seen`."""
    return [
        path
        for path, tree in evaluator.trees.items()
        if path not in seen and b"oci-containers" in tree.file.data and _defines_containers(tree.root)
    ]


def tell_overlooked(evaluator: Evaluator, is_certain: bool, problems: list[Problem], notices: list[Notice]) -> None:
    """Tell each file that was overlooked.

    Where every host of the project is known with all its modules (`is_certain`), no host has what such a file defines:
    it is a helper that nothing calls, a part that is switched off for good, or left over. Else it may be missing.
    """
    for path in overlooked(evaluator, evaluator.container_files | evaluator.test_files):
        gap = evaluator.undecided_files.get(path)
        if gap is not None:
            message = f"it is not known whether it defines containers, so they are not judged: {gap.reason}"
            problems.append(Problem("container-not-seen", message, path))
        elif is_certain:
            notices.append(Notice("container-not-used", "it defines containers that no host uses", path))
        else:
            message = "it defines containers, but evaluation did not reach them"
            problems.append(Problem("container-not-seen", message, path))


def tell_tests(evaluator: Evaluator, notices: list[Notice]) -> None:
    """Tell each NixOS test that defines containers; what it imports is judged where else it is used."""
    for path in sorted(evaluator.test_files.intersection(overlooked(evaluator, set()))):
        notices.append(Notice("nixos-test", "a NixOS test: the containers of its machines are not judged", path))


def _defines_containers(root: ast.Node) -> bool:
    stack: list[Any] = [root]
    while stack:
        node = stack.pop()
        if node.__class__ is ast.Binding and _named(node, "oci-containers") and _has_containers(node.value):
            return True
        if not (node.__class__ is ast.Binding and _named(node, "example")):
            stack += [part for part in node if isinstance(part, tuple)]
    return False


def _named(node: ast.Binding, name: str) -> bool:
    return node.name.__class__ is ast.StaticName and node.name.name == name


def _has_containers(value: ast.Node) -> bool:
    if value.__class__ is not ast.Attrs:
        return True
    return any(
        binding.__class__ is ast.Binding and _named(binding, "containers") and not _is_declaration(binding.value)
        for binding in value.bindings
    )


def _is_declaration(value: ast.Node) -> bool:
    """Whether the value calls `mkOption`: it declares containers, and defines none."""
    function = value.function if value.__class__ is ast.Apply else None
    if function.__class__ is ast.Variable:
        return function.name == "mkOption"
    if function.__class__ is ast.Select:
        last = function.path[-1]
        return last.__class__ is ast.StaticName and last.name == "mkOption"
    return False
