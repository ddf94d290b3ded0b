"""Judging one case by one rule.

In: a rule and a case. Out: `Raised`, the finding with what later steps need, or None where the rule is silent. Raises
`JudgementError` where the rule fails on the case.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from nixlint_hwc.eval.calls import describe
from nixlint_hwc.eval.errors import BudgetSpent, EvalError
from nixlint_hwc.eval.thunk import force, machine
from nixlint_hwc.eval.values import MISSING, AttrSet, ListValue, Str, Unknown
from nixlint_hwc.facts.cases import Case
from nixlint_hwc.finding import Edit, Finding, Fix, Related, Severity
from nixlint_hwc.policy.bridge import place_of
from nixlint_hwc.policy.edits.edit import EditSet
from nixlint_hwc.policy.edits.ownership import Objection, Ownership
from nixlint_hwc.policy.redact import Redactor
from nixlint_hwc.policy.rule import Rule
from nixlint_hwc.policy.rules import RuleFile
from nixlint_hwc.policy.statement import without_name
from nixlint_hwc.source import Span

#: Steps that one rule may take on one case.
STEPS: Final = 1_000_000
#: Verdicts that a rule remembers.
KEPT: Final = 64


#: The members of facts that say which one it is.
_IDENTIFYING: Final = ("name", "option", "container", "text")


class JudgementError(Exception):
    """The rule cannot judge the case; `line` is that of its file, `fatal` when it should not be tried on others."""

    def __init__(self, message: str, line: int | None = None, *, fatal: bool = False) -> None:
        super().__init__(message)
        self.line = line
        self.fatal = fatal


@dataclass(frozen=True, slots=True, eq=False)
class Raised:
    """A finding, the definition line of its container, and the cases that it was raised on."""

    finding: Finding
    owner: Span | None
    cases: tuple[Case, ...] = ()


class Judge:
    """One rule with its settings, ready to be run on cases. `severity` overrides the rule's own."""

    def __init__(
        self,
        rule: Rule,
        settings: AttrSet,
        common: Mapping[str, Any],
        redactor: Redactor,
        *,
        severity: Severity | None,
        ownership: Ownership,
    ) -> None:
        self.rule = rule
        self.ownership = ownership
        self.common = {**common, "settings": settings}
        self.redactor = redactor
        self.severity = severity
        #: How many steps all cases together took.
        self.steps = 0
        self._verdicts: dict[tuple[int, ...], bool] = {}
        #: The attribute of the rule that was looked at last.
        self._part = "check"

    def judge(self, case: Case, facts: Mapping[str, Any]) -> Raised | None:
        """The finding that the rule raises on the case, whose arguments are `facts`. Raises `JudgementError`."""
        arguments = self._begin(facts)
        try:
            return self._raised(case, arguments) if self._applies(case, arguments) else None
        except JudgementError as error:
            raise JudgementError(str(error), self.rule.line(self._part)) from None
        except EvalError as error:
            raise JudgementError(error.message, _line(error) or self.rule.line(self._part)) from None
        except BudgetSpent as error:
            raise JudgementError(str(error), self.rule.line(self._part), fatal=True) from None
        except RecursionError:
            raise JudgementError("it recurses too deeply", self.rule.line(self._part), fatal=True) from None
        finally:
            self.steps += min(STEPS, STEPS - machine.steps)

    def secrets(self, case: Case, facts: Mapping[str, Any]) -> tuple[list[Str], JudgementError | None]:
        """The secret texts that the rule's `redact` names, where its check is true; the first failure."""
        arguments = self._begin(facts)
        failure: Exception | None = None
        try:
            value = self._value("redact", arguments) if self._applies(case, arguments) else None
        except (EvalError, BudgetSpent, RecursionError) as error:
            value, failure = None, error
        found = []
        for item in value.items if isinstance(value, ListValue) else ():
            try:
                found.append(force(item))
            except (EvalError, BudgetSpent, RecursionError) as error:
                failure = failure or error
        told = None if failure is None else JudgementError(f"'redact': {failure}", self.rule.line(self._part))
        return [text for text in found if isinstance(text, Str)], told

    def _begin(self, facts: Mapping[str, Any]) -> Mapping[str, Any]:
        """A fresh budget in the base world, and all arguments of the rule's functions."""
        machine.world = machine.mask = 0
        machine.steps = STEPS
        machine.depth = machine.DEPTH
        return {**self.common, **facts}

    def _value(self, part: str, arguments: Mapping[str, Any]) -> Any:
        """A part's value, forced. Raises what evaluation raises."""
        self._part = part
        return self.rule.value(part, arguments)

    def _applies(self, case: Case, arguments: Mapping[str, Any]) -> bool:
        """The verdict of `check`, worked out once per distinct facts: the cases of one subject come together."""
        fact = case.arguments.get
        key = tuple([id(fact(name)) for name in self.rule.check_names or case.arguments])
        found = self._verdicts.get(key)
        if found is None:
            verdict = self._value("check", arguments)
            if not isinstance(verdict, (bool, Unknown)):
                raise JudgementError(f"'check' must be true or false, but it is {describe(verdict)}")
            if len(self._verdicts) >= KEPT:
                self._verdicts.clear()
            found = self._verdicts[key] = verdict is True
        return found

    def _raised(self, case: Case, arguments: Mapping[str, Any]) -> Raised | None:
        severity = self._severity(arguments)
        if severity is None:
            return None
        info = self.rule.info
        fix, places = self._fix(case, arguments)
        message = self._value("message", arguments)
        finding = Finding(
            rule=info.id,
            name=info.name,
            severity=self.severity or severity,
            confidence=info.confidence,
            message=self._text(message, "message", case),
            span=self._span(case, arguments),
            container=case.container,
            hosts=tuple(sorted(case.hosts)),
            when=None if case.when is None else self.redactor.text(case.when, case),
            related=(*self._related(case, arguments), *places),
            fix=fix,
            subject=self._subject(case),
            statement=_written(without_name(self._redacted(message, "message", case), case.container)),
        )
        return Raised(finding, case.owner, (case,))

    def _severity(self, arguments: Mapping[str, Any]) -> Severity | None:
        value = self._value("severity", arguments)
        if isinstance(value, Unknown):
            return self.rule.info.severity
        if value is None:
            return None
        text = value.text if isinstance(value, Str) else ""
        try:
            return Severity(text)
        except ValueError:
            raise JudgementError("'severity' must be error, warning, note or null") from None

    def _text(self, value: Any, part: str, case: Case) -> str:
        return _written(self._redacted(value, part, case))

    def _redacted(self, value: Any, part: str, case: Case) -> Str:
        if isinstance(value, Unknown):
            return Str("<?>")
        if not isinstance(value, Str):
            raise JudgementError(f"'{part}' must be a string")
        return self.redactor.redacted(value, case)

    def _span(self, case: Case, arguments: Mapping[str, Any]) -> Span:
        return _source_place(self._value("at", arguments)) or case.span

    def _related(self, case: Case, arguments: Mapping[str, Any]) -> tuple[Related, ...]:
        own = [Related(place.span, self.redactor.text(place.message, case)) for place in case.related]
        value = self._value("related", arguments)
        if isinstance(value, ListValue):
            own += self._own_related(value, case)
        elif value is not None and not isinstance(value, Unknown):
            raise JudgementError("'related' must be a list")
        return tuple(own)

    def _own_related(self, value: ListValue, case: Case) -> Iterator[Related]:
        for item in value.items:
            entry = force(item)
            if not isinstance(entry, AttrSet):
                raise JudgementError("'related' must be a list of { fact; message; }")
            span = _source_place(_member(entry, "fact"))
            if span is not None:
                yield Related(span, self._text(_member(entry, "message"), "message", case))

    def _fix(self, case: Case, arguments: Mapping[str, Any]) -> tuple[Fix | None, tuple[Related, ...]]:
        """The fix, and the place that a person would change where it is withheld because others share it."""
        value = self._value("fix", arguments)
        if not isinstance(value, AttrSet):
            return None, ()
        title = self._text(_member(value, "title"), "title", case)
        edits, withheld = self._edits(_member(value, "edits"), case)
        objection = self._objection(edits, case)
        if objection is not None:
            edits, withheld = (), self.redactor.text(objection.reason, case)
        place = None if objection is None else objection.place
        reason = _member(value, "withheld")
        if isinstance(reason, Str):
            edits, withheld = (), self._text(reason, "withheld", case)
        once = _member(value, "once")
        known = isinstance(once, Str) and not once.holes and self.redactor.shown(once, case) == once.text
        shared = once.text if known else None
        fix = Fix(title, self._safety(_member(value, "safe")), edits, withheld, shared, _reads(_member(value, "reads")))
        return fix, () if place is None else (place,)

    @staticmethod
    def _safety(value: Any) -> bool:
        """Whether the rule calls its fix safe; not to say so, or not to know, is not to."""
        if value is not None and not isinstance(value, (bool, Unknown)):
            raise JudgementError(f"'safe' must be true or false, but it is {describe(value)}")
        return value is True

    def _objection(self, edits: tuple[Edit, ...], case: Case) -> Objection | None:
        return next(filter(None, (self.ownership.objection(edit, case) for edit in edits)), None)

    def _edits(self, value: Any, case: Case) -> tuple[tuple[Edit, ...], str | None]:
        """The edits, or none and why they cannot be made. Advice has neither."""
        if value is None:
            return (), None
        if isinstance(value, Unknown):
            return (), f"what to change is not known: {value.reason}"
        if not isinstance(value, ListValue):
            raise JudgementError("'edits' must be a list of edits")
        edits: list[Edit] = []
        for item in value.items:
            found = force(item)
            if not isinstance(found, EditSet):
                raise JudgementError("'edits' must be a list of what the functions of 'edit' return")
            if found.withheld is not None:
                return (), self.redactor.text(found.withheld, case)
            if any(self.redactor.takes_secret(text, case) for text in found.texts):
                return (), "the new text would repeat the secret; change it by hand"
            edits += found.edits
        return tuple(edits), None

    def _subject(self, case: Case) -> str:
        """What identifies the subject, the first argument, among its kind: for fingerprints and the baseline."""
        fact = case.arguments.get(case.subject) or next(iter(case.arguments.values()), None)
        found = [getattr(fact, name, None) for name in _IDENTIFYING]
        return "=".join(
            self.redactor.shown(part, case) if isinstance(part, Str) else self.redactor.text(part, case)
            for part in found
            if isinstance(part, (Str, str))
        )


def _reads(value: Any) -> tuple[Span, ...]:
    """The places of the facts from which a fix, as it declares in `reads`, makes its new text."""
    if value is None or isinstance(value, Unknown):
        return ()
    if not isinstance(value, ListValue):
        raise JudgementError("'reads' must be a list of facts")
    places = (_source_place(force(item)) for item in value.items)
    return tuple(place for place in places if place is not None)


def _member(value: AttrSet, name: str) -> Any:
    found = value.get(name)
    return None if found is MISSING else force(found)


def _written(value: Str) -> str:
    """A text as reports have it."""
    return value.shown.encode("utf-8", "surrogateescape").decode("utf-8", "replace").strip()


def _source_place(value: Any) -> Span | None:
    """A fact's place in the linted project; None for text that the rule itself wrote."""
    span = place_of(value)
    return None if span is None or isinstance(span.file, RuleFile) else span


def _line(error: EvalError) -> int | None:
    span = error.span
    return span.file.line_of(span.start) if span is not None and isinstance(span.file, RuleFile) else None
