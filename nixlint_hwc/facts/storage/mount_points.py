"""The file systems of the project's hosts, and the directories that other options than tmpfiles make.

In: definitions of `fileSystems`, `systemd.mounts`, disko, ZFS, impermanence, containers, virtual machines, users and
services. Out: `FileSystem`s and `Creator`s. Sources: the NixOS manual; the manuals of disko, impermanence, preservation
and microvm.nix.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nixlint_hwc.eval.values import HOLE, Str, Unknown
from nixlint_hwc.facts.around import Creator
from nixlint_hwc.facts.raw import definitions_below, elements, known_texts, member, members, parts_of, texts
from nixlint_hwc.facts.storage.file_systems import FileSystem, file_system
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.definitions import Definition
from nixlint_hwc.source import Span

#: Where services keep what they write, below a folder of their own name.
_SERVICE_ROOTS: Final = ("/var/lib", "/var/cache", "/var/log")
#: What options elsewhere than below `services` make.
_OF_OTHER_OPTIONS: Final = {
    ("security", "acme"): "/var/lib/acme",
    ("security", "dhparams"): "/var/lib/dhparams",
    ("virtualisation", "incus"): "/var/lib/incus",
    ("virtualisation", "libvirtd"): "/var/lib/libvirt",
    ("virtualisation", "lxc"): "/var/lib/lxcfs",
}
#: Folders that services name otherwise than their option.
_OTHER_NAMES: Final = {
    "home-assistant": "hass", "prometheus": "prometheus2", "vaultwarden": "bitwarden_rs", "pihole-ftl": "pihole",
}  # fmt: skip
#: Options of services that hold a directory which the service, or NixOS for it, makes.
_DIRECTORY_OPTION: Final = re.compile(
    r"(?:data|state|config|cache|log|media|work|home|root|base|storage|consumption|profile|upload|download|backup)_?"
    r"(?:Dir|dir|Directory|directory|Folder|Path|Location)?|dir|location|repositoryRoot"
)
#: Where else in a service directories are that it makes; `*` is any name.
_MADE_INSIDE: Final = {
    "borgbackup": (("repos", "*", "path"),),
    "deluge": (("config", "download_location"),),
    "restic": (("server", "dataDir"),),
    "syncthing": (("settings", "folders", "*", "path"), ("folders", "*", "path")),
    "transmission": (("settings", "download-dir"), ("settings", "incomplete-dir"), ("settings", "watch-dir")),
}  # fmt: skip
_DEEPEST: Final = 12
#: The options by which a machine's file systems are told.
_MOUNTING: Final = (("fileSystems",), ("disko", "devices"), ("systemd", "mounts"))


def add_file_systems(configuration: Configuration, known: dict[str, FileSystem]) -> None:
    """Add the file systems that a configuration mounts; a definition that says more than its path replaces others."""
    for definition in definitions_below(configuration, ("fileSystems",)):
        for name, inner in members(definition):
            _add(known, _mount_path(name, inner), inner, "fsType", None)
    for path, way in _disko(configuration):
        known.setdefault(_plain(path), file_system(_plain(path), (), (), way))
    for definition in definitions_below(configuration, ("systemd", "mounts")):
        for element in elements(definition):
            for where in member(element, "where"):
                for path in known_texts(where):
                    # Whether its unit is started at boot is up to the unit.
                    _add(known, path, element, "type", Unknown("when the mount unit starts"))
    for pool in _pools(configuration):
        known.setdefault(f"/{pool}", file_system(f"/{pool}", (), (), None))
    for path, way in _handed_in(configuration):
        known.setdefault(_plain(path), file_system(_plain(path), (), (), way))


def mounts_any(configuration: Configuration) -> bool:
    """Whether a configuration says anything of the machine's file systems, be it of the root alone."""
    return any(True for option in _MOUNTING for _ in definitions_below(configuration, option))


def _handed_in(configuration: Configuration) -> Iterator[tuple[str, Span | None]]:
    """What a host mounts into its containers (`bindMounts`), and a virtual machine has of its host (microvm.nix)."""
    for containers in definitions_below(configuration, ("containers",)):
        for _, container in members(containers):
            for part in parts_of(container):
                for mounts in member(part, "bindMounts"):
                    yield from ((_mount_path(name, inner), inner.way) for name, inner in members(mounts))
    for kind in ("shares", "volumes"):
        for definition in definitions_below(configuration, ("microvm", kind)):
            for element in elements(definition):
                for at in member(element, "mountPoint"):
                    yield from ((path, element.way) for path in known_texts(at))


def _add(known: dict[str, FileSystem], path: str, inner: Definition, kind: str, option: Unknown | None) -> None:
    kinds = [text for p in parts_of(inner) for at in member(p, kind) for text, _ in texts(at)]
    values = [e.value for p in parts_of(inner) for at in member(p, "options") for e in elements(at)]
    options = [value for value in values if isinstance(value, (Str, Unknown))] + ([option] if option else [])
    plain = _plain(path)
    if plain != "/" and (plain not in known or kinds or options):
        known[plain] = file_system(plain, kinds, options, inner.way)


def _mount_path(name: str, inner: Definition) -> str:
    """The path of an entry of `fileSystems`: its `mountPoint`, which is its name unless it is set."""
    given = [text for p in parts_of(inner) for at in member(p, "mountPoint") for text in known_texts(at)]
    return given[0] if given else name


def _plain(path: str) -> str:
    return path.rstrip("/") or "/"


def _disko(configuration: Configuration) -> Iterator[tuple[str, Span | None]]:
    for definition in definitions_below(configuration, ("disko", "devices")):
        yield from _mount_points(definition, 0)
        for nodev in member(definition, "nodev"):
            yield from ((name, inner.way) for name, inner in members(nodev) if name.startswith("/"))
        for pools in member(definition, "zpool"):
            for pool, inner in members(pools):
                yield from _datasets(pool, inner)


def _mount_points(definition: Definition, depth: int) -> Iterator[tuple[str, Span | None]]:
    """The values of `mountpoint` anywhere below, as disko has them in partitions, subvolumes and datasets."""
    for name, inner in members(definition) if depth < _DEEPEST else ():
        for part in parts_of(inner):
            if name == "mountpoint":
                yield from ((text, part.way) for text in known_texts(part) if text.startswith("/"))
            else:
                yield from _mount_points(part, depth + 1)


def _datasets(pool: str, definition: Definition) -> Iterator[tuple[str, Span | None]]:
    """The places of a pool's datasets that name none: below the pool's, which is `/<pool>` unless it is set."""
    for part in parts_of(definition):
        root = next((text for at in member(part, "mountpoint") for text in known_texts(at)), f"/{pool}")
        for datasets in member(part, "datasets"):
            yield from ((f"{root.rstrip('/')}/{name}", inner.way) for name, inner in members(datasets))


def _pools(configuration: Configuration) -> Iterator[str]:
    """The ZFS pools that are imported by name; they are mounted at `/<pool>` unless they say otherwise."""
    for definition in definitions_below(configuration, ("boot", "zfs", "extraPools")):
        yield from known_texts(definition)


def directories(configuration: Configuration) -> Iterator[Creator]:
    """The directories that a configuration makes for users and services, and those that it keeps on another disk."""
    yield from _persisted(configuration)
    yield from _homes(configuration)
    yield from _of_services(configuration)


def _persisted(configuration: Configuration) -> Iterator[Creator]:
    for option in (("environment", "persistence"), ("preservation", "preserveAt")):
        for definition in definitions_below(configuration, option):
            for root, store in members(definition):
                for part in parts_of(store):
                    yield from _kept(part, root, "")
                    for users in member(part, "users"):
                        for user, inner in members(users):
                            for entry in parts_of(inner):
                                home = next((t for at in member(entry, "home") for t in known_texts(at)), None)
                                yield from _kept(entry, root, home or f"/home/{user}")


def _kept(part: Definition, root: str, home: str) -> Iterator[Creator]:
    """The kept directories: each where it is used, and where it is stored."""
    for listed in member(part, "directories"):
        for element in elements(listed):
            values = [element] if element.value.__class__ is Str else list(member(element, "directory"))
            for value in values:
                if value.value.__class__ is not Str:
                    continue
                text = value.value if not home else Str(f"{home}/{value.value.text}", None, value.value.holes)
                yield Creator("persistence", text, None, element.way)
                if not text.holes:
                    yield Creator("persistence", Str(f"{root.rstrip('/')}{text.text}"), None, element.way)


def _homes(configuration: Configuration) -> Iterator[Creator]:
    """The homes of users for whom NixOS makes one: normal ones, and those with `createHome`."""
    for definition in definitions_below(configuration, ("users", "users")):
        for name, user in members(definition):
            for part in parts_of(user):
                switches = [at.value for key in ("isNormalUser", "createHome") for at in member(part, key)]
                if any(value is True for value in switches):
                    homes = [text for at in member(part, "home") for text, _ in texts(at)]
                    for home in homes or [Str(f"/home/{name}")]:
                        yield Creator("home", home, None, user.way)


def _of_services(configuration: Configuration) -> Iterator[Creator]:
    for definition in definitions_below(configuration, ("services",)):
        for name, service in members(definition):
            for part in parts_of(service):
                if not any(at.value is False for at in member(part, "enable")):
                    yield from _of_service(name, part, service, is_own=_is_declared_here(configuration, name))
    for option, folder in _OF_OTHER_OPTIONS.items():
        for definition in definitions_below(configuration, option):
            if not any(at.value is False for at in member(definition, "enable")):
                yield _below(folder, definition)


def _is_declared_here(configuration: Configuration, name: str) -> bool:
    """Whether a service is the project's own: the project says what it makes."""
    branch = configuration.root.child_branch("services")
    declared = branch.declaration(name) if branch is not None else None
    return isinstance(declared, list) and any(not one.module.prelude for one in declared)


def _of_service(name: str, part: Definition, service: Definition, *, is_own: bool) -> Iterator[Creator]:
    for folder in {name, _OTHER_NAMES.get(name, name)}:
        yield from (_below(f"{root}/{folder}", service) for root in _SERVICE_ROOTS)
    for option, inner in members(part):
        if _DIRECTORY_OPTION.fullmatch(option):
            for value in parts_of(inner):
                yield from _made(value, is_own=is_own)
    for path in _MADE_INSIDE.get(name, ()):
        for value in _inside(part, path):
            yield from _made(value, is_own=is_own)


def _inside(definition: Definition, path: tuple[str, ...]) -> Iterator[Definition]:
    """The values at a path in which `*` is any name."""
    if not path:
        yield definition
        return
    for name, inner in members(definition):
        if path[0] in ("*", name):
            for part in parts_of(inner):
                yield from _inside(part, path[1:])


def _made(value: Definition, *, is_own: bool) -> Iterator[Creator]:
    """The directories that an option names, one or several; a service of NixOS may make anything inside of them.

    In a folder of the machine, such as `/srv`, it makes its own directories, not those of others.
    """
    for text, way in texts(value):
        if text.text.startswith("/"):
            yield Creator("service", text, None, way)
            if not is_own and not text.holes and "/" in text.text.strip("/"):
                yield _below(text.text.rstrip("/"), value)


def _below(folder: str, definition: Definition) -> Creator:
    """A folder in which a service may make anything."""
    inside = Unknown("what the service keeps there")
    return Creator("service", Str(f"{folder}/{HOLE}", None, (inside,)), None, definition.way)
