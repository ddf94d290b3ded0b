"""The facts that rules see: one container, its parts, and what surrounds it.

In: nothing. Out: frozen dataclasses. Rules read every field and property by its camelCase name, except the fields that
are places (`Span`). A field of a type `X | Unknown` is Unknown where the repository does not determine it; a rule that
meets Unknown stays silent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from nixlint_hwc.eval.values import Str, Unknown
from nixlint_hwc.facts.container.facts import Connected, Declared, Entitled, Program, Started, Trusted
from nixlint_hwc.facts.database import container_kind
from nixlint_hwc.facts.firewall import Firewall
from nixlint_hwc.facts.merged import MERGED
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
    ContainerVariable,
)
from nixlint_hwc.facts.podman.identity import UserSpecification, numbers_of, parse_user
from nixlint_hwc.facts.podman.network import joins_pod, network_conflict
from nixlint_hwc.facts.puid import honours_puid, ignores_puid
from nixlint_hwc.source import Span

#: Programs that expand the variables of what they are given.
SHELLS = ("sh", "ash", "bash", "dash", "zsh", "busybox", "fish")


@dataclass(frozen=True, eq=False, kw_only=True)
class Container:
    """A container as it will be. `origin` is where its name is written."""

    name: str
    origin: Span
    declared: Declared = field(metadata=MERGED)
    started: Started = field(metadata=MERGED)
    program: Program = field(metadata=MERGED)
    connected: Connected = field(metadata=MERGED)
    entitled: Entitled = field(metadata=MERGED)
    trusted: Trusted = field(metadata=MERGED)

    @property
    def secret_texts(self) -> tuple[Str, ...]:
        """The secrets in its options, which no report may show; a word of its own name or image is not one."""
        image = self.program.image
        shown = f"{self.name} {image.text.text}" if isinstance(image, ContainerImage) else self.name
        texts = (text for credential in self.trusted.credentials for text in credential.secret_texts)
        return tuple(text for text in texts if len(text.text) > 1 and text.text not in shown)

    @property
    def is_podman(self) -> bool:
        """Whether Podman runs it, not Docker."""
        return self.started.backend == "podman"

    @property
    def is_rootless(self) -> Known:
        """Whether Podman runs it as another user than root."""
        user = self.started.podman_user
        return user if isinstance(user, Unknown) else user not in (None, "root")

    @property
    def maps_root(self) -> bool:
        """Whether root in it is certainly another user of the host: rootless Podman, or a user namespace of its own."""
        confinement = self.entitled.confinement
        return self.is_rootless is True or (confinement is not None and confinement.maps_users)

    @property
    def image_name(self) -> str | Unknown | None:
        """The last component of the image's repository: `postgres` of `docker.io/library/postgres:16`."""
        image = self.program.image
        if image is None or isinstance(image, Unknown):
            return image
        name = image.base_name
        return name if name is None or isinstance(name, Unknown) else plain(name)

    @property
    def image_path(self) -> str | Unknown | None:
        """The image's repository without registry, tag and digest: `linuxserver/sonarr`."""
        image = self.program.image
        if image is None or isinstance(image, Unknown):
            return image
        name = image.repository
        return name if name is None or isinstance(name, Unknown) else plain(name)

    @property
    def pulls_image(self) -> Known:
        """Whether Podman may fetch the image from a registry: it comes from no file, script or local storage."""
        image, pull = self.program.image, self.started.pull
        if image is None or isinstance(image, Unknown) or self.program.has_image_file:
            return image if isinstance(image, Unknown) else False
        never = pull if isinstance(pull, Unknown) else pull == "never"
        return negate(either(image.is_local, image.is_built, never))

    @property
    def database_kind(self) -> str | Unknown | None:
        """`database`, `cache` or `http` where the image, or for other images a published container port, says so."""
        return container_kind(self.image_path, tuple(port.container_port for port in self.connected.ports))

    @property
    def honours_puid(self) -> Known:
        """Whether its image is known to take its user from PUID and PGID."""
        return honours_puid(self.image_path)

    @property
    def ignores_puid(self) -> Known:
        """Whether its image is known not to read PUID and PGID, though others of its publisher do."""
        return ignores_puid(self.image_path)

    @property
    def runs_as(self) -> UserSpecification | Unknown | None:
        """Who its processes run as: `user`, else PUID and PGID where they count; null where the image decides."""
        user = self.entitled.user
        if user is not None:
            return user if isinstance(user, Unknown) else parse_user(Str(user))
        honours, puid = both(negate(self.started.gap or False), self.honours_puid), self.variables.get("PUID")
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
        return self._any_network([n.is_host for n in self.connected.networks])

    @property
    def uses_custom_network(self) -> Known:
        """Whether it joins a network that was made for containers."""
        return self._any_network([n.is_custom for n in self.connected.networks])

    @property
    def ignores_ports(self) -> Known:
        """Whether its network makes Podman discard published ports."""
        return self._any_network([*[n.ignores_ports for n in self.connected.networks], joins_pod(self.started.flags)])

    @property
    def network_conflict(self) -> str | None:
        """Why Podman refuses its networks together; null where it does not."""
        return network_conflict(self.connected.networks)

    @property
    def known_networks(self) -> tuple[ContainerNetwork, ...]:
        """The networks that are known, for messages and places: there may be more in `networks`."""
        return tuple(self.connected.networks)

    @property
    def known_ports(self) -> tuple[ContainerPort, ...]:
        """The ports that are known, for messages and places: there may be more in `ports`."""
        return tuple(self.connected.ports)

    @property
    def known_mounts(self) -> tuple[ContainerMount, ...]:
        """The mounts that are known, for messages and places: there may be more in `mounts`."""
        return tuple(self.connected.mounts)

    def _any_network(self, answers: list[Known]) -> Known:
        answer = either(*answers)
        if answer is False:
            return self.started.gap or self.connected.networks_gap or False
        return answer

    @property
    def variables(self) -> dict[str, str | Unknown | None]:
        """The environment by name: the last setting of each. Whether others are set may not be known."""
        return _by_name(self.program.environment)

    @property
    def label_values(self) -> dict[str, str | Unknown]:
        """The labels by name, such as `labelValues."traefik.enable"`. Whether there are others may not be known.

        One that `--label` gives without a value is empty.
        """
        found = _by_name(self.program.labels)
        values = {name: "" if value is None else value for name, value in found.items()}
        return OpenNames.of(values, found.rest if isinstance(found, OpenNames) else None)

    @property
    def runs_shell(self) -> Known:
        """Whether its entrypoint or a part of its command is a shell, which expands variables by itself."""
        command, entrypoint = self.program.command, self.program.entrypoint
        parts = [*command, *([entrypoint] if entrypoint is not None else [])]
        programs = [cut_last(part, "/")[1] or part if isinstance(part, Str) else part for part in parts]
        return either(*[one_of(program, SHELLS) for program in programs])

    @property
    def has_environment_files(self) -> bool:
        """Whether files that are not known here set further variables."""
        return bool(self.program.environment_files)

    @property
    def can_lack_flag(self) -> Known:
        """False where part of its options is not known, so that absence cannot be concluded."""
        return True if self.started.gap is None else negate(self.started.gap)


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


def _by_name(variables: Sequence[ContainerVariable]) -> dict[str, str | Unknown | None]:
    """The last value of each variable whose name is known; of what else there is the list's rest."""
    found: dict[str, str | Unknown | None] = {}
    for variable in variables:
        if not isinstance(variable.name, Unknown) and not variable.name.holes:
            value = variable.value
            found[variable.name.text] = value if value is None or isinstance(value, Unknown) else plain(value)
    return OpenNames.of(found, variables.rest if isinstance(variables, OpenList) else None)
