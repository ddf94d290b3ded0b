"""The `options` argument of modules."""

from __future__ import annotations

from typing import Any

from nixlint_hwc.eval.thunk import Thunk
from nixlint_hwc.eval.values import MISSING, AttrSet, Str, Unknown
from nixlint_hwc.modules.branch import Branch
from nixlint_hwc.modules.definitions import Definition, winning
from nixlint_hwc.modules.options import Option


class OptionsView(AttrSet):
    """The `options` argument of modules: each option with its value, definitions and declaration."""

    __slots__ = ("branch",)

    def __init__(self, branch: Branch) -> None:
        super().__init__({}, None, None if branch.configuration.policy.strict else Unknown("an option nobody declares"))
        self.branch = branch

    def get(self, name: str) -> Any:
        found = self.attrs.get(name)
        if found is None:
            declared = self.branch.declaration(name)
            if declared is None:
                return MISSING
            if isinstance(declared, Option):
                found = option_set(self.branch, declared)
            else:
                found = OptionsView(Branch(self.branch.configuration, (*self.branch.path, name), self.branch))
            self.attrs[name] = found
        return found

    def names(self) -> list[str]:
        return self.branch.declared_names()

    def snapshot(self) -> AttrSet:
        return AttrSet({name: self.get(name) for name in self.names()}, None, self.rest)


def option_set(branch: Branch, option: Option) -> AttrSet:
    """What `options.a.b` is: the declaration, completed with what evaluation found."""
    from nixlint_hwc.eval.values import ListValue

    def definitions() -> list[Definition]:
        return winning(branch.definitions().get(option.name, []))

    attrs: dict[str, Any] = dict(option.declarations[0].attrs.attrs)
    attrs |= {
        "value": branch.get(option.name),
        "isDefined": Thunk(lambda _: bool(definitions()) or option.default is not None, None),
        "loc": ListValue([Str(name) for name in option.path]),
        "highestPrio": Thunk(lambda _: min([d.priority or 100 for d in definitions()], default=1500), None),
        "definitions": Thunk(lambda _: ListValue([d.value for d in definitions()]), None),
        "files": Thunk(lambda _: ListValue([Str(d.module.label) for d in definitions()]), None),
        "declarations": ListValue([Str(d.module.label) for d in option.declarations]),
        "definitionsWithLocations": Thunk(
            lambda _: ListValue([AttrSet({"file": Str(d.module.label), "value": d.value}) for d in definitions()]), None
        ),
    }
    return AttrSet(attrs)
