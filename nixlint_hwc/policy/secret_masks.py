"""What finds secrets in texts, and the places where they are written.

In: the secrets of a run. Out: patterns, texts and places, each worked out on first use.

A secret that is a word of some container's name or image (the password `postgres` of `postgres`), or of what holds a
credential (the password `password` of `DB_PASSWORD`), is masked by where it comes from, never by its text: masking that
word everywhere would garble every message, and tell what the password is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import Final

from nixlint_hwc.eval.values import Str
from nixlint_hwc.facts.cases import Case
from nixlint_hwc.facts.secrets.source_text import credentials_written
from nixlint_hwc.policy.held_secrets import Group, HeldSecrets
from nixlint_hwc.policy.secret_patterns import Places, parts_of, pattern, pattern_of_bytes, pattern_of_words
from nixlint_hwc.source import Span

#: Shorter secrets are masked in the messages of their own case only: elsewhere they could be any word.
_SHORTEST_ELSEWHERE: Final = 5
#: A secret of at least this length that is not a word is not a name by chance.
_STRONG: Final = 10
#: Passwords that could be names as well; a longer name or a path may hold one by chance.
_NAME_LIKE: Final = re.compile(r"[a-z]+(?:[_-][a-z]+)*")


class CaseMasks:
    """What finds the secrets of one case; cases with the same secrets share it."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = frozenset(texts)

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """Any of the secrets."""
        return pattern(self._texts)

    @cached_property
    def values(self) -> tuple[re.Pattern[str], ...]:
        """Any of the secrets as more than a part of a name."""
        return _as_values(self._texts)


class SecretMasks:
    """What finds the secrets that are held."""

    def __init__(self, held: HeldSecrets) -> None:
        self._held = held
        self._secrets = tuple(chain.from_iterable(group.secrets for group in held.groups))
        self._texts: dict[Group, frozenset[str]] = {}
        self._of_groups: dict[tuple[Group, ...], CaseMasks] = {}

    # Places

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Where the secrets stand, where their text stands once more in a file that a finding may show, and what else
        is written out there, for whomever."""
        own = [span for secret in self._secrets for span in secret.spans()]
        written = (span for file in self._held.files.values() for span in credentials_written(file))
        others = [span for span in written if span.text not in self._held.needed]
        places = {(span.file.path, span.start, span.end): span for span in [*own, *self._repeated(own), *others]}
        return tuple([places[key] for key in sorted(places)])

    def _repeated(self, own: Iterable[Span]) -> Iterator[Span]:
        found = pattern_of_bytes(self._long)
        if found is None:
            return
        for file in {**self._held.files, **{span.file.path: span.file for span in own}}.values():
            yield from (Span(file, *match.span()) for match in found.finditer(file.data))

    @cached_property
    def written(self) -> dict[str, Places]:
        """The places where secrets are written, by file."""
        return _by_file(self._secrets)

    @cached_property
    def named_places(self) -> dict[str, Places]:
        """The places of the secrets that are also names, by file."""
        return _by_file(secret for secret in self._secrets if any(map(self._is_name, parts_of([secret]))))

    # Texts

    @cached_property
    def everywhere(self) -> re.Pattern[str] | None:
        """The secrets that are masked in every case."""
        return pattern(self._long)

    @cached_property
    def short(self) -> frozenset[str]:
        """The secrets that are masked in their own case only."""
        return frozenset(part for part in self._parts(self._secrets) if len(part) < _SHORTEST_ELSEWHERE)

    @cached_property
    def _long(self) -> frozenset[str]:
        return frozenset(part for part in self._parts(self._secrets) if len(part) >= _SHORTEST_ELSEWHERE)

    @cached_property
    def names(self) -> re.Pattern[str] | None:
        """The secrets that are also names, as words of their own: in a path they are names."""
        return pattern_of_words(filter(self._is_name, parts_of(self._secrets)))

    @cached_property
    def strong(self) -> re.Pattern[str] | None:
        """The secrets that no name holds by chance: long, and not made of words."""
        return pattern(
            part
            for part in self._parts(self._secrets)
            if len(part) >= _STRONG and not part.isdigit() and not _NAME_LIKE.fullmatch(part)
        )

    @cached_property
    def values(self) -> tuple[re.Pattern[str], ...]:
        """The secrets that are masked in every case, as more than a part of a name."""
        return _as_values(self._long)

    def of_case(self, case: Case) -> CaseMasks:
        """What finds the secrets of a case."""
        groups = self._own(case)
        found = self._of_groups.get(groups)
        if found is None:
            texts = chain.from_iterable(map(self._texts_of, groups))
            found = self._of_groups[groups] = CaseMasks(texts)
        return found

    def _own(self, case: Case) -> tuple[Group, ...]:
        """The groups of a case's secrets, without those that another group holds."""
        groups = self._held.of_case(case)
        if not groups:
            return ()
        largest = max(groups, key=lambda group: len(group.secrets))
        texts = self._texts_of(largest)
        return (largest, *[one for one in groups if one is not largest and not texts.issuperset(self._texts_of(one))])

    def _texts_of(self, group: Group) -> frozenset[str]:
        found = self._texts.get(group)
        if found is None:
            found = self._texts[group] = frozenset(self._parts(group.secrets))
        return found

    def _parts(self, secrets: Iterable[Str]) -> Iterator[str]:
        """The known parts of secrets that are masked by their text."""
        return (part for part in parts_of(secrets) if not self._is_name(part))

    def _is_name(self, part: str) -> bool:
        return part.lower() in self._held.names


def _by_file(secrets: Iterable[Str]) -> dict[str, Places]:
    found: dict[str, list[Span]] = {}
    for secret in secrets:
        for span in secret.spans():
            found.setdefault(span.file.path, []).append(span)
    return {path: Places(spans) for path, spans in found.items()}


def _as_values(parts: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    """Patterns of secrets that are more than a part of a name: one that could be a name is a word of its own."""
    texts = list(parts)
    names = pattern_of_words(text for text in texts if _NAME_LIKE.fullmatch(text))
    others = pattern(text for text in texts if not _NAME_LIKE.fullmatch(text))
    return tuple(one for one in (names, others) if one is not None)
