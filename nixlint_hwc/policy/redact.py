"""Keeping secrets out of findings.

In: the secrets that facts carry as `secret_texts`, and those that a rule's `redact` names where its check is true (such
a rule is asked even when it is off). Out: text without them, and the spans that no excerpt may show.
Always holds: a finding is redacted when it is made, whatever becomes of it; what a file that it may show writes out for
somebody else, such as a login's password, is in no excerpt either; the name of a secret that a container needs
(`secret = "paperless-env"`) is none.

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

from nixlint_hwc.eval.values import Str, join
from nixlint_hwc.facts.cases import Case
from nixlint_hwc.facts.model import Container
from nixlint_hwc.facts.secrets.source_text import credentials_written
from nixlint_hwc.policy.rules import RuleFile
from nixlint_hwc.policy.secret_patterns import Places, parts_of, pattern, pattern_of_bytes, pattern_of_words
from nixlint_hwc.source import SourceFile, Span

#: What replaces a secret; reports mask excerpts with the same text.
MASK: Final = "<redacted>"
#: Shorter secrets are masked in the messages of their own case only: elsewhere they could be any word.
_SHORTEST_ELSEWHERE: Final = 5
#: A secret of at least this length that is not a word is not a name by chance.
_STRONG: Final = 10
#: Passwords that could be names as well; a longer name or a path may hold one by chance.
_NAME_LIKE: Final = re.compile(r"[a-z]+(?:[_-][a-z]+)*")
#: What separates the words of a name.
_NO_WORD: Final = re.compile(r"[^a-z0-9]+")


class Redactor:
    """The secrets of a run, by the case that holds them. `spans` are their places in the source."""

    def __init__(self, cases: Iterable[Case] = ()) -> None:
        #: Both hold the same groups of secrets: the many cases of a container share its own.
        self._of_case: dict[int, list[tuple[Str, ...]]] = {}
        self._groups: dict[int, tuple[Str, ...]] = {}
        self._texts_of: dict[int, frozenset[str]] = {}
        self._patterns: dict[tuple[int, ...], re.Pattern[str] | None] = {}
        self._computed: dict[tuple[int, ...], tuple[re.Pattern[str], ...]] = {}
        self._names: set[str] = set()
        self._needed: set[str] = set()
        self._files: dict[str, SourceFile] = {}
        named: set[str] = set()
        known: dict[int, tuple[Str, ...]] = {}  # by identity: most facts are those of many cases
        for case in cases:
            if case.container is not None:
                named.add(case.container.lower())
            for place in (case.span, *[related.span for related in case.related]):
                self._files.setdefault(place.file.path, place.file)
            for fact in case.arguments.values():
                secrets = known.get(id(fact))
                if secrets is None:
                    secrets = known[id(fact)] = tuple(getattr(fact, "secret_texts", ()))
                    named |= _named(fact, bool(secrets))
                    if isinstance(fact, Container):
                        self._needed.update(use.name for use in fact.trusted.secrets)
                if secrets:
                    self.add(case, secrets)
        self._names |= {word for text in named for word in (text, *_NO_WORD.split(text)) if word}

    def add(self, case: Case | None, secrets: Iterable[Str]) -> None:
        """Keep further secrets, of a case or of none, out of everything that is made from now on."""
        found = tuple(secrets)
        if found and case is not None:
            self._of_case.setdefault(id(case), []).append(found)
        if found:
            self._groups[id(found)] = found

    @cached_property
    def _secrets(self) -> tuple[Str, ...]:
        return tuple(chain.from_iterable(self._groups.values()))

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Where the secrets stand, where their text stands once more in a file that a finding may show, and what else
        is written out there, for whomever."""
        own = [span for secret in self._secrets for span in secret.spans()]
        written = (span for file in self._files.values() for span in credentials_written(file))
        others = [span for span in written if span.text not in self._needed]
        places = {(span.file.path, span.start, span.end): span for span in [*own, *self._repeated(own), *others]}
        return tuple([places[key] for key in sorted(places)])

    def _repeated(self, own: Iterable[Span]) -> Iterator[Span]:
        found = pattern_of_bytes(self._long)
        if found is None:
            return
        for file in {**self._files, **{span.file.path: span.file for span in own}}.values():
            yield from (Span(file, *match.span()) for match in found.finditer(file.data))

    @cached_property
    def _everywhere(self) -> re.Pattern[str] | None:
        return pattern(self._long)

    @cached_property
    def _written(self) -> dict[str, Places]:
        """The places where secrets are written, by file."""
        return _by_file(self._secrets)

    @cached_property
    def _named_places(self) -> dict[str, Places]:
        """The places of the secrets that are also names, by file."""
        return _by_file(
            secret for secret in self._secrets if any(part.lower() in self._names for part in parts_of([secret]))
        )

    def _parts(self, secrets: Iterable[Str]) -> Iterator[str]:
        """The known parts of secrets that are masked by their text."""
        return (part for part in parts_of(secrets) if part.lower() not in self._names)

    def _own(self, case: Case) -> tuple[tuple[Str, ...], ...]:
        """The groups of a case's secrets, without those that another group holds."""
        groups = self._of_case.get(id(case), [])
        largest = max(groups, key=len, default=())
        others = [one for one in groups if one is not largest and not self._texts(largest).issuperset(self._texts(one))]
        return (largest, *others)

    def _texts(self, group: tuple[Str, ...]) -> frozenset[str]:
        found = self._texts_of.get(id(group))
        if found is None:
            found = self._texts_of[id(group)] = frozenset(self._parts(group))
        return found

    def _own_pattern(self, case: Case) -> re.Pattern[str] | None:
        own = self._own(case)
        key = tuple(map(id, own))
        if key not in self._patterns:
            self._patterns[key] = pattern(part for group in own for part in self._texts(group))
        return self._patterns[key]

    def text(self, text: str, case: Case) -> str:
        """A text without the secrets of its case, nor the longer ones of any other."""
        if not self._groups:
            return text
        own = self._own_pattern(case)
        return self.of_no_case(text if own is None else own.sub(MASK, text))

    def of_no_case(self, text: str) -> str:
        """A text that belongs to no case, without the longer secrets of all."""
        return text if self._everywhere is None else self._everywhere.sub(MASK, text)

    def shown(self, value: Str, case: Case) -> str:
        """A text without secrets, with its unknown parts as `<?>`. What the rule itself writes is never a secret."""
        return self.redacted(value, case).shown

    def redacted(self, value: Str, case: Case) -> Str:
        """A text without secrets; parts that contain none keep their origin."""
        if not self._groups:
            return value
        parts: list[Str] = []
        at = start = 0
        for segment in value.segments():
            own = segment.span is not None and isinstance(segment.span.file, RuleFile)
            secret = segment.span is not None and self._touches(segment.span)
            if own or secret:
                parts.append(self._slice(value, start, at, case))
                parts.append(value.slice(at, segment.end) if own else Str(MASK))
                start = segment.end
            at = segment.end
        parts.append(self._slice(value, start, at, case))
        return join(parts)

    def _slice(self, value: Str, start: int, end: int, case: Case) -> Str:
        part = value.slice(start, end)
        shown = part.shown
        redacted = self.text(shown, case) if shown else shown
        return part if redacted == shown else Str(redacted)

    def _touches(self, span: Span) -> bool:
        """Whether a place in the source overlaps that of a secret."""
        known = self._named_places.get(span.file.path)
        return known is not None and known.overlap(span)

    def finds_secret(self, text: str, *, may_hold_names: bool = True) -> bool:
        """Whether a text that belongs to no case is or holds a secret.

        `may_hold_names`: it stands where names stand, so that a word that is also a name is no secret there.
        """
        if text in self._short or self.of_no_case(text) != text:
            return True
        return not may_hold_names and self._name_secrets is not None and self._name_secrets.search(text) is not None

    @cached_property
    def _short(self) -> frozenset[str]:
        """The secrets that are masked in their own case only."""
        return frozenset(part for part in self._parts(self._secrets) if len(part) < _SHORTEST_ELSEWHERE)

    @cached_property
    def _name_secrets(self) -> re.Pattern[str] | None:
        """The secrets that are also names, as words of their own: in a path they are names."""
        return pattern_of_words(part for part in parts_of(self._secrets) if part.lower() in self._names)

    def holds_secret(self, text: str, case: Case) -> bool:
        """Whether a text contains what `text` would mask."""
        return self.text(text, case) != text

    def takes_secret(self, text: Str, case: Case) -> bool:
        """Whether a part of a text comes from where a secret is written, or was computed and holds one.

        A word that a secret happens to be may stand in other text, and in names that have no place of their own: the
        password "paperless" in "/srv/paperless" and "paperless-key". What is no word stands there for no other reason.
        """
        if not self._groups:
            return False
        if self._strong is not None and self._strong.search(text.text) is not None:
            return True
        at = 0
        for segment in text.segments():
            part, at = text.text[at : segment.end], segment.end
            span = segment.span
            written = self._written.get(span.file.path) if span is not None else None
            if span is not None and written is not None and written.overlap(span):
                return True
            if (span is None or not segment.exact) and self._computes_secret(part, case):
                return True
        return False

    @cached_property
    def _strong(self) -> re.Pattern[str] | None:
        """The secrets that no name holds by chance: long, and not made of words."""
        return pattern(
            part
            for part in self._parts(self._secrets)
            if len(part) >= _STRONG and not part.isdigit() and not _NAME_LIKE.fullmatch(part)
        )

    def _computes_secret(self, text: str, case: Case) -> bool:
        """Whether a computed text holds a secret as more than a part of a name."""
        own = self._own(case)
        key = tuple(map(id, own))
        if key not in self._computed:
            self._computed[key] = _as_values(part for group in own for part in self._texts(group))
        return any(one.search(text) is not None for one in (*self._computed_long, *self._computed[key]))

    @cached_property
    def _computed_long(self) -> tuple[re.Pattern[str], ...]:
        return _as_values(self._long)

    @cached_property
    def _long(self) -> frozenset[str]:
        """The secrets that are masked in every case."""
        return frozenset(part for part in self._parts(self._secrets) if len(part) >= _SHORTEST_ELSEWHERE)


def _by_file(secrets: Iterable[Str]) -> dict[str, Places]:
    """The places where secrets are written, by file."""
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


def _named(fact: object, holds_secret: bool) -> set[str]:
    """A container's image, and the name of what holds a credential, in small letters."""
    path = fact.image_path if isinstance(fact, Container) else None
    holder = getattr(fact, "name", None) if holds_secret else None
    return {text.lower() for text in (path, holder) if isinstance(text, str)}
