"""The archives of syntax trees that runs on a project share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from nixlint_hwc.cache.folder import Folder, UnusableError, default_path
from nixlint_hwc.cache.identity import digest, linter

if TYPE_CHECKING:
    from nixlint_hwc.cache.trees import TreeArchive


class Archives:
    """The cache's folder, as one linter uses it for one project. `unused` says why it cannot be used.

    `rules` is the folder of the linter's own rules.
    """

    def __init__(self, root: Path, rules: Path) -> None:
        self.folder = Folder(default_path())
        self.linter = ""
        self.unused: str | None = None
        self._root = root
        try:
            self.folder.check(root)
            self.linter = linter(rules)
        except (OSError, UnusableError) as error:
            self.unused = str(error)

    def files(self) -> TreeArchive:
        """The trees that earlier runs on this project kept of its files."""
        return self._archive(f"files\0{self._root}")

    def rules(self) -> TreeArchive:
        """The trees that earlier runs kept of rules that loaded."""
        return self._archive("rules")

    def _archive(self, what: str) -> TreeArchive:
        from nixlint_hwc.cache.trees import TreeArchive  # a run that finds its result needs no trees

        if self.unused:
            return TreeArchive()
        name = digest(f"{what}\0{self.linter}".encode())
        return TreeArchive(self.folder, f"trees-{name}")
