"""Names of containers that other containers use as a host's name, and whether Podman resolves them.

In: the containers of one host. Out: a `NameUse` per environment variable or part of a command that names another
container. Podman resolves names on networks that were made for containers; on its default network only where
`dns_enabled` is set, and not at all in the host's namespace (podman-network-create(1), podman-network(1)).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.values import HOLE, MISSING, AttrSet, ListValue, Str, Unknown
from nixlint_hwc.facts.partial import Known, either
from nixlint_hwc.facts.raw import quiet
from nixlint_hwc.facts.worlds import in_base_world
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.source import Span

if TYPE_CHECKING:
    from nixlint_hwc.facts.model import Container
    from nixlint_hwc.facts.parts import ContainerNetwork

#: A host in a URL, or before a port number; a label may stand before it (`main:cache:6379`).
_IN_URL: Final = re.compile(r"://(?:[^/@\s]*@)?([A-Za-z0-9_.-]+)(?=[:/?\s]|$)")
_WITH_PORT: Final = re.compile(
    r"(?:^|[\s,=@:])([A-Za-z][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*):(?:80|\d{3,5})(?=[\s,/:]|$)"
)
#: Variables whose whole value is a host's name.
_HOST_VARIABLE: Final = re.compile(r"(?:^|_)(?:HOST|HOSTNAME|DBHOST|PGHOST|ADDR|ADDRESS)$", re.IGNORECASE)
#: Variables that name the container itself, or what it is called from outside.
_OWN_VARIABLE: Final = re.compile(
    r"(?:^|_)(?:PUBLIC|EXTERNAL|BASE|ROOT|VIRTUAL|ALLOWED|TRUSTED)(?:_|$)|^HOST$|^HOSTNAME$", re.IGNORECASE
)

#: The name of Podman's default network, where a container joins it.
_DEFAULT: Final = "podman"


@dataclass(frozen=True, slots=True, eq=False)
class NameUse:
    """A container's name, used as the name of a host by another container.

    `name` is the named container. `source` is the variable, or `cmd`. `is_resolved`: they share a network that
    resolves it. `place` says where the user of the name is: `host`, `default`, or `other` for networks that the named
    one is not on. `owner` is the container whose network the named one shares, and under whose name it is reached.
    """

    name: str
    source: str
    place: str
    is_resolved: Known
    origin: Span
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """What resolves names on a host. `default_dns`: the default network does; `extra` are names of the hosts file."""

    default_dns: Known
    extra: frozenset[str]


_Joined: TypeAlias = "frozenset[str] | Unknown | None"


def read_names(configuration: Configuration, backend: str) -> Names:
    """What resolves names on a host, in its base world."""
    return in_base_world(
        configuration, lambda: _names(configuration, backend), lambda reason: Names(Unknown(reason), frozenset())
    )


def _names(configuration: Configuration, backend: str) -> Names:
    own = _lookup(configuration, ("networking", "hostName"))
    lines = _lookup(configuration, ("networking", "extraHosts"))
    table = _lookup(configuration, ("networking", "hosts"))
    words = f"{own.text if isinstance(own, Str) else ''} {lines.text if isinstance(lines, Str) else ''}".split()
    for address in table.names() if isinstance(table, AttrSet) else []:
        named = quiet(table.get(address))
        given = [quiet(item) for item in named.items] if isinstance(named, ListValue) else []
        words += [word.text for word in given if isinstance(word, Str)]
    return Names(_default_dns(configuration) if backend == "podman" else False, frozenset(words))


def _default_dns(configuration: Configuration) -> Known:
    settings = _lookup(configuration, ("virtualisation", "podman", "defaultNetwork", "settings"))
    if not isinstance(settings, AttrSet):
        return Unknown("the settings of the default network")
    value = settings.get("dns_enabled")
    found = False if value is MISSING else quiet(value)
    return found if isinstance(found, bool) else Unknown("dns_enabled")


def _lookup(configuration: Configuration, path: tuple[str, ...]) -> Any:
    try:
        return configuration.lookup(path)
    except EvalError:
        return MISSING


def name_uses(containers: Sequence[Container], names: Names) -> Iterator[tuple[Container, NameUse]]:
    """The uses of names among the containers of one host, each with its user."""
    by_name = {container.name: container for container in containers}
    answered = _answered(containers)
    for user in containers:
        if user.started.gap is not None or user.connected.networks_gap is not None:
            continue
        if user.started.flags.all("dns", "hosts-file", "pod", "pod-id-file"):
            continue
        joined = _joined(user, by_name)
        given = names.extra | _added(user)
        if any(HOLE in name for name in given):
            continue
        for source, host, origin in _hosts(user):
            target = by_name.get(host)
            if target is not None and target is not user and host not in given:
                owner = _owner(target)
                known = either(*[_shares(joined, _own(named), names) for named in answered[host] if not _owner(named)])
                # Who is in the same namespace has the same hosts file, in which the name may stand.
                if owner is not None and (user.name == owner or _owner(user) == owner):
                    continue
                yield user, NameUse(host, source, _place(joined), known, origin, owner)


def _owner(container: Container) -> str | None:
    """The container whose network a container shares, and with it that one's name."""
    network = container.connected.networks[0] if len(container.connected.networks) == 1 else None
    shared = network.container if network is not None else None
    return shared.text if isinstance(shared, Str) and not shared.holes else None


def _added(user: Container) -> frozenset[str]:
    """The names that `--add-host=name;name:address` gives a container; a hole among them may be any."""
    values = [value.text if isinstance(value, Str) else HOLE for value in user.started.flags.values("add-host")]
    return frozenset(name for value in values for name in value.split(":")[0].split(";"))


def _place(joined: _Joined) -> str:
    if joined is None:
        return "host"
    return "default" if isinstance(joined, frozenset) and joined == frozenset({_DEFAULT}) else "other"


def _answered(containers: Sequence[Container]) -> dict[str, list[Container]]:
    """The containers that answer to each name: their own, their host name, their aliases."""
    found: dict[str, list[Container]] = {}
    for container in containers:
        names = {container.name}
        if isinstance(container.connected.hostname, str):
            names.add(container.connected.hostname)
        aliases = [
            alias for n in container.connected.networks if not isinstance(n.aliases, Unknown) for alias in n.aliases
        ]
        values = [*aliases, *container.started.flags.values("network-alias", "name")]
        names |= {value.text for value in values if isinstance(value, Str)}
        for name in names:
            found.setdefault(name, []).append(container)
    return found


def _hosts(user: Container) -> Iterator[tuple[str, str, Span]]:
    """The names of hosts in a container's environment and command."""
    for variable in user.program.environment:
        if isinstance(variable.name, Str) and isinstance(variable.value, Str) and not variable.name.holes:
            name = variable.name.text
            is_own = _OWN_VARIABLE.search(name) is not None
            for host in _named(variable.value.text, whole=_HOST_VARIABLE.search(name) is not None):
                if not is_own or _is_named_for(name, host):
                    yield name, host, variable.origin
    for text in user.program.texts:
        if text.source == "cmd":
            for host in _named(text.text.text, whole=False):
                yield "cmd", host, text.origin


def _is_named_for(variable: str, host: str) -> bool:
    """Whether a variable says whose address it holds, as `OLLAMA_BASE_URL` does."""
    return f"_{re.sub(r'[^a-z0-9]', '_', host.lower())}_" in f"_{variable.lower()}_"


def _named(text: str, *, whole: bool) -> set[str]:
    found = {*_IN_URL.findall(text), *_WITH_PORT.findall(text)}
    return found | {text} if whole else found


def _shares(joined: _Joined, others: _Joined, names: Names) -> Known:
    if isinstance(joined, Unknown) or isinstance(others, Unknown):
        return joined if isinstance(joined, Unknown) else others if isinstance(others, Unknown) else False
    if joined is None:
        return False
    if others is None:
        return Unknown("the named container has no network of its own")
    shared = joined & others
    if shared - {_DEFAULT}:
        return True
    return names.default_dns if shared else False


def _own(container: Container) -> _Joined:
    """The networks on which a container has a name; None where it shares a namespace."""
    gap = container.connected.networks_gap or container.started.gap
    if gap is not None:
        return gap
    return _named_networks(container.connected.networks) if not _shared_namespace(container) else None


def _shared_namespace(container: Container) -> bool:
    modes = [network.mode for network in container.connected.networks]
    has_pod = bool(container.started.flags.all("pod", "pod-id-file"))
    return has_pod or any(mode in ("container", "ns", "pod", "host", "none") for mode in modes)


def _joined(container: Container, by_name: Mapping[str, Container], depth: int = 4) -> _Joined:
    """The networks that a container's namespace is on; None for the host's."""
    network = next((network for network in container.connected.networks if network.mode != "custom"), None)
    if network is None or network.is_custom is not False:
        return _named_networks(container.connected.networks)
    if network.mode == "host":
        return None
    if network.mode == "container" and isinstance(network.container, Str):
        owner = by_name.get(network.container.text)
        return (
            Unknown("another container's network") if owner is None or not depth else _joined(owner, by_name, depth - 1)
        )
    if network.mode in ("bridge", "default", "private"):
        return _named_networks(container.connected.networks)
    return Unknown("its network")


def _named_networks(networks: Sequence[ContainerNetwork]) -> _Joined:
    if not networks:
        return frozenset({_DEFAULT})
    found = set()
    for network in networks:
        if network.mode == "custom" and isinstance(network.name, Str) and not network.name.holes:
            if (
                any(creator.disables_dns is not False for creator in network.creators)
                or network.is_macvlan is not False
            ):
                return Unknown(f"whether {network.name.text} resolves names")
            found.add(network.name.text)
        elif network.mode in ("bridge", "default", "private"):
            found.add(_DEFAULT)
        else:
            return Unknown("a network of another kind")
    return frozenset(found)
