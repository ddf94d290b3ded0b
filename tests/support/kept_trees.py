"""Built-in rules are parsed once in a process, however many runs in it load them."""

from __future__ import annotations

from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import SyntaxTree, Trees

#: Where the built-in rules say that they stand.
_FOLDER = "rules/"


class KeptTrees(Trees):
    """The trees of rules, kept in memory by path and content; other files are parsed anew."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[tuple[str, bytes], SyntaxTree] = {}

    def find(self, file: SourceFile) -> SyntaxTree | None:
        return self._kept.get((file.path, file.data))

    def add(self, tree: SyntaxTree) -> None:
        if tree.file.path.startswith(_FOLDER):
            self._kept[tree.file.path, tree.file.data] = tree


KEPT = KeptTrees()
