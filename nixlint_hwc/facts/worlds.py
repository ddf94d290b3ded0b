"""Exploring worlds: which combinations of open decisions can change a container.

A container is read in its base world, then in worlds that differ from it in one decision, then in two, up to a bound.
Only decisions that reading the container asked for count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from nixlint_hwc.eval.decisions import OTHER, Decision, decisions
from nixlint_hwc.eval.errors import BudgetSpent, EvalError
from nixlint_hwc.eval.thunk import machine
from nixlint_hwc.eval.values import Str
from nixlint_hwc.eval.worlds import in_world
from nixlint_hwc.facts.secrets.credential import credential_of
from nixlint_hwc.facts.secrets.names import last_component
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.option_names import quote_name, quoted

Result = TypeVar("Result")


def in_base_world(
    configuration: Configuration, compute: Callable[[], Result], otherwise: Callable[[str], Result]
) -> Result:
    """What `compute` gives in the base world, with a budget of its own; where it fails, `otherwise` of the reason.

    A spent budget is remembered in `configuration.spent` besides: the run is incomplete, and that is told.
    """
    machine.begin_unit()
    try:
        return in_world(0, compute)[0]
    except EvalError as error:
        return otherwise(error.reason())
    except BudgetSpent as spent:
        configuration.spent.append(str(spent))
        return otherwise(str(spent))


def alternatives(mask: int, scope: object, every: bool) -> list[Decision]:
    """The decisions in a mask that worlds may differ in: open ones, and with `every` those that a host fixes too."""
    return [
        decision
        for decision in decisions.in_mask(mask)
        if (every or not decision.fixed) and decision.scope in (scope, "named")
    ]


def without_enables(world: int) -> int:
    """The bits of a world but for enable options that it switches on: those are assumed, not a condition."""
    for decision in decisions.in_mask(world):
        if decision.enable and decision.value_in(world) is True:
            world &= ~decision.mask
    return world


def condition(world: int, base: int, namespace: tuple[str, ...] = ()) -> str | None:
    """What makes a world differ from the base, as Nix: `cfg.network.mode == "media" && cfg.gpu.enable`.

    What the base itself takes besides enable options being on is part of it. Options below `namespace` are written as
    `cfg`, which is what modules call their own options.
    """
    taken = without_enables(base)
    parts = []
    for decision in decisions.in_mask((world ^ base) | taken):
        value, usual = decision.value_in(world), decision.value_in(base)
        if decision.mask & taken or value != usual or value.__class__ is not usual.__class__:
            parts.append(_test(_shorten(decision.expression, namespace), value))
    return " && ".join(parts) or None


def compared_credentials() -> Iterator[Str]:
    """The credentials that something unknown was compared with: `config.services.x.token == "..."`."""
    for decision in decisions.of("named"):
        for value in decision.bits.values():
            if isinstance(value, str) and value != OTHER:
                found = credential_of(last_component(decision.expression), Str(value))
                if found is not None:
                    yield found.secret


def _shorten(expression: str, namespace: tuple[str, ...]) -> str:
    prefix = "config." + ".".join(quote_name(name) for name in namespace) + "."
    return "cfg." + expression[len(prefix) :] if namespace and expression.startswith(prefix) else expression


def _test(expression: str, value: Any) -> str:
    if value is True:
        return expression
    if value is False:
        return f"!{expression}"
    if value == OTHER:
        return f"{expression} is another value"
    if value is None:
        return f"{expression} == null"
    if isinstance(value, str):
        return f"{expression} == {quoted(value)}"
    return f"{expression} == {value}"
