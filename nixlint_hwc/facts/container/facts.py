"""What is known of one container, by what it is about; `Container` is all of it together.

In: nothing. Out: frozen dataclasses, one for each group of facts. What can be said by an option or by a flag is one
fact. Lists are in the order of the module system.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from nixlint_hwc.eval.values import Unknown
from nixlint_hwc.facts.around import Unit
from nixlint_hwc.facts.container.authentication import AuthSwitch
from nixlint_hwc.facts.container.confinement import Confinement
from nixlint_hwc.facts.container.run_setting import RunSetting
from nixlint_hwc.facts.partial import Known, Piece
from nixlint_hwc.facts.parts import (
    ContainerCapability,
    ContainerDevice,
    ContainerImage,
    ContainerMount,
    ContainerNetwork,
    ContainerPort,
    ContainerSecurityOption,
    ContainerText,
    ContainerVariable,
    OptionProblem,
    SecretUse,
)
from nixlint_hwc.facts.podman.flags import FlagList
from nixlint_hwc.facts.routes.proxy_password import ProxyPassword
from nixlint_hwc.facts.secrets.written_out import Credential
from nixlint_hwc.facts.structure.structure import ModuleFolder
from nixlint_hwc.source import Span


@dataclass(frozen=True, eq=False, kw_only=True)
class Declared:
    """Where a container comes from.

    `definition` is where its module defines it. `module_path` is the file that defines it, relative to the project's
    root. `module_folder` is the folder of the file that defines it. `folder` is the container module that the file
    belongs to, null outside the container roots.
    `enabled`: a host runs it; a container that no host enables is judged as if it were. `guards` are the options that
    were read to find which containers there are, `is_guarded` tells whether a condition decides on this one.
    `option_problems` are the options that NixOS does not take. `options` are the option values as plain data, only with
    `hwc-lint show`.
    """

    enabled: bool
    definition: Span
    module_path: str
    module_folder: str
    folder: ModuleFolder | None
    guards: tuple[str, ...]
    is_guarded: bool
    option_problems: tuple[OptionProblem, ...]
    options: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, eq=False, kw_only=True)
class Started:
    """How a container is started and kept.

    `backend` is `podman` or `docker`. `service_name` is the name of its systemd unit without `.service`. `unit` is what
    the project says about its systemd unit, null where it says nothing. `auto_start`: it is started at boot.
    `removes_itself`: it is deleted when it stops (`--rm`). `sdnotify` is how readiness is told, null where nothing is
    set. `depends_on` are the containers that it names. `pull` is when the image is fetched: `missing`, `always`,
    `never`, `newer`. `log_driver` is where its logs go. `log_setting` is what sets the log driver, null where nothing
    does. `podman_user` is the user that runs Podman, null for root. `flags` are all flags of `extraOptions`. `gap`
    tells whether some part of `extraOptions` is not known, so that flags may be missing here.
    """

    backend: str
    service_name: str | Unknown
    unit: Unit | Unknown | None
    auto_start: Known
    removes_itself: Known
    sdnotify: str | Unknown | None
    depends_on: tuple[str, ...]
    depends_on_places: tuple[Span, ...]
    pull: str | Unknown
    log_driver: str | Unknown
    log_setting: ContainerText | None
    podman_user: str | Unknown | None
    flags: FlagList
    gap: Unknown | None


@dataclass(frozen=True, eq=False, kw_only=True)
class Program:
    """What runs in a container: its image, command, environment and labels.

    `image` is null where none is given. `has_image_file`: it is loaded from a file or stream. `command` is the option
    `cmd`. `entrypoint` is null where the image decides. `environment` has every setting of a variable, in order.
    `environment_files` are the paths of its environment files. `labels` have names and values as variables do. `texts`
    are the strings of its options as written.
    """

    image: ContainerImage | Unknown | None
    has_image_file: bool
    command: tuple[Piece, ...]
    entrypoint: Piece | None
    environment: tuple[ContainerVariable, ...]
    environment_files: tuple[Piece, ...]
    labels: tuple[ContainerVariable, ...]
    texts: tuple[ContainerText, ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class Connected:
    """What a container shares with others: networks, ports and files.

    `networks` are those that it joins, or its network mode, `networks_gap` tells whether some part of `networks` is not
    known. `hostname` is null where Podman picks one. `ports` are those that it publishes. `pod_ports` are those that
    its pod publishes, where a script of the project creates it. `publishes_all`: `--publish-all` is on. `mounts` are
    its volumes, binds and tmpfs.
    """

    networks: tuple[ContainerNetwork, ...]
    networks_gap: Unknown | None
    hostname: str | Unknown | None
    ports: tuple[ContainerPort, ...]
    pod_ports: tuple[ContainerPort, ...]
    publishes_all: Known
    mounts: tuple[ContainerMount, ...]
    mounts_gap: Unknown | None


@dataclass(frozen=True, eq=False, kw_only=True)
class Entitled:
    """What a container may do on the machine.

    `user` is what is written, with the group behind a colon, null where the image decides. `is_privileged`: the option
    `privileged` or the flag is on, whichever counts. `devices` are those that it is handed. `capabilities` are those
    that are added or dropped. `security_options` are the values of `--security-opt`. `run_settings` are its settings of
    namespaces, users and the like.
    """

    user: str | Unknown | None
    is_privileged: Known
    devices: tuple[ContainerDevice, ...]
    capabilities: tuple[ContainerCapability, ...]
    security_options: tuple[ContainerSecurityOption, ...]
    run_settings: tuple[RunSetting, ...]
    confinement: Confinement | None


@dataclass(frozen=True, eq=False, kw_only=True)
class Trusted:
    """What a container is trusted with.

    `secrets` are those that it needs. `credentials` are those that its options write out.
    """

    secrets: tuple[SecretUse, ...]
    credentials: tuple[Credential, ...]
    auth_switches: tuple[AuthSwitch, ...]
    proxy_passwords: tuple[ProxyPassword, ...]
