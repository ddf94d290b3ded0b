"""What surrounds a mount: the tmpfiles rules for its path, the file system that it lies on.

In: definitions of `systemd.tmpfiles.rules` and `fileSystems`. Out: `TmpfilesIndex`, `FileSystem`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from nixlint_hwc.eval.values import HOLE, Str, Unknown, join
from nixlint_hwc.facts.partial import Known, Piece
from nixlint_hwc.facts.raw import member, members, parts_of
from nixlint_hwc.modules.definitions import Definition
from nixlint_hwc.source import Span

if TYPE_CHECKING:
    from nixlint_hwc.facts.around import TmpfilesFact, Unit

#: Types of lines that take the path for themselves: of two that differ, systemd keeps the first (tmpfiles.d(5)).
_OWNING: Final = frozenset("fFdDvqQpLC")
_NETWORK_TYPES: Final = re.compile(
    r"nfs4?|cifs|smb3?|sshfs|fuse\.(?:sshfs|rclone|s3fs)|rclone|ceph|glusterfs|9p|davfs2?|afs"
)
_LATE_OPTIONS: Final = frozenset({"nofail", "noauto", "_netdev"})
#: What makes a path a pattern (glob(7)).
_WILDCARDS: Final = re.compile(r"[*?\[]")
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

    `is_automounted`: whoever opens the path waits for it. `is_remote`: another machine keeps the files. `says_more`:
    the definition says more than the path.
    """

    path: str
    is_late: Known
    is_automounted: Known
    origin: Span | None
    is_remote: bool = False
    says_more: bool = False

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
    for option in options:
        if isinstance(option, Unknown):
            automounted = automounted or option
        elif option.text == "x-systemd.automount":
            automounted = True
        elif option.text in _LATE_OPTIONS:
            late = True
    return FileSystem(path, late, automounted, origin, remote, bool(kinds or options))


def is_on_disk_of_data(path: str, system: FileSystem | None) -> bool:
    """Whether a path lies where content outlives the system's: on a disk of data, another machine, in somebody's home.

    A folder beside the system's own, such as `/tank`, is where pools of disks are mounted.
    """
    if path.startswith(("/home/", "/root/")):
        return True
    if system is not None:
        return not system.is_of_system
    return path.startswith(_DISKS) or path.lstrip("/").split("/")[0] not in _OWN_TREE


@dataclass(frozen=True, slots=True, eq=False)
class SettingsRule:
    """The line that one definition of `systemd.tmpfiles.settings.<name>.<path>.<type>` stands for.

    `place` are the name, the path and the type, `fields` is the definition of the type's set, `way` where it stands.
    What another definition of the same line says is not in it.
    """

    place: tuple[str, str, str]
    line: Str
    fields: Definition
    way: Span | None


def settings_rules(definition: Definition) -> Iterator[SettingsRule]:
    """The lines of `systemd.tmpfiles.settings`, whatever their conditions say."""
    for file, group in members(definition):
        for part in parts_of(group):
            for path, entry in members(part):
                for inner in parts_of(entry):
                    for kind, fields in members(inner):
                        for one in parts_of(fields):
                            line = _line(kind, Str(path, entry.way), one)
                            yield SettingsRule((file, path, kind), line, one, fields.way or entry.way)


def _line(kind: str, path: Str, fields: Definition) -> Str:
    """One line; what is not given is `-`, as in NixOS."""
    words = [Str(kind), path]
    for name in ("mode", "user", "group", "age", "argument"):
        value = next((at.value for at in member(fields, name)), None)
        given = value if isinstance(value, Str) and value.text else Str("-")
        words.append(Str(HOLE, None, (value,)) if isinstance(value, Unknown) else given)
    return join([part for word in words for part in (Str(" "), word)][1:])


def waits_for(unit: Unit | None, system: FileSystem) -> bool:
    """Whether a unit starts only when a file system is there.

    `RequiresMountsFor` names paths, and waits for every file system that one of them is on (systemd.unit(5)).
    """
    if unit is None:
        return False
    root = system.path.rstrip("/")
    if any(path.rstrip("/") == root or path.startswith(f"{root}/") for path in unit.requires_mounts_for):
        return True
    wanted = {*unit.requires, *unit.binds_to}
    return system.unit in wanted and system.unit in (*unit.after, *unit.binds_to)


class TmpfilesIndex:
    """The tmpfiles rules of the project by their path, each line once."""

    def __init__(self) -> None:
        self._by_path: dict[str, list[TmpfilesFact]] = {}
        self._patterns: list[TmpfilesFact] = []
        self._seen: set[tuple[str, int, str]] = set()

    def add(self, rule: TmpfilesFact) -> bool:
        """File a rule; False where the same line was filed before."""
        key = (rule.origin.file.path, rule.origin.start, rule.text.text)
        if key in self._seen:
            return False
        self._seen.add(key)
        if isinstance(rule.path, Str) and not rule.path.holes:
            self._by_path.setdefault(_plain(rule.path.text), []).append(rule)
            if is_pattern(rule.path.text) and (rule.removes is True or rule.has_age is True):
                self._patterns.append(rule)
        return True

    def patterns(self) -> tuple[TmpfilesFact, ...]:
        """The rules that remove or clean what a pattern of paths meets."""
        return tuple(self._patterns)

    def of(self, path: str) -> tuple[TmpfilesFact, ...]:
        """The rules for exactly this path."""
        return tuple(self._by_path.get(_plain(path), ()))

    def above(self, path: str) -> Iterator[TmpfilesFact]:
        """The rules for this path and for what is above it."""
        plain = _plain(path)
        while plain:
            yield from self._by_path.get(plain, ())
            plain = plain.rpartition("/")[0]


def is_pattern(path: str) -> bool:
    """Whether a path has wildcards (glob(7))."""
    return _WILDCARDS.search(path) is not None


def _plain(path: str) -> str:
    return path.rstrip("/") or "/"


def in_conflict(rules: list[TmpfilesFact]) -> Iterator[tuple[TmpfilesFact, TmpfilesFact]]:
    """Pairs of rules of one configuration for one path of which systemd keeps the first, the ignored one second."""
    first: dict[str, TmpfilesFact] = {}
    for rule in rules:
        if not isinstance(rule.path, Str) or rule.path.holes or rule.problem is not None or rule.type not in _OWNING:
            continue
        earlier = first.setdefault(_plain(rule.path.text), rule)
        if earlier is not rule and _differs(earlier, rule):
            yield earlier, rule


def _differs(one: TmpfilesFact, other: TmpfilesFact) -> bool:
    modes = (one.permissions, other.permissions)
    if all(isinstance(mode, int) for mode in modes) and modes[0] != modes[1]:
        return True
    return _are_others(one.owner_id, other.owner_id) or _are_others(one.group_id, other.group_id)


def _are_others(left: int | str | None, right: int | str | None) -> bool:
    """Whether two owners are certain to differ; a name and a number may be the same user."""
    if isinstance(left, int) or isinstance(right, int):
        return isinstance(left, int) and isinstance(right, int) and left != right
    return isinstance(left, str) and isinstance(right, str) and left != right
