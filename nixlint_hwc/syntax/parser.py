"""`parse`: a file's bytes to its syntax tree and diagnostics."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node as Concrete
from tree_sitter import Tree

from nixlint_hwc.source import SourceFile, Span
from nixlint_hwc.syntax import ast
from nixlint_hwc.syntax.diagnostic import Diagnostic, SyntaxRule
from nixlint_hwc.syntax.grammar import comments, concrete_tree
from nixlint_hwc.syntax.lower import Lowering, UnexpectedShapeError

_ENCRYPTED = b"\0GITCRYPT"


@dataclass(frozen=True, slots=True)
class SyntaxTree:
    """A parsed file. `comments` are spans of bytes, in order; `root` is `Unparsed` where nothing could be read."""

    file: SourceFile
    root: ast.Node
    diagnostics: tuple[Diagnostic, ...] = ()
    encrypted: bool = False
    comments: tuple[tuple[int, int], ...] = ()


def parse(file: SourceFile) -> SyntaxTree:
    """Parse one file. Never fails: what cannot be read is `Unparsed` in the tree, with a diagnostic."""
    data = file.data
    if data.startswith(_ENCRYPTED):
        return SyntaxTree(file, ast.Unparsed(0, len(data), "encrypted by git-crypt"), encrypted=True)
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return _unreadable(file, f"not UTF-8: invalid byte 0x{data[error.start]:02x}", error.start, error.end)
    tree = concrete_tree(data)
    if tree.root_node.has_error:
        data = _blanked(data, tree)
        tree = concrete_tree(data)
    return _lowered(file, data, tree)


def _unreadable(file: SourceFile, message: str, start: int, end: int) -> SyntaxTree:
    return SyntaxTree(
        file,
        ast.Unparsed(0, len(file.data), message),
        (Diagnostic("HWC001", message, Span(file, start, end)),),
    )


def _errors(node: Concrete, binding: Concrete | None) -> Iterator[tuple[Concrete, Concrete | None]]:
    """Each error node with the smallest binding around it."""
    stack: list[tuple[Concrete, Concrete | None]] = [(node, binding)]
    while stack:
        node, binding = stack.pop()
        if node.is_error or node.is_missing:
            yield node, binding
            continue
        if node.type == "binding":
            binding = node
        stack.extend([(child, binding) for child in reversed(node.children) if child.has_error or child.is_missing])


_LONE_CR = re.compile(rb"\r(?!\n)")
_TRAILING_COMMA = re.compile(rb",((?:\s|#[^\n]*\n|/\*.*?\*/)*)(?=\})", re.DOTALL)


def _blanked(data: bytes, tree: Tree) -> bytes:
    """The file with a space for each byte that Nix accepts and the grammar does not."""
    blanked = bytearray(_LONE_CR.sub(b" ", data))
    errors = [(error.start_byte, error.end_byte) for error, _ in _errors(tree.root_node, None)]
    for match in _TRAILING_COMMA.finditer(data):
        if any(start <= match.end() and end >= match.start() for start, end in errors):
            blanked[match.start()] = 0x20
    return bytes(blanked)


def _lowered(file: SourceFile, data: bytes, tree: Tree) -> SyntaxTree:
    diagnostics: list[Diagnostic] = []

    def report(
        rule: SyntaxRule, message: str, start: int, end: int, related: tuple[tuple[int, int, str], ...]
    ) -> None:
        labelled = tuple((Span(file, first, last), label) for first, last, label in related)
        diagnostics.append(Diagnostic(rule, message, Span(file, start, end), labelled))

    spoiled: dict[tuple[int, int], str] = {}
    readable = True
    if tree.root_node.has_error:
        for error, binding in _errors(tree.root_node, None):
            report("HWC001", "syntax error", error.start_byte, error.end_byte, ())
            if binding is not None:
                spoiled[binding.start_byte, binding.end_byte] = "syntax error"
            elif error.parent is not None and error.parent.type != "binding_set":
                readable = False
    root = _root(Lowering(data.decode("latin-1"), report, spoiled), tree.root_node) if readable else None
    if root is None:
        if not diagnostics:
            report("HWC001", "the file has no expression", 0, len(data), ())
        root = ast.Unparsed(0, len(data), diagnostics[0].message)
    return SyntaxTree(file, root, tuple(diagnostics), comments=comments(tree))


def _root(lowering: Lowering, node: Concrete) -> ast.Node | None:
    try:
        return lowering.root(node)
    except UnexpectedShapeError:
        return None
    except RecursionError:
        lowering.report("HWC001", "nested too deeply", node.start_byte, node.end_byte, ())
        return None
