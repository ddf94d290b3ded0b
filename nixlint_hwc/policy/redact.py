"""Keeping secrets out of findings.

In: the secrets that facts carry as `secret_texts`, and those that a rule's `redact` names where its check is true (such
a rule is asked even when it is off). Out: text without them, and the spans that no excerpt may show.
Always holds: a finding is redacted when it is made, whatever becomes of it; what a file that it may show writes out for
somebody else, such as a login's password, is in no excerpt either; the name of a secret that a container needs
(`secret = "paperless-env"`) is none.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from nixlint_hwc.eval.values import Str, join
from nixlint_hwc.facts.cases import Case
from nixlint_hwc.policy.held_secrets import HeldSecrets
from nixlint_hwc.policy.rules import RuleFile
from nixlint_hwc.policy.secret_masks import SecretMasks
from nixlint_hwc.source import Span

#: What replaces a secret; reports mask excerpts with the same text.
MASK: Final = "<redacted>"


class Redactor:
    """Takes the secrets of a run out of texts."""

    def __init__(self, cases: Iterable[Case] = ()) -> None:
        self._held = HeldSecrets(cases)
        self._known: SecretMasks | None = None

    def add(self, case: Case | None, secrets: Iterable[Str]) -> None:
        """Keep further secrets, of a case or of none, out of everything that is made from now on."""
        self._held.add(case, secrets)
        self._known = None

    @property
    def _masks(self) -> SecretMasks:
        if self._known is None:
            self._known = SecretMasks(self._held)
        return self._known

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the secrets stand, where their text stands once more in a file that a finding may show, and what else
        is written out there, for whomever."""
        return self._masks.spans

    def text(self, text: str, case: Case) -> str:
        """A text without the secrets of its case, nor the longer ones of any other."""
        if not self._held.groups:
            return text
        own = self._masks.of_case(case).pattern
        return self.of_no_case(text if own is None else own.sub(MASK, text))

    def of_no_case(self, text: str) -> str:
        """A text that belongs to no case, without the longer secrets of all."""
        found = self._masks.everywhere
        return text if found is None else found.sub(MASK, text)

    def shown(self, value: Str, case: Case) -> str:
        """A text without secrets, with its unknown parts as `<?>`. What the rule itself writes is never a secret."""
        return self.redacted(value, case).shown

    def redacted(self, value: Str, case: Case) -> Str:
        """A text without secrets; parts that contain none keep their origin."""
        if not self._held.groups:
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
        """Whether a place in the source overlaps that of a secret that is also a name."""
        known = self._masks.named_places.get(span.file.path)
        return known is not None and known.overlap(span)

    def finds_secret(self, text: str, *, may_hold_names: bool = True) -> bool:
        """Whether a text that belongs to no case is or holds a secret.

        `may_hold_names`: it stands where names stand, so that a word that is also a name is no secret there.
        """
        if text in self._masks.short or self.of_no_case(text) != text:
            return True
        names = self._masks.names
        return not may_hold_names and names is not None and names.search(text) is not None

    def holds_secret(self, text: str, case: Case) -> bool:
        """Whether a text contains what `text` would mask."""
        return self.text(text, case) != text

    def takes_secret(self, text: Str, case: Case) -> bool:
        """Whether a part of a text comes from where a secret is written, or was computed and holds one.

        A word that a secret happens to be may stand in other text, and in names that have no place of their own: the
        password "paperless" in "/srv/paperless" and "paperless-key". What is no word stands there for no other reason.
        """
        if not self._held.groups:
            return False
        masks = self._masks
        if masks.strong is not None and masks.strong.search(text.text) is not None:
            return True
        at = 0
        for segment in text.segments():
            part, at = text.text[at : segment.end], segment.end
            span = segment.span
            written = masks.written.get(span.file.path) if span is not None else None
            if span is not None and written is not None and written.overlap(span):
                return True
            if (span is None or not segment.exact) and self._computes_secret(part, case):
                return True
        return False

    def _computes_secret(self, text: str, case: Case) -> bool:
        """Whether a computed text holds a secret as more than a part of a name."""
        patterns = (*self._masks.values, *self._masks.of_case(case).values)
        return any(one.search(text) is not None for one in patterns)
