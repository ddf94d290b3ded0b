"""What is mounted into one container, with what the project says about each host path.

In: a container's options and its unit. Out: `ContainerMount`s, in the order in which the options and flags are read.
"""

from __future__ import annotations

from collections.abc import Iterator

from nixlint_hwc.eval.values import Unknown
from nixlint_hwc.facts.around import Unit
from nixlint_hwc.facts.container.earlier_mounts import EarlierMounts
from nixlint_hwc.facts.container.options import ContainerOptions
from nixlint_hwc.facts.partial import both, known_text
from nixlint_hwc.facts.parts import AroundPath, ContainerMount, fields_of
from nixlint_hwc.facts.podman.mount import Mount, parse_mount_flag, parse_tmpfs, parse_volume
from nixlint_hwc.facts.storage.file_systems import is_on_disk_of_data, waits_for
from nixlint_hwc.facts.systemd.tmpfiles_deletion import deleting
from nixlint_hwc.source import Span


def read_mounts(options: ContainerOptions, unit: Unit | Unknown | None) -> tuple[ContainerMount, ...]:
    """The mounts of a container; `unit` is what the project says about its systemd unit."""
    found = []
    earlier = EarlierMounts(options.backend)
    for mount, origin in _parsed(options):
        found.append(_container_mount(options, unit, mount, origin, earlier))
        earlier.add(mount)
    return tuple(found)


def _parsed(options: ContainerOptions) -> Iterator[tuple[Mount, Span]]:
    """What the options and flags mount, each with its place."""
    for element, text, _ in options.strings("volumes", "volume"):
        yield parse_volume(text), element.span
    for element, text, _ in options.flag_values("mount"):
        yield parse_mount_flag(text), element.span
    for element, text, _ in options.flag_values("tmpfs"):
        yield parse_tmpfs(text), element.span


def _container_mount(
    options: ContainerOptions, unit: Unit | Unknown | None, mount: Mount, origin: Span, earlier: EarlierMounts
) -> ContainerMount:
    path = known_text(mount.source) or None
    host_path = path if mount.kind == "bind" else None
    folder = options.definition.file.folder
    secrets = options.secrets
    return ContainerMount(
        *fields_of(mount),
        origin=origin,
        creators=() if host_path is None else options.around.path_creators(host_path.rstrip("/") or "/", folder),
        is_secret=path is not None and (secrets.find(path) is not None or secrets.is_folder(path)),
        is_target_repeated=earlier.has_target_of(mount),
        is_source_repeated=path is not None and earlier.lets_write_to(path),
        is_misplaced=both(mount.is_relative, not _has_working_directory(unit)),
        around=AroundPath() if host_path is None else _around_path(options, unit, host_path.rstrip("/")),
    )


def _has_working_directory(unit: Unit | Unknown | None) -> bool:
    """Whether a container's unit says, or may say, in which directory Podman is started."""
    return isinstance(unit, Unknown) or (unit is not None and unit.has_working_directory)


def _around_path(options: ContainerOptions, unit: Unit | Unknown | None, path: str) -> AroundPath:
    """What the project says about a host path, without a slash at its end."""
    around = options.around
    system = around.file_system(path)
    is_late = system is not None and system.is_late is True and system.is_automounted is False
    waits = system is None or not is_late or isinstance(unit, Unknown) or waits_for(unit, system)
    return AroundPath(
        is_below_mount_point=system is not None,
        is_mount_point=system is not None and system.path.rstrip("/") == path,
        is_on_data_disk=is_on_disk_of_data(path, system),
        is_remote=system is not None and system.is_remote,
        late_mount_point=None if waits or system is None else system.path,
        rules=around.tmpfiles.index.of(path),
        is_owner_changed=around.scripts.owner_changes.covers(path),
        deleting_rule=deleting(around.tmpfiles.index, path, system),
    )
