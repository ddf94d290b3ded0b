"""What a repository keeps out of itself on purpose: files that git ignores, submodules that are not checked out.

In: paths of the project. Out: why something is not there. Only the project's own `.gitignore` and `.gitmodules` files
are asked, and only for paths that do not exist, or that cannot be read.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from nixlint_hwc.globs import GlobError, ignore_spec, is_glob
from nixlint_hwc.project import Project, UnreadableFileError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

#: The line of a `.gitmodules` that names a submodule's folder (gitmodules(5)).
_SUBMODULE: Final = re.compile(r"^\s*path\s*=\s*(.+?)/?\s*$", re.MULTILINE)


class Untracked:
    """Why paths of one project that do not exist may be there on the machines that it is for."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._specs: dict[str, GitIgnoreSpec | None] = {}

    def reason(self, path: str) -> str | None:
        """Why a missing path (relative to the root) is no mistake; None where nothing says so, or where it is there."""
        if self.project.exists(self.project.absolute(path)):
            return None
        folder = next((f for f in self._submodules if path == f or path.startswith(f + "/")), None)
        if folder is not None:
            return f"{path} is missing: {folder} is a submodule that is not checked out"
        return f"{path} is missing: .gitignore excludes it" if self.is_ignored(path) else None

    @cached_property
    def _submodules(self) -> tuple[str, ...]:
        """The folders of submodules in which there is nothing."""
        found = _SUBMODULE.findall(self._text(".gitmodules") or "")
        return tuple(folder for folder in found if self._is_empty(self.project.absolute(folder)))

    def _is_empty(self, folder: str) -> bool:
        try:
            return not self.project.is_folder(folder) or not self.project.listing(folder)
        except UnreadableFileError:
            return False

    def is_ignored(self, path: str) -> bool:
        """Whether git ignores a path or a folder above it. What is not there may be a file or a folder."""
        parts = path.split("/")
        folders = ("/".join(parts[:end]) + "/" for end in range(1, len(parts) + 1))
        return any(map(self._decides, folders)) or self._decides(path)

    def _decides(self, path: str) -> bool:
        """Whether git ignores a file, or a folder, whose path ends in `/`: of all patterns that match it, the last one
        of the deepest `.gitignore` decides (gitignore(5))."""
        parts = path.removesuffix("/").split("/")
        end = "/" * path.endswith("/")
        for depth in range(len(parts) - 1, -1, -1):
            spec = self._spec("/".join(parts[:depth]))
            found = spec.check_file("/".join(parts[depth:]) + end).include if spec is not None else None
            if found is not None:
                return found
        return False

    def _spec(self, folder: str) -> GitIgnoreSpec | None:
        """The patterns of a folder's `.gitignore`; None where there are none that can be read."""
        if folder not in self._specs:
            text = self._text(f"{folder}/.gitignore" if folder else ".gitignore")
            self._specs[folder] = None if text is None else _spec_of(text)
        return self._specs[folder]

    def _text(self, path: str) -> str | None:
        try:
            return self.project.read(self.project.absolute(path)).data.decode("utf-8", "replace")
        except UnreadableFileError:
            return None


def _spec_of(text: str) -> GitIgnoreSpec | None:
    """The patterns of a `.gitignore`, but for those that are none: git matches nothing with them. None where they are
    too large together."""
    try:
        return ignore_spec(filter(is_glob, text.replace("\r\n", "\n").split("\n")))
    except GlobError:
        return None
