"""The numbers that the project gives to users and groups of its own (NixOS manual, "User Management").

In: definitions of `users.users` and `users.groups`. Out: the numbers, as the variables PUID and PGID spell them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from nixlint_hwc.eval.values import Str
from nixlint_hwc.facts.raw import definitions_below, member, members, parts_of
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.definitions import Definition

#: Where a variable's number is given: the option, and its attribute.
_GIVEN_BY: Final = {"PUID": ("users", "uid"), "PGID": ("groups", "gid")}
#: The number of the group `users`, which is that of normal users unless they have another.
_USERS: Final = "100"


@dataclass(slots=True)
class Accounts:
    """The numbers of the project's own users, under `PUID`, and of its groups, under `PGID`."""

    numbers: dict[str, set[str]] = field(default_factory=lambda: {name: set() for name in _GIVEN_BY})

    def read(self, configuration: Configuration) -> None:
        """Add what a configuration defines, whatever its conditions say."""
        for variable, (option, attribute) in _GIVEN_BY.items():
            for definition in definitions_below(configuration, ("users", option)):
                for _, account in members(definition):
                    if option == "users" and _is_in_users(account):
                        self.numbers["PGID"].add(_USERS)
                    for part in parts_of(account):
                        for given in member(part, attribute):
                            if isinstance(given.value, int) and not isinstance(given.value, bool):
                                self.numbers[variable].add(str(int(given.value)))


def _is_in_users(user: Definition) -> bool:
    """Whether a user's group is `users`: by name, or as a normal user for whom none is named."""
    parts = list(parts_of(user))
    groups = [at.value for part in parts for at in member(part, "group")]
    if groups:
        return any(isinstance(group, Str) and not group.holes and group.text == "users" for group in groups)
    return any(at.value is True for part in parts for at in member(part, "isNormalUser"))
