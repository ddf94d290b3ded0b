"""Options that all values of a submodule have alike, looked at once: 150 containers declare the same forty.

In: the modules of a submodule. Out: a configuration of those among them that declare options and do nothing else, so
that nothing which is different for each value takes part in them. Always holds: a value that uses it comes to what it
would come to by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from nixlint_hwc.eval.thunk import Thunk
from nixlint_hwc.eval.values import AttrSet
from nixlint_hwc.modules.configuration import Configuration, Policy
from nixlint_hwc.modules.loading import Root
from nixlint_hwc.modules.module import Module, source_file, unify


@dataclass(frozen=True, slots=True, eq=False)
class CommonOptions:
    """The configuration of the common modules, and all modules of the submodule, with those in the place of theirs."""

    configuration: Configuration
    roots: tuple[Root, ...]


class CommonOptionsOf:
    """The common options of one submodule, made when a second value asks: by then it is known what each module is."""

    def __init__(self, roots: Sequence[Root]) -> None:
        self._roots = roots
        self._found: dict[tuple[int, int], CommonOptions] = {}

    def find(self, policy: Policy, scope: object, make: Callable[[list[Root]], Configuration]) -> CommonOptions | None:
        """What a value in a configuration of this policy and scope shares with the others there.

        `make` makes the configuration of some modules. A strict one tells errors with the place of each value.
        """
        if policy.strict or policy.around is None:
            return None
        key = (id(scope), id(policy.around))  # what is found keeps both alive
        found = self._found.get(key)
        if found is None:
            roots = tuple([_common_module(root, index) or root for index, root in enumerate(self._roots)])
            common: list[Root] = [one for one, given in zip(roots, self._roots, strict=True) if one is not given]
            if not common:
                return None
            found = self._found[key] = CommonOptions(make(common), roots)
        return found


def _common_module(root: Root, index: int) -> Module | None:
    """The module of a root that is known to be a set of options and no more."""
    if isinstance(root, Module):
        return None
    value: Any = root[0]
    if value.__class__ is Thunk:
        value = value.value if value.mask == 0 else None
    if value.__class__ is not AttrSet or value.rest is not None or value.attrs.keys() != {"options"}:
        return None
    file = source_file(value)
    name = f"<module {index + 1}>"
    module = unify(value, f"{name} of all", name if file is None else file.path, file)
    module.value = root[0]
    return module
