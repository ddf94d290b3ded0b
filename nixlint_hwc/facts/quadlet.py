"""Networks that Podman makes from files: quadlet units, options of quadlet modules, and Podman's own JSON files.

In: definitions of `environment.etc` and `virtualisation.quadlet`. Out: `NetworkDefinition`s. Sources:
podman-systemd.unit(5) on `[Network]`, podman-network-create(1) on the files below /etc/containers/networks.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from nixlint_hwc.eval.values import AttrSet, ListValue, Str, Unknown
from nixlint_hwc.facts.around import NetworkDefinition
from nixlint_hwc.facts.partial import Piece, cut, piece
from nixlint_hwc.facts.raw import member, members, parts_of, quiet, texts
from nixlint_hwc.modules.definitions import Definition
from nixlint_hwc.source import Span

#: The keys of a `[Network]` section that are read, by their options in quadlet modules.
_KEYS = {"name": "NetworkName", "driver": "Driver", "subnets": "Subnet", "disableDns": "DisableDNS"}


def networks_of_files(etc: Definition) -> Iterator[NetworkDefinition]:
    """The networks that files below `/etc/containers` define."""
    for name, inner in members(etc):
        folder, _, file = name.rpartition("/")
        if folder == "containers/networks" and file.endswith(".json"):
            own = Str(file.removesuffix(".json"))
            yield NetworkDefinition(own, _driver_of_json(inner), (), None, "quadlet", inner.way)
        elif folder == "containers/systemd" and file.endswith(".network"):
            unit = file.removesuffix(".network")
            found = [text for part in parts_of(inner) for at in member(part, "text") for text, _ in texts(at)]
            yield _network(f"systemd-{unit}", unit, _section(found), inner.way)


def networks_of_options(quadlet: Definition) -> Iterator[NetworkDefinition]:
    """The networks of `virtualisation.quadlet.networks`, which quadlet-nix names after their attributes."""
    for networks in member(quadlet, "networks"):
        for name, inner in members(networks):
            given = {key: list(_option(inner, option)) for option, key in _KEYS.items()}
            yield _network(name, name, given, inner.way)


def subnets_of_host(networks: object, etc: object) -> Iterator[NetworkDefinition]:
    """The networks with subnets among the merged values of `virtualisation.quadlet.networks` and `environment.etc`.

    Those of other users than root are in namespaces of their own.
    """
    for name, value in _entries(networks):
        user: Any = quiet(value.get("rootlessConfig")) if isinstance(value, AttrSet) else None
        if isinstance(user, AttrSet) and "uid" in user.names() and quiet(user.get("uid")) is not None:
            continue
        options: Any = quiet(value.get("networkConfig")) if isinstance(value, AttrSet) else None
        if isinstance(options, AttrSet):
            given = {
                key: _strings(quiet(options.get(option))) for option, key in _KEYS.items() if option in options.names()
            }
            yield _network(name, name, given, None)
    for name, value in _entries(etc):
        folder, _, file = name.rpartition("/")
        if folder == "containers/systemd" and file.endswith(".network") and isinstance(value, AttrSet):
            unit = file.removesuffix(".network")
            yield _network(f"systemd-{unit}", unit, _section(_strings(quiet(value.get("text")))), None)


def _driver_of_json(file: Definition) -> Piece | None:
    """The driver that one of Podman's JSON files names, None where it names none."""
    found = [text for part in parts_of(file) for at in member(part, "text") for text, _ in texts(at)]
    try:
        content = json.loads(found[-1].text) if found and not found[-1].holes else None
    except ValueError:
        content = None
    if not isinstance(content, dict):
        return Unknown("a network's file that is not known")
    driver = content.get("driver")
    return Str(driver) if isinstance(driver, str) else None


def _entries(value: object) -> Iterator[tuple[str, Any]]:
    if isinstance(value, AttrSet):
        for name in value.names():
            yield name, quiet(value.get(name))


def _strings(value: object) -> list[Str]:
    items: list[object] = [quiet(item) for item in value.items] if isinstance(value, ListValue) else [value]
    return [item for item in items if isinstance(item, Str)]


def _option(network: Definition, option: str) -> Iterator[Str]:
    for part in parts_of(network):
        for definition in member(part, "networkConfig", option):
            yield from _values(definition)


def _values(definition: Definition) -> list[Str]:
    if isinstance(definition.value, bool):
        return [Str("true" if definition.value else "false")]
    return [text for text, _ in texts(definition)]


def _section(found: Sequence[Str]) -> Mapping[str, list[Str]]:
    """The keys of a unit's text; comments and names of sections have no equals sign before them."""
    given: dict[str, list[Str]] = {}
    for text in found:
        for line in text.split("\n"):
            key, value = cut(line, "=")
            if value is not None:
                given.setdefault(key.text.strip(), []).append(_stripped(value))
    return given


def _stripped(text: Str) -> Str:
    start = len(text.text) - len(text.text.lstrip())
    return text.slice(start, len(text.text.rstrip()))


def _network(name: str, unit: str, given: Mapping[str, Sequence[Str]], way: Span | None) -> NetworkDefinition:
    names, drivers = given.get("NetworkName", ()), given.get("Driver", ())
    own: Piece = piece(names[-1]) if names else Str(name)
    driver = piece(drivers[-1]) if drivers else None
    hidden = any(value.text in ("true", "yes", "1") for value in given.get("DisableDNS", ()))
    subnets = tuple(piece(subnet) for subnet in given.get("Subnet", ()))
    return NetworkDefinition(own, driver, subnets, f"{unit}-network", "quadlet", way, hidden)
