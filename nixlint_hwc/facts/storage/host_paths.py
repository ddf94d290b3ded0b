"""Paths of the host: which are files rather than directories, and which exist without the project's doing.

In: absolute paths without unknown parts. Out: answers by name alone; nothing is looked up on any machine.
"""

from __future__ import annotations

import re
from typing import Final

#: A name with an ending, as files have: `app.conf`, `db.sqlite3`. Endings of directories are left out.
_ENDING: Final = re.compile(r"[^/]\.(?!d$|git$|app$|io$|com$|org$|net$|local$)[A-Za-z][A-Za-z0-9]{0,9}$")
#: Names of files without an ending.
_FILES: Final = frozenset(
    {
        "localtime", "timezone", "hostname", "hosts", "passwd", "group", "shadow", "machine-id", "os-release",
        "Caddyfile", "docker.sock", "podman.sock", "htpasswd", "fstab", "authorized_keys", "known_hosts", "subuid",
        "subgid", "env",
    }
)  # fmt: skip
#: Folders that the system fills by itself, or that hold what other options write.
_SYSTEM: Final = (
    "/dev", "/proc", "/sys", "/run", "/var/run", "/nix", "/etc", "/tmp", "/boot", "/usr", "/bin", "/lib", "/lib64",
    "/var/tmp", "/var/lib/systemd", "/var/lib/nixos", "/var/lib/containers", "/var/lib/docker", "/var/log/journal",
)  # fmt: skip
#: Directories that every NixOS system has.
_ALWAYS: Final = frozenset(
    {"/", "/home", "/root", "/var", "/var/lib", "/var/log", "/var/cache", "/var/spool", "/var/empty", "/srv"}
)


def looks_like_file(path: str) -> bool:
    """Whether a path is a file's, going by its last component."""
    name = path.rstrip("/").rpartition("/")[2]
    return name in _FILES or (not path.endswith("/") and _ENDING.search(name) is not None)


def exists_anyway(path: str) -> bool:
    """Whether the system makes a path, or lets other options make what is below it."""
    plain = path.rstrip("/") or "/"
    return plain in _ALWAYS or any(plain == folder or plain.startswith(folder + "/") for folder in _SYSTEM)
