"""The source of nixpkgs: under which names and addresses it is had, and what stands for its path.

The path is not known, and no file of it is there; importing it, or certain files below it, gives what is modelled.
"""

from __future__ import annotations

import re
from typing import Final

from nixlint_hwc.eval.values import PathValue, Str, Unknown, hole
from nixlint_hwc.source import Span

#: What stands for the path of nixpkgs' source.
NIXPKGS: Final = "//nixpkgs"
#: What `<nixpkgs/lib>` denotes: importing it gives the modelled `lib`.
LIBRARY: Final = f"{NIXPKGS}/lib"

_CHANNEL: Final = re.compile(r"nixpkgs(-.*)?|nixos(-unstable|-\d\d\.\d\d)?(-small)?")
_ADDRESS: Final = re.compile(r"(^|[/:])nixpkgs([/.?]|$)|/nixexprs\.tar", re.IGNORECASE)


def is_channel(name: str) -> bool:
    """Whether a name of the search path is nixpkgs: its own, or one of NixOS's channels."""
    return _CHANNEL.fullmatch(name) is not None


def is_address(address: str) -> bool:
    """Whether an address is that of nixpkgs' sources: the repository's, or the file that a channel serves."""
    return _ADDRESS.search(address) is not None


def is_inside(path: str) -> bool:
    """Whether a path stands for one in nixpkgs' source."""
    bare = path.lstrip("/")
    return bare == "nixpkgs" or bare.startswith("nixpkgs/")


def source_text(path: str = NIXPKGS, span: Span | None = None) -> Str:
    """The text of a path in nixpkgs' source, which is not known, but can be imported."""
    return hole(Unknown("where nixpkgs lies", span, built=True, payload=PathValue(path, span)))
