"""What the linter itself has to say, as a fact: syntax errors, failed evaluation, suppressions, bounds.

In: a place and a message. Out: `DiagnosticFact`, the subject of the rules HWC001 to HWC007. They are facts so that
these rules have the same metadata, settings and reports as every other.
"""

from __future__ import annotations

from dataclasses import dataclass

from nixlint_hwc.source import Span


@dataclass(frozen=True, slots=True, eq=False)
class Removal:
    """Bytes of a file that a fix may remove."""

    origin: Span


@dataclass(frozen=True, slots=True, eq=False)
class Correction:
    """Bytes of a file, and the text that is meant to stand there."""

    origin: Span
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class DiagnosticFact:
    """One remark. `rule` is the id of the rule it belongs to, `text` what it is about, for its fingerprint.

    `removal` is what to remove to be rid of it, `correction` how what is misspelt was meant; None where that takes a
    person. `is_in_use`: false where the project
    has hosts and none of them has the file, or enables the container. `is_empty`: the file holds nothing, so that
    nothing of it goes unseen.
    """

    rule: str
    message: str
    origin: Span
    text: str = ""
    removal: Removal | None = None
    correction: Correction | None = None
    is_in_use: bool = True
    is_empty: bool = False
