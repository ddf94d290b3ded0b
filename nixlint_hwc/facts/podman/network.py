"""Networks of a container: `--network` (`--net`) and the option `networks`, per podman-run(1) and docker-run(1).

In: the values in order. Out: `NetworkAttachment` per value, or per name where the first value is a comma-separated
list, and what makes several of them a conflict. Options stand behind a colon (`media:ip=10.1.2.3,alias=db`), for Docker
in its long form (`name=media,ip=10.1.2.3,alias=db`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nixlint_hwc.eval.values import HOLE, Str, Unknown
from nixlint_hwc.facts.partial import Known, Piece, csv_fields, cut, either, first_hole, negate, piece, starts_with
from nixlint_hwc.facts.podman.flags import FlagList
from nixlint_hwc.facts.podman.port import parse_address

#: Modes that are words of their own; every other value is the name of a network.
PLAIN_MODES = frozenset({"host", "none", "private", "default", "pod"})

#: Modes that options or an argument may follow after a colon.
_PREFIX_MODES = frozenset({"bridge", "container", "ns", "pasta", "slirp4netns"})

#: Names that denote Podman's default network.
DEFAULT_NAMES = frozenset({"bridge", "podman", "default", "private"})

#: The beginning of Docker's long form. The name of a network has no equals sign.
_LONG_FORM = re.compile(r"[a-z0-9-]+=")
#: The options of Docker's long form that Podman calls otherwise.
_DOCKER_NAMES = {"mac-address": "mac"}


@dataclass(frozen=True, slots=True)
class NetworkOption:
    """One `name=value` behind a network (`ip`, `ip6`, `mac`, `alias`, `interface_name`, ...).

    `value` is null where only the name is given.
    """

    name: Piece
    value: Piece | None


@dataclass(frozen=True, slots=True)
class NetworkAttachment:
    """One network that a container joins, or the mode it uses instead.

    `mode` is `host`, `none`, `private`, `default`, `pod`, `bridge`, `container`, `ns`, `pasta`, `slirp4netns`, or
    `custom` for a network by name. `name` is the network's name with `custom`, the other container with `container`,
    the path with `ns`, else None. `problem` says why Podman refuses the value.

    `options` are those behind the name or mode.
    """

    text: Str
    mode: str | Unknown
    name: Piece | None
    options: tuple[NetworkOption, ...] | Unknown
    problem: str | None

    @property
    def is_host(self) -> Known:
        """Whether the container uses the host's network namespace."""
        return self._is("host")

    @property
    def is_none(self) -> Known:
        """Whether the container has no network."""
        return self._is("none")

    @property
    def is_custom(self) -> Known:
        """Whether it is a network by name other than Podman's default one."""
        if isinstance(self.mode, Unknown) or self.mode != "custom" or self.name is None:
            return self._is("custom")
        if isinstance(self.name, Str) and not self.name.holes:
            return bool(self.name.text) and self.name.text not in DEFAULT_NAMES
        return self.name if isinstance(self.name, Unknown) else first_hole(self.name)

    @property
    def is_container(self) -> Known:
        """Whether the container shares another container's network namespace."""
        return self._is("container")

    @property
    def container(self) -> Piece | None:
        """The container whose network namespace is shared."""
        return self.name if self.mode == "container" else None

    @property
    def ignores_ports(self) -> Known:
        """Whether publications have no effect: the namespace is the host's, another's, or has no network."""
        return self.mode if isinstance(self.mode, Unknown) else self.mode in ("host", "none", "container", "ns", "pod")

    @property
    def aliases(self) -> tuple[Piece, ...] | Unknown:
        """The names that other containers on the network find this one by, beside its own."""
        return self.options if isinstance(self.options, Unknown) else self._option("alias")

    @property
    def addresses(self) -> tuple[Piece, ...]:
        """The addresses that the container asks for."""
        return (*self._option("ip"), *self._option("ip6"))

    def _option(self, name: str) -> tuple[Piece, ...]:
        options = () if isinstance(self.options, Unknown) else self.options
        return tuple(
            option.value
            for option in options
            if option.value is not None and isinstance(option.name, Str) and option.name.text == name
        )

    def _is(self, mode: str) -> Known:
        return self.mode if isinstance(self.mode, Unknown) else self.mode == mode


def parse_network_value(value: Str, is_first: bool) -> tuple[NetworkAttachment, ...]:
    """The networks that one value names; commas in a container's first value separate names."""
    is_list = is_first and ":" not in value.text and not _LONG_FORM.match(value.text)
    return tuple(parse_network(name) for name in (value.split(",") if is_list else [value]))


def parse_network(text: Str) -> NetworkAttachment:
    """One `--network` value. Never raises; what Podman would refuse has a `problem`."""
    if _LONG_FORM.match(text.text):
        return _parse_long_form(text)
    head, rest = cut(text, ":")
    if head.holes and not _is_name(head):
        return _unknown_mode(text, head, rest)
    if rest is None and head.text in PLAIN_MODES:
        return NetworkAttachment(text, head.text, None, (), None)
    if head.text in ("container", "ns") and rest is not None:
        problem = None if rest.text else f"{head.text}: needs an argument"
        return NetworkAttachment(text, head.text, piece(rest), (), problem)
    if head.text in ("pasta", "slirp4netns"):
        return NetworkAttachment(text, head.text, None, _options(rest), None)
    options = _options(rest)
    if rest is None and text.text.endswith(HOLE):
        options = first_hole(head)
    problem = _options_problem(options) if head.text else "the network has no name"
    if head.text == "bridge":
        return NetworkAttachment(text, "bridge", None, options, problem)
    return NetworkAttachment(text, "custom", head, options, problem)


def _parse_long_form(text: Str) -> NetworkAttachment:
    """Docker's `name=media,alias=db,ip=10.1.2.3`."""
    name: Str | None = None
    options: list[NetworkOption] = []
    for field in csv_fields(text):
        key, value = cut(field, "=")
        if key.text == "name" and value is not None:
            name = value
        else:
            known = _DOCKER_NAMES.get(key.text)
            options.append(NetworkOption(Str(known) if known is not None else piece(key), _piece(value)))
    if name is None:
        return NetworkAttachment(text, "custom", text.slice(0, 0), tuple(options), "the network has no name")
    joined = parse_network(name)
    return replace(
        joined, text=text, options=tuple(options), problem=joined.problem or _options_problem(tuple(options))
    )


def _is_name(head: Str) -> bool:
    """Whether text before a hole rules every mode out."""
    known = head.text.split(HOLE)[0]
    return bool(known) and not any(mode.startswith(known) for mode in PLAIN_MODES | _PREFIX_MODES)


def _unknown_mode(text: Str, head: Str, rest: Str | None) -> NetworkAttachment:
    hole = first_hole(head)
    options = hole if rest is None else _options(rest)
    return NetworkAttachment(text, hole, piece(head) if rest is None else hole, options, None)


def _options(text: Str | None) -> tuple[NetworkOption, ...] | Unknown:
    if text is None or not text.text:
        return ()
    options: list[NetworkOption] = []
    for option in text.split(","):
        name, value = cut(option, "=")
        unread = value is None and option.text.endswith(HOLE)
        options.append(NetworkOption(piece(name), first_hole(option) if unread else _piece(value)))
    return tuple(options)


def _piece(text: Str | None) -> Piece | None:
    return None if text is None else piece(text)


def _options_problem(options: tuple[NetworkOption, ...] | Unknown) -> str | None:
    """Why Podman refuses the options of a network; unknown names go to the network's driver."""
    for option in () if isinstance(options, Unknown) else options:
        name, value = option.name, option.value
        if isinstance(name, Unknown) or isinstance(value, Unknown) or (value is not None and value.holes):
            continue
        given = value.text if value is not None else ""
        if name.text in ("ip", "ip6") and parse_address(given) is None:
            return f"{given!r} is not an IP address"
        if name.text in ("alias", "interface_name") and not given:
            return f"{name.text} is empty"
    return None


def network_conflict(attachments: Sequence[NetworkAttachment]) -> str | None:
    """Why Podman refuses several networks together: only networks by name, and `bridge` first, can be combined."""
    if len(attachments) < 2:
        return None
    first = attachments[0].mode
    if not isinstance(first, Unknown) and first not in ("custom", "bridge"):
        return f"{first} cannot be combined with another network"
    for attachment in attachments[1:]:
        mode = attachment.mode
        if not isinstance(mode, Unknown) and mode != "custom":
            return f"{mode} cannot be combined with another network"
    return None


def joins_pod(flags: FlagList) -> Known:
    """Whether `--pod` or `--pod-id-file` puts the container into a pod that is there already.

    A new one (`new:x`) takes its ports over.
    """
    flag = flags.last("pod")
    named = flag is not None and negate(starts_with(flag.value, "new:"))
    return either(flags.last("pod-id-file") is not None, named)
