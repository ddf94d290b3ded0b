"""Which containers are databases: by the last component of the image's name, else by the port that they listen on.

In: an image's path (`docker.io/library/postgres` without registry, tag and digest) or a port number. Out: the kind:
`database` for servers of data behind a password at best, `cache` for such whose data may be lost, `http` for stores
and brokers that speak HTTP or AMQP and come with users of their own. A tool for a database (an exporter, a backup, a
web front end) is none.
"""

from __future__ import annotations

import re

from nixlint_hwc.eval.values import Unknown

DATABASE = "database"
CACHE = "cache"
HTTP = "http"


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NAMES = {
    DATABASE: _set(
        "postgres postgresql pg pgvector vchord vectorchord pgvecto timescaledb timescale postgis spilo mysql mariadb"
        " percona mongo mongodb clickhouse etcd neo4j cassandra scylla scylladb mssql cockroach cockroachdb yugabyte"
        " rethinkdb ferretdb tidb pgautoupgrade oracle firebird"
    ),
    CACHE: _set("redis valkey keydb memcached dragonfly dragonflydb garnet"),
    HTTP: _set(
        "couchdb influxdb influxdb3 elasticsearch opensearch meilisearch qdrant rabbitmq typesense weaviate arangodb"
        " surrealdb solr"
    ),
}
_KINDS = {name: kind for kind, names in _NAMES.items() for name in names}
#: Further words in the names of images that are still the server itself.
_QUALIFIERS = _set(
    "alpine debian ubuntu ubi server ha cluster community enterprise edition ce core oss single node rs stack gis all"
    " jdk management fips hardened chart bitnami docker image db database stable latest arm64 amd64 armv7 galera repmgr"
    " xe free"
)
#: Images whose last component says nothing: `mcr.microsoft.com/mssql/server`.
_PATHS = {
    "mssql/server": DATABASE, "azure-sql-edge": DATABASE, "clickhouse/clickhouse-server": DATABASE,
    "database/express": DATABASE, "database/free": DATABASE, "database/enterprise": DATABASE, "wazuh-indexer": HTTP,
}  # fmt: skip
#: The ports on which a server listens by default, by the name of its image.
_DEFAULT_PORTS = {
    "mysql": (3306,), "mariadb": (3306,), "percona": (3306,), "mongo": (27017,), "mongodb": (27017,),
    "ferretdb": (27017,), "mssql": (1433,), "clickhouse": (8123, 9000), "etcd": (2379,), "neo4j": (7474, 7687),
    "cassandra": (9042,), "scylla": (9042,), "scylladb": (9042,), "cockroach": (26257,), "cockroachdb": (26257,),
    "memcached": (11211,), "couchdb": (5984,), "influxdb": (8086,), "elasticsearch": (9200,), "opensearch": (9200,),
    "oracle": (1521,), "firebird": (3050,), "meilisearch": (7700,), "qdrant": (6333,), "rabbitmq": (5672, 15672),
    **dict.fromkeys(("redis", "valkey", "keydb", "dragonfly", "dragonflydb", "garnet"), (6379,)),
    **dict.fromkeys(
        ("postgres", "postgresql", "pg", "pgvector", "vchord", "vectorchord", "pgvecto", "timescaledb", "timescale",
         "postgis", "pgautoupgrade"),
        (5432,),
    ),
}  # fmt: skip
#: The ports by which an image that is not known is taken for a database.
PORTS = {5432: DATABASE, 3306: DATABASE, 27017: DATABASE, 1433: DATABASE, 1521: DATABASE, 6379: CACHE, 11211: CACHE}
#: Words in the names of images that go with a database, or stand before it, and keep no data themselves.
_TOOLS = _set(
    "exporter backup backups bak dump restore admin ui web client cli gui commander express insight browser bouncer"
    " pooler proxy router haproxy migrate migrations migrator init upgrade operator monitor dashboard"
)


def image_kind(path: str) -> str | None:
    """The kind of database that an image is; null for every other image."""
    lowered = path.lower()
    for known, kind in _PATHS.items():
        if lowered == known or lowered.endswith(f"/{known}"):
            return kind
    words = _words(lowered)
    kinds = [_KINDS[word] for word in words if word in _KINDS]
    if not kinds or any(word not in _KINDS and word not in _QUALIFIERS for word in words):
        return None
    return kinds[0]


def default_ports(path: str) -> tuple[int, ...]:
    """The ports on which an image's server listens by default; empty if it is not a database."""
    if image_kind(path) is None:
        return ()
    return next((_DEFAULT_PORTS[word] for word in _words(path.lower()) if word in _DEFAULT_PORTS), ())


def is_tool(path: str) -> bool:
    """Whether an image's name says that it only works with a database."""
    words = [*_words(path.lower()), *re.findall(r"exporter|backup|admin", path.lower())]
    return any(word in _TOOLS for word in words)


def _words(path: str) -> list[str]:
    """The words of the last component, version numbers left off: `postgres`, `alpine` of `x/postgres15-alpine`."""
    parts = re.split(r"[-_.]", path.rsplit("/", 1)[-1])
    whole = [part if part in _KINDS else re.sub(r"v?\d+$", "", part) for part in parts]
    return [part for part in whole if part]


def container_kind(path: str | Unknown | None, ports: tuple[int | Unknown, ...]) -> str | Unknown | None:
    """The kind of database that a container is, by its image's path and the container ports that it publishes."""
    if isinstance(path, str):
        kind = image_kind(path)
        if kind is not None or is_tool(path):
            return kind
    by_port = next((PORTS[port] for port in ports if isinstance(port, int) and port in PORTS), None)
    if by_port is not None:
        return by_port
    return path if isinstance(path, Unknown) else None


def port_kind(path: str | Unknown | None, port: int | Unknown) -> str | Unknown | None:
    """The kind of database that answers on a container's port."""
    return container_kind(path, (port,))
