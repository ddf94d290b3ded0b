"""The secrets of a run, as facts carry them and rules name them, and the names that may be the same words.

In: cases, and what a rule's `redact` names. Out: `HeldSecrets`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from nixlint_hwc.eval.values import Str
from nixlint_hwc.facts.cases import Case
from nixlint_hwc.facts.model import Container
from nixlint_hwc.source import SourceFile

#: What separates the words of a name.
_NO_WORD: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """The secrets of one fact, which the many cases of a container share, or those that a rule names for one case."""

    secrets: tuple[Str, ...]


class HeldSecrets:
    """The secrets by the case that holds them.

    `groups` are all of them, in the order in which they were learnt. `names` are the words, in small letters, of the
    names and images of containers, and of the names of what holds a credential. `needed` are the names of the secrets
    that containers need. `files` are those that a finding may show, by path.
    """

    def __init__(self, cases: Iterable[Case]) -> None:
        self.groups: dict[Group, None] = {}
        self.names: set[str] = set()
        self.needed: set[str] = set()
        self.files: dict[str, SourceFile] = {}
        self._of_case: dict[int, list[Group]] = {}
        known: dict[int, Group] = {}  # by identity: most facts are those of many cases
        for case in cases:
            if case.container is not None:
                self._add_name(case.container)
            for place in (case.span, *[related.span for related in case.related]):
                self.files.setdefault(place.file.path, place.file)
            for fact in case.arguments.values():
                group = known.get(id(fact))
                if group is None:
                    group = known[id(fact)] = self._read(fact)
                if group.secrets:
                    self._add(case, group)

    def add(self, case: Case | None, secrets: Iterable[Str]) -> None:
        """Add further secrets, of a case or of none."""
        group = Group(tuple(secrets))
        if group.secrets:
            self._add(case, group)

    def of_case(self, case: Case) -> Sequence[Group]:
        """The groups of a case's secrets."""
        return self._of_case.get(id(case), ())

    def _add(self, case: Case | None, group: Group) -> None:
        self.groups[group] = None
        if case is not None:
            self._of_case.setdefault(id(case), []).append(group)

    def _read(self, fact: object) -> Group:
        """The secrets of a fact; the names that it gives are kept."""
        group = Group(tuple(getattr(fact, "secret_texts", ())))
        if isinstance(fact, Container):
            self._add_name(fact.image_path)
            self.needed.update(use.name for use in fact.trusted.secrets)
        if group.secrets:
            self._add_name(getattr(fact, "name", None))
        return group

    def _add_name(self, name: object) -> None:
        if isinstance(name, str) and name.lower() not in self.names:
            text = name.lower()
            self.names.update(word for word in (text, *_NO_WORD.split(text)) if word)
