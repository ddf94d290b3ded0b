"""The user that a container runs as: `--user` and the option `user`, per podman-run(1).

In: `user[:group]` by name or number. Out: `UserSpecification`.
"""

from __future__ import annotations

from dataclasses import dataclass

from nixlint_hwc.eval.values import HOLE, Str, Unknown
from nixlint_hwc.facts.partial import Known, Piece, cut, first_hole, one_of, piece


@dataclass(frozen=True, slots=True)
class UserSpecification:
    """`user` and `group` are as written; `group` is None where the image or /etc/passwd decides."""

    text: Str
    user: Piece
    group: Piece | None

    @property
    def uid(self) -> int | Unknown | None:
        """The user's number; None where a name is given."""
        return _number(self.user)

    @property
    def gid(self) -> int | Unknown | None:
        """The group's number; None where a name or nothing is given."""
        return _number(self.group)

    @property
    def is_root(self) -> Known:
        """Whether the user is root."""
        return one_of(self.user, ("root", "0"))


def _number(name: Piece | None) -> int | Unknown | None:
    if name is None or isinstance(name, Unknown):
        return name
    if name.holes:
        return first_hole(name)
    return int(name.text) if name.text.isascii() and name.text.isdigit() and len(name.text) < 11 else None


def parse_user(text: Str) -> UserSpecification:
    """One `--user` value. A hole at the end of the user may bring the group."""
    user, group = cut(text, ":")
    if group is None:
        return UserSpecification(text, piece(user), text.holes[-1] if text.text.endswith(HOLE) else None)
    return UserSpecification(text, piece(user), piece(group))
