"""Arguments that a module must take for what an edit writes into it, such as `config`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from nixlint_hwc.finding import Edit
from nixlint_hwc.policy.edits.list import Edits
from nixlint_hwc.policy.edits.scope import is_module
from nixlint_hwc.policy.edits.set import literal_set
from nixlint_hwc.policy.edits.text import begins_line, indentation, newline
from nixlint_hwc.policy.edits.tree import WithheldError, binding_named, trail
from nixlint_hwc.source import SourceFile, Span
from nixlint_hwc.syntax import ast

#: What the module system passes.
MODULE_ARGUMENTS: Final = ("config", "lib", "pkgs")
#: A selection from it.
_USE: Final = re.compile(rf"(?<![\w.'\"-])({'|'.join(MODULE_ARGUMENTS)})\.")
#: What the sets of modules have, and sets of plain data do not.
_MODULE_NAMES: Final = ("config", "imports", "options", "systemd", "virtualisation")


def with_arguments(edits: Edits, text: Any) -> Edits:
    """The edits that make the module take what the text uses. Raises `WithheldError` where there is no function."""
    used = dict.fromkeys(_USE.findall(text)) if isinstance(text, str) else {}
    if not used or not edits:
        return ()
    span = edits[0].span
    around = trail(span)
    return tuple(edit for name in used if not binds(around, name) for edit in _argument(span.file, around, name))


def binds(around: Sequence[Any], name: str) -> bool:
    """Whether a name can be used inside all of these nodes."""
    for node in around:
        if isinstance(node, ast.Lambda):
            formals = node.formals.entries if node.formals is not None else ()
            if node.name == name or any(entry.name == name for entry in formals):
                return True
        elif isinstance(node, (ast.Let, ast.Attrs)) and (isinstance(node, ast.Let) or node.recursive):
            names = [b.name for b in node.bindings if isinstance(b, ast.Binding)]
            names += [n for b in node.bindings if isinstance(b, ast.Inherit) for n in b.names]
            if any(isinstance(n, ast.StaticName) and n.name == name for n in names):
                return True
    return False


def _argument(file: SourceFile, around: Sequence[Any], name: str) -> Edits:
    module = next((node for node in reversed(around) if isinstance(node, ast.Lambda) and is_module(node)), None)
    if module is None or module.formals is None:
        return _function(file, around[0], name)
    entries = module.formals.entries
    if not entries:
        at = file.data.index(b"...", module.start)
        return (Edit(Span(file, at, at), f"{name}, ", name),)
    first = entries[0].start
    if begins_line(file, first):
        return (Edit(Span(file, first, first), f"{name},{newline(file)}{indentation(file, first)}", name),)
    between = file.data[entries[0].end : entries[1].start] if len(entries) > 1 else b""
    if b"\n" in between:
        blanks = between.rpartition(b"\n")[2].decode("utf-8", "replace")
        return (Edit(Span(file, first, first), f"{name}{newline(file)}{blanks}", name),)
    return (Edit(Span(file, first, first), f"{name}, ", name),)


def _function(file: SourceFile, root: Any, name: str) -> Edits:
    """A module that is a set becomes a function; what others import as a set must stay one."""
    body = literal_set(root, guarded=False)
    defines = body is not None and any(binding_named(body, name) is not None for name in _MODULE_NAMES)
    if defines and begins_line(file, root.start):
        return (Edit(Span(file, root.start, root.start), f"{{ {name}, ... }}:{newline(file)}", name),)
    raise WithheldError(f"the new text needs '{name}', which the file does not take; change it by hand")
