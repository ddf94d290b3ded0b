"""Where databases keep their data, and whether it is on a mount.

In: a container. Out: the directory; a `DataPlace` where all of its mounts are known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from nixlint_hwc.eval.numerals import whole_number
from nixlint_hwc.eval.values import Str, Unknown
from nixlint_hwc.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nixlint_hwc.facts.model import Container
    from nixlint_hwc.facts.parts import ContainerMount

#: Where the images of databases keep their data, by a word of the image's name, the first that fits.
_DATA: Final = (
    ("timescaledb-ha", "/home/postgres/pgdata/data"),
    *((word, "/var/lib/postgresql/data") for word in ("timescaledb", "postg", "pgvecto", "vchord")),
    ("mysql", "/var/lib/mysql"), ("mariadb", "/var/lib/mysql"), ("percona", "/var/lib/mysql"), ("mongo", "/data/db"),
    ("clickhouse", "/var/lib/clickhouse"), ("couchdb", "/opt/couchdb/data"),
    ("elasticsearch", "/usr/share/elasticsearch/data"), ("opensearch", "/usr/share/opensearch/data"),
    ("neo4j", "/data"), ("meilisearch", "/meili_data"), ("qdrant", "/qdrant/storage"),
    ("rabbitmq", "/var/lib/rabbitmq"), ("cassandra", "/var/lib/cassandra"), ("mssql", "/var/opt/mssql"),
    ("oracle", "/opt/oracle/oradata"),
)  # fmt: skip
#: Where InfluxDB does, by its version; the third keeps them where its command says.
_INFLUXDB: Final[dict[int | None, str]] = {1: "/var/lib/influxdb", 2: "/var/lib/influxdb2"}
#: Publishers whose images keep data elsewhere than the official ones.
_OTHERWISE: Final = ("bitnami", "linuxserver", "spilo", "zalando", "chainguard", "percona-server-mongodb")
#: Variables that say where the data is, by the images' documentation; flags of the command that do.
_MOVERS: Final = (
    "PGDATA", "MEILI_DB_PATH", "INFLUXD_ENGINE_PATH", "INFLUXDB_DATA_DIR", "INFLUXDB3_DB_DIR",
    "QDRANT__STORAGE__STORAGE_PATH", "RABBITMQ_MNESIA_BASE", "RABBITMQ_MNESIA_DIR", "path.data",
    "NEO4J_server_directories_data", "NEO4J_dbms_directories_data", "MSSQL_DATA_DIR",
)  # fmt: skip
_MOVING_FLAG: Final = re.compile(
    r"(?:^|[\s'\"=])(?:--?(?:data-?dir|db-?path|engine-path)|-D|-Epath\.data)(?:[= ]+(?P<path>[^\s'\"]+)|(?=\s|$))"
)

#: Flags that name a file of settings, which may say where the data is.
_SETTINGS_FLAG: Final = re.compile(
    r"(?:^|\s)(?:--config|-f|--defaults-(?:extra-)?file|(?:-c\s*|--)?config_file)(?=[=\s]|$)"
)


def data_directory(container: Container) -> str | None:
    """Where the container's database keeps its data; null where it is no database, or where that is not known."""
    path = container.image_path
    if not isinstance(path, str) or container.database_kind not in ("database", "http"):
        return None
    if any(word in path for word in _OTHERWISE):
        return None
    name = path.rpartition("/")[2].lower()
    if "influxdb" in name:
        return _INFLUXDB.get(_influxdb_major(container)) if name == "influxdb" else None
    return next((folder for word, folder in _DATA if word in name), None)


def _influxdb_major(container: Container) -> int | None:
    """The version of InfluxDB in the tag, where it has one."""
    found = re.match(r"v?(\d+)(?=[.-]|$)", tag) if (tag := _tag(container)) is not None else None
    return whole_number(found[1]) if found else None


def _tag(container: Container) -> str | None:
    """The image's tag, where it has one that is known."""
    image = container.program.image
    tag = image.tag if image is not None and not isinstance(image, Unknown) else None
    return tag.text if isinstance(tag, Str) and not tag.holes else None


def holds_data(container: Container, mount: ContainerMount) -> bool:
    """Whether a mount covers the directory in which the container's database keeps its data."""
    folder = data_directory(container)
    target = mount.target.text if isinstance(mount.target, Str) else ""
    return folder is not None and (target == folder or folder.startswith(f"{target.rstrip('/')}/"))


#: Images that lay data out as the official one of postgres does.
_OFFICIAL: Final = frozenset(
    {"postgres", "pgvector", "postgis", "timescaledb", "pgvecto-rs", "vchord-postgres", "vchord-suite"}
)
#: Images that declare a volume of their own where their data is, so that a mount above it does not cover the data.
_WITH_VOLUME: Final = frozenset({"mongo", "mysql", "mariadb", "couchdb", "influxdb", "rabbitmq"})
_MAJOR: Final = re.compile(r"(?:^|pg|postgres-?|v)(\d{1,2})(?=[.\-]|$)")


def postgres_major(tag: str) -> int | None:
    """The version of postgres in a tag: 16 of `16.4-alpine`, `pg16`, `2.17.2-pg16`; null where it has none."""
    named = re.search(r"pg(\d{1,2})(?!\d)", tag)
    found = named or _MAJOR.match(tag)
    return whole_number(found[1]) if found else None


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
    if folder is None or container.started.gap is not None or container.connected.mounts_gap is not None:
        return None
    if container.started.flags.last("volumes-from") is not None:
        return None
    targets = [m.target for m in container.connected.mounts]
    if any(isinstance(target, Unknown) or target.holes for target in targets):
        return None
    known = [t.text.rstrip("/") for t in targets if isinstance(t, Str)]
    chosen = tuple(_chosen(container))
    moved = container.has_environment_files or bool(chosen)
    expects, mounted = _mounted(container, folder, known)
    if any(isinstance(path, str) and f"{path}/".startswith(f"{t}/") for path in chosen for t in known):
        expects, mounted = None, True
    return DataPlace(folder, mounted, expects, moved, container.origin)


def _chosen(container: Container) -> Iterator[str | Unknown | None]:
    """Where variables and the command say that the data is."""
    yield from (container.variables[name] for name in _MOVERS if name in container.variables)
    parts = [part.text if isinstance(part, Str) and not part.holes else part for part in container.program.command]
    for part, following in zip_longest(parts, parts[1:]):
        if not isinstance(part, str) or _SETTINGS_FLAG.search(part):
            yield None
        elif match := _MOVING_FLAG.search(part):
            yield match["path"] or (following if isinstance(following, str) else None)


def _mounted(container: Container, folder: str, targets: list[str]) -> tuple[str | None, bool]:
    """The directory that should be mounted instead, and whether the data is on a mount."""
    parent = folder.rpartition("/")[0]
    if folder != "/var/lib/postgresql/data":
        covered = any(_is_within(t, folder) for t in targets)
        above = [t for t in targets if _is_within(folder, t) and t != folder]
        if covered or not above:
            return None, covered
        return (folder, False) if _is_official(container, _WITH_VOLUME) else (None, True)
    if not any(_is_within(folder, t) or t.startswith(f"{parent}/") for t in targets):
        return None, False
    tag = _tag(container)
    major = postgres_major(tag) if tag is not None else None
    if major is None or not _is_official(container, _OFFICIAL):
        return None, True
    if major >= 18:
        return (parent, False) if folder in targets and parent not in targets else (None, True)
    return (folder, False) if parent in targets and not any(_is_within(t, folder) for t in targets) else (None, True)


def _is_within(path: str, folder: str) -> bool:
    """Whether a path is a folder, or lies below it."""
    return f"{path}/".startswith(f"{folder}/")


def _is_official(container: Container, names: frozenset[str]) -> bool:
    """Whether the last component of the image's name is one of some images'."""
    path = container.image_path
    return isinstance(path, str) and path.rpartition("/")[2] in names
