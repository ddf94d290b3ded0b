"""Directories and volumes that two containers of one host both mount, and where databases keep their data.

In: the containers that run on a host, in their base worlds. Out: `SharedState`s; whether a database's data persists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from nixlint_hwc.eval.values import Str, Unknown
from nixlint_hwc.source import Span

if TYPE_CHECKING:
    from nixlint_hwc.facts.model import Container
    from nixlint_hwc.facts.parts import ContainerMount

    #: A container, one of its mounts, and the directory or volume that is mounted.
    _Mounted: TypeAlias = tuple[Container, ContainerMount, str]

#: Where the images of databases keep their data, by a word of the image's name, the first that fits.
_DATA: Final = (
    ("timescaledb", "/var/lib/postgresql/data"), ("postg", "/var/lib/postgresql/data"),
    ("pgvector", "/var/lib/postgresql/data"),
    ("mysql", "/var/lib/mysql"), ("mariadb", "/var/lib/mysql"), ("percona", "/var/lib/mysql"), ("mongo", "/data/db"),
    ("clickhouse", "/var/lib/clickhouse"), ("couchdb", "/opt/couchdb/data"), ("influxdb", "/var/lib/influxdb"),
    ("elasticsearch", "/usr/share/elasticsearch/data"), ("opensearch", "/usr/share/opensearch/data"),
    ("neo4j", "/data"), ("meilisearch", "/meili_data"), ("qdrant", "/qdrant/storage"),
    ("rabbitmq", "/var/lib/rabbitmq"), ("cassandra", "/var/lib/cassandra"), ("mssql", "/var/opt/mssql"),
)  # fmt: skip
#: Publishers whose images keep data elsewhere than the official ones.
_OTHERWISE: Final = ("bitnami", "linuxserver", "spilo", "zalando", "chainguard", "percona-server-mongodb")


@dataclass(frozen=True, slots=True, eq=False)
class MountPlace:
    """Where a mount stands."""

    origin: Span


@dataclass(frozen=True, slots=True, eq=False)
class SharedState:
    """What a container mounts writable and another one of the host as well.

    `is_same_stack`: both come from one module, or are named as parts of one. `are_databases`: both are servers of the
    same kind of database, and this is where they keep their data.
    """

    path: str
    other: str
    other_path: str
    is_volume: bool
    is_same_stack: bool
    are_databases: bool
    origin: Span
    other_mount: MountPlace


def shared_states(containers: Sequence[Container]) -> Iterator[tuple[Container, SharedState]]:
    """The pairs of writable mounts of one directory or volume, told at the later container; one for each pair."""
    sources: dict[str, list[_Mounted]] = {}
    for container in containers:
        told: set[str] = set()
        for mount in container.mounts:
            path = _source(mount)
            if path is None:
                continue
            for earlier, other, other_path in _nested(sources, path):
                if earlier is not container and earlier.name not in told:
                    told.add(earlier.name)
                    yield container, _shared((container, mount, path), (earlier, other, other_path))
        for mount in container.mounts:
            path = _source(mount)
            if path is not None:
                for above in _above(path):
                    sources.setdefault(above, []).append((container, mount, path))


def _source(mount: ContainerMount) -> str | None:
    """The directory or volume of a mount that can write to it."""
    if mount.is_read_only is not False or mount.is_overlay is not False or mount.is_secret:
        return None
    if not isinstance(mount.source, Str) or mount.source.holes or mount.kind not in ("bind", "volume"):
        return None
    if mount.kind == "bind" and (mount.is_file is not False or mount.exists_anyway is not False):
        return None
    return mount.source.text.rstrip("/") or None


def _above(path: str) -> Iterator[str]:
    while path:
        yield path
        path = path.rpartition("/")[0]


def _nested(sources: dict[str, list[_Mounted]], path: str) -> Iterator[_Mounted]:
    """The mounts met so far of the path, of what is below it, and of what it is in."""
    yield from sources.get(path, ())
    for above in _above(path.rpartition("/")[0]):
        yield from (entry for entry in sources.get(above, ()) if entry[2] == above)


def _shared(later: _Mounted, earlier: _Mounted) -> SharedState:
    (one, mount, path), (two, other, other_path) = later, earlier
    kinds = {data_directory(one), data_directory(two)}
    databases = len(kinds) == 1 and None not in kinds and _holds_data(one, mount) and _holds_data(two, other)
    is_volume, is_same = mount.kind == "volume", _is_same_stack(one, two)
    place = MountPlace(other.origin)
    return SharedState(path, two.name, other_path, is_volume, is_same, databases, mount.origin, place)


def _is_same_stack(one: Container, two: Container) -> bool:
    if one.module_path == two.module_path or one.module_folder == two.module_folder != ".":
        return True
    first, second = re.split(r"[-_.]", one.name)[0], re.split(r"[-_.]", two.name)[0]
    return first == second


def _holds_data(container: Container, mount: ContainerMount) -> bool:
    folder = data_directory(container)
    target = mount.target.text if isinstance(mount.target, Str) else ""
    return folder is not None and (target == folder or folder.startswith(f"{target.rstrip('/')}/"))


def data_directory(container: Container) -> str | None:
    """Where the container's database keeps its data; null where it is no database, or where that is not known."""
    path = container.image_path
    if not isinstance(path, str) or container.database_kind not in ("database", "http"):
        return None
    if any(word in path for word in _OTHERWISE):
        return None
    name = path.rpartition("/")[2].lower()
    return next((folder for word, folder in _DATA if word in name), None)


_MAJOR: Final = re.compile(r"(?:^|pg|postgres-?|v)(\d{1,2})(?=[.\-]|$)")


def postgres_major(tag: str) -> int | None:
    """The version of postgres in a tag: 16 of `16.4-alpine`, `pg16`, `2.17.2-pg16`; null where it has none."""
    named = re.search(r"pg(\d{1,2})(?!\d)", tag)
    found = named or _MAJOR.match(tag)
    return int(found[1]) if found else None


@dataclass(frozen=True, slots=True, eq=False)
class DataPlace:
    """Where a database of a container keeps its data. `path` is in the container; `mounted` is what covers it.

    `expects` is the directory to mount instead where the mount that there is does not do, null otherwise.
    `may_be_elsewhere`: a variable or an environment file can have moved the data.
    """

    path: str
    is_mounted: bool
    expects: str | None
    may_be_elsewhere: bool
    origin: Span


def data_place(container: Container) -> DataPlace | None:
    """The place of a database's data where it is known, and all mounts are; those of other containers are not."""
    folder = data_directory(container)
    if folder is None or container.gap is not None or container.mounts_gap is not None:
        return None
    if container.flags.last("volumes-from") is not None:
        return None
    targets = [m.target for m in container.mounts]
    if any(isinstance(target, Unknown) or target.holes for target in targets):
        return None
    known = [t.text.rstrip("/") for t in targets if isinstance(t, Str)]
    moved = container.has_environment_files or "PGDATA" in container.variables
    moved = moved or any("datadir" in _text(part) for part in container.command)
    expects, mounted = _mounted(container, folder, known)
    chosen = container.variables.get("PGDATA")
    if isinstance(chosen, str) and any(f"{chosen}/".startswith(f"{target}/") for target in known):
        expects, mounted = None, True
    return DataPlace(folder, mounted, expects, moved, container.origin)


def _text(piece: Str | Unknown) -> str:
    return piece.text if isinstance(piece, Str) else "datadir"


def _mounted(container: Container, folder: str, targets: list[str]) -> tuple[str | None, bool]:
    """The directory that should be mounted instead, and whether the data is on a mount."""
    parent = folder.rpartition("/")[0]
    if folder != "/var/lib/postgresql/data":
        return None, any(t == folder or folder.startswith(f"{t}/") or t.startswith(folder) for t in targets)
    if not any(t == folder or folder.startswith(f"{t}/") or t.startswith(f"{parent}/") for t in targets):
        return None, False
    image = container.image
    tag = image.tag if image is not None and not isinstance(image, Unknown) else None
    major = postgres_major(tag.text) if isinstance(tag, Str) and not tag.holes else None
    if major is None or not _is_official(container):
        return None, True
    if major >= 18:
        return (parent, False) if folder in targets and parent not in targets else (None, True)
    return (folder, False) if parent in targets and not any(t.startswith(folder) for t in targets) else (None, True)


def _is_official(container: Container) -> bool:
    """Whether the image lays data out as the official one of postgres does."""
    path = container.image_path
    return isinstance(path, str) and path.rpartition("/")[2] in ("postgres", "pgvector", "postgis", "timescaledb")
