"""What a unit's script creates: networks, directories, files, owners, modes, images.

In: the commands of a `Script`. Out: one dataclass per thing, each with its command. Sources: podman-network-create(1),
docker-network-create(1), and the manuals of coreutils for mkdir(1), install(1), tee(1), chmod(1), chown(1).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nixlint_hwc.eval.values import HOLE, Str, Unknown
from nixlint_hwc.facts.partial import Known, Piece, cut, equals, piece
from nixlint_hwc.facts.shell.arguments import Options, arguments, option_value, switch
from nixlint_hwc.facts.shell.command import Command, Script, octal

CONTAINER_PROGRAMS = ("podman", "docker")

_GLOBAL_VALUES = frozenset(
    {"--log-level", "--root", "--runroot", "--storage-driver", "--storage-opt", "--network-config-dir", "--url"}
    | {"--connection", "-c", "-H", "--context", "--config", "--cgroup-manager", "--runtime", "--host"}
)
_NETWORK_VALUES = frozenset(
    {"-d", "--driver", "-o", "--opt", "--gateway", "--ip-range", "--ipam-driver", "--ipam-opt", "--label", "--route"}
    | {"--subnet", "--interface-name", "--dns", "--aux-address", "--scope", "--config-from"}
)
_MKDIR_VALUES = frozenset({"-m", "--mode"})
_INSTALL_VALUES = frozenset({"-m", "--mode", "-o", "--owner", "-g", "--group", "-t", "--target-directory", "-S"})
_IMAGE_VALUES = frozenset(
    {"-i", "--input", "-t", "--tag", "-f", "--file", "--authfile", "--creds", "--platform", "--arch", "--build-arg"}
    | {"--network", "-v", "--volume", "--target", "--retry", "--os", "--variant", "--cert-dir", "--iidfile", "--label"}
)
#: Programs that tell something about what they read, but not what it is.
_ABOUT = frozenset({"wc", "cksum", "md5sum", "sha1sum", "sha256sum", "sha512sum", "b2sum", "cmp", "test", "stat"})
#: Programs whose output is made of their arguments, at least in part.
_TELLING = frozenset({"echo", "printf", "sed", "gsed", "awk", "gawk", "jq", "yq", "perl"})
#: The mask that systemd starts a service with.
_DEFAULT_UMASK = 0o022


@dataclass(frozen=True, slots=True)
class NetworkCreation:
    """`podman network create`. `name` is None where Podman makes one up; `subnets` are CIDR texts as written."""

    command: Command
    name: Piece | None
    driver: Piece | None
    subnets: tuple[Piece, ...]
    is_internal: Known
    disables_dns: Known

    @property
    def text(self) -> Str:
        """The command as it stands in the script."""
        return self.command.text

    @property
    def is_bridge(self) -> Known:
        """Whether the network is a bridge, which is the default driver."""
        return True if self.driver is None else equals(self.driver, "bridge")


@dataclass(frozen=True, slots=True)
class DirectoryCreation:
    """`mkdir` or `install -d`. `mode` is a number, None where the mask in force decides; owner and group as written."""

    command: Command
    path: Piece
    mode: int | Unknown | None
    owner: Piece | None
    group: Piece | None

    @property
    def text(self) -> Str:
        """The path as it stands in the script, or the command where the path is not known."""
        return self.path if isinstance(self.path, Str) else self.command.text


@dataclass(frozen=True, slots=True)
class FileWrite:
    """A file that a command writes. `mode` is the file's mode when the script is done, as far as the script sets it."""

    command: Command
    path: Piece
    appends: bool
    mode: int | Unknown
    contents: tuple[Str, ...]

    @property
    def text(self) -> Str:
        """The path as it stands in the script, or the command where the path is not known."""
        return self.path if isinstance(self.path, Str) else self.command.text

    @property
    def is_world_readable(self) -> Known:
        """Whether every user can read the file."""
        return self.mode if isinstance(self.mode, Unknown) else bool(self.mode & 0o004)

    @property
    def reads(self) -> tuple[Str, ...]:
        """The files whose content goes into it, through `cat`, `$(cat ...)`, `<` or a copy."""
        direct = tuple(_sources(self.command))
        known = {path.text for path in direct}
        return (*direct, *[path for path in _printed(self.contents) if path.text not in known])


@dataclass(frozen=True, slots=True)
class OwnershipChange:
    """`chown` or `chgrp` of one path; owner or group None where it stays."""

    command: Command
    path: Piece
    owner: Piece | None
    group: Piece | None
    is_recursive: bool

    @property
    def text(self) -> Str:
        """The command as it stands in the script."""
        return self.command.text


@dataclass(frozen=True, slots=True)
class ModeChange:
    """`chmod` of one path; a symbolic mode is Unknown."""

    command: Command
    path: Piece
    mode: int | Unknown
    is_recursive: bool

    @property
    def text(self) -> Str:
        """The command as it stands in the script."""
        return self.command.text


@dataclass(frozen=True, slots=True)
class ImageCommand:
    """`podman load`, `build`, `pull`, `tag`, `import`. `image` is the name that results, None where none is given."""

    command: Command
    verb: str
    image: Piece | None

    @property
    def text(self) -> Str:
        """The command as it stands in the script."""
        return self.command.text


def subcommand(command: Command) -> list[Str]:
    """The words from the subcommand on, without the program's global flags."""
    words = list(command.arguments)
    while words and words[0].text.startswith("-"):
        words = words[2 if words[0].text in _GLOBAL_VALUES else 1 :]
    return words


def runs_containers(script: Script) -> bool:
    """Whether a script starts containers of its own: `podman run`."""
    starts = (subcommand(command) for command in script.running(*CONTAINER_PROGRAMS))
    return any(words and words[0].text == "run" for words in starts)


def networks_created(script: Script) -> tuple[NetworkCreation, ...]:
    """The networks that a script creates. No other program takes `network create`, so one that is not known counts."""
    creations: list[NetworkCreation] = []
    for command in script.all_commands:
        if command.program not in CONTAINER_PROGRAMS and not isinstance(command.program, Unknown):
            continue
        words = subcommand(command)
        if [word.text for word in words[:2]] == ["network", "create"]:
            creations.append(_network(command, words[2:]))
    return tuple(creations)


def _network(command: Command, words: list[Str]) -> NetworkCreation:
    options, operands = arguments(words, _NETWORK_VALUES)
    return NetworkCreation(
        command,
        piece(operands[-1]) if operands else None,
        option_value(options, "-d", "--driver"),
        tuple(piece(subnet) for subnet in options.get("--subnet", [])),
        switch(options, "--internal"),
        switch(options, "--disable-dns"),
    )


def directories_created(script: Script) -> tuple[DirectoryCreation, ...]:
    """The directories that a script creates."""
    found: list[DirectoryCreation] = []
    for command in script.running("mkdir", "install"):
        is_install = command.program == "install"
        options, operands = arguments(command.arguments, _INSTALL_VALUES if is_install else _MKDIR_VALUES)
        if is_install and not options.keys() & {"-d", "--directory"}:
            continue
        mode = _mode(options, 0o755 if is_install else None)
        owner, group = option_value(options, "-o", "--owner"), option_value(options, "-g", "--group")
        found += [DirectoryCreation(command, piece(path), mode, owner, group) for path in operands]
    return tuple(found)


def _mode(options: Options, default: int | None) -> int | Unknown | None:
    mode = option_value(options, "-m", "--mode")
    if mode is None:
        return default
    return mode if isinstance(mode, Unknown) else octal(mode)


def ownership_changes(script: Script) -> tuple[OwnershipChange, ...]:
    """The paths whose owner or group a script changes."""
    found: list[OwnershipChange] = []
    for command in script.running("chown", "chgrp"):
        options, operands = arguments(command.arguments, frozenset({"--reference", "--from"}))
        if "--reference" in options or len(operands) < 2:
            continue
        owner, group = (None, operands[0]) if command.program == "chgrp" else _owner(operands[0])
        recursive = bool(options.keys() & {"-R", "--recursive"})
        owner_name, group_name = _given(owner), _given(group)
        found += [OwnershipChange(command, piece(path), owner_name, group_name, recursive) for path in operands[1:]]
    return tuple(found)


def _owner(text: Str) -> tuple[Str, Str | None]:
    owner, group = cut(text, ":")
    return owner, group


def _given(text: Str | None) -> Piece | None:
    return None if text is None or not text.text else piece(text)


def mode_changes(script: Script) -> tuple[ModeChange, ...]:
    """The paths whose mode a script changes."""
    found: list[ModeChange] = []
    for command in script.running("chmod"):
        options, operands = arguments(command.arguments, frozenset({"--reference"}))
        if len(operands) > 1:
            recursive = bool(options.keys() & {"-R", "--recursive"})
            found += [ModeChange(command, piece(path), octal(operands[0]), recursive) for path in operands[1:]]
    return tuple(found)


def files_written(script: Script) -> tuple[FileWrite, ...]:
    """The files that a script writes: redirections, `tee`, `install`, `cp`. Devices are left out."""
    changes = mode_changes(script)
    prepared = dict(_installed(script))
    writes: list[FileWrite] = []
    for command in script.all_commands:
        for path, appends in _targets(command):
            if path.text.startswith("/dev/"):
                continue
            mode = _final_mode(path, command, changes, prepared)
            writes.append(FileWrite(command, piece(path), appends, mode, tuple(_contents(command))))
    return tuple(writes)


def _targets(command: Command) -> Iterator[tuple[Str, bool]]:
    for redirect in command.redirects:
        if redirect.writes and redirect.descriptor != "2":
            yield redirect.target, ">>" in redirect.operator
    if command.program == "tee":
        options, operands = arguments(command.arguments, frozenset())
        for path in operands:
            yield path, bool(options.keys() & {"-a", "--append"})
    elif command.program in ("install", "cp"):
        options, operands = arguments(command.arguments, _INSTALL_VALUES)
        if len(operands) > 1 and not options.keys() & {"-d", "--directory"}:
            yield operands[-1], False


def _installed(script: Script) -> Iterator[tuple[str, int | Unknown]]:
    """Files that `install -m` creates with a mode of their own."""
    for command in script.running("install"):
        options, operands = arguments(command.arguments, _INSTALL_VALUES)
        if len(operands) > 1:
            mode = _mode(options, 0o755)
            yield operands[-1].text, 0o755 if mode is None else mode


def _final_mode(
    path: Str, command: Command, changes: Sequence[ModeChange], prepared: dict[str, int | Unknown]
) -> int | Unknown:
    """A file's mode at the end: the last `chmod`, else what `install` gave it, else the copied file's, or the mask."""
    for change in reversed(changes):
        if isinstance(change.path, Str) and _same(change.path, path):
            return change.mode
    if path.text in prepared and HOLE not in path.text:
        return prepared[path.text]
    if command.program == "cp" and not any(redirect.target is path for redirect in command.redirects):
        options, _ = arguments(command.arguments, frozenset())
        if "--no-preserve" not in options:
            return Unknown("the mode of the file that is copied")
    umask = _DEFAULT_UMASK if command.umask is None else command.umask
    return umask if isinstance(umask, Unknown) else 0o666 & ~umask


def _same(left: Str, right: Str) -> bool:
    """Whether two paths are the same text; holes are the same where they are the same unknown value."""
    pairs = zip(left.holes, right.holes, strict=False)
    return left.text == right.text and all(a is b or (a.name is not None and a.name == b.name) for a, b in pairs)


def _contents(command: Command) -> Iterator[Str]:
    """The texts that a command writes, or that it is given to write."""
    source = command.piped if command.program == "tee" and command.piped is not None else command
    if source.input is not None:
        yield source.input
    if source.program in _TELLING:
        yield from source.arguments


def _sources(command: Command) -> Iterator[Str]:
    for inner in (*command.nested, command, *([command.piped] if command.piped is not None else [])):
        if inner.program not in _ABOUT:
            yield from (redirect.target for redirect in inner.redirects if redirect.operator == "<")
        operands = arguments(inner.arguments, _INSTALL_VALUES)[1]
        if inner.program in ("cat", "head", "tail", "base64"):
            yield from operands
        elif inner.program in ("cp", "install"):
            yield from operands[:-1]
        if inner is not command:
            yield from (path for deeper in inner.nested for path in _sources(deeper))


def _printed(texts: Iterable[Str]) -> Iterator[Str]:
    """The files that go into a text through variables that hold the output of a command."""
    for text in texts:
        for gap in text.holes:
            if isinstance(gap.payload, tuple):
                for inner in gap.payload:
                    yield from _sources(inner)


def image_commands(script: Script) -> tuple[ImageCommand, ...]:
    """The images that a script loads, builds, pulls or names."""
    found: list[ImageCommand] = []
    for command in script.running(*CONTAINER_PROGRAMS):
        words = subcommand(command)
        if words and words[0].text == "image":
            words = words[1:]
        verb = words[0].text if words else ""
        if verb in ("load", "build", "pull", "tag", "import"):
            options, operands = arguments(words[1:], _IMAGE_VALUES)
            tags = [*options.get("-t", []), *options.get("--tag", [])] if verb == "build" else []
            last = operands[-1:] if verb not in ("load", "build") else []
            names: list[Piece | None] = [piece(name) for name in tags or last]
            found += [ImageCommand(command, verb, name) for name in names or [None]]
    return tuple(found)
