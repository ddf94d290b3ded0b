"""The tmpfiles rules of the project with their places, by path, and those of them that contradict each other.

In: definitions of `systemd.tmpfiles`, and texts of files below `/etc/tmpfiles.d`. Out: `TmpfilesFact`s, each line
once, `RuleConflict`s within one list or file, and `Creator`s of what the rules make. Rules of several modules are
compared per host (`tmpfiles_conflicts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from nixlint_hwc.eval.values import HOLE, Str, Unknown, join
from nixlint_hwc.facts.around import Creator, RuleConflict, TmpfilesFact
from nixlint_hwc.facts.raw import definitions_below, elements, member, members, parts_of
from nixlint_hwc.facts.storage.creators import Creators
from nixlint_hwc.facts.systemd.tmpfiles import TmpfilesRule, expanded, parse_tmpfiles_rule, parse_tmpfiles_rules
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.definitions import Definition
from nixlint_hwc.source import Span

#: Types of lines that take the path for themselves: of two that differ, systemd keeps the first (tmpfiles.d(5)).
_OWNING: Final = frozenset("fFdDvqQpLC")
#: What makes a path a pattern (glob(7)).
_WILDCARDS: Final = re.compile(r"[*?\[]")


class TmpfilesIndex:
    """The tmpfiles rules of the project by their path, each line once."""

    def __init__(self) -> None:
        self._by_path: dict[str, list[TmpfilesFact]] = {}
        self._patterns: list[TmpfilesFact] = []
        self._seen: set[tuple[str, int, str]] = set()

    def add(self, rule: TmpfilesFact) -> bool:
        """File a rule; False where the same line was filed before."""
        key = (rule.origin.file.path, rule.origin.start, rule.text.text)
        if key in self._seen:
            return False
        self._seen.add(key)
        if isinstance(rule.path, Str) and not rule.path.holes:
            self._by_path.setdefault(_plain(rule.path.text), []).append(rule)
            if is_pattern(rule.path.text) and (rule.removes is True or rule.has_age is True):
                self._patterns.append(rule)
        return True

    def patterns(self) -> tuple[TmpfilesFact, ...]:
        """The rules that remove or clean what a pattern of paths meets."""
        return tuple(self._patterns)

    def of(self, path: str) -> tuple[TmpfilesFact, ...]:
        """The rules for exactly this path."""
        return tuple(self._by_path.get(_plain(path), ()))

    def above(self, path: str) -> Iterator[TmpfilesFact]:
        """The rules for this path and for what is above it."""
        plain = _plain(path)
        while plain:
            yield from self._by_path.get(plain, ())
            plain = plain.rpartition("/")[0]


def is_pattern(path: str) -> bool:
    """Whether a path has wildcards (glob(7))."""
    return _WILDCARDS.search(path) is not None


def _plain(path: str) -> str:
    return path.rstrip("/") or "/"


def in_conflict(rules: list[TmpfilesFact]) -> Iterator[tuple[TmpfilesFact, TmpfilesFact]]:
    """Pairs of rules of one configuration for one path of which systemd keeps the first, the ignored one second."""
    first: dict[str, TmpfilesFact] = {}
    for rule in rules:
        if not isinstance(rule.path, Str) or rule.path.holes or rule.problem is not None or rule.type not in _OWNING:
            continue
        earlier = first.setdefault(_plain(rule.path.text), rule)
        if earlier is not rule and _differs(earlier, rule):
            yield earlier, rule


def _differs(one: TmpfilesFact, other: TmpfilesFact) -> bool:
    modes = (one.permissions, other.permissions)
    if all(isinstance(mode, int) for mode in modes) and modes[0] != modes[1]:
        return True
    return _are_others(one.owner_id, other.owner_id) or _are_others(one.group_id, other.group_id)


def _are_others(left: int | str | None, right: int | str | None) -> bool:
    """Whether two owners are certain to differ; a name and a number may be the same user."""
    if isinstance(left, int) or isinstance(right, int):
        return isinstance(left, int) and isinstance(right, int) and left != right
    return isinstance(left, str) and isinstance(right, str) and left != right


def located(rule: TmpfilesRule, way: Span | None) -> TmpfilesFact | None:
    """A rule at its place: the list element that brings it in, else its text; None where there is neither."""
    origin = way or next(rule.text.spans(), None)
    return None if origin is None else TmpfilesFact.of(rule, origin)


@dataclass(frozen=True, slots=True, eq=False)
class SettingsRule:
    """The line that one definition of `systemd.tmpfiles.settings.<name>.<path>.<type>` stands for.

    `place` are the name, the path and the type, `fields` is the definition of the type's set, `way` where it stands.
    What another definition of the same line says is not in it.
    """

    place: tuple[str, str, str]
    line: Str
    fields: Definition
    way: Span | None


def settings_rules(definition: Definition) -> Iterator[SettingsRule]:
    """The lines of `systemd.tmpfiles.settings`, whatever their conditions say."""
    for file, group in members(definition):
        for part in parts_of(group):
            for path, entry in members(part):
                for inner in parts_of(entry):
                    for kind, fields in members(inner):
                        for one in parts_of(fields):
                            line = _line(kind, Str(path, entry.way), one)
                            yield SettingsRule((file, path, kind), line, one, fields.way or entry.way)


def _line(kind: str, path: Str, fields: Definition) -> Str:
    """One line; what is not given is `-`, as in NixOS."""
    words = [Str(kind), path]
    for name in ("mode", "user", "group", "age", "argument"):
        value = next((at.value for at in member(fields, name)), None)
        given = value if isinstance(value, Str) and value.text else Str("-")
        words.append(Str(HOLE, None, (value,)) if isinstance(value, Unknown) else given)
    return join([part for word in words for part in (Str(" "), word)][1:])


@dataclass(slots=True)
class TmpfilesRules:
    """The tmpfiles rules of the project. What they make is added to `creators`."""

    creators: Creators
    rules: list[TmpfilesFact] = field(default_factory=list)
    index: TmpfilesIndex = field(default_factory=TmpfilesIndex)
    conflicts: list[RuleConflict] = field(default_factory=list)

    def read(self, configuration: Configuration) -> None:
        """Add the rules of a configuration, but for those in files."""
        for definition in definitions_below(configuration, ("systemd", "tmpfiles", "rules")):
            found: list[TmpfilesFact | None] = []
            for element in elements(definition):
                if element.value.__class__ is Str:
                    found += [self._add(rule, element.way) for rule in parse_tmpfiles_rules(element.value)]
                elif isinstance(element.value, Unknown):
                    self.creators.append(Creator("tmpfiles", element.value, None, element.way))
            self._add_conflicts(found)
        for definition in definitions_below(configuration, ("systemd", "tmpfiles", "settings")):
            for one in settings_rules(definition):
                rule = parse_tmpfiles_rule(one.line)
                if rule is not None:
                    self._add(rule, one.way)

    def read_file(self, text: Str, way: Span | None) -> None:
        """Add the rules of a file; `way` stands for the place of a rule that has none of its own."""
        rules = parse_tmpfiles_rules(text)
        self._add_conflicts([self._add(rule, next(rule.text.spans(), way)) for rule in rules])

    def _add(self, rule: TmpfilesRule, way: Span | None) -> TmpfilesFact | None:
        fact = located(rule, way)
        if fact is not None and self.index.add(fact):
            self.rules.append(fact)
        if rule.creates_path is not False and rule.problem is None:
            self.creators.append(Creator("tmpfiles", expanded(rule.path), None, fact.origin if fact else None))
        return fact

    def _add_conflicts(self, found: list[TmpfilesFact | None]) -> None:
        for earlier, rule in in_conflict([one for one in found if one is not None]):
            self.conflicts.append(RuleConflict(rule, earlier, rule.origin))
