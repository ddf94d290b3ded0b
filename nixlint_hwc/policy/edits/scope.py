"""Where in a file a module defines options: the set that contains a fact's own definition.

In: the nodes around a place. Out: the set, and the binding in it that leads on to the place. Always holds: a set counts
only if the module system reads it as definitions of options, not one that merely has attributes of the same names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

from nixlint_hwc.policy.edits.list import PASSING
from nixlint_hwc.policy.edits.tree import Call, WithheldError, binding_named, call_of, extent
from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import ast

CONTAINERS: Final = ("virtualisation", "oci-containers", "containers")
#: The first names of option paths that modules define beside a container.
ROOTS: Final = frozenset(
    {
        "age", "assertions", "environment", "networking", "services", "sops", "system", "systemd", "virtualisation",
        "warnings",
    }
)  # fmt: skip
#: What the module system passes to modules.
MODULE_ARGUMENTS: Final = frozenset({"config", "lib", "pkgs", "options", "modulesPath"})
#: Attributes of modules and flakes that are no options, and those of them that hold modules.
_OTHERS: Final = frozenset({"disabledModules", "flake", "inputs", "options", "outputs", "perSystem"})
_HOLDERS: Final = frozenset({"imports", "modules", "sharedModules"})
#: Functions that give the definitions that are their last argument.
_CONDITIONS: Final = frozenset({"mkIf", "optionalAttrs"})
_TRANSPARENT: Final = frozenset({*_CONDITIONS, "mkMerge", *PASSING})


def is_module(node: ast.Lambda) -> bool:
    """Whether a function looks like a module's: it takes what the module system passes, and whatever else comes."""
    formals = node.formals
    if formals is None:
        return False
    return formals.ellipsis and (not formals.entries or any(e.name in MODULE_ARGUMENTS for e in formals.entries))


def home_of(around: Sequence[Any]) -> int | None:
    """The index of the set of definitions that a place belongs to, among the nodes around it."""
    reads, banned = not isinstance(around[0], ast.Lambda), False
    for index, (node, inner) in enumerate(pairwise(around)):
        if isinstance(node, ast.Lambda):
            reads = not banned and (reads or is_module(node)) and (index > 0 or is_module(node))
        elif isinstance(node, ast.Attrs):
            name = _name(inner)
            banned = banned or name == "options"
            if name in _HOLDERS:
                reads = not banned
            elif name in _OTHERS or name is None:
                reads = reads and name is None and not isinstance(inner, ast.Binding)
            elif reads and name != "config":
                return index if _belongs(name, around[index + 1 :]) else None
        elif isinstance(node, ast.Apply):
            reads = reads and _passes(call_of(node), inner)
        elif isinstance(node, ast.Let):
            reads = reads and node.body is inner
        elif not isinstance(node, (ast.With, ast.Assert, ast.List, ast.Binding, ast.If)):
            reads = reads and isinstance(node, ast.Binary) and node.operator == "//"
    return None


def conditions_of(file: SourceFile, around: Sequence[Any]) -> tuple[str, ...]:
    """The calls of `mkIf`, but for their last arguments, that stand between a set of definitions and a container in it.

    `around` are the nodes around the container from the set's binding on. Raises `WithheldError` for a condition that
    cannot be repeated beside the binding.
    """
    names, movable, found = 0, True, []
    if _name(around[0]) != CONTAINERS[0]:
        return ()
    for node, inner in pairwise(_with_value(around)):
        call = call_of(node)
        names += isinstance(node, ast.Binding)
        if names > len(CONTAINERS) and isinstance(node, ast.Attrs):
            break
        if isinstance(node, ast.Apply) and not _passes(call, inner):
            break
        if isinstance(node, ast.If) or (call is not None and call.name in _CONDITIONS):
            found.append(_condition(file, call if movable else None))
        movable = movable and not isinstance(node, (ast.Let, ast.With, ast.Lambda))
    return tuple(found)


def guarded_by(file: SourceFile, node: ast.Node, conditions: Sequence[str]) -> ast.Node:
    """What calls of `mkIf` with these conditions guard; the expression itself where it is no such calls."""
    inner = node
    for condition in conditions:
        call = call_of(inner)
        if call is None or len(call.arguments) != 2 or call.name != "mkIf" or _condition(file, call) != condition:
            return node
        inner = call.arguments[1]
    return inner


def _with_value(around: Sequence[Any]) -> Sequence[Any]:
    """The nodes, and where they end with a binding's name, the calls that its value consists of and what they guard."""
    if len(around) < 2 or not isinstance(around[-2], ast.Binding):
        return around
    nodes = [*around[:-1], around[-2].value]
    while (call := call_of(nodes[-1])) is not None and call.name in _TRANSPARENT:
        nodes.append(call.arguments[-1])
    return nodes


def _passes(call: Call | None, inner: Any) -> bool:
    """Whether a call gives the definitions that are its last argument."""
    return call is not None and call.name in _TRANSPARENT and call.arguments[-1] is inner


def _condition(file: SourceFile, call: Call | None) -> str:
    if call is None:
        raise WithheldError("the container is conditional inside of this definition; add the other one by hand")
    start, end = extent(file, call.arguments[0])
    function = file.data[call.function.start : call.function.end].decode()
    return f"{function.removesuffix(call.name)}mkIf {file.data[start:end].decode()}"


def _belongs(name: str, below: Sequence[Any]) -> bool:
    """Whether an attribute is an option, or data for one, and not a function that others call."""
    return name in ROOTS or not any(isinstance(node, ast.Lambda) for node in below)


def _name(node: Any) -> str | None:
    if isinstance(node, ast.Binding) and isinstance(node.name, ast.StaticName):
        return node.name.name
    return None


def body_with_containers(root: Any) -> ast.Attrs | None:
    """The one set of a module's definitions that has containers, for places outside of it, such as in a `let`."""
    if isinstance(root, ast.Lambda) and not is_module(root):
        return None
    found = [attrs for attrs in _bodies(root) if isinstance(binding_named(attrs, "virtualisation"), ast.Binding)]
    return found[0] if len(found) == 1 else None


def _bodies(node: Any) -> Iterator[ast.Attrs]:
    """The sets of definitions that an expression gives, conditions aside."""
    if isinstance(node, (ast.Lambda, ast.Let, ast.With, ast.Assert)):
        yield from _bodies(node.body)
    elif isinstance(node, ast.Binary) and node.operator == "//":
        yield from _bodies(node.left)
        yield from _bodies(node.right)
    elif isinstance(node, ast.List):
        for item in node.items:
            yield from _bodies(item)
    elif isinstance(node, ast.Attrs):
        config = binding_named(node, "config")
        yield from _bodies(config.value) if isinstance(config, ast.Binding) else (node,)
    else:
        call = call_of(node)
        if call is not None and call.name in _TRANSPARENT:
            yield from _bodies(call.arguments[-1])
