"""The `options` argument of modules."""

from __future__ import annotations

from typing import Any

from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.thunk import Thunk, force
from nixlint_hwc.eval.values import MISSING, AttrSet, Builtin, ListValue, Str, Unknown
from nixlint_hwc.modules.branch import Branch
from nixlint_hwc.modules.definitions import Definition, highest_priority
from nixlint_hwc.modules.module import Module
from nixlint_hwc.modules.option_names import show_option
from nixlint_hwc.modules.options import Declaration, Option
from nixlint_hwc.modules.properties import winning


class OptionsView(AttrSet):
    """The `options` argument of modules: each option with its value, definitions and declaration."""

    __slots__ = ("branch",)

    def __init__(self, branch: Branch) -> None:
        super().__init__({}, None, _further(branch))
        self.branch = branch

    def get(self, name: str) -> Any:
        found = self.attrs.get(name)
        if found is None:
            declared = self.branch.declaration_here(name)
            if declared is None:
                return MISSING
            if isinstance(declared, Option):
                found = option_set(self.branch, declared)
            else:
                found = OptionsView(Branch(self.branch.configuration, (*self.branch.path, name), self.branch))
            if not self.branch.is_conditional(name):
                self.attrs[name] = found
        return found

    def names(self) -> list[str]:
        names = self.branch.names_declared_here()
        return [*names, "_module"] if not self.branch.path and "_module" not in names else names

    def snapshot(self) -> AttrSet:
        return AttrSet({name: self.get(name) for name in self.names()}, None, self.rest)

    def gap(self, name: str) -> Unknown | None:
        """What leaves open whether an option is declared: nothing among the project's own."""
        return self.rest if self.rest is None or self.branch.gap(name) is not None else None


def _further(branch: Branch) -> Unknown | None:
    """What else may be declared: nothing in a submodule, all of whose modules its option names."""
    configuration = branch.configuration
    if configuration.policy.strict or configuration.prefix:
        return None
    return Unknown("an option nobody declares", name=".".join(("options", *branch.path)))


def option_set(branch: Branch, option: Option) -> AttrSet:
    """What `options.a.b` is: the declaration, completed with what evaluation found."""
    if option.strict:
        _ = option.spec  # raises where the declarations contradict each other
    final = _Final(branch, option)
    evaluator = branch.configuration.evaluator
    attrs: dict[str, Any] = {}
    for declaration in reversed(option.declarations):
        attrs |= declaration.attrs.attrs
    attrs |= {
        "type": Thunk(_type, option),
        "value": branch.get(option.name),
        "isDefined": Thunk(lambda _: bool(final.definitions()), None),
        "loc": ListValue([Str(name) for name in option.path]),
        "highestPrio": Thunk(lambda _: highest_priority(final.definitions()), None),
        "definitions": Thunk(lambda _: ListValue([d.value for d in final.definitions()]), None),
        "files": Thunk(lambda _: ListValue([_file(evaluator, d.module) for d in final.definitions()]), None),
        "declarations": ListValue([_file(evaluator, d.module) for d in option.declarations]),
        "declarationPositions": ListValue([_position(evaluator, d) for d in option.declarations]),
        "definitionsWithLocations": Thunk(
            lambda _: ListValue([_located(evaluator, d) for d in final.definitions()]), None
        ),
        "__toString": Builtin("__toString", 1, lambda _: Str(show_option(option.path))),
    }
    return AttrSet(attrs)


class _Final:
    """The definitions of an option that count, its default among them."""

    def __init__(self, branch: Branch, option: Option) -> None:
        self._found = Thunk(self._find, (branch, option))

    def _find(self, suspended: tuple[Branch, Option]) -> list[Definition]:
        branch, option = suspended
        default = option.default
        given = branch.definitions().get(option.name, [])
        return winning(given if default is None else [default, *given])

    def definitions(self) -> list[Definition]:
        found: list[Definition] = force(self._found)
        return found


def _type(option: Option) -> Any:
    """The type that all declarations give; a single one's as it was written."""
    from nixlint_hwc.modules.types.nix import OptionType

    option.check_declarations()
    typed = [d.attrs.get("type") for d in option.declarations if d.attrs.get("type") is not MISSING]
    return force(typed[0]) if len(typed) == 1 else OptionType.of(option.spec)


def _position(evaluator: Evaluator, declaration: Declaration) -> AttrSet:
    span = declaration.span
    if span is None or span.file.internal:
        return AttrSet({"file": _file(evaluator, declaration.module), "line": None, "column": None})
    return evaluator.position(span)


def _located(evaluator: Evaluator, definition: Definition) -> AttrSet:
    return AttrSet({"file": _file(evaluator, definition.module), "value": definition.value})


def _file(evaluator: Evaluator, module: Module) -> Str:
    """Where a module stands, as Nix code sees it: the absolute path of a file of the project."""
    file = module.file
    return Str(evaluator.absolute(file) if file is not None and file.path == module.label else module.label)
