"""The plain data that policy, fix and report share: findings, their places, fixes, and problems of the run.

In: nothing. Out: frozen records. Always holds: a finding's text is already redacted when the record is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from nixlint_hwc.source import Span

#: Between a host's name and that of one of its specialisations: `atlas:on-battery`.
VARIANT_MARK = ":"
_VARIANTS = re.compile(f"{VARIANT_MARK}[^/]*")


def without_variants(hosts: Iterable[str]) -> tuple[str, ...]:
    """Names of hosts, sorted, without the specialisations of those that are named as well: they hold the same."""
    named = {*hosts}
    return tuple(sorted(host for host in named if (plain := _VARIANTS.sub("", host)) == host or plain not in named))


class Severity(StrEnum):
    """How bad a finding is. `rank` orders from note (0) to error (2)."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """Its place among the severities, 0 for the mildest."""
        return ("note", "warning", "error").index(self.value)


class Confidence(StrEnum):
    """How sure the rule is that its owner would agree."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Related:
    """A further place that explains a finding, with its label (such as "the option's default")."""

    span: Span
    message: str


class Edit(NamedTuple):
    """Replace the bytes of `span` (empty to insert) by `text`.

    `adds` names what an insertion adds (a list element, an attribute path): others at the same place that add something
    else can be made as well. Empty where nothing else can.
    """

    span: Span
    text: str
    adds: str = ""

    def collides(self, other: Edit) -> bool:
        """Whether the two cannot both be made. Equal ones are one."""
        first, second = self.span, other.span
        if (first.start, first.end) == (second.start, second.end):
            return self.text != other.text and not (self.adds and other.adds and self.adds != other.adds)
        if first.start == first.end or second.start == second.end:
            return first.start <= second.end and second.start <= first.end
        return first.start < second.end and second.start < first.end


@dataclass(frozen=True, slots=True)
class Fix:
    """A suggested change. `safe`: it cannot break a working deployment.

    Without edits it is advice only: `withheld` then says why nothing can be applied. `once`: of the fixes that name the
    same thing here, such as a network to be created, one serves all. `reads` are the places that its new text is made
    of: where another fix changes one of them, it waits.
    """

    title: str
    safe: bool
    edits: tuple[Edit, ...] = ()
    withheld: str | None = None
    once: str | None = None
    reads: tuple[Span, ...] = ()

    @property
    def advice(self) -> str:
        """What to do, in one sentence, for formats that have one place for it."""
        return self.title if self.withheld is None else f"{self.title} (not applied: {self.withheld})"


@dataclass(frozen=True, slots=True)
class Placed:
    """A container and the hosts, sorted, on which a finding about it holds."""

    container: str
    hosts: tuple[str, ...] = ()


def by_hosts(placed: Iterable[Placed]) -> Iterator[tuple[list[str], tuple[str, ...]]]:
    """The containers that have the same hosts, with these, in order of appearance."""
    names: dict[tuple[str, ...], list[str]] = {}
    for one in placed:
        names.setdefault(one.hosts, []).append(one.container)
    for hosts, containers in names.items():
        yield containers, hosts


@dataclass(frozen=True, slots=True)
class Finding:
    """One violation of one policy by one subject.

    `rule` is the id (`HWC201`), `name` the problem name (`database-exposed`). `span` is the primary place. `hosts` are
    the hosts it holds on, sorted; empty in open configurations. `when` is the condition, as Nix, under which it holds,
    None when it always does. `fingerprint` survives unrelated edits. `subject` tells which part of the container was
    judged (a port, a mount), for fingerprints and baselines. `statement` is the message with a mark in the place of the
    container's name: what findings on several containers have in common. `shared` are the containers of which the same
    is said at the same place, where there are several: then `hosts` are those of all.
    """

    rule: str
    name: str
    severity: Severity
    confidence: Confidence
    message: str
    span: Span
    container: str | None = None
    hosts: tuple[str, ...] = ()
    when: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    fingerprint: str = ""
    subject: str = ""
    statement: str = ""
    shared: tuple[Placed, ...] = ()

    @property
    def placed(self) -> tuple[Placed, ...]:
        """All containers that it is about, each with its hosts."""
        return self.shared or (() if self.container is None else (Placed(self.container, self.hosts),))

    @property
    def containers(self) -> tuple[str, ...]:
        """All containers that it is about."""
        return tuple(one.container for one in self.placed)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why the analysis is incomplete. Any problem makes the exit code 2 at least.

    `kind` is one of a closed set, in kebab-case: `unreadable-file`, `budget-spent`, `rule-failed`,
    `container-not-seen`, `bad-settings`, ...
    """

    kind: str
    message: str
    path: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something worth telling that leaves the analysis complete (an encrypted file was skipped)."""

    kind: str
    message: str
    path: str | None = None


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule's metadata, as reports need it. `explanation` is Markdown; `references` are URLs."""

    id: str
    name: str
    summary: str
    severity: Severity
    confidence: Confidence
    category: str
    subject: str
    explanation: str
    security_severity: float | None = None
    pedantic: bool = False
    fixable: str | None = None
    references: tuple[str, ...] = ()
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over a run: what was read, what was found."""

    files: int = 0
    modules: int = 0
    containers: int = 0
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    suppressed: int = 0
    baselined: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """All that a run found. `findings` are sorted and distinct; `rules` holds every rule that was loaded.

    `redacted` are the secrets that were found in source text, whether their findings are reported, suppressed or in the
    baseline: reports show no excerpt of those bytes.
    """

    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    notices: tuple[Notice, ...]
    summary: Summary
    rules: tuple[RuleInfo, ...]
    suppressed: tuple[Finding, ...] = field(default=())
    redacted: tuple[Span, ...] = ()
