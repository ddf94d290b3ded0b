"""How a report should look, apart from what it says."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

ColorMode = Literal["auto", "always", "never"]


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """Presentation of a report; each format uses what concerns it.

    `width` is in terminal cells. `verbosity` is -1 for `-q`, 0, or 1 and more for `-v`. `category` becomes the SARIF
    run's `automationDetails.id`. `sarif_suppressed` adds suppressed findings to SARIF, marked as such. `root` is the
    project's absolute path, `here` the folder that people read paths from; without them they are relative to the root.
    `links`: the terminal links paths to their files below `root`. `folder` is the project's root as seen from the root
    of its git repository, empty where they are the same: what a forge reads names files from there.
    """

    width: int = 80
    color: bool = False
    verbosity: int = 0
    statistics: bool = False
    category: str = "hwc-lint"
    sarif_suppressed: bool = False
    root: str | None = None
    here: str | None = None
    links: bool = False
    folder: str = ""

    def from_here(self, path: str) -> str:
        """A path relative to the project's root, as people read it."""
        return path if self.root is None or self.here is None else seen_from(self.here, self.root, path)

    def in_repository(self, path: str) -> str:
        """A path relative to the project's root, relative to the root of the repository."""
        return f"{self.folder}/{path}" if self.folder else path


DEFAULTS = ReportOptions()


def seen_from(here: str, root: str, path: str) -> str:
    """A path relative to `root` as one writes it in the folder `here`; absolute where neither lies in the other.

    Both folders are absolute and without links.
    """
    is_near = posixpath.commonpath((here, root)) in (here, root)
    absolute = posixpath.join(root, path)
    return posixpath.relpath(absolute, here) if is_near else absolute


def wants_color(mode: ColorMode, is_terminal: bool, environ: Mapping[str, str]) -> bool:
    """Whether to write colours, from `--color`, the output and the environment.

    An explicit mode wins; then NO_COLOR (no-color.org: set and not empty), FORCE_COLOR and CLICOLOR_FORCE; then
    whether the output is a terminal that is not dumb.
    """
    if mode != "auto":
        return mode == "always"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR", "0") != "0" or environ.get("CLICOLOR_FORCE", "0") != "0":
        return True
    return is_terminal and environ.get("TERM") != "dumb"
