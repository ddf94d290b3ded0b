"""What the project defines around its containers: networks, units, tmpfiles rules, secrets."""

from __future__ import annotations

from dataclasses import dataclass, field

from nixlint_hwc.eval.values import Str, Unknown
from nixlint_hwc.facts.partial import Known, Piece, equals
from nixlint_hwc.facts.systemd.tmpfiles import TmpfilesRule
from nixlint_hwc.source import Span


@dataclass(frozen=True, slots=True, eq=False)
class Creator:
    """Something of the project that makes a directory or a network: a tmpfiles rule, a unit's script, ...

    `kind` is one of `tmpfiles`, `state-directory`, `script`, `activation`, `mount-point`, `quadlet`, `persistence`,
    `home`, `service`.
    `unit` is the systemd unit whose run makes it, null for the others.
    """

    kind: str
    path: Piece
    unit: str | None
    origin: Span | None


@dataclass(frozen=True, slots=True, eq=False)
class NetworkDefinition:
    """A network that the project creates. `unit` is the systemd unit that does, null where it is no unit.

    `driver` is null where Podman takes its usual one, a bridge. `subnets` are in CIDR notation. `kind` is `script`,
    `activation` or `quadlet`. `disables_dns`: containers on it do not find each other by name.
    """

    name: Piece
    driver: Piece | None
    subnets: tuple[Piece, ...]
    unit: str | None
    kind: str
    origin: Span | None
    disables_dns: Known = False

    @property
    def is_bridge(self) -> Known:
        """Whether the network is a bridge of this machine."""
        return True if self.driver is None else equals(self.driver, "bridge")


@dataclass(frozen=True, slots=True, eq=False)
class SecretDeclaration:
    """A secret that the project declares. `system` is `age` or `sops`; `path` is where the decrypted file appears.

    `file` is the encrypted file relative to the project's root, null where none is given; `file_exists` whether it is
    there. `missing_key` is the key of its sops file that it is kept under, where the file does not have it.
    `is_in_use`: false where the project has hosts and none of them has the file that declares it.
    """

    name: str
    system: str
    path: str | Unknown
    file: str | Unknown | None
    file_exists: Known
    origin: Span | None
    path_origin: Span | None = None
    missing_key: str | None = None
    is_in_use: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """A systemd service or target of the project. Names of units are without `.service`; targets keep their `.target`.

    `after`, `before`, `requires`, `wants`, `binds_to`, `part_of`, `wanted_by` and `required_by` are the units that it
    names there. `requires_mounts_for` are paths. `needs_mounted` are the mount points without which it is not started,
    `needs_content` what else it needs to find. `scripts` are its shell scripts, `execs` its command lines,
    `state_directories` the directories that systemd makes for it. `is_complete`: all of it is known. `files` are those
    that systemd reads for it: `EnvironmentFile`, `LoadCredential`. `has_working_directory`: it says where its
    programs start. `service_config` are the settings of its service by name, as systemd reads them (`Restart`,
    `MemoryMax`): the lines of a list joined, unknown where several definitions differ; NixOS's own are not among them,
    and what is only a default is unknown.
    """

    name: str
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()
    binds_to: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    wanted_by: tuple[str, ...] = ()
    required_by: tuple[str, ...] = ()
    requires_mounts_for: tuple[str, ...] = ()
    needs_mounted: tuple[str, ...] = ()
    needs_content: tuple[str, ...] = ()
    scripts: tuple[Str, ...] = ()
    execs: tuple[Str, ...] = ()
    state_directories: tuple[str, ...] = ()
    files: tuple[Str, ...] = ()
    has_working_directory: bool = False
    is_complete: bool = True
    origin: Span | None = None
    service_config: dict[str, str | Unknown] = field(default_factory=dict)
    _service_priority: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class TmpfilesFact(TmpfilesRule):
    """A tmpfiles rule of the project."""

    origin: Span

    @classmethod
    def of(cls, rule: TmpfilesRule, origin: Span) -> TmpfilesFact:
        """What was parsed, with its place."""
        return cls(
            rule.text,
            rule.type,
            rule.modifiers,
            rule.path,
            rule.mode,
            rule.user,
            rule.group,
            rule.age,
            rule.argument,
            rule.problem,
            origin,
        )


@dataclass(frozen=True, slots=True, eq=False)
class RuleConflict:
    """A tmpfiles rule that systemd ignores, because an `earlier` one for the same path says something else."""

    rule: TmpfilesFact
    earlier: TmpfilesFact
    origin: Span


@dataclass(frozen=True, slots=True, eq=False)
class ProjectFacts:
    """What the project defines as a whole, over all hosts and modules.

    `networks` are those that it creates, `tmpfiles` its tmpfiles rules, `units` its systemd services and targets,
    `secrets` those that it declares. `declares_secrets`: there are any, or may be. `creates_networks`: there are any,
    or may be. `makes_images`: a script builds, loads or tags images. `searches_docker_first`: an image without a
    registry is looked for in docker.io before all others. `time_zone` is the one that all hosts have, null where none
    is set. `backup_paths` are the paths that backup jobs cover, `backup_gap` tells whether some of them are not known.
    `usual_numbers` are those of the variables PUID and PGID that at least three containers have, and more than have any
    other; a variable without one is left out. `settled_numbers` are those that they are to have: what the settings file
    says, else the usual ones, else the settings' defaults. `account_numbers` are those that it gives to users of its
    own, under `PUID`, and to groups, under `PGID`. `state_folders` are the upper two folders of the paths in which
    containers keep state, `state_keepers` is how many containers do. `asserts_secrets`: some assertion reads a secret.
    `needed_secrets` is how many secrets containers need that are declared elsewhere. `mounts_file_systems`: it says
    which file systems some machine has, be it the root's alone.
    """

    networks: tuple[NetworkDefinition, ...]
    tmpfiles: tuple[TmpfilesFact, ...]
    units: tuple[Unit, ...]
    secrets: tuple[SecretDeclaration, ...]
    declares_secrets: bool
    creates_networks: bool
    makes_images: bool = False
    searches_docker_first: Known = True
    time_zone: str | Unknown | None = None
    backup_paths: tuple[str, ...] = ()
    backup_gap: bool = False
    usual_numbers: dict[str, str] = field(default_factory=dict)
    settled_numbers: dict[str, str] = field(default_factory=dict)
    account_numbers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    state_folders: tuple[str, ...] = ()
    state_keepers: int = 0
    asserts_secrets: bool = False
    needed_secrets: int = 0
    mounts_file_systems: bool = False
