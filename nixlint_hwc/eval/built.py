"""What is known of files that exist only after a build, although their store paths are not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nixlint_hwc.eval.values import Str, Unknown


@dataclass(frozen=True, slots=True, eq=False)
class BuiltFile:
    """A file that the configuration writes at build time: the payload of its store path's Unknown.

    `name` is the store name. `text` is the content where it is text (possibly with holes), `value` the lazy Nix value
    that a generator of `format` ("json", "yaml", ...) prints otherwise. `executable` tells scripts from data;
    `subpath` is where the file lies below the store path (`/bin/name`), empty when it is the store path itself. The
    first line that a builder adds to a script is not part of `text`.
    """

    name: str
    text: Str | None = None
    value: Any = None
    format: str = "text"
    executable: bool = False
    subpath: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class OutsideFile:
    """The content of a file that lies outside the project, read while evaluating: the payload of its Unknown."""

    path: str


@dataclass(frozen=True, slots=True, eq=False)
class BuiltCommand:
    """What a shell script makes at build time (`runCommand`): the script, and the lazy set of its environment."""

    name: str
    script: Str | None
    environment: Any = None


@dataclass(frozen=True, slots=True, eq=False)
class BuiltFolder:
    """A folder of the store that is put together from other values, such as `linkFarm` and `symlinkJoin` do.

    `entries` are the lazy values (packages, paths) that it links to, by name where they have one.
    """

    name: str
    entries: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class BuiltImage:
    """A container image made by `dockerTools`. `arguments` is the set its builder was called with, or None."""

    name: str
    builder: str
    arguments: Any = None


def built_unknown(reason: str, payload: object = None, name: Any = None) -> Unknown:
    """The Unknown of a store path; `name`, a string or a thunk of one, is what follows the hash."""
    return Unknown(reason, built=True, payload=payload, made_of=name)
