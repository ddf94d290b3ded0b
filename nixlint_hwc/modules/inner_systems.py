"""NixOS systems that another one's options hold: containers of systemd-nspawn, virtual machines, specialisations.

In: a configuration. Out: the systems that its options hold, as configurations of their own, and the option types that
make them (NixOS manual, "Declarative Container Specification", `specialisation`; microvm.nix, "Declaring MicroVMs").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import MISSING, Builtin, Unknown
from nixlint_hwc.modules.branch import Branch
from nixlint_hwc.modules.configuration import Configuration, Policy
from nixlint_hwc.modules.definitions import Definition
from nixlint_hwc.modules.evaluation import module_arguments
from nixlint_hwc.modules.loading import Root
from nixlint_hwc.modules.option_names import Path
from nixlint_hwc.modules.types.composite import MergedAttrs
from nixlint_hwc.modules.types.nix import OptionType
from nixlint_hwc.modules.types.predicates import is_module_value
from nixlint_hwc.modules.types.spec import TypeSpec

#: The options that hold systems by name, and where in each its modules are.
HOLDERS: Final[tuple[tuple[Path, str], ...]] = (
    (("containers",), "config"), (("microvm", "vms"), "config"), (("specialisation",), "configuration"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class InnerSystem:
    """A system inside of another. `enabled` tells whether the outer one has it in the base world.

    `is_variant`: it is a specialisation, so it is the outer one in another form, and never runs beside it.
    """

    name: str
    configuration: Configuration
    enabled: bool
    is_variant: bool = False


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
        policy = self.policy(definitions)
        return Configuration(self.evaluator, [*self.roots, *given], self.special, policy=policy).root

    def policy(self, definitions: list[Definition]) -> Policy:
        """How the system treats what is not determined."""
        return _policy_inside(definitions[0].module.context)


def _policy_inside(outer: Any) -> Policy:
    """How a system inside of a configuration treats what is not determined: as that one does."""
    if not isinstance(outer, Configuration):
        return Policy()
    given = outer.policy.around or outer.policy
    return Policy(
        open=given.open, prelude=given.prelude, shared=given.shared, wrap=given.wrap, agreed=given.agreed,
        catalog=given.catalog, complete=given.complete, system=given.system, library=given.library,
    )  # fmt: skip


def system_type(evaluator: Evaluator) -> Builtin:
    """`systemType { modules ? [ ], specialArgs ? { } }` for the prelude: what every system of an option has."""

    def make(argument: Any) -> OptionType:
        roots, special = module_arguments(force(argument), "systemType")
        return OptionType(SystemType(evaluator, roots, special))

    return Builtin("systemType", 1, make)


class VariantType(SystemType):
    """A system that is the outer one once more with further modules. Without `inherits` only its arguments stay."""

    def __init__(self, outer: Configuration, roots: list[Root], inherits: bool) -> None:
        given = [*outer.roots, *roots] if inherits else roots
        super().__init__(outer.evaluator, given, outer.arguments.given)
        self.outer = outer

    def policy(self, definitions: list[Definition]) -> Policy:
        return replace(self.outer.policy)


def variant_type(outer: Configuration) -> Builtin:
    """`variantType { inherits, modules }` for the prelude: the type of a specialisation's `configuration`."""

    def make(argument: Any) -> OptionType:
        attrs = force(argument)
        roots, _ = module_arguments(attrs, "variantType")
        return OptionType(VariantType(outer, roots, force(attrs.get("inherits")) is not False))

    return Builtin("variantType", 1, make)


def inner_systems(configuration: Configuration, failed: Callable[[str, EvalError], None]) -> Iterator[InnerSystem]:
    """The systems inside of a configuration, without those of which nothing is known. Raises `EvalError`.

    `failed` is told the name of each that is there and cannot be evaluated.
    """
    for path, inside in HOLDERS:
        if not configuration.definitions_at(path):
            continue
        holder = configuration.lookup(path)
        for name in holder.candidates() if isinstance(holder, MergedAttrs) else ():
            try:
                found = _system_of(holder, name, inside)
            except EvalError as error:
                if holder.exists(name):
                    failed(name, error)
                continue
            if found is not None:
                yield InnerSystem(name, found, holder.exists(name), inside == "configuration")


def _system_of(holder: MergedAttrs, name: str, inside: str) -> Configuration | None:
    element = force(holder.element(name))
    found = element.get(inside) if isinstance(element, Branch) else MISSING
    value = force(found) if found is not MISSING else None
    return value.configuration if isinstance(value, Branch) and not value.full_path else None
