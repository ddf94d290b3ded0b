"""The facts that rules see: one container, its parts, and what surrounds it.

In: nothing. Out: frozen dataclasses. Rules read every field and property by its camelCase name, except the fields that
are places (`Span`). A field of a type `X | Unknown` is Unknown where the repository does not determine it; a rule that
meets Unknown stays silent.
"""

from __future__ import annotations

from dataclasses import dataclass

from nixlint_hwc.eval.values import Str, Unknown
from nixlint_hwc.facts.container.facts import Connected, Declared, Entitled, Program, Started, Trusted
from nixlint_hwc.facts.database import container_kind
from nixlint_hwc.facts.firewall import Firewall
from nixlint_hwc.facts.partial import (
    Known,
    OpenList,
    OpenNames,
    both,
    cut_last,
    either,
    negate,
    one_of,
    plain,
)
from nixlint_hwc.facts.parts import (
    ContainerImage,
    ContainerMount,
    ContainerNetwork,
    ContainerPort,
)
from nixlint_hwc.facts.podman.identity import UserSpecification, numbers_of, parse_user
from nixlint_hwc.facts.podman.network import joins_pod, network_conflict
from nixlint_hwc.facts.puid import honours_puid

#: Programs that expand the variables of what they are given.
SHELLS = ("sh", "ash", "bash", "dash", "zsh", "busybox", "fish")


@dataclass(frozen=True, eq=False, kw_only=True)
class Container(Trusted, Entitled, Connected, Program, Started, Declared):
    """A container as it will be."""

    @classmethod
    def of(
        cls,
        declared: Declared,
        started: Started,
        program: Program,
        connected: Connected,
        entitled: Entitled,
        trusted: Trusted,
    ) -> Container:
        """All that is known of one container together."""
        return cls(
            name=declared.name,
            enabled=declared.enabled,
            origin=declared.origin,
            module_path=declared.module_path,
            module_folder=declared.module_folder,
            folder=declared.folder,
            guards=declared.guards,
            is_guarded=declared.is_guarded,
            option_problems=declared.option_problems,
            options=declared.options,
            _definition=declared._definition,
            backend=started.backend,
            service_name=started.service_name,
            unit=started.unit,
            auto_start=started.auto_start,
            sdnotify=started.sdnotify,
            depends_on=started.depends_on,
            depends_on_places=started.depends_on_places,
            pull=started.pull,
            log_driver=started.log_driver,
            log_setting=started.log_setting,
            podman_user=started.podman_user,
            flags=started.flags,
            gap=started.gap,
            image=program.image,
            has_image_file=program.has_image_file,
            command=program.command,
            entrypoint=program.entrypoint,
            environment=program.environment,
            environment_files=program.environment_files,
            labels=program.labels,
            texts=program.texts,
            networks=connected.networks,
            networks_gap=connected.networks_gap,
            hostname=connected.hostname,
            ports=connected.ports,
            publishes_all=connected.publishes_all,
            mounts=connected.mounts,
            mounts_gap=connected.mounts_gap,
            user=entitled.user,
            is_privileged=entitled.is_privileged,
            devices=entitled.devices,
            capabilities=entitled.capabilities,
            security_options=entitled.security_options,
            run_settings=entitled.run_settings,
            confinement=entitled.confinement,
            secrets=trusted.secrets,
            credentials=trusted.credentials,
            auth_switches=trusted.auth_switches,
            proxy_passwords=trusted.proxy_passwords,
        )

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
    def maps_root(self) -> bool:
        """Whether root in it is certainly another user of the host: rootless Podman, or a user namespace of its own."""
        return self.is_rootless is True or (self.confinement is not None and self.confinement.maps_users)

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

    @property
    def known_networks(self) -> tuple[ContainerNetwork, ...]:
        """The networks that are known, for messages and places: there may be more in `networks`."""
        return tuple(self.networks)

    @property
    def known_ports(self) -> tuple[ContainerPort, ...]:
        """The ports that are known, for messages and places: there may be more in `ports`."""
        return tuple(self.ports)

    @property
    def known_mounts(self) -> tuple[ContainerMount, ...]:
        """The mounts that are known, for messages and places: there may be more in `mounts`."""
        return tuple(self.mounts)

    def _any_network(self, answers: list[Known]) -> Known:
        answer = either(*answers)
        if answer is False:
            return self.gap or self.networks_gap or False
        return answer

    @property
    def variables(self) -> dict[str, str | Unknown | None]:
        """The environment by name: the last setting of each. Whether others are set may not be known."""
        found: dict[str, str | Unknown | None] = {}
        for variable in self.environment:
            if not isinstance(variable.name, Unknown) and not variable.name.holes:
                value = variable.value
                found[variable.name.text] = value if value is None or isinstance(value, Unknown) else plain(value)
        return OpenNames.of(found, self.environment.rest if isinstance(self.environment, OpenList) else None)

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
