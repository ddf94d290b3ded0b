"""Directories that a script's commands make by filling or naming them: copies, links, clones, file systems.

In: a `Script`. Out: the paths on this machine that such a command leaves behind, as written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from nixlint_hwc.eval.values import Str
from nixlint_hwc.facts.partial import cut
from nixlint_hwc.facts.shell.arguments import arguments
from nixlint_hwc.facts.shell.command import Command, Script

_RECURSIVE: Final = frozenset({"-r", "-R", "-a", "--recursive", "--archive"})
_INSTALL_VALUES: Final = frozenset({"-m", "--mode", "-o", "--owner", "-g", "--group", "-t", "--target-directory", "-S"})
_COPY_VALUES: Final = frozenset({"-t", "--target-directory", "-S", "--suffix"})
#: Options of rsync(1) that take their value from the next word.
_SYNC_VALUES: Final = frozenset(
    {"-e", "--rsh", "-f", "--filter", "--exclude", "--include", "--exclude-from", "--include-from", "--files-from",
     "--chown", "--chmod", "--bwlimit", "--log-file", "--password-file", "--rsync-path", "-T", "--temp-dir"}
)  # fmt: skip
_CLONE_VALUES: Final = frozenset(
    {"-b", "--branch", "-o", "--origin", "-c", "--config", "--depth", "--reference", "-j", "--jobs", "--filter",
     "--template", "-u", "--upload-pack", "--shallow-since", "--separate-git-dir"}
)  # fmt: skip
_DATASET_VALUES: Final = frozenset({"-o", "-b", "-V"})


def directories_filled(script: Script) -> tuple[Str, ...]:
    """The directories that copying, cloning and creating file systems make."""
    return tuple(path for command in script.running(*_TARGETS) for path in _TARGETS[str(command.program)](command))


def _copied(command: Command) -> Iterator[Str]:
    """`cp -r source... target`, or `-t target` (cp(1))."""
    options, operands = arguments(command.arguments, _COPY_VALUES)
    if options.keys() & _RECURSIVE:
        named = [*options.get("-t", []), *options.get("--target-directory", [])]
        yield from named or operands[1:][-1:]


def _installed(command: Command) -> Iterator[Str]:
    """`install -D source target` makes the target's folders (install(1))."""
    options, operands = arguments(command.arguments, _INSTALL_VALUES)
    if "-D" in options and not options.keys() & {"-d", "--directory"}:
        named = [*options.get("-t", []), *options.get("--target-directory", [])]
        yield from named or operands[1:][-1:]


def _named(command: Command) -> Iterator[Str]:
    """`ln -s target name`, `mv source target`: what is there afterwards may be a directory (ln(1), mv(1))."""
    _, operands = arguments(command.arguments, _COPY_VALUES)
    yield from operands[1:][-1:]


def _unpacked(command: Command) -> Iterator[Str]:
    """`unzip file -d directory` (unzip(1))."""
    options, _ = arguments(command.arguments, frozenset({"-d"}))
    yield from options.get("-d", [])


def _synchronised(command: Command) -> Iterator[Str]:
    """`rsync source... target`; one with a colon before its first slash is on another machine (rsync(1))."""
    _, operands = arguments(command.arguments, _SYNC_VALUES)
    yield from (path for path in operands[1:][-1:] if ":" not in path.text.split("/")[0])


def _cloned(command: Command) -> Iterator[Str]:
    """`git clone repository directory` (git-clone(1))."""
    words = _behind(command, "clone")
    _, operands = arguments(words, _CLONE_VALUES)
    yield from operands[1:2]


def _subvolumes(command: Command) -> Iterator[Str]:
    """`btrfs subvolume create path...`, `btrfs subvolume snapshot source target` (btrfs-subvolume(8))."""
    words = [word.text for word in command.arguments[:2]]
    if len(words) < 2 or not words[0] or not "subvolume".startswith(words[0]):
        return
    _, operands = arguments(command.arguments[2:], frozenset({"-i"}))
    if words[1] == "create":
        yield from operands
    elif words[1] == "snapshot":
        yield from operands[1:2]


def _datasets(command: Command) -> Iterator[Str]:
    """`zfs create dataset`, mounted where its property says, else below the root by its name (zfsprops(7))."""
    options, operands = arguments(_behind(command, "create"), _DATASET_VALUES)
    points = [value for name, value in (cut(o, "=") for o in options.get("-o", [])) if name.text == "mountpoint"]
    given = [point for point in points if point is not None]
    yield from given or [Str("/" + dataset.text) for dataset in operands[:1] if not dataset.holes]


def _behind(command: Command, subcommand: str) -> list[Str]:
    """The words behind a subcommand; none where the command is another one."""
    names = [word.text for word in command.arguments]
    return list(command.arguments[names.index(subcommand) + 1 :]) if subcommand in names else []


_TARGETS: Final[dict[str, Callable[[Command], Iterator[Str]]]] = {
    "cp": _copied,
    "install": _installed,
    "ln": _named,
    "mv": _named,
    "unzip": _unpacked,
    "rsync": _synchronised,
    "git": _cloned,
    "btrfs": _subvolumes,
    "zfs": _datasets,
}
