"""Where a run takes the syntax trees of its files from."""

from __future__ import annotations

from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax.grammar import Patience
from nixlint_hwc.syntax.parser import SyntaxTree, tree_of


class Trees:
    """Parses every file. The cache's `TreeArchive` knows trees that an earlier run made of the same content."""

    def __init__(self) -> None:
        self._patience = Patience()

    def find(self, file: SourceFile) -> SyntaxTree | None:
        """The tree that was kept for this content."""
        return None

    def add(self, tree: SyntaxTree) -> None:
        """Keep a tree, where trees are kept."""

    def make(self, file: SourceFile) -> SyntaxTree:
        """The tree of a file that is not kept."""
        return tree_of(file, self._patience)

    def parse(self, file: SourceFile) -> SyntaxTree:
        """The tree of a file, kept from now on."""
        if isinstance(file.tree, SyntaxTree):
            return file.tree
        found = self.find(file)
        if found is None:
            found = self.make(file)
            self.add(found)
        file.tree = found
        return found
