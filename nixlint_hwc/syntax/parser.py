"""`parse`: a file's bytes to its syntax tree and diagnostics."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tree_sitter import Node as Concrete
from tree_sitter import Tree

from nixlint_hwc.source import SourceFile, Span
from nixlint_hwc.syntax import ast
from nixlint_hwc.syntax.diagnostic import Diagnostic, SyntaxRule
from nixlint_hwc.syntax.grammar import MOST_BYTES, Patience, TooLargeError, TooSlowError, comments, concrete_tree
from nixlint_hwc.syntax.lower import Lowering
from nixlint_hwc.syntax.lower_literals import UnexpectedShapeError
from nixlint_hwc.syntax.reader import Recovered
from nixlint_hwc.syntax.recovery import recover
from nixlint_hwc.syntax.scope import undefined_variables

_ENCRYPTED = b"\0GITCRYPT"
_LONE_CR = re.compile(rb"\r(?!\n)")
_STRAY = re.compile(rb"[\f\v]|^\xef\xbb\xbf")  # spaces to the grammar, errors to Nix
_BLANKS = frozenset(b" \t\r\n")
_TRAILING_COMMA = re.compile(
    rb"""
    ,(?=
        (?: [ \t\r\n]++ | \#[^\n]{0,300}+\n | /\*(?:[^*]|\*(?!/)){0,300}+\*/ ){0,8}+
        \} [ \t\r\n]*+ [:@]
    )
    """,
    re.VERBOSE,
)
"""The last comma in `{ a, }:`. What may follow it is bounded, so that hostile text takes linear time."""


@dataclass(frozen=True, slots=True)
class SyntaxTree:
    """A parsed file. `comments` are spans of bytes, in order; `root` is `Unparsed` where nothing could be read."""

    file: SourceFile
    root: ast.Node
    diagnostics: tuple[Diagnostic, ...] = ()
    encrypted: bool = False
    comments: tuple[tuple[int, int], ...] = ()


def parse(file: SourceFile, patience: Patience | None = None) -> SyntaxTree:
    """Parse one file. Never fails: what cannot be read is `Unparsed` in the tree, with a diagnostic.

    `patience` is the time for parsing that all files of a run share.
    """
    data = file.data
    if data.startswith(_ENCRYPTED):
        return SyntaxTree(file, ast.Unparsed(0, len(data), "encrypted by git-crypt"), encrypted=True)
    unreadable = _not_text(data)
    if unreadable is not None:
        message, at = unreadable
        diagnostic = Diagnostic("HWC001", message, Span(file, at, at + 1))
        return SyntaxTree(file, ast.Unparsed(0, len(data), message), (diagnostic,))
    if b"\r" in data:
        data = _LONE_CR.sub(b"\n", data)
    return _Parse(file, patience or Patience()).run(data)


def tree_of(file: SourceFile, patience: Patience | None = None) -> SyntaxTree:
    """The file's syntax tree, which is kept with the file and so parsed only once; `patience` as in `parse`."""
    found = file.tree
    if not isinstance(found, SyntaxTree):
        found = file.tree = parse(file, patience)
    return found


def _not_text(data: bytes) -> tuple[str, int] | None:
    """Why, and at which offset, Nix does not accept the bytes as text; None where it does."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return f"not UTF-8: invalid byte 0x{data[error.start]:02x}", error.start
    at = data.find(b"\0")
    return None if at == -1 else ("NUL byte", at)


class _Parse:
    """The parsing of one file, which collects diagnostics as it goes."""

    def __init__(self, file: SourceFile, patience: Patience) -> None:
        self.file = file
        self.patience = patience
        self.diagnostics: list[Diagnostic] = []

    def run(self, data: bytes) -> SyntaxTree:
        try:
            return self._parsed(data)
        except TooSlowError:
            return self._finished(self._hopeless("the file takes too long to parse"), ())
        except TooLargeError:
            return self._finished(self._hopeless("the file is too large to be analysed"), ())

    def _parsed(self, data: bytes) -> SyntaxTree:
        if len(data) > MOST_BYTES:
            raise TooLargeError
        if _STRAY.search(data) is not None:
            return self._recovered(data)
        commas = [match.start() for match in _TRAILING_COMMA.finditer(data)]
        tree = concrete_tree(_blanked(data, commas), self.patience)
        if tree.root_node.has_error or not all(_follows_formal(data, comma) for comma in commas):
            return self._recovered(data)
        if all(child.type == "comment" for child in tree.root_node.children):
            return self._finished(None, comments(tree, data))
        try:
            root = self._lowered(tree, {})
        except UnexpectedShapeError:
            self.diagnostics.clear()
            return self._recovered(data)
        return self._finished(root, comments(tree, data))

    def report(
        self, rule: SyntaxRule, message: str, start: int, end: int, related: tuple[tuple[int, int, str], ...] = ()
    ) -> None:
        """Add a diagnostic. Its spans are cut at the end of the file, behind which closing brackets may be supplied."""
        limit = len(self.file.data)
        labelled = tuple([(Span(self.file, min(one, limit), min(last, limit)), label) for one, last, label in related])
        span = Span(self.file, min(start, limit), min(end, limit))
        self.diagnostics.append(Diagnostic(rule, message, span, labelled))

    def _recovered(self, data: bytes) -> SyntaxTree:
        try:
            recovered = recover(data)
        except RecursionError:
            return self._finished(self._hopeless("the file is nested too deeply"), ())
        for problem in recovered.problems:
            self.report("HWC001", *problem)
        try:
            root = self._lowered_copy(recovered) if recovered.readable else None
        except UnexpectedShapeError as error:
            root = None
            self.report("HWC001", f"syntax error in {error.kind}", error.start, error.end)
        return self._finished(root, recovered.comments)

    def _lowered_copy(self, recovered: Recovered) -> ast.Node | None:
        tree = concrete_tree(bytes(recovered.data), self.patience)
        supplied = recovered.data[len(self.file.data) :].decode()
        spoiled: dict[int, ast.Unparsed] = dict(recovered.spoiled)
        if not tree.root_node.has_error:
            return self._lowered(tree, spoiled, supplied, recovered.pipes)
        for error, binding in _errors(tree.root_node):
            if not recovered.problems:
                self.report("HWC001", "syntax error", error.start_byte, error.end_byte)
            if binding is not None:
                spoiled[binding.start_byte] = ast.Unparsed(binding.start_byte, binding.end_byte, "syntax error")
            elif error.parent is None or error.parent.type != "binding_set":
                return None
        return self._lowered(tree, spoiled, supplied, recovered.pipes)

    def _lowered(
        self, tree: Tree, spoiled: dict[int, ast.Unparsed], supplied: str = "", pipes: Mapping[int, str] | None = None
    ) -> ast.Node | None:
        """Lower the tree of the file, or of a copy that has the text `supplied` behind the file's own."""
        try:
            text = self.file.data.decode("latin-1") + supplied
            root = Lowering(text, self.report, spoiled, pipes or {}).root(tree.root_node)
            return _within(root, len(self.file.data)) if supplied else root
        except RecursionError:
            return self._hopeless("the file is nested too deeply")

    def _hopeless(self, message: str) -> ast.Node:
        """Give up on the whole file."""
        end = len(self.file.data)
        self.report("HWC001", message, 0, end)
        return ast.Unparsed(0, end, message)

    def _finished(self, root: ast.Node | None, spans: tuple[tuple[int, int], ...]) -> SyntaxTree:
        end = len(self.file.data)
        if root is None:
            if not self.diagnostics:
                held = "has only comments" if self.file.data.strip() else "is empty"
                self.report("HWC001", f"the file {held}: it needs an expression", 0, end)
            root = ast.Unparsed(0, end, self.diagnostics[0].message)
        if not any(diagnostic.rule == "HWC001" for diagnostic in self.diagnostics):
            self._check_scopes(root)
        found = sorted(self.diagnostics, key=lambda diagnostic: diagnostic.span.start)
        return SyntaxTree(self.file, root, tuple(found), comments=spans)

    def _check_scopes(self, root: ast.Node) -> None:
        for name, nearest in undefined_variables(root):
            hint = f", did you mean '{nearest}'?" if nearest else ""
            self.report("HWC002", f"undefined variable '{name.name}'{hint}", name.start, name.end)


def _within(root: ast.Node | None, limit: int) -> ast.Node | None:
    """The tree with all offsets cut at the end of the file, which a supplied closing bracket may lie behind.

    All nodes are visited: a set that several bindings make up can contain nodes that end behind the set itself.
    """

    def cut(part: Any) -> Any:
        if not isinstance(part, tuple):
            return part
        if not hasattr(part, "_fields"):
            return tuple([cut(child) for child in part])
        start, end, *rest = part
        kind: Any = type(part)
        return kind(min(start, limit), min(end, limit), *[cut(child) for child in rest])

    found: ast.Node | None = cut(root)
    return found


def _blanked(data: bytes, commas: list[int]) -> bytes:
    """The file with spaces for trailing commas of formals, which Nix accepts (and `nixfmt` writes), the grammar not."""
    if not commas:
        return data
    copy = bytearray(data)
    for comma in commas:
        copy[comma] = 0x20
    return bytes(copy)


def _follows_formal(data: bytes, comma: int) -> bool:
    """Whether the comma certainly follows a formal, and no comment, ellipsis or other comma."""
    at = comma
    while at > 0 and data[at - 1] in _BLANKS:
        at -= 1
    start = data.rfind(b"\n", 0, at) + 1
    is_on_another_line = data.find(b"\n", at, comma) >= 0
    return not data.endswith((b"{", b",", b"*/", b"..."), start, at) and not (
        is_on_another_line and data.find(b"#", start, at) >= 0
    )


def _errors(root: Concrete) -> Iterator[tuple[Concrete, Concrete | None]]:
    """Each error node with the smallest binding around it."""
    stack: list[tuple[Concrete, Concrete | None]] = [(root, None)]
    while stack:
        node, binding = stack.pop()
        if node.is_error or node.is_missing:
            yield node, binding
            continue
        if node.type == "binding":
            binding = node
        stack.extend([(child, binding) for child in reversed(node.children) if child.has_error or child.is_missing])
