"""Who a container runs as: `--user` and the option `user` (podman-run(1)), and the variables PUID and PGID.

In: `user[:group]` by name or number, or the values of the two variables. Out: `UserSpecification`.
"""

from __future__ import annotations

from dataclasses import dataclass

from nixlint_hwc.eval.numerals import whole_number
from nixlint_hwc.eval.values import HOLE, Str, Unknown, hole
from nixlint_hwc.facts.partial import Known, Piece, cut, first_hole, one_of, piece


@dataclass(frozen=True, slots=True)
class UserSpecification:
    """`user` and `group` are as written; `group` is null where the image or /etc/passwd decides.

    `text` is all that is written of it: `1000:100`, or the value of PUID.
    """

    text: Str
    user: Piece
    group: Piece | None

    @property
    def uid(self) -> int | Unknown | None:
        """The user's number; null where a name is given."""
        return _number(self.user)

    @property
    def gid(self) -> int | Unknown | None:
        """The group's number; null where a name or nothing is given."""
        return _number(self.group)

    @property
    def is_numeric(self) -> Known:
        """Whether the user is a number, and the group too where there is one."""
        for name, number in ((self.user, self.uid), (self.group, self.gid)):
            if isinstance(number, Unknown) or (number is None and name is not None):
                return number or False
        return True

    @property
    def is_root(self) -> Known:
        """Whether the user is root."""
        return one_of(self.user, ("root", "0"))


def numbers_of(puid: str | Unknown, pgid: str | Unknown | None) -> UserSpecification:
    """The user that an image takes from the values of PUID and PGID."""
    user, group = (Str(value) if isinstance(value, str) else value for value in (puid, pgid))
    assert user is not None
    return UserSpecification(user if isinstance(user, Str) else hole(user), user, group)


def _number(name: Piece | None) -> int | Unknown | None:
    if name is None or isinstance(name, Unknown):
        return name
    return first_hole(name) if name.holes else whole_number(name.text)


def parse_user(text: Str) -> UserSpecification:
    """One `--user` value. A hole at the end of the user may bring the group."""
    user, group = cut(text, ":")
    if group is None:
        return UserSpecification(text, piece(user), text.holes[-1] if text.text.endswith(HOLE) else None)
    return UserSpecification(text, piece(user), piece(group))
