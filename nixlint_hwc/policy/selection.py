"""Which rules run, and in which files findings are reported.

In: selectors (ids, names, categories, prefixes of ids, `all`) and globs. Out: rules, and a filter of paths.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from nixlint_hwc.finding import Finding, RuleInfo
from nixlint_hwc.globs import ignore_spec
from nixlint_hwc.settings import RuleSettings, Settings
from nixlint_hwc.suggestion import did_you_mean

if TYPE_CHECKING:
    from nixlint_hwc.policy.rule import Rule

#: What Nix itself refuses: files that do not parse or are missing, values that are certain to fail. Whatever they hide
#: is judged by no rule.
_REFUSED_BY_NIX: Final = frozenset(("HWC001", "HWC002", "HWC003", "HWC004", "HWC005"))
_PREFIX: Final = re.compile(r"[A-Za-z]+[0-9]*[xX]*")


class UnknownSelectorError(Exception):
    """A selector that names no rule."""


def selects(selector: str, rule: RuleInfo) -> bool:
    """Whether a selector covers a rule. `HWC2`, `HWC2xx` and `HWC` are prefixes of ids; an `x` matches any digit."""
    if selector in ("all", rule.name, rule.category):
        return True
    upper = selector.upper()
    if upper == rule.id or _PREFIX.fullmatch(selector) is None:
        return upper == rule.id
    prefix = upper.rstrip("X")
    is_hundred = bool(prefix) and rule.id.startswith(prefix) and rule.id[len(prefix) :].isdigit()
    return is_hundred or rule.id.startswith(upper)


def names_exactly(selector: str, rule: RuleInfo) -> bool:
    """Whether a selector is the rule's own id or name."""
    return selector == rule.name or selector.upper() == rule.id


def table_of(rule: RuleInfo, settings: Settings) -> tuple[str, RuleSettings]:
    """A rule's own table in the settings and its name there; an empty table if the settings have none."""
    found = ((name, own) for name, own in settings.rules.items() if names_exactly(name, rule))
    return next(found, (rule.name, RuleSettings()))


def check_selectors(selectors: Iterable[str], rules: Iterable[RuleInfo], failed: Sequence[str] = ()) -> None:
    """Raises `UnknownSelectorError` for the first selector that covers no rule, with the nearest name.

    `failed` are the names of rules that did not load: their ids are not known, so a selector may be for one of them.
    """
    known = list(rules)
    for selector in selectors:
        if selector in failed:
            raise UnknownSelectorError(f"the rule '{selector}' does not load")
        if not any(selects(selector, rule) for rule in known):
            names = {name for rule in known for name in (rule.id, rule.name, rule.category)}
            hint = f"; these do not load: {', '.join(failed)}" if failed else did_you_mean(selector, sorted(names))
            raise UnknownSelectorError(f"'{selector}' matches no rule{hint}")


def enabled_rules(rules: Iterable[Rule], settings: Settings) -> list[Rule]:
    """The rules that a run judges by, from `select`, `ignore`, `pedantic` and the rules' own tables."""
    return [rule for rule in rules if is_enabled(rule.info, settings)]


def is_enabled(rule: RuleInfo, settings: Settings) -> bool:
    """Whether a rule runs. A pedantic rule has to be named, turned on, or come with `pedantic`."""
    if any(selects(selector, rule) for selector in settings.ignore):
        return False
    _, own = table_of(rule, settings)
    named = any(names_exactly(selector, rule) for selector in settings.select)
    if own.enabled is not None and not named:
        return own.enabled and _covered(rule, settings)
    return named or (_covered(rule, settings) and (settings.pedantic or not rule.pedantic))


def is_told_anyway(rule: RuleInfo, settings: Settings) -> bool:
    """Whether a rule's errors are reported even if `select` leaves it out: silence would look like a clean project.

    `ignore` and the rule's own table turn it off.
    """
    return (
        rule.id in _REFUSED_BY_NIX and not is_enabled(rule, settings) and is_enabled(rule, replace(settings, select=()))
    )


def _covered(rule: RuleInfo, settings: Settings) -> bool:
    return not settings.select or any(selects(selector, rule) for selector in settings.select)


Matcher = Callable[[str], bool]


def path_matcher(globs: Iterable[str]) -> Matcher:
    """Whether a path matches one of the globs, which read like lines of a `.gitignore`."""
    patterns = list(globs)
    if not patterns:
        return lambda path: False
    spec = ignore_spec(patterns)
    return lambda path: bool(spec.match_file(path))


class ReportFilter:
    """Decides which findings the settings want to see."""

    def __init__(self, settings: Settings, rules: Mapping[str, RuleInfo]) -> None:
        self.rules = rules
        # The examples of a user's own rules are meant to be wrong.
        self.own_rules = tuple(f"{folder}/" for folder in settings.own_rule_folders)
        self.excluded = path_matcher(settings.exclude)
        self.ignores = [(path_matcher([glob]), names) for glob, names in settings.per_path_ignores.items()]
        excluded = ((rule.id, table_of(rule, settings)[1].exclude) for rule in rules.values() if settings.rules)
        self.silent = {rule: path_matcher(globs) for rule, globs in excluded if globs}

    def reports(self, finding: Finding) -> bool:
        path = finding.span.file.path
        if path.startswith(self.own_rules) or self.excluded(path):
            return False
        if finding.rule in self.silent and self.silent[finding.rule](path):
            return False
        rule = self.rules[finding.rule]
        return not any(matches(path) and any(selects(name, rule) for name in names) for matches, names in self.ignores)
