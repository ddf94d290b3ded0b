"""The options of mounts, per `--volume` and `--mount` in podman-run(1).

In: the options of one mount as written. Out: why Podman refuses them, or None.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

#: Options that exclude each other, by what they decide.
LAST_WINS: Final[dict[str, frozenset[str]]] = {
    "exec": frozenset({"exec", "noexec"}),
    "dev": frozenset({"dev", "nodev"}),
    "suid": frozenset({"suid", "nosuid"}),
    "write": frozenset({"ro", "rw"}),
    "label": frozenset({"z", "Z", "O"}),
    "owner": frozenset({"U"}),
    "propagation": frozenset(
        {"private", "rprivate", "shared", "rshared", "slave", "rslave", "unbindable", "runbindable"}
    ),
    "bind": frozenset({"bind", "rbind"}),
    "copy": frozenset({"copy", "nocopy"}),
    "dereference": frozenset({"no-dereference"}),
}
_GROUPS: Final = {option: group for group, options in LAST_WINS.items() for option in options}

#: Options that Podman accepts and that exclude nothing; all but `nocreate` are Docker Desktop's.
_FREE: Final = frozenset({"cached", "delegated", "consistent", "nocreate"})
_FREE_PREFIXES: Final = ("idmap", "upperdir", "workdir", "subpath", "volume-opt", "size", "mode")

_MOUNT_COMMON: Final = frozenset(
    {
        "consistency", "idmap", "readonly", "ro", "rw", "nodev", "dev", "noexec", "exec", "nosuid", "suid", "relabel",
        "shared", "rshared", "private", "rprivate", "slave", "rslave", "unbindable", "runbindable", "Z", "z",
        "no-dereference", "U", "chown", "src", "source", "dst", "dest", "target", "destination",
    }
)  # fmt: skip

#: The options of `--mount` by type, beyond the common ones; types without common options are in `_MOUNT_OWN`.
_MOUNT_EXTRA: Final = {
    "bind": frozenset({"bind-nonrecursive", "bind-propagation"}),
    "tmpfs": frozenset({"tmpcopyup", "notmpcopyup", "tmpfs-mode", "tmpfs-size", "noswap"}),
    "ramfs": frozenset({"tmpcopyup", "notmpcopyup", "tmpfs-mode", "tmpfs-size", "noswap"}),
    "volume": frozenset({"volume-opt", "volume-nocopy", "volume-label", "subpath", "volume-subpath", "nocreate"}),
    "anonymous": frozenset({"volume-opt", "volume-nocopy", "subpath", "volume-subpath", "nocreate"}),
    "glob": frozenset(),
}
_MOUNT_OWN: Final = {
    "image": frozenset({"rw", "readwrite", "subpath", "consistency", "idmap"}),
    "devpts": frozenset({"uid", "gid", "mode", "ptmxmode", "newinstance", "max"}),
    "artifact": frozenset({"title", "digest", "name"}),
}


def volume_options_problem(options: Sequence[str]) -> str | None:
    """Why the options behind the second colon of `--volume` are refused; None where they are accepted."""
    seen: dict[str, str] = {}
    for option in options:
        if option in _FREE or option.startswith(_FREE_PREFIXES):
            continue
        group = _GROUPS.get(option)
        if group is None:
            return f"{option!r} is not a mount option" if option else "a mount option is empty"
        if group in seen:
            return f"{seen[group]!r} and {option!r} exclude each other"
        seen[group] = option
    return None


def mount_flag_problem(kind: str, options: Sequence[str]) -> str | None:
    """Why the type or the options of `--mount` are refused; None where they are accepted."""
    if kind in _MOUNT_OWN:
        allowed = _MOUNT_OWN[kind]
    elif kind in _MOUNT_EXTRA:
        allowed = _MOUNT_COMMON | _MOUNT_EXTRA[kind]
    else:
        return f"{kind!r} is not a type of mount"
    for option in options:
        name = option.partition("=")[0]
        if name not in allowed:
            return f"{name!r} is not an option of a {kind} mount" if name else "a mount option is empty"
    return None
