"""The files of a rule's examples.

In: a rule's folder and an example's name. Out: bytes by path. Always holds: no link leads out of the rule's folder,
which may be one of a repository that nobody has looked at yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from nixlint_hwc.commands.output import UsageFailure
from nixlint_hwc.project import Project, UnreadableFileError


def example_files(folder: Path, name: str) -> dict[str, bytes]:
    """The files of one example by their path in it; empty if there is no such example. Raises `UsageFailure`.

    An example is a file `name`, which has the path '', or a folder of that name.
    """
    project = Project(folder)
    try:
        return dict(_files(project, name, ""))
    except UnreadableFileError as error:
        raise UsageFailure(f"cannot read {folder}/{error.path}: {error.reason}") from None


def _files(project: Project, path: str, below: str) -> Iterator[tuple[str, bytes]]:
    absolute = project.absolute(path)
    if not project.exists(absolute):
        failure = project.failures.get(path)
        if failure is not None:
            raise failure
    elif project.is_folder(absolute):
        for entry in project.listing(absolute):
            if entry.kind != "symlink":
                yield from _files(project, f"{path}/{entry.name}", f"{below}/{entry.name}".lstrip("/"))
    else:
        yield below, project.read(absolute).data
