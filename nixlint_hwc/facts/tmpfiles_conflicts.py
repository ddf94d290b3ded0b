"""The tmpfiles rules of one host, or of one open configuration, that contradict each other across its modules.

In: a configuration. Out: `RuleConflict`s between rules of different definitions of `systemd.tmpfiles.rules`; those
within one list hold wherever the module is used, and are found once for the project (`surroundings`).
"""

from __future__ import annotations

from dataclasses import dataclass

from nixlint_hwc.eval.decisions import decisions
from nixlint_hwc.eval.thunk import ASSUMED, collected
from nixlint_hwc.eval.values import Str
from nixlint_hwc.facts.around import RuleConflict, TmpfilesFact
from nixlint_hwc.facts.raw import elements
from nixlint_hwc.facts.storage import in_conflict
from nixlint_hwc.facts.tmpfiles import TmpfilesRule, parse_tmpfiles_rules
from nixlint_hwc.facts.worlds import in_base_world
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.definitions import Definition, holds, winning
from nixlint_hwc.source import Span

_RULES = ("systemd", "tmpfiles", "rules")


@dataclass(frozen=True, slots=True, eq=False)
class _Rule:
    """A rule in the merged list: the list that it stands in, and the open decisions that the list hangs on."""

    fact: TmpfilesFact
    list: Definition
    assumptions: frozenset[int]


def conflicts_between_modules(configuration: Configuration, own: frozenset[str] | None) -> list[RuleConflict]:
    """The conflicts in the merged list of the base world; `own` restricts it to what these modules (by key) define.

    Two rules meet only where they hang on the same open decisions: nobody says that others hold together.
    """
    return in_base_world(configuration, lambda: _conflicts(configuration, own), lambda _: [])


def _conflicts(configuration: Configuration, own: frozenset[str] | None) -> list[RuleConflict]:
    lists = [d for d in winning(configuration.definitions_at(_RULES)) if own is None or d.module.key in own]
    groups: dict[frozenset[int], list[_Rule]] = {}
    for rule in [rule for one in lists for rule in _rules(one)]:
        groups.setdefault(rule.assumptions, []).append(rule)
    return [found for group in groups.values() for found in _between_lists(group)]


def _between_lists(rules: list[_Rule]) -> list[RuleConflict]:
    origin = {id(rule.fact): rule.list for rule in rules}
    pairs = in_conflict([rule.fact for rule in rules])
    return [
        RuleConflict(rule, earlier, rule.origin)
        for earlier, rule in pairs
        if origin[id(earlier)] is not origin[id(rule)]
    ]


def _rules(definition: Definition) -> list[_Rule]:
    """The rules of one list; none where a condition or a part of it is assumed."""
    parts, mask = collected(lambda: list(elements(definition)) if holds(definition) else [])
    if mask & ASSUMED:
        return []
    assumptions = frozenset(decision.mask for decision in decisions.in_mask(mask) if not decision.fixed)
    lines = [
        (rule, part.way) for part in parts if isinstance(part.value, Str) for rule in parse_tmpfiles_rules(part.value)
    ]
    facts = [located(rule, way) for rule, way in lines]
    return [_Rule(fact, definition, assumptions) for fact in facts if fact is not None]


def located(rule: TmpfilesRule, way: Span | None) -> TmpfilesFact | None:
    """A rule at its place: the list element that brings it in, else its text; None where there is neither."""
    origin = way or next(rule.text.spans(), None)
    if origin is None:
        return None
    return TmpfilesFact(**{name: getattr(rule, name) for name in rule.__dataclass_fields__}, origin=origin)
