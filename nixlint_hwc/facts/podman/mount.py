"""Mounts of a container: `--volume`, `--mount` and `--tmpfs`, per podman-run(1).

In: one entry of the option `volumes` (NixOS passes each to `-v`) or the value of one of these flags. Out: `Mount`. A
hole is taken to stay within its field, except that the last field may bring the fields that can follow it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nixlint_hwc.eval.values import HOLE, Str, Unknown
from nixlint_hwc.facts.partial import Known, Piece, accepted, csv_fields, cut, drop, first_hole, one_of, piece
from nixlint_hwc.facts.podman.mount_options import LAST_WINS, mount_flag_problem, volume_options_problem

_VOLUME_NAME = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9_.-]*", re.ASCII)
_SOURCE_KEYS = frozenset({"src", "source"})
_TARGET_KEYS = frozenset({"dst", "dest", "target", "destination"})


@dataclass(frozen=True, slots=True)
class Mount:
    """One mount.

    `kind` is `bind`, `volume` (named), `anonymous`, `tmpfs`, `image`, `glob`, `devpts`, `ramfs`, `artifact` or what
    else `--mount type=` says. `source` is the host path or the volume's name, None where there is none. `target` is the
    path in the container. `options` are as written, without source, target and type. `flag` is `volume`, `mount` or
    `tmpfs`. `problem` says why Podman refuses the text, None where it accepts it or that is not known.
    """

    text: Str
    flag: str
    kind: str | Unknown
    source: Piece | None
    target: Piece
    options: tuple[Piece, ...] | Unknown
    problem: str | None

    @property
    def is_valid(self) -> Known:
        """Whether Podman accepts the text."""
        return accepted(self.text, self.problem)

    @property
    def is_bind(self) -> Known:
        """Whether a path of the host is mounted."""
        return self._is("bind")

    @property
    def is_named_volume(self) -> Known:
        """Whether a volume is mounted that Podman keeps under a name."""
        return self._is("volume")

    @property
    def is_anonymous(self) -> Known:
        """Whether a nameless volume is mounted, which goes with the container."""
        return self._is("anonymous")

    @property
    def is_tmpfs(self) -> Known:
        """Whether the mount is memory."""
        return self._is("tmpfs")

    @property
    def is_relative(self) -> Known:
        """Whether the host path is relative: it then resolves against the unit's working directory."""
        if self.kind != "bind" or self.source is None or isinstance(self.source, Unknown):
            return False if isinstance(self.kind, str) and self.kind != "bind" else self._source_hole()
        return not self.source.text.startswith(("/", HOLE))

    @property
    def is_read_only(self) -> Known:
        """Whether the container cannot write to the mount."""
        if isinstance(self.options, Unknown):
            return self.options
        answer: Known = self.kind in ("image", "artifact")
        for option in self.options:
            if isinstance(option, Unknown):
                answer = option if answer is False else answer
                continue
            answer = _read_only(option, answer)
        return answer

    @property
    def is_overlay(self) -> Known:
        """Whether the container writes to a layer above the host path (`O`)."""
        return self.has_option("O")

    @property
    def changes_owner(self) -> Known:
        """Whether Podman gives the host directory to the container's user (`U`, `chown=true`)."""
        return self.has_option("U", "chown")

    def has_option(self, *names: str) -> Known:
        """Whether one of these options is given, with or without a value."""
        if isinstance(self.options, Unknown):
            return self.options
        answer: Known = False
        for option in self.options:
            found = option if isinstance(option, Unknown) else one_of(cut(option, "=")[0], names)
            if found is True:
                return True
            answer = answer if found is False else found
        return answer

    @property
    def propagation(self) -> str | Unknown | None:
        """The mount propagation that is asked for (`rslave`, ...), None where none is."""
        if isinstance(self.options, Unknown):
            return self.options
        for option in self.options:
            known = "" if isinstance(option, Unknown) else option.text.removeprefix("bind-propagation=")
            if known in LAST_WINS["propagation"]:
                return known
        return None

    def _is(self, kind: str) -> Known:
        return self.kind if isinstance(self.kind, Unknown) else self.kind == kind

    def _source_hole(self) -> Known:
        return self.source if isinstance(self.source, Unknown) else first_hole(self.text)


def _read_only(option: Str, before: Known) -> Known:
    """What one option makes of the answer so far."""
    name, value = cut(option, "=")
    if option.holes and value is None:
        return first_hole(option) if before is False else before
    if name.text not in ("ro", "readonly", "rw", "readwrite"):
        return before
    if value is not None and value.holes:
        return first_hole(value)
    on = value is None or value.text.lower() == "true"
    return on if name.text in ("ro", "readonly") else not on


def is_repetition(mount: Mount, earlier: Mount) -> bool:
    """Whether Podman passes over a mount because an earlier one at the same target says the same.

    So it does with `-v` and `--tmpfs`, not with `--mount` (`parseVolumes` in its `specgenutil`).
    """
    if mount.flag == "mount" or mount.flag != earlier.flag or mount.kind != earlier.kind:
        return False
    if mount.kind == "volume":
        source, other = mount.source, earlier.source
        return isinstance(source, Str) and isinstance(other, Str) and not source.holes and source.text == other.text
    return mount.kind == "tmpfs" or (not mount.text.holes and mount.text.text == earlier.text.text)


def parse_volume(text: Str) -> Mount:
    """One `-v` value: `[source:]target[:options]`. Never raises; what Podman would refuse has a `problem`."""
    parts = text.split(":")
    if len(parts) == 1:
        return _anonymous(text)
    open_end = text.holes[-1] if len(parts) == 2 and text.text.endswith(HOLE) else None
    source, target = parts[0], parts[1]
    options: tuple[Piece, ...] | Unknown = open_end or ()
    if len(parts) > 2:
        rest = drop(text, len(source.text) + len(target.text) + 2)
        options = tuple(piece(option) for option in rest.split(","))
    kind = _volume_kind(source)
    problem = None if text.holes else _volume_problem(parts, kind, options)
    return Mount(text, "volume", kind, piece(source), piece(target), options, problem)


def _anonymous(text: Str) -> Mount:
    """A text without colon: the target of a nameless volume, unless a hole brings more."""
    if text.holes:
        hole = first_hole(text)
        return Mount(text, "volume", hole, hole, hole, hole, None)
    return Mount(text, "volume", "anonymous", None, text, (), _target_problem(text))


def _volume_kind(source: Str) -> str | Unknown:
    """A source that begins with a slash or a dot is a path, every other one a volume's name."""
    if source.text.startswith(("/", ".")):
        return "bind"
    if source.text.startswith(HOLE):
        return "bind" if "/" in source.text or source.holes[0].built else source.holes[0]
    return "volume"


def _volume_problem(parts: list[Str], kind: str | Unknown, options: tuple[Piece, ...] | Unknown) -> str | None:
    source, target = parts[0].text, parts[1]
    if len(parts) > 3:
        return "too many colons"
    if not source:
        return "the host directory is empty"
    if source.startswith("~"):
        return f"no shell expands the tilde of {source!r}"
    if kind == "volume" and not _VOLUME_NAME.fullmatch(source):
        return f"{source!r} is neither an absolute path nor a volume's name"
    known = [option.text for option in options if isinstance(option, Str)] if isinstance(options, tuple) else []
    return _target_problem(target) or volume_options_problem(known)


def _target_problem(target: Str) -> str | None:
    if target.text.startswith("/"):
        return None
    return f"the container path {target.text!r} is not absolute" if target.text else "the container path is empty"


def parse_mount_flag(text: Str) -> Mount:
    """One `--mount` value: comma-separated `key=value` and switches. Never raises."""
    kind: str | Unknown = "volume"
    source: Piece | None = None
    target: Piece | None = None
    options: list[Piece] = []
    gap: Unknown | None = None
    for field in csv_fields(text):
        key, value = cut(field, "=")
        if key.text == "type" and value is not None:
            kind = first_hole(value) if value.holes else value.text
        elif key.text in _SOURCE_KEYS and value is not None:
            source = piece(value)
        elif key.text in _TARGET_KEYS and value is not None:
            target = piece(value)
        else:
            options.append(piece(field))
            gap = gap or (first_hole(key) if key.holes else None)
    if kind == "volume" and source is None:
        kind = gap or "anonymous"
    if kind == "bind" and source is None:
        source = gap or target
    problem = None if text.holes else _mount_problem(kind, target, options)
    return Mount(text, "mount", kind, source, target or gap or Unknown("no target"), tuple(options), problem)


def _mount_problem(kind: str | Unknown, target: Piece | None, options: list[Piece]) -> str | None:
    if isinstance(target, Str):
        problem = _target_problem(target)
    else:
        problem = None if kind == "glob" else "the mount has no target"
    known = [option.text for option in options if isinstance(option, Str)]
    return problem or mount_flag_problem(kind if isinstance(kind, str) else "", known)


def parse_tmpfs(text: Str) -> Mount:
    """One `--tmpfs` value: `target[:options]`. Never raises."""
    target, rest = cut(text, ":")
    options: tuple[Piece, ...] | Unknown = ()
    if rest is not None:
        options = tuple(piece(option) for option in rest.split(","))
    elif text.text.endswith(HOLE):
        options = text.holes[-1]
    return Mount(text, "tmpfs", "tmpfs", None, piece(target), options, None if text.holes else _target_problem(target))
