"""Option paths and attribute names, as Nix code writes them.

In: attribute names as evaluation yields them. Out: text for messages and for generated code.
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias

#: The names that lead to an option.
Path: TypeAlias = tuple[str, ...]


def show_path(path: Path) -> str:
    """An option path as Nix code writes it; list elements print as `[0]`."""
    text = "".join(name if name.startswith("[") else f".{_shown_name(name)}" for name in path)
    return text.removeprefix(".")


def show_option(path: Path) -> str:
    """nixpkgs' `showOption`: the path with its names quoted where they are no identifiers."""
    return ".".join(_shown_name(name) for name in path)


#: An identifier, or a placeholder such as `<name>` and `*`.
_PLAIN: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_'-]*|<.*>|\*", re.DOTALL).fullmatch


def _shown_name(name: str) -> str:
    """A name as Nix code writes it, a placeholder as it is."""
    return name if _PLAIN(name) else quote_name(name)


_IDENTIFIER: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_'-]*").fullmatch


def quote_name(name: str) -> str:
    """An attribute name as Nix code writes it: quoted where it is no identifier."""
    return name if _IDENTIFIER(name) else quoted(name)


def quoted(text: str) -> str:
    """A text as Nix code writes it, in double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("${", "\\${") + '"'
