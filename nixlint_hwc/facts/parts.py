"""The parts of a container: image, ports, mounts, networks, variables, secrets, and what is wrong with its options.

In: what `facts/podman` parsed, and what the project says about it. Out: dataclasses that extend those of what was
parsed with `origin`, the place in the source, and with what is around it; they are made with
`ContainerPort(*fields_of(publication), origin=...)`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import cache
from operator import attrgetter
from typing import Any

from nixlint_hwc.eval.values import Str, Unknown
from nixlint_hwc.facts.around import (
    Creator,
    NetworkDefinition,
    SecretDeclaration,
    TmpfilesFact,
)
from nixlint_hwc.facts.expansion import holds_expansion, is_own_value
from nixlint_hwc.facts.merged import MERGED
from nixlint_hwc.facts.partial import (
    Known,
    either,
    first_hole,
    one_of,
)
from nixlint_hwc.facts.podman.capability import Capability
from nixlint_hwc.facts.podman.device import Device
from nixlint_hwc.facts.podman.environment import EnvironmentEntry
from nixlint_hwc.facts.podman.image import ImageReference
from nixlint_hwc.facts.podman.mount import Mount
from nixlint_hwc.facts.podman.network import NetworkAttachment
from nixlint_hwc.facts.podman.port import PortPublication
from nixlint_hwc.facts.podman.security import SecurityOption
from nixlint_hwc.facts.secrets.written_out import variable_credentials
from nixlint_hwc.facts.storage.host_paths import exists_anyway, looks_like_file
from nixlint_hwc.source import Span


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ContainerImage(ImageReference):
    """The image that a container runs. `origin` is where its reference stands.

    `is_built`: a script of the project builds, loads or tags it.
    """

    origin: Span
    is_built: Known = False


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ContainerPort(PortPublication):
    """A port that a container publishes. `source` is the option or flag that says so: `ports`, `--publish`.

    `is_ignored`: the container's network makes Podman discard it.
    """

    origin: Span
    source: str
    is_ignored: Known


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class AroundPath:
    """What the project says about the host path of a mount.

    `is_below_mount_point`: the host path is on a file system of its own that the project mounts. `is_mount_point`: the
    host path is all of such a file system. `is_on_data_disk`: the host path is on a disk whose content outlives the
    system's. `is_remote`: another machine keeps the files. `late_mount_point` is a file system below which the host
    path lies and for which neither the system nor the container's unit waits. `rules` are the tmpfiles rules for the
    host path. `deleting_rule` is one that empties or removes the host path or a folder above it. `is_owner_changed`:
    a script of the project changes the owner of the host path, or may do so.
    """

    is_below_mount_point: bool = False
    is_mount_point: bool = False
    is_on_data_disk: bool = False
    is_remote: bool = False
    late_mount_point: str | None = None
    rules: tuple[TmpfilesFact, ...] = ()
    deleting_rule: TmpfilesFact | None = None
    is_owner_changed: bool = False


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ContainerMount(Mount):
    """Something mounted into a container. `creators` are what makes the host directory, or may make it.

    `is_secret`: it is a file that agenix or sops-nix decrypts, or a folder of such files. `is_target_repeated`: an
    earlier mount has the same target for something else. `is_source_repeated`: an earlier, writable mount has the same
    host path, or one above it. `is_misplaced`: the host path is relative, and the container's unit does not say which
    directory it starts in.
    """

    origin: Span
    creators: tuple[Creator, ...]
    is_secret: bool
    is_target_repeated: bool
    is_source_repeated: bool
    is_misplaced: Known
    around: AroundPath = field(metadata=MERGED)

    @property
    def has_creator(self) -> bool:
        """Whether something of the project makes it, or may."""
        return bool(self.creators)

    @property
    def is_for_shell(self) -> Known:
        """Whether a shell would expand the text (`$HOME/data:/data`); here, none does."""
        return holds_expansion(self.text)

    @property
    def is_file(self) -> Known:
        """Whether the mount is that of a file, going by its path on either side."""
        host = self.host_path
        if host is None or isinstance(host, Unknown):
            return False if host is None else host
        target = "" if isinstance(self.target, Unknown) or self.target.holes else self.target.text
        return looks_like_file(host.text) or looks_like_file(target)

    @property
    def exists_anyway(self) -> Known:
        """Whether the system makes the host path, or other options do (`/run`, `/etc`, ...)."""
        host = self.host_path
        return host if isinstance(host, Unknown) else host is not None and exists_anyway(host.text)

    @property
    def host_path(self) -> Str | Unknown | None:
        """The host directory or file of a bind mount, null for other mounts."""
        if self.kind != "bind" or self.source is None:
            return None
        if isinstance(self.source, Unknown) or not self.source.holes:
            return self.source
        return first_hole(self.source)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ContainerNetwork(NetworkAttachment):
    """A network that a container joins. `creators` are the definitions in the project that make it, or may make it.

    `nearest` is a network of the project whose name is spelt almost so, null without one. `has_address`: the container
    asks for an address of its own there (`ip=`, `--ip`), which only a network with a subnet that is given can have.
    `subnets` are those that the project gives it, empty where it gives none or they are not all known. `outside` is an
    address that the container asks for and that lies in none of them, null without one.
    """

    origin: Span
    creators: tuple[NetworkDefinition, ...]
    nearest: str | None = None
    has_address: bool = False
    subnets: tuple[str, ...] = ()
    outside: str | None = None

    @property
    def has_creator(self) -> bool:
        """Whether something of the project makes it, or may."""
        return bool(self.creators)

    @property
    def is_macvlan(self) -> Known:
        """Whether the containers on it have addresses of their own on the outer network."""
        return either(
            *[one_of(c.driver, ("macvlan", "ipvlan")) if c.driver is not None else False for c in self.creators]
        )


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ContainerDevice(Device):
    """A device that a container gets. `source` is the option or flag that hands it in."""

    origin: Span
    source: str


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ContainerCapability(Capability):
    """A capability that a container gets or loses. `added`: it gets it."""

    origin: Span
    added: bool


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ContainerVariable(EnvironmentEntry):
    """An environment variable. `source` is the option or flag that sets it.

    `earlier` is the setting of the same variable that this flag takes the place of, null where it is the first.
    """

    origin: Span
    source: str = "environment"
    earlier: ContainerVariable | None = None

    @property
    def secret_texts(self) -> tuple[Str, ...]:
        """What no report may show of it."""
        return tuple(found.secret for found in variable_credentials(self))


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ContainerSecurityOption(SecurityOption):
    """A `--security-opt`."""

    origin: Span


@dataclass(frozen=True, slots=True, eq=False)
class SecretUse:
    """A place where a container needs a secret. `via` is `environmentFiles`, `volumes`, `login`, `unit`.

    `is_literal`: the path is spelled out instead of read from the option. `is_asserted`: an assertion of the
    configuration reads the secret. `is_repeated`: the container needs it in an earlier place too. `is_declared_beside`:
    it is declared in the file that defines the container, in one that imports the module which does, or in the one
    that needs it.
    `text` is the path as it stands in the source, null where it is no text.
    """

    name: str
    system: str
    path: str
    via: str
    is_declared: bool
    is_asserted: bool
    is_literal: bool
    origin: Span
    declaration: SecretDeclaration | None = None
    is_repeated: bool = False
    is_declared_beside: bool = False
    text: Str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class OptionProblem:
    """An attribute of a container that the `oci-containers` schema does not have, or a value that it does not take.

    `kind` is `unknown`, `type` or `conflict`; `option` its path inside the container, `nearest` the schema's nearest
    name, `expected` the type and `given` what the value is instead. `number` is the text of an integer that stands
    at this place as a literal, null for everything else. `read` is the option that is wrong where it is not the
    container's own, but one that `option` reads; null where it is.
    """

    kind: str
    option: str
    nearest: str | None
    expected: str | None
    given: str | None
    number: str | None
    origin: Span
    read: str | None = None
    secret_texts: tuple[Str, ...] = ()

    @property
    def set(self) -> str:
        """The first part of the option's path: `environment` of `environment.TZ`."""
        return self.option.split(".")[0].split("[")[0]

    @property
    def is_written_here(self) -> bool:
        """Whether the attribute's name stands at this place as it is."""
        return self.origin.text == self.option.rsplit(".", 1)[-1]


@dataclass(frozen=True, slots=True, eq=False)
class ContainerText:
    """A string of a container's options as written. `source` is the option or flag: `cmd`, `volumes`, `--publish`.

    `name` is the variable whose value it is, empty for what is no variable.
    """

    source: str
    text: Str
    origin: Span
    name: str = ""

    @property
    def is_for_shell(self) -> Known:
        """Whether a shell would expand it: `$NAME` or `$(command)` in it, or as all of a variable's value."""
        return is_own_value(self.text, self.name) if self.name else holds_expansion(self.text)


def fields_of(parsed: object) -> Any:
    """The values of all fields of what was parsed, in order: the first fields of the part whose class extends its."""
    kind: type = parsed.__class__
    return _field_getter(kind)(parsed)


@cache
def _field_getter(kind: type) -> attrgetter[tuple[object, ...]]:
    return attrgetter(*(one.name for one in fields(kind)))
