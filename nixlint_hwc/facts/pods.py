"""Pods that scripts create, and what these publish for the containers in them.

In: scripts. Out: the publications by the pod's name, in the order of the scripts. Source: podman-pod-create(1).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nixlint_hwc.eval.values import Str
from nixlint_hwc.facts.parts import ContainerPort, fields_of
from nixlint_hwc.facts.podman.port import parse_publications
from nixlint_hwc.facts.shell.arguments import Options, arguments, option_value
from nixlint_hwc.facts.shell.command import Script
from nixlint_hwc.facts.shell.script import subcommand

#: Options that take a value.
_VALUES: Final = frozenset(
    f"--{name}"
    for name in (
        "add-host", "blkio-weight", "blkio-weight-device", "cgroup-parent", "cpu-shares", "cpus", "cpuset-cpus",
        "cpuset-mems", "device", "device-read-bps", "device-write-bps", "dns", "dns-option", "dns-search",
        "exit-policy", "gidmap", "gpus", "hostname", "hosts-file", "infra-command", "infra-conmon-pidfile",
        "infra-image", "infra-name", "ip", "ip6", "label", "label-file", "mac-address", "memory", "memory-swap", "name",
        "network", "network-alias", "pid", "pod-id-file", "publish", "restart", "security-opt", "share",
        "shm-size", "shm-size-systemd", "subgidname", "subuidname", "sysctl", "uidmap", "userns", "uts", "volume",
        "volumes-from",
    )
) | {"-h", "-l", "-m", "-n", "-p", "-v"}  # fmt: skip
#: Networks of a pod on which nothing is published.
_WITHOUT_PORTS: Final = ("host", "none", "container", "ns")


class Pods:
    """The publications of pods, by the pod's name: those alone that are published wherever it is created.

    Two hosts may have different pods of one name.
    """

    def __init__(self) -> None:
        self._ports: dict[str, dict[str, ContainerPort]] = {}

    def read(self, script: Script) -> None:
        """Add the pods that a script creates."""
        for command in script.running("podman"):
            words = subcommand(command)
            if [word.text for word in words[:2]] == ["pod", "create"]:
                options, operands = arguments(words[2:], _VALUES)
                name = operands[-1] if operands else option_value(options, "-n", "--name")
                if isinstance(name, Str) and not name.holes:
                    published = {port.text.text: port for port in _publications(options)}
                    known = self._ports.setdefault(name.text, published)
                    self._ports[name.text] = {text: port for text, port in known.items() if text in published}

    def ports_of(self, name: str) -> tuple[ContainerPort, ...]:
        """What a pod publishes for its containers."""
        return tuple(self._ports.get(name, {}).values())


def _publications(options: Options) -> Iterator[ContainerPort]:
    networks = [word.text.partition(":")[0] for word in options.get("--network", [])]
    if not any(network in _WITHOUT_PORTS for network in networks):
        for text in [*options.get("-p", []), *options.get("--publish", [])]:
            place = next(text.spans(), None)
            for publication in parse_publications(text) if place is not None else ():
                assert place is not None
                yield ContainerPort(*fields_of(publication), origin=place, source="podman pod create", is_ignored=False)
