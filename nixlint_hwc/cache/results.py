"""Finding and keeping whole results."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from nixlint_hwc.cache.folder import UnusableError
from nixlint_hwc.cache.identity import digest, key_of
from nixlint_hwc.cache.inputs import DamagedError, Input, inputs_of, read_inputs, reviewed, written
from nixlint_hwc.cache.records import NotKeptError, Reader, Writer
from nixlint_hwc.finding import Result
from nixlint_hwc.project import Project, UnreadableFileError
from nixlint_hwc.settings import Settings
from nixlint_hwc.source import SourceFile

if TYPE_CHECKING:
    from nixlint_hwc.cache.archives import Archives

#: Entries beyond this are not written (bytes).
ENTRY_LIMIT: Final = 16 * 1024 * 1024


class ResultCache:
    """The results for one question. `unused` says why the cache could not be used."""

    def __init__(self, project: Project, settings: Settings, options: Mapping[str, object], archives: Archives) -> None:
        self.project = project
        self.archives = archives
        self.unused = archives.unused
        self._name = "" if self.unused else key_of(project.base, settings, options, archives.linter)

    def find(self) -> Result | None:
        """The result of an earlier run, if another would come to the same."""
        if self.unused or not self.project.is_settled:
            return None
        body = self.archives.folder.read(self._name)
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
            self.archives.folder.write(self._name, body)
        except UnusableError as error:
            self.unused = str(error)
