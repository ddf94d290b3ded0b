"""The file systems that the project mounts: whether the system and its units wait for them, and what is kept on them.

In: the values of entries of `fileSystems`. Out: `FileSystem`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from nixlint_hwc.eval.values import Str, Unknown
from nixlint_hwc.facts.partial import Known, Piece
from nixlint_hwc.source import Span

if TYPE_CHECKING:
    from nixlint_hwc.facts.around import Unit

_NETWORK_TYPES: Final = re.compile(
    r"nfs4?|cifs|smb3?|sshfs|fuse\.(?:sshfs|rclone|s3fs)|rclone|ceph|glusterfs|9p|davfs2?|afs"
)
_LATE_OPTIONS: Final = frozenset({"nofail", "noauto", "_netdev"})
#: Mount points that split the system's own tree.
_SYSTEM: Final = frozenset(
    {
        "/boot", "/etc", "/home", "/nix", "/opt", "/persist", "/persistent", "/root", "/srv", "/state", "/tmp", "/usr",
        "/var", "/var/cache", "/var/lib", "/var/lib/containers", "/var/log",
    }
)  # fmt: skip
#: Where disks are mounted and users keep their files (hier(7)): what is below them is to be kept.
_DISKS: Final = ("/mnt/", "/media/", "/run/media/", "/home/")
#: The folders of the system's own tree (hier(7)), and those that carry its state where its root is emptied.
_OWN_TREE: Final = frozenset(
    {
        "", "bin", "boot", "dev", "etc", "lib", "lib64", "nix", "opt", "persist", "persistent", "proc", "root", "run",
        "sbin", "srv", "state", "sys", "tmp", "usr", "var",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class FileSystem:
    """An entry of `fileSystems`. `is_late`: the system starts without waiting for it, or it is on the network.

    `is_of_target`: the target `remote-fs.target` fails without it, and comes after it. `is_automounted`: whoever opens
    the path waits for it. `is_remote`: another machine keeps the files. `says_more`:
    the definition says more than the path.
    """

    path: str
    is_late: Known
    is_automounted: Known
    origin: Span | None
    is_remote: bool = False
    says_more: bool = False
    is_of_target: bool = False

    @property
    def is_of_system(self) -> bool:
        """Whether it is a part of the system's own tree, empty on a new machine, rather than a disk of data."""
        return self.path in _SYSTEM

    @property
    def unit(self) -> str:
        """The name of its mount unit: `mnt-media.mount`."""
        return _escaped(self.path) + ".mount"


def _escaped(path: str) -> str:
    """A path as systemd writes it in the names of units (`systemd-escape --path`)."""
    inner = path.strip("/") or "-"
    return "".join(_escape(character, index) for index, character in enumerate(inner))


def _escape(character: str, index: int) -> str:
    if character == "/":
        return "-"
    if character.isascii() and (character.isalnum() or (character in ":_." and (character, index) != (".", 0))):
        return character
    return "".join(f"\\x{byte:02x}" for byte in character.encode("utf-8", "surrogateescape"))


def file_system(path: str, kinds: Iterable[Piece], options: Iterable[Piece], origin: Span | None) -> FileSystem:
    """An entry from the values of its `fsType` and `options`."""
    kinds, options = tuple(kinds), tuple(options)
    remote = any(isinstance(kind, Str) and _NETWORK_TYPES.fullmatch(kind.text) for kind in kinds)
    late: Known = remote
    automounted: Known = False
    # What is not known may be `nofail`. Mounts with it are not ordered before the target (systemd.mount(5)).
    texts = [option.text for option in options if isinstance(option, Str) and not option.holes]
    of_target = (remote or "_netdev" in texts) and len(texts) == len(options) and not {"nofail", "noauto"} & {*texts}
    for option in options:
        if isinstance(option, Unknown):
            automounted = automounted or option
        elif option.text == "x-systemd.automount":
            automounted = True
        elif option.text in _LATE_OPTIONS:
            late = True
    return FileSystem(path, late, automounted, origin, remote, bool(kinds or options), of_target)


def is_on_disk_of_data(path: str, system: FileSystem | None) -> bool:
    """Whether a path lies where content outlives the system's: on a disk of data, another machine, in somebody's home.

    A folder beside the system's own, such as `/tank`, is where pools of disks are mounted.
    """
    if path.startswith(("/home/", "/root/")):
        return True
    if system is not None:
        return not system.is_of_system
    return path.startswith(_DISKS) or path.lstrip("/").split("/")[0] not in _OWN_TREE


def waits_for(unit: Unit | None, system: FileSystem) -> bool:
    """Whether a unit starts only when a file system is there.

    `RequiresMountsFor` names paths, and waits for every file system that one of them is on; a condition such as
    `ConditionPathIsMountPoint` keeps the unit from being started on an empty mount point (systemd.unit(5)).
    """
    if unit is None:
        return False
    root = system.path.rstrip("/")
    if any(path.rstrip("/") == root or path.startswith(f"{root}/") for path in unit.requires_mounts_for):
        return True
    if any(path.rstrip("/") == root for path in unit.needs_mounted):
        return True
    if any(path.startswith(f"{root}/") for path in unit.needs_content):
        return True
    names = [system.unit, *(["remote-fs.target"] if system.is_of_target else [])]
    wanted = {*unit.requires, *unit.binds_to}
    return any(name in wanted and name in (*unit.after, *unit.binds_to) for name in names)
