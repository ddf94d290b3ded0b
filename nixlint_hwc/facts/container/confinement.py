"""What confines a container, and what it learns about its surroundings: limits, hardening, checks, variables.

In: the flags and options of one container. Out: `Confinement`. Answers are Unknown where a part of the container that
is not known may hold what is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nixlint_hwc.eval.values import AttrSet, Str, Unknown
from nixlint_hwc.facts.partial import Known, either, equals, negate, one_of

if TYPE_CHECKING:
    from nixlint_hwc.facts.container.reading import ContainerReader
    from nixlint_hwc.facts.parts import ContainerCapability, ContainerSecurityOption, ContainerVariable
    from nixlint_hwc.facts.podman.flags import FlagList

#: Values of `--userns` that leave root in the container root outside, per podman-run(1).
_HOST_USERS = ("", "host", "private")
#: Namespaces of others, of which it is not known whom they map.
_SHARED_USERS = ("container:", "ns:")


@dataclass(frozen=True, slots=True, eq=False)
class Confinement:
    """How a container is confined.

    `limits_memory`: a limit of its own, or a control group or pod that may have one. `variables_gap`: not known where
    an environment file, or something else that is not known here, may set further variables; else false. `maps_users`:
    a flag gives it a user namespace of its own, in which root is another user outside.
    """

    limits_memory: Known
    prevents_new_privileges: Known
    drops_capabilities: Known
    is_read_only: Known
    checks_health: Known
    maps_users: bool
    sets_time_zone: Known
    variables_gap: Known


def confinement(
    reader: ContainerReader,
    variables: tuple[ContainerVariable, ...],
    capabilities: tuple[ContainerCapability, ...],
    options: tuple[ContainerSecurityOption, ...],
    sdnotify: str | Unknown | None,
) -> Confinement:
    """The confinement of the container that is being read."""
    flags = reader.flags
    gap = variables_gap(reader, variables)
    return Confinement(
        limits_memory=either(*[flags.has(name) for name in ("memory", "cgroup-parent", "pod", "pod-id-file")]),
        prevents_new_privileges=either(*[o.prevents_new_privileges for o in options], flags.gap or False),
        drops_capabilities=either(*[not c.added for c in capabilities], flags.gap or False),
        is_read_only=flags.is_on("read-only"),
        checks_health=either(_has_health_command(flags), _is_healthy(sdnotify)),
        maps_users=_maps_users(flags),
        sets_time_zone=either(flags.has("tz"), *[equals(v.name, "TZ") for v in variables], gap),
        variables_gap=gap,
    )


def variables_gap(reader: ContainerReader, variables: Iterable[ContainerVariable]) -> Known:
    """Why variables may be set that are not known here, false where none may."""
    files, rest = reader.list_elements("environmentFiles")
    if rest is not None or files or reader.flags.all("env-file"):
        return rest or Unknown("an environment file may set it")
    environment = reader.option("environment")
    if isinstance(environment, Unknown):
        return environment
    if isinstance(environment, AttrSet) and environment.rest is not None:
        return environment.rest
    unnamed = (v.name for v in variables if isinstance(v.name, Unknown) or v.name.holes)
    name = next(unnamed, None)
    if name is not None:
        return name if isinstance(name, Unknown) else name.holes[0]
    return either(reader.flags.gap or False, _inherits(reader.flags))


def _inherits(flags: FlagList) -> Known:
    """The variables of Podman's own environment, which are not known here."""
    passed = flags.is_on("env-host")
    return Unknown("the environment of Podman may set it") if passed is True else passed


def _has_health_command(flags: FlagList) -> Known:
    flag = flags.last("health-cmd")
    return flags.gap or False if flag is None else negate(one_of(flag.value, ("", "none")))


def _is_healthy(sdnotify: str | Unknown | None) -> Known:
    """Whether systemd waits for the container's health check."""
    return sdnotify if isinstance(sdnotify, Unknown) else sdnotify == "healthy"


def _maps_users(flags: FlagList) -> bool:
    """Whether root in the container is certainly another user outside."""
    flag = flags.last("userns")
    value = flag.value if flag is not None else None
    named = isinstance(value, Str) and not value.holes and value.text not in _HOST_USERS
    shared = isinstance(value, Str) and value.text.startswith(_SHARED_USERS)
    return (named and not shared) or bool(flags.all("subuidname")) or _maps_root_away(flags)


def _maps_root_away(flags: FlagList) -> bool:
    """Whether `--uidmap` certainly gives root in the container to another user outside."""
    maps = [flag.value for flag in flags.all("uidmap")]
    texts = [value.text for value in maps if isinstance(value, Str) and not value.holes]
    return bool(texts) and len(texts) == len(maps) and not any(text.startswith("0:0:") for text in texts)
