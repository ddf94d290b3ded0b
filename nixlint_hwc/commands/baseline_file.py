"""Where the baseline is, and its text.

A name in the settings comes with the repository, so it means a file of the project and nothing else.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from nixlint_hwc.commands.output import UsageFailure

#: A baseline beyond this size is not read (bytes).
_SIZE_LIMIT: Final = 16 << 20


def own_path(root: Path, name: str) -> Path:
    """The path of a project's own baseline. Raises `UsageFailure` where it leads outside."""
    path = root / name
    if not path.resolve().is_relative_to(root.resolve()):
        raise UsageFailure(f"the baseline {name} lies outside the project")
    return path


def read_text(path: Path, name: str) -> str:
    """The text of a baseline. Raises `UsageFailure`."""
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise UsageFailure(f"cannot read the baseline {name}: it is not a regular file")
        if path.stat().st_size > _SIZE_LIMIT:
            raise UsageFailure(f"cannot read the baseline {name}: it is larger than {_SIZE_LIMIT >> 20} MiB")
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise UsageFailure(f"cannot read the baseline {name}: {(reason or 'failed').lower()}") from None
