"""Results as plain data, and back.

In: a `Result`, or what JSON made of one. Out: the other. Always holds: a place is a path and two offsets, and what is
read back has the types of its fields or is refused. Fixes are the one part of a result in which source text may stand
as it is; what of them is a secret is written down as its place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

from nixlint_hwc.cache.inputs import DamagedError
from nixlint_hwc.finding import (
    Confidence,
    Edit,
    Finding,
    Fix,
    Notice,
    Problem,
    Related,
    Result,
    RuleInfo,
    Severity,
    Summary,
)
from nixlint_hwc.source import SourceFile, Span

T = TypeVar("T")
#: Problems that the inputs determine; of the others, the next run may not meet the cause.
LASTING: Final = frozenset(
    {"container-not-seen", "budget-spent", "rule-failed", "evaluation-failed", "not-judged", "bad-settings"}
)


class NotKeptError(Exception):
    """A result that cannot be written down."""


class Writer:
    """Serialises one result. `is_read`: whether a file is one of the project's, as it is on disk."""

    def __init__(self, result: Result, is_read: Callable[[SourceFile], bool]) -> None:
        self.result = result
        self.is_read = is_read
        self.secrets = [(index, span.text) for index, span in enumerate(result.redacted) if span.text]

    def record(self) -> dict[str, object]:
        """The result as plain data. Raises `NotKeptError`."""
        result = self.result
        if any(problem.kind not in LASTING for problem in result.problems):
            raise NotKeptError
        summary = result.summary
        return {
            "redacted": [self.span(span) for span in result.redacted],
            "findings": [self.finding(finding) for finding in result.findings],
            "suppressed": [self.finding(finding) for finding in result.suppressed],
            "problems": [[one.kind, one.message, one.path, one.line] for one in result.problems],
            "notices": [[one.kind, one.message, one.path] for one in result.notices],
            "summary": [getattr(summary, name) for name in Summary.__slots__],
            "rules": [[getattr(rule, name) for name in RuleInfo.__slots__] for rule in result.rules],
        }

    def finding(self, one: Finding) -> list[object]:
        return [
            *(one.rule, one.name, one.severity.value, one.confidence.value, one.message, self.span(one.span)),
            *(one.container, one.hosts, one.when, [[self.span(near.span), near.message] for near in one.related]),
            *(one.fix and self.fix(one.fix), one.fingerprint, one.subject, one.statement),
        ]

    def fix(self, one: Fix) -> list[object]:
        edits = [[self.span(edit.span), self.text(edit.text), self.text(edit.adds)] for edit in one.edits]
        return [one.title, one.safe, edits, one.withheld, one.once, [self.span(span) for span in one.reads]]

    def span(self, one: Span) -> list[object]:
        if not self.is_read(one.file):
            raise NotKeptError
        return [one.file.path, one.start, one.end, one.via and self.span(one.via)]

    def text(self, whole: str) -> list[str | int]:
        """A text in pieces; a number is the index of a secret."""
        pieces: list[str | int] = [whole]
        for index, secret in self.secrets:
            pieces = [part for piece in pieces for part in _cut(piece, secret, index)]
        return pieces


def _cut(piece: str | int, secret: str, index: int) -> Sequence[str | int]:
    if isinstance(piece, int) or secret not in piece:
        return [piece]
    parts: list[str | int] = []
    for text in piece.split(secret):
        parts += [text, index]
    return parts[:-1]


class Reader:
    """Reads one result. `file` gives a file of the project, as it was when the result was made."""

    def __init__(self, file: Callable[[str], SourceFile]) -> None:
        self.file = file
        self.redacted: tuple[Span, ...] = ()

    def result(self, record: Any) -> Result:
        """The result that was written down. Raises `DamagedError`."""
        try:
            self.redacted = _all(record["redacted"], self.span)
            return Result(
                findings=_all(record["findings"], self.finding),
                problems=_all(record["problems"], _problem),
                notices=_all(record["notices"], _notice),
                summary=Summary(*_all(record["summary"], _number)),
                rules=_all(record["rules"], _rule),
                suppressed=_all(record["suppressed"], self.finding),
                redacted=self.redacted,
            )
        except (KeyError, IndexError, TypeError, ValueError):
            raise DamagedError from None

    def finding(self, record: Any) -> Finding:
        rule, name, severity, confidence, message, span, container, hosts, when, *rest = record
        related, fix, print_, subject, statement = rest
        return Finding(
            rule=_text(rule),
            name=_text(name),
            severity=Severity(severity),
            confidence=Confidence(confidence),
            message=_text(message),
            span=self.span(span),
            container=_maybe(container),
            hosts=_all(hosts, _text),
            when=_maybe(when),
            related=_all(related, self.related),
            fix=None if fix is None else self.fix(fix),
            fingerprint=_text(print_),
            subject=_text(subject),
            statement=_text(statement),
        )

    def related(self, record: Any) -> Related:
        span, message = record
        return Related(self.span(span), _text(message))

    def fix(self, record: Any) -> Fix:
        title, safe, edits, withheld, once, reads = record
        return Fix(
            _text(title), bool(safe), _all(edits, self.edit), _maybe(withheld), _maybe(once), _all(reads, self.span)
        )

    def edit(self, record: Any) -> Edit:
        span, pieces, adds = record
        return Edit(self.span(span), *("".join(_all(written, self.piece)) for written in (pieces, adds)))

    def piece(self, record: Any) -> str:
        return self.redacted[record].text if isinstance(record, int) else _text(record)

    def span(self, record: Any) -> Span:
        path, start, end, via = record
        file = self.file(_text(path))
        if not 0 <= _number(start) <= _number(end) <= len(file.data):
            raise DamagedError
        return Span(file, start, end, None if via is None else self.span(via))


def _all(records: Any, read: Callable[[Any], T]) -> tuple[T, ...]:
    if not isinstance(records, list):
        raise DamagedError
    return tuple([read(record) for record in records])


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise DamagedError
    return value


def _maybe(value: Any) -> str | None:
    return None if value is None else _text(value)


def _number(value: Any) -> int:
    if not isinstance(value, int):
        raise DamagedError
    return value


def _problem(record: Any) -> Problem:
    kind, message, path, line = record
    return Problem(_text(kind), _text(message), _maybe(path), None if line is None else _number(line))


def _notice(record: Any) -> Notice:
    kind, message, path = record
    return Notice(_text(kind), _text(message), _maybe(path))


def _rule(record: Any) -> RuleInfo:
    id_, name, summary, severity, confidence, category, subject, explanation, score, pedantic, *rest = record
    fixable, references, folder = rest
    return RuleInfo(
        id=_text(id_),
        name=_text(name),
        summary=_text(summary),
        severity=Severity(severity),
        confidence=Confidence(confidence),
        category=_text(category),
        subject=_text(subject),
        explanation=_text(explanation),
        security_severity=None if score is None else float(score),
        pedantic=bool(pedantic),
        fixable=_maybe(fixable),
        references=_all(references, _text),
        folder=_text(folder),
    )
