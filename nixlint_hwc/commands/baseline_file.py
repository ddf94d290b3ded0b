"""Where the baseline is, and its text.

A name in the settings comes with the repository, so it means a file of the project and nothing else.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from nixlint_hwc.commands.output import UsageFailure
from nixlint_hwc.project import Project, UnreadableFileError, leads_inside

#: A baseline beyond this size is not read (bytes).
_SIZE_LIMIT: Final = 16 << 20


def own_path(root: Path, name: str) -> Path:
    """The path of a project's own baseline. Raises `UsageFailure` where it leads outside."""
    path = root / name
    if not leads_inside(path, root):
        raise UsageFailure(f"the baseline {name} lies outside the project")
    return path


def own_text(project: Project, name: str) -> str:
    """The text of the baseline that the settings name. Raises `UsageFailure`."""
    try:
        return _decoded(project.read(os.path.normpath(os.path.join(project.base, name))).data, name)
    except UnreadableFileError as error:
        raise UsageFailure(f"cannot read the baseline {name}: {error.reason}") from None


def given_text(project: Project, name: str) -> str:
    """The text of the baseline that the command line names, wherever it is. Raises `UsageFailure`."""
    path = name if os.path.exists(name) else os.path.join(project.base, name)
    try:
        if os.path.getsize(path) > _SIZE_LIMIT:
            raise UsageFailure(f"cannot read the baseline {name}: it is larger than {_SIZE_LIMIT >> 20} MiB")
        return _decoded(Path(path).read_bytes(), name)
    except OSError as error:
        raise UsageFailure(f"cannot read the baseline {name}: {(error.strerror or 'failed').lower()}") from None


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise UsageFailure(f"cannot read the baseline {name}: not UTF-8") from None
