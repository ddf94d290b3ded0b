"""The tmpfiles rules of one host, or of one open configuration, that contradict each other across its modules.

In: a configuration. Out: `RuleConflict`s between rules of different definitions of `systemd.tmpfiles.rules`, and of
different files below `/etc/tmpfiles.d`; those within one list hold wherever the module is used, and are found once for
the project (`tmpfiles_rules`). systemd reads the files by name, and of two lines for one path the first counts
(tmpfiles.d(5), "Configuration directories and precedence").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from nixlint_hwc.eval.decisions import decisions
from nixlint_hwc.eval.thunk import ASSUMED, collected
from nixlint_hwc.eval.values import Str
from nixlint_hwc.facts.around import RuleConflict, TmpfilesFact
from nixlint_hwc.facts.raw import elements, member, members, parts_of
from nixlint_hwc.facts.systemd.tmpfiles import TmpfilesRule, parse_tmpfiles_rule, parse_tmpfiles_rules
from nixlint_hwc.facts.systemd.tmpfiles_rules import in_conflict, located, settings_rules
from nixlint_hwc.facts.worlds import in_base_world
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.definitions import Definition, holds
from nixlint_hwc.modules.properties import winning
from nixlint_hwc.source import Span

T = TypeVar("T")

_RULES = ("systemd", "tmpfiles", "rules")
_SETTINGS = ("systemd", "tmpfiles", "settings")
_FILES = ("environment", "etc")
#: The file in which NixOS writes the list.
_LIST_FILE = "00-nixos.conf"


@dataclass(frozen=True, slots=True, eq=False)
class _Rule:
    """A rule as systemd reads it: its file, the list or file that nobody compares with itself here, and the open
    decisions that it hangs on."""

    fact: TmpfilesFact
    file: str
    list: object
    assumptions: frozenset[int]


def conflicts_between_modules(configuration: Configuration, own: frozenset[str] | None) -> list[RuleConflict]:
    """The conflicts in the merged list of the base world; `own` restricts it to what these modules (by key) define.

    Two rules meet only where they hang on the same open decisions: nobody says that others hold together.
    """
    return in_base_world(configuration, lambda: _conflicts(configuration, own), lambda _: [])


def _conflicts(configuration: Configuration, own: frozenset[str] | None) -> list[RuleConflict]:
    def definitions(path: tuple[str, ...]) -> list[Definition]:
        return [d for d in winning(configuration.definitions_at(path)) if own is None or d.module.key in own]

    found = [rule for one in definitions(_RULES) for rule in _of_list(one)]
    found += _of_settings(definitions(_SETTINGS))
    found += [rule for one in definitions(_FILES) for rule in _of_files(one)]
    groups: dict[frozenset[int], list[_Rule]] = {}
    for rule in sorted(found, key=lambda rule: rule.file):
        groups.setdefault(rule.assumptions, []).append(rule)
    return [found for group in groups.values() for found in _between_lists(group)]


def _between_lists(rules: list[_Rule]) -> list[RuleConflict]:
    origin = {id(rule.fact): rule.list for rule in rules}
    pairs = in_conflict([rule.fact for rule in rules])
    return [
        RuleConflict(rule, earlier, rule.origin) for earlier, rule in pairs if origin[id(earlier)] != origin[id(rule)]
    ]


def _of_list(definition: Definition) -> list[_Rule]:
    """The rules of one list; none where a condition or a part of it is assumed."""
    parts, assumptions = _settled(lambda: list(elements(definition)) if holds(definition) else [])
    texts = [part for part in parts if isinstance(part.value, Str)]
    lines = [(rule, part.way) for part in texts for rule in parse_tmpfiles_rules(part.value)]
    return _rules(lines, _LIST_FILE, id(definition), assumptions)


def _of_settings(definitions: list[Definition]) -> list[_Rule]:
    """The rules of `systemd.tmpfiles.settings` that one definition says alone: others are put together of several."""
    found: dict[tuple[str, str, str], list[_Rule]] = {}
    for definition in definitions:
        lines, _ = _settled(lambda definition=definition: list(settings_rules(definition)))  # type: ignore[misc]
        for one in lines:
            holding, assumptions = _settled(lambda one=one: [one] if holds(one.fields) else [])  # type: ignore[misc]
            rule = parse_tmpfiles_rule(one.line) if holding else None
            if rule is not None:
                file = f"{one.place[0]}.conf"
                found.setdefault(one.place, []).extend(_rules([(rule, one.way)], file, file, assumptions))
    return [rules[0] for rules in found.values() if len(rules) == 1]


def _of_files(definition: Definition) -> list[_Rule]:
    """The rules of the files that one definition of `environment.etc` writes."""
    found = []
    for name, entry in members(definition):
        file = name.removeprefix("tmpfiles.d/")
        for inner in parts_of(entry) if name.startswith("tmpfiles.d/") else ():
            for text in member(inner, "text"):
                holding, assumptions = _settled(lambda text=text: [text] if holds(text) else [])  # type: ignore[misc]
                if holding and isinstance(text.value, Str):
                    lines = [(rule, None) for rule in parse_tmpfiles_rules(text.value)]
                    found += _rules(lines, file, file, assumptions)
    return found


def _settled(read: Callable[[], list[T]]) -> tuple[list[T], frozenset[int]]:
    """What is read, and the open decisions on which it depends; nothing if a condition or a part of it is assumed."""
    found, mask = collected(read)
    if mask & ASSUMED:
        return [], frozenset()
    return found, frozenset(decision.mask for decision in decisions.in_mask(mask) if not decision.fixed)


def _rules(
    lines: Iterable[tuple[TmpfilesRule, Span | None]], file: str, of: object, assumptions: frozenset[int]
) -> list[_Rule]:
    facts = [located(rule, way) for rule, way in lines]
    return [_Rule(fact, file, of, assumptions) for fact in facts if fact is not None]
