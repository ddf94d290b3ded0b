"""The facts that rules see: one container, its parts, and what surrounds it.

In: nothing. Out: frozen dataclasses. Rules read every field and property by its camelCase name, except the fields that
are places (`Span`). A field of a type `X | Unknown` is Unknown where the repository does not determine it; a rule that
meets Unknown stays silent.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from nixlint_hwc.eval.values import Str, Unknown
from nixlint_hwc.facts.authentication import AuthSwitch
from nixlint_hwc.facts.capability import Capability
from nixlint_hwc.facts.confinement import Confinement
from nixlint_hwc.facts.container_credentials import Credential, variable_credential
from nixlint_hwc.facts.database import container_kind
from nixlint_hwc.facts.device import Device
from nixlint_hwc.facts.diagnostic import DiagnosticFact
from nixlint_hwc.facts.environment import EnvironmentEntry
from nixlint_hwc.facts.exposure import Exposure
from nixlint_hwc.facts.firewall import Firewall, FirewallOpening, HostDatabase
from nixlint_hwc.facts.flags import FlagList
from nixlint_hwc.facts.hardware import Hardware
from nixlint_hwc.facts.host_paths import exists_anyway, looks_like_file
from nixlint_hwc.facts.image import ImageReference
from nixlint_hwc.facts.mount import Mount
from nixlint_hwc.facts.name_use import NameUse
from nixlint_hwc.facts.network import NetworkAttachment, network_conflict
from nixlint_hwc.facts.ordering import NetworkOrder, NetworkShare
from nixlint_hwc.facts.partial import Known, Piece, cut_last, either, equals, first_hole, negate, one_of, starts_with
from nixlint_hwc.facts.port import PortPublication
from nixlint_hwc.facts.proxy_password import ProxyPassword
from nixlint_hwc.facts.puid import honours_puid
from nixlint_hwc.facts.routes import ProxyInterface, RouteUse, UnservedDomain
from nixlint_hwc.facts.run_setting import RunSetting
from nixlint_hwc.facts.secret_files import SecretWrite
from nixlint_hwc.facts.security import SecurityOption
from nixlint_hwc.facts.shared_state import DataPlace, SharedState
from nixlint_hwc.facts.structure import DeclaredOption, ModuleFile, ModuleFolder, Namespace, UndeclaredOption
from nixlint_hwc.facts.subnet import SubnetConflict
from nixlint_hwc.facts.tautology import Assertion
from nixlint_hwc.facts.tmpfiles import TmpfilesRule
from nixlint_hwc.source import Span

#: Programs that expand the variables of what they are given.
SHELLS = ("sh", "ash", "bash", "dash", "zsh", "busybox", "fish")


@dataclass(frozen=True, slots=True, eq=False)
class ContainerImage(ImageReference):
    """The image that a container runs. `origin` is where its reference stands.

    `is_built`: a script of the project builds, loads or tags it.
    """

    origin: Span
    is_built: Known = False


@dataclass(frozen=True, slots=True, eq=False)
class ContainerPort(PortPublication):
    """A port that a container publishes. `source` is the option or flag that says so: `ports`, `--publish`.

    `is_ignored`: the container's network makes Podman discard it.
    """

    origin: Span
    source: str
    is_ignored: Known


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
class ContainerMount(Mount):
    """Something mounted into a container. `creators` are what makes the host directory, or may make it.

    `is_secret`: it is a file that agenix or sops-nix decrypts.

    `is_below_mount_point`: the host path is on a file system of its own that the project mounts. `is_target_repeated`:
    an earlier mount has the same target. `rules` are the tmpfiles rules for the host path, `deleting_rule` is one that
    empties or removes it, or what it is in. `late_mount_point` is a file system below which the host path lies and that
    neither the system nor the container's unit waits for. `is_on_data_disk`: the host path is on a disk whose content
    outlives the system's. `is_remote`: another machine keeps it.
    """

    origin: Span
    creators: tuple[Creator, ...]
    is_secret: bool
    is_below_mount_point: bool = False
    is_target_repeated: bool = False
    rules: tuple[TmpfilesFact, ...] = ()
    deleting_rule: TmpfilesFact | None = None
    late_mount_point: str | None = None
    is_on_data_disk: bool = False
    is_remote: bool = False

    @property
    def has_creator(self) -> bool:
        """Whether something of the project makes it, or may."""
        return bool(self.creators)

    @property
    def is_file(self) -> Known:
        """Whether the mount is that of a file, going by its path on either side."""
        host = self.host_path
        if host is None or isinstance(host, Unknown):
            return False if host is None else host
        target = "" if isinstance(self.target, Unknown) or self.target.holes else self.target.text
        return looks_like_file(host) or looks_like_file(target)

    @property
    def exists_anyway(self) -> Known:
        """Whether the system makes the host path, or other options do (`/run`, `/etc`, ...)."""
        host = self.host_path
        return host if isinstance(host, Unknown) else host is not None and exists_anyway(host)

    @property
    def host_path(self) -> str | Unknown | None:
        """The host directory or file of a bind mount, null for other mounts."""
        if self.kind != "bind" or self.source is None:
            return None
        return self.source if isinstance(self.source, Unknown) else _plain(self.source)


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
class ContainerNetwork(NetworkAttachment):
    """A network that a container joins. `creators` are the definitions in the project that make it, or may make it."""

    origin: Span
    creators: tuple[NetworkDefinition, ...]

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


@dataclass(frozen=True, slots=True, eq=False)
class ContainerDevice(Device):
    """A device that a container gets. `source` is the option or flag that hands it in."""

    origin: Span
    source: str


@dataclass(frozen=True, slots=True, eq=False)
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
        found = variable_credential(self)
        return () if found is None else (found.secret,)


@dataclass(frozen=True, slots=True, eq=False)
class ContainerSecurityOption(SecurityOption):
    """A `--security-opt`."""

    origin: Span


@dataclass(frozen=True, slots=True, eq=False)
class SecretDeclaration:
    """A secret that the project declares. `system` is `age` or `sops`; `path` is where the decrypted file appears.

    `file` is the encrypted file relative to the project's root, null where none is given; `file_exists` whether it is
    there. `missing_key` is the key of its sops file that it is kept under, where the file does not have it.
    """

    name: str
    system: str
    path: str | Unknown
    file: str | Unknown | None
    file_exists: Known
    origin: Span | None
    path_origin: Span | None = None
    missing_key: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class SecretUse:
    """A place where a container needs a secret. `via` is `environmentFiles`, `volumes`, `login`, `unit`.

    `is_literal`: the path is spelled out instead of read from the option. `is_asserted`: an assertion of the
    configuration reads the secret. `is_repeated`: the container needs it in an earlier place too.
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
    text: Str | None = None

    @property
    def is_declared_beside(self) -> bool:
        """Whether the file that needs the secret declares it as well."""
        place = self.declaration.origin if self.declaration is not None else None
        return place is not None and place.file.path == self.origin.file.path


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """A systemd service or target of the project. Names of units are without `.service`; targets keep their `.target`.

    `after`, `before`, `requires`, `wants`, `binds_to`, `part_of`, `wanted_by` and `required_by` are the units that it
    names there. `requires_mounts_for` are paths. `scripts` are its shell scripts, `execs` its command lines,
    `state_directories` the directories that systemd makes for it. `is_complete`: all of it is known. `files` are those
    that systemd reads for it: `EnvironmentFile`, `LoadCredential`.
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
    scripts: tuple[Str, ...] = ()
    execs: tuple[Str, ...] = ()
    state_directories: tuple[str, ...] = ()
    files: tuple[Str, ...] = ()
    is_complete: bool = True
    origin: Span | None = None


@dataclass(frozen=True, slots=True, eq=False)
class TmpfilesFact(TmpfilesRule):
    """A tmpfiles rule of the project."""

    origin: Span


@dataclass(frozen=True, slots=True, eq=False)
class RuleConflict:
    """A tmpfiles rule that systemd ignores, because an `earlier` one for the same path says something else."""

    rule: TmpfilesFact
    earlier: TmpfilesFact
    origin: Span


@dataclass(frozen=True, slots=True, eq=False)
class OptionProblem:
    """An attribute of a container that the `oci-containers` schema does not have, or a value that it does not take.

    `kind` is `unknown`, `type` or `conflict`; `option` its path inside the container, `nearest` the schema's nearest
    name, `expected` the type and `given` what the value is instead. `number` is the text of an integer that stands
    at this place as a literal, null for everything else.
    """

    kind: str
    option: str
    nearest: str | None
    expected: str | None
    given: str | None
    number: str | None
    origin: Span

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
    """A string of a container's options as written. `source` is the option or flag: `cmd`, `volumes`, `--publish`."""

    source: str
    text: Str
    origin: Span


@dataclass(frozen=True, slots=True, eq=False)
class Dependency:
    """A container that another one names in `dependsOn`.

    `is_defined`: some module of the project defines it. `is_self`: it is the container itself. `cycle` are the
    containers on the way from it back to the container itself, it first; empty where there is no way back.
    """

    name: str
    is_defined: Known
    is_self: bool
    cycle: tuple[str, ...]
    origin: Span


@dataclass(frozen=True, slots=True, eq=False)
class PortConflict:
    """Something else on the same host that takes a host port which a container publishes.

    `kind` is `container` for a publication, `host-container` for a container on the host's network, `service` for a
    service of NixOS. `container` is the other one's name, or the service's option (`services.grafana`). `port` is the
    container's own publication, `number` the port on which they meet. `hangs_on_assumptions`: each is there only if a
    switch of its own is on, and nothing in the project says so, or one of them is only started by hand (`autoStart`).
    """

    kind: str
    container: str
    port: ContainerPort
    number: int
    hangs_on_assumptions: bool = False


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
    unit: Unit | None
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
        return name if name is None or isinstance(name, Unknown) else _plain(name)

    @property
    def image_path(self) -> str | Unknown | None:
        """The image's repository without registry, tag and digest: `linuxserver/sonarr`."""
        if self.image is None or isinstance(self.image, Unknown):
            return self.image
        name = self.image.repository
        return name if name is None or isinstance(name, Unknown) else _plain(name)

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
        return self._any_network([*[n.ignores_ports for n in self.networks], self._joins_pod()])

    def _joins_pod(self) -> Known:
        """Whether it is put into a pod that is there already; a new one (`--pod=new:x`) takes its ports over."""
        flag = self.flags.last("pod")
        return flag is not None and negate(starts_with(flag.value, "new:"))

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
                found[variable.name.text] = value if value is None or isinstance(value, Unknown) else _plain(value)
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
    `firewall` is what NixOS lets in.
    """

    name: str | None
    containers: tuple[Container, ...]
    backend: str
    may_declare_secrets: bool = False
    firewall: Firewall | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ProjectFacts:
    """What the project defines as a whole, over all hosts and modules.

    `networks` are those that it creates, `tmpfiles` its tmpfiles rules, `units` its systemd services and targets,
    `secrets` those that it declares. `declares_secrets`: there are any, or may be. `creates_networks`: there are any,
    or may be. `makes_images`: a script builds, loads or tags images. `searches_docker_first`: an image without a
    registry is looked for in docker.io before all others. `time_zone` is the one that all hosts have, null where none
    is set. `backup_paths` are the paths that backup jobs cover, `backup_gap` tells whether some of them are not known.
    `usual_numbers` are those of the variables PUID and PGID that at least three containers have, and more than have any
    other; a variable without one is left out.
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


def _plain(text: Str) -> str | Unknown:
    return first_hole(text) if text.holes else text.text


#: The argument names of rules, and the fact behind each.
ARGUMENTS: dict[str, type] = {
    "container": Container,
    "host": Host,
    "project": ProjectFacts,
    "image": ContainerImage,
    "port": ContainerPort,
    "mount": ContainerMount,
    "variable": ContainerVariable,
    "network": ContainerNetwork,
    "device": ContainerDevice,
    "capability": ContainerCapability,
    "securityOption": ContainerSecurityOption,
    "secret": SecretUse,
    "credential": Credential,
    "authSwitch": AuthSwitch,
    "sharedState": SharedState,
    "dataPlace": DataPlace,
    "conflictingRule": RuleConflict,
    "assertion": Assertion,
    "proxyPassword": ProxyPassword,
    "secretWrite": SecretWrite,
    "declaredSecret": SecretDeclaration,
    "option": OptionProblem,
    "text": ContainerText,
    "runSetting": RunSetting,
    "dependency": Dependency,
    "folder": ModuleFolder,
    "namespace": Namespace,
    "declaredOption": DeclaredOption,
    "undeclared": UndeclaredOption,
    "file": ModuleFile,
    "route": RouteUse,
    "proxyInterface": ProxyInterface,
    "unserved": UnservedDomain,
    "exposure": Exposure,
    "hostDatabase": HostDatabase,
    "nameUse": NameUse,
    "networkOrder": NetworkOrder,
    "networkShare": NetworkShare,
    "hardware": Hardware,
    "conflict": PortConflict,
    "opening": FirewallOpening,
    "subnetConflict": SubnetConflict,
    "rule": TmpfilesFact,
    "diagnostic": DiagnosticFact,
}

_AROUND = ("container", "host", "project")
#: The subjects of rules, and the arguments that a rule on each can take.
SUBJECTS: dict[str, tuple[str, ...]] = {
    "container": _AROUND,
    **{
        name: (name, *_AROUND)
        for name in (
            "image", "port", "mount", "variable", "network", "device", "capability", "securityOption", "secret",
            "option", "conflict", "authSwitch", "sharedState", "dataPlace", "text", "dependency", "exposure",
            "hardware", "networkOrder", "networkShare", "hostDatabase", "nameUse", "runSetting",
        )
    },
    "credential": ("credential", *_AROUND),
    "opening": ("opening", *_AROUND),
    "subnetConflict": ("subnetConflict", "host", "project"),
    "tmpfiles": ("rule", "project"),
    "conflictingRule": ("conflictingRule", "project"),
    "assertion": ("assertion", "project"),
    "proxyPassword": ("proxyPassword", *_AROUND),
    "secretWrite": ("secretWrite", "project"),
    "declaredSecret": ("declaredSecret", "project"),
    "folder": ("folder", "project"),
    "namespace": ("namespace", "folder", "project"),
    "declaredOption": ("declaredOption", "folder", "project"),
    "undeclared": ("undeclared", "project"),
    "file": ("file", "folder", "project"),
    "route": ("route", "host", "project"),
    "proxyInterface": ("proxyInterface", "project"),
    "unserved": ("unserved", "folder", "project"),
    "diagnostic": ("diagnostic",),
}  # fmt: skip
