"""The facts that rules see: one container, its parts, and what surrounds it.

In: nothing. Out: frozen dataclasses. Rules read every field and property by its camelCase name, except the fields that
are places (`Span`). A field of a type `X | Unknown` is Unknown where the repository does not determine it; a rule that
meets Unknown stays silent.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from nixlint_hwc.eval.values import Str, Unknown
from nixlint_hwc.facts.around import (
    Unit,
)
from nixlint_hwc.facts.authentication import AuthSwitch
from nixlint_hwc.facts.confinement import Confinement
from nixlint_hwc.facts.container_credentials import Credential
from nixlint_hwc.facts.database import container_kind
from nixlint_hwc.facts.firewall import Firewall
from nixlint_hwc.facts.flags import FlagList
from nixlint_hwc.facts.identity import UserSpecification, numbers_of, parse_user
from nixlint_hwc.facts.network import joins_pod, network_conflict
from nixlint_hwc.facts.partial import (
    Known,
    Piece,
    both,
    cut_last,
    either,
    negate,
    one_of,
    plain,
)
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
from nixlint_hwc.facts.proxy_password import ProxyPassword
from nixlint_hwc.facts.puid import honours_puid
from nixlint_hwc.facts.run_setting import RunSetting
from nixlint_hwc.facts.structure import ModuleFolder
from nixlint_hwc.source import Span

#: Programs that expand the variables of what they are given.
SHELLS = ("sh", "ash", "bash", "dash", "zsh", "busybox", "fish")


@dataclass(frozen=True, slots=True, eq=False)
class Container:
    """A container as it will be. Lists are in the order of the module system.

    `backend` is `podman` or `docker`. `module_path` is the file that defines it, relative to the project's root. `unit`
    is what the project says about its systemd unit, null where it says nothing.

    What can be said by an option or by a flag is one fact: `ports`, `mounts`, `environment`, `networks`, `devices`,
    `capabilities`, `labels`, `user`, `hostname`, `entrypoint`, `log_driver`, `pull`. `image` is null where none is
    given. `has_image_file`: it is loaded from a file or stream. `ports` are those that it publishes. `publishes_all`:
    `--publish-all` is on. `mounts` are its volumes, binds and tmpfs. `environment` has every setting of a variable, in
    order. `environment_files` are the paths of its environment files. `networks` are those that it joins, or its
    network mode. `devices` are those that it is handed. `capabilities` are those that are added or dropped.
    `security_options` are the values of `--security-opt`. `labels` have names and values as variables do. `secrets` are
    those that it needs. `command` is the option `cmd`. `entrypoint` is null where the image decides. `user` is what is
    written, with the group behind a colon, null where the image decides. `hostname` is null where Podman picks one.
    `depends_on` are the containers that it names. `pull` is when the image is fetched: `missing`, `always`, `never`,
    `newer`. `log_driver` is where its logs go. `auto_start`: it is started at boot. `privileged` is the option alone,
    see `is_privileged`. `sdnotify` is how readiness is told, null where nothing is set. `podman_user` is the user that
    runs Podman, null for root. `flags` are all flags of `extraOptions`. `option_problems` are the options that NixOS
    does not take. `texts` are the strings of its options as written. `log_setting` is what sets the log driver, null
    where nothing does. `credentials` are those that its options write out. `run_settings` are its settings of
    namespaces, users and the like. `options` are the option values as plain data, only with `hwc-lint show`.

    `service_name` is the name of its systemd unit without `.service`. `enabled`: a host runs it; a container that no
    host enables is judged as if it were. `module_folder` is the folder of the file that defines it, relative to the
    project's root, `folder` the container module that the file belongs to, null outside the container roots. `guards`
    are the options that were read to find which containers there are, `is_guarded` tells whether a condition decides on
    this one. `gap` tells whether some part of `extraOptions` is not known, so that flags may be missing here,
    `networks_gap` whether some part of `networks` is not.
    """

    name: str
    backend: str
    service_name: str | Unknown
    enabled: bool
    origin: Span
    module_path: str
    module_folder: str
    image: ContainerImage | Unknown | None
    has_image_file: bool
    ports: tuple[ContainerPort, ...]
    publishes_all: Known
    mounts: tuple[ContainerMount, ...]
    environment: tuple[ContainerVariable, ...]
    environment_files: tuple[Piece, ...]
    networks: tuple[ContainerNetwork, ...]
    devices: tuple[ContainerDevice, ...]
    capabilities: tuple[ContainerCapability, ...]
    security_options: tuple[ContainerSecurityOption, ...]
    labels: tuple[ContainerVariable, ...]
    secrets: tuple[SecretUse, ...]
    command: tuple[Piece, ...]
    entrypoint: Piece | None
    user: str | Unknown | None
    hostname: str | Unknown | None
    depends_on: tuple[str, ...]
    pull: str | Unknown
    log_driver: str | Unknown
    auto_start: Known
    privileged: Known
    sdnotify: str | Unknown | None
    podman_user: str | Unknown | None
    flags: FlagList
    option_problems: tuple[OptionProblem, ...]
    unit: Unit | Unknown | None
    texts: tuple[ContainerText, ...] = ()
    log_setting: ContainerText | None = None
    depends_on_places: tuple[Span, ...] = ()
    folder: ModuleFolder | None = None
    guards: tuple[str, ...] = ()
    is_guarded: bool = False
    credentials: tuple[Credential, ...] = ()
    auth_switches: tuple[AuthSwitch, ...] = ()
    mounts_gap: Unknown | None = None
    proxy_passwords: tuple[ProxyPassword, ...] = ()
    run_settings: tuple[RunSetting, ...] = ()
    confinement: Confinement | None = None
    gap: Unknown | None = None
    networks_gap: Unknown | None = None
    options: dict[str, object] = field(default_factory=dict)
    _definition: Span | None = None

    @property
    def definition(self) -> Span:
        """Where the module that defines it does so; `origin` is where its name is written."""
        return self._definition or self.origin

    @property
    def secret_texts(self) -> tuple[Str, ...]:
        """What no report may show of it; a word that its own name or image says anyway is told in no message."""
        shown = self.name if not isinstance(self.image, ContainerImage) else f"{self.name} {self.image.text.text}"
        return tuple(t for c in self.credentials for t in c.secret_texts if len(t.text) > 1 and t.text not in shown)

    @property
    def is_podman(self) -> bool:
        """Whether Podman runs it, not Docker."""
        return self.backend == "podman"

    @property
    def is_rootless(self) -> Known:
        """Whether Podman runs it as another user than root."""
        if self.podman_user is None:
            return False
        return self.podman_user if isinstance(self.podman_user, Unknown) else self.podman_user != "root"

    @property
    def image_name(self) -> str | Unknown | None:
        """The last component of the image's repository: `postgres` of `docker.io/library/postgres:16`."""
        if self.image is None or isinstance(self.image, Unknown):
            return self.image
        name = self.image.base_name
        return name if name is None or isinstance(name, Unknown) else plain(name)

    @property
    def image_path(self) -> str | Unknown | None:
        """The image's repository without registry, tag and digest: `linuxserver/sonarr`."""
        if self.image is None or isinstance(self.image, Unknown):
            return self.image
        name = self.image.repository
        return name if name is None or isinstance(name, Unknown) else plain(name)

    @property
    def pulls_image(self) -> Known:
        """Whether Podman may fetch the image from a registry: it comes from no file, script or local storage."""
        if self.image is None or isinstance(self.image, Unknown) or self.has_image_file:
            return self.image if isinstance(self.image, Unknown) else False
        never = self.pull if isinstance(self.pull, Unknown) else self.pull == "never"
        return negate(either(self.image.is_local, self.image.is_built, never))

    @property
    def database_kind(self) -> str | Unknown | None:
        """`database`, `cache` or `http` where the image, or for other images a published container port, says so."""
        return container_kind(self.image_path, tuple(port.container_port for port in self.ports))

    @property
    def honours_puid(self) -> Known:
        """Whether its image is known to take its user from PUID and PGID."""
        return honours_puid(self.image_path)

    @property
    def runs_as(self) -> UserSpecification | Unknown | None:
        """Who its processes run as: `user`, else PUID and PGID where they count; null where the image decides."""
        if self.user is not None:
            return self.user if isinstance(self.user, Unknown) else parse_user(Str(self.user))
        honours, puid = both(negate(self.gap or False), self.honours_puid), self.variables.get("PUID")
        if honours is False or puid is None:
            return None
        return honours if isinstance(honours, Unknown) else numbers_of(puid, self.variables.get("PGID"))

    @property
    def is_database(self) -> Known:
        """Whether it is a server or a cache of data (`database_kind`), HTTP stores and brokers included."""
        return self.database_kind if isinstance(self.database_kind, Unknown) else self.database_kind is not None

    @property
    def uses_host_network(self) -> Known:
        """Whether it shares the host's network namespace."""
        return self._any_network([n.is_host for n in self.networks])

    @property
    def uses_custom_network(self) -> Known:
        """Whether it joins a network that was made for containers."""
        return self._any_network([n.is_custom for n in self.networks])

    @property
    def ignores_ports(self) -> Known:
        """Whether its network makes Podman discard published ports."""
        return self._any_network([*[n.ignores_ports for n in self.networks], joins_pod(self.flags)])

    @property
    def network_conflict(self) -> str | None:
        """Why Podman refuses its networks together; null where it does not."""
        return network_conflict(self.networks)

    def _any_network(self, answers: list[Known]) -> Known:
        answer = either(*answers)
        if answer is False:
            return self.gap or self.networks_gap or False
        return answer

    @property
    def is_privileged(self) -> Known:
        """Whether `privileged` is set, as an option or a flag."""
        return either(self.privileged, self.flags.is_on("privileged"))

    @property
    def variables(self) -> dict[str, str | Unknown | None]:
        """The environment by name, where names are known: the last setting of each."""
        found: dict[str, str | Unknown | None] = {}
        for variable in self.environment:
            if not isinstance(variable.name, Unknown) and not variable.name.holes:
                value = variable.value
                found[variable.name.text] = value if value is None or isinstance(value, Unknown) else plain(value)
        return found

    @property
    def runs_shell(self) -> Known:
        """Whether its entrypoint or a part of its command is a shell, which expands variables by itself."""
        parts = [*self.command, *([self.entrypoint] if self.entrypoint is not None else [])]
        programs = [cut_last(part, "/")[1] or part if isinstance(part, Str) else part for part in parts]
        return either(*[one_of(program, SHELLS) for program in programs])

    @property
    def has_environment_files(self) -> bool:
        """Whether files that are not known here set further variables."""
        return bool(self.environment_files)

    @property
    def can_lack_flag(self) -> Known:
        """False where part of its options is not known, so that absence cannot be concluded."""
        return True if self.gap is None else negate(self.gap)


@dataclass(frozen=True, slots=True, eq=False)
class Host:
    """What the containers run on: a host of the flake, or a module that no host reaches, by itself.

    `name` is the host's name in the flake, null for a module by itself. `containers` are all that run there. `backend`
    is `podman` or `docker`. `may_declare_secrets`: a module from elsewhere is part of it of which nothing is known.
    `firewall` is what NixOS lets in. `is_needed`: false for a container that no host of the project runs, where it has
    hosts: what that one lacks stops nothing.
    """

    name: str | None
    containers: tuple[Container, ...]
    backend: str
    may_declare_secrets: bool = False
    firewall: Firewall | None = None
    is_needed: bool = True
