"""NixOS systems inside of others: containers of systemd-nspawn and virtual machines, each with its own modules.

In: a configuration. Out: the systems that its options hold, as configurations of their own, and the option type that
makes them (NixOS manual, "Declarative Container Specification"; microvm.nix, "Declaring MicroVMs").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import MISSING, Builtin, Unknown
from nixlint_hwc.modules.branch import Branch
from nixlint_hwc.modules.configuration import Configuration, Policy
from nixlint_hwc.modules.definitions import Definition, Path
from nixlint_hwc.modules.evaluation import module_arguments
from nixlint_hwc.modules.loading import Root
from nixlint_hwc.modules.types.composite import MergedAttrs
from nixlint_hwc.modules.types.nix import OptionType
from nixlint_hwc.modules.types.predicates import is_module_value
from nixlint_hwc.modules.types.spec import TypeSpec
from nixlint_hwc.records import dataclass

#: The options that hold systems by name, each with its modules in `config`.
HOLDERS: Final[tuple[Path, ...]] = (("containers",), ("microvm", "vms"))


@dataclass(frozen=True, slots=True)
class InnerSystem:
    """A system inside of another. `enabled` tells whether the outer one has it in the base world."""

    name: str
    configuration: Configuration
    enabled: bool


class SystemType(TypeSpec):
    """A whole system as the value of an option: its definitions are modules, and the value is its `config`."""

    name = "NixOS system"

    def __init__(self, evaluator: Evaluator, roots: list[Root], special: dict[str, Any]) -> None:
        self.evaluator = evaluator
        self.roots = roots
        self.special = special

    def check(self, value: Any) -> bool:
        return is_module_value(value)

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        if all(definition.value.__class__ is Unknown for definition in definitions):
            return definitions[0].value
        given: list[Root] = [(definition.value, definition.way) for definition in definitions]
        policy = _policy_inside(definitions[0].module.context)
        return Configuration(self.evaluator, [*self.roots, *given], self.special, policy=policy).root


def _policy_inside(outer: Any) -> Policy:
    """How a system inside of a configuration treats what is not determined: as that one does."""
    if not isinstance(outer, Configuration):
        return Policy()
    given = outer.policy.around or outer.policy
    return Policy(
        open=given.open, prelude=given.prelude, shared=given.shared, wrap=given.wrap, agreed=given.agreed,
        catalog=given.catalog, complete=given.complete, system=given.system,
    )  # fmt: skip


def system_type(evaluator: Evaluator) -> Builtin:
    """`systemType { modules ? [ ], specialArgs ? { } }` for the prelude: what every system of an option has."""

    def make(argument: Any) -> OptionType:
        roots, special = module_arguments(force(argument), "systemType")
        return OptionType(SystemType(evaluator, roots, special))

    return Builtin("systemType", 1, make)


def inner_systems(configuration: Configuration) -> Iterator[InnerSystem]:
    """The systems inside of a configuration, without those of which nothing is known. Raises `EvalError`."""
    for path in HOLDERS:
        if not configuration.definitions_at(path):
            continue
        holder = configuration.lookup(path)
        for name in holder.candidates() if isinstance(holder, MergedAttrs) else ():
            found = _system_of(holder, name)
            if found is not None:
                yield InnerSystem(name, found, holder.exists(name))


def _system_of(holder: MergedAttrs, name: str) -> Configuration | None:
    try:
        element = force(holder.element(name))
        found = element.get("config") if isinstance(element, Branch) else MISSING
        value = force(found) if found is not MISSING else None
    except EvalError:
        return None
    return value.configuration if isinstance(value, Branch) and not value.full_path else None
