"""Finding and keeping whole results."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from nixlint_hwc.cache.folder import Folder, UnusableError, default_path
from nixlint_hwc.cache.identity import digest, key_of, linter
from nixlint_hwc.cache.inputs import DamagedError, Input, inputs_of, read_inputs, reviewed, written
from nixlint_hwc.cache.records import NotKeptError, Reader, Writer
from nixlint_hwc.finding import Result
from nixlint_hwc.project import Project, UnreadableFileError
from nixlint_hwc.settings import Settings
from nixlint_hwc.source import SourceFile

if TYPE_CHECKING:
    from nixlint_hwc.cache.trees import TreeArchive

#: Entries beyond this are not written (bytes).
ENTRY_LIMIT: Final = 16 * 1024 * 1024


class ResultCache:
    """The results for one question. `unused` says why the cache could not be used."""

    def __init__(self, project: Project, settings: Settings, options: Mapping[str, object], rules: Path) -> None:
        self.project = project
        self.unused: str | None = None
        self._folder = Folder(default_path())
        self._name = ""
        self._linter = ""
        try:
            self._folder.check(project.root)
            self._linter = linter(rules)
            self._name = key_of(project.base, settings, options, self._linter)
        except (OSError, UnusableError) as error:
            self.unused = str(error)

    def archive(self, what: str) -> TreeArchive:
        """The syntax trees that earlier runs on this project kept of `what`."""
        from nixlint_hwc.cache.trees import TreeArchive

        if self.unused:
            return TreeArchive()
        name = digest(f"{what}\0{self.project.base}\0{self._linter}".encode())
        return TreeArchive(self._folder, f"trees-{name}")

    def find(self) -> Result | None:
        """The result of an earlier run, if another would come to the same."""
        if self.unused or not self.project.is_settled:
            return None
        body = self._folder.read(self._name)
        if body is None:
            return None
        try:
            entry = json.loads(body)
            before = read_inputs(entry["inputs"])
            now = reviewed(before, Project(self.project.root))
            if now is None:
                return None
            digests = {one.path: one.digest for one in before}
            result = Reader(lambda path: self._file(path, digests)).result(entry["result"])
        except (ValueError, TypeError, KeyError, RecursionError):
            return None
        if now != before:
            self._write(now, entry["result"])
        return result

    def _file(self, path: str, digests: Mapping[str, str | None]) -> SourceFile:
        """A file that a finding points into. Raises `DamagedError` when it is not the one of that time."""
        if digests.get(path) is None:
            raise DamagedError
        try:
            file = self.project.read(self.project.absolute(path))
        except UnreadableFileError:
            raise DamagedError from None
        if digest(file.data) != digests[path]:
            raise DamagedError
        return file

    def keep(self, result: Result, others: Iterable[Project]) -> None:
        """Keep the result of a run that read the project and `others`, folders in it, if it is one to keep."""
        everything = [self.project, *others]
        if self.unused or not all(one.is_settled for one in everything):
            return
        files = self.project.files
        try:
            record = Writer(result, lambda file: files.get(file.path) is file).record()
        except NotKeptError:
            return
        self._write(inputs_of(*everything), record)

    def _write(self, inputs: list[Input], record: object) -> None:
        body = json.dumps({"inputs": written(inputs), "result": record}, separators=(",", ":")).encode()
        if len(body) > ENTRY_LIMIT:
            return
        try:
            self._folder.write(self._name, body)
        except UnusableError as error:
            self.unused = str(error)
