"""A run: the rules on the cases.

In: an `Analysis`, a `RuleSet`, `Settings`. Out: a `Result`. Always holds: a rule that fails is a problem that names it,
and the others go on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

from nixlint_hwc.facts.cases import Analysis, Case
from nixlint_hwc.facts.diagnostic import DiagnosticFact
from nixlint_hwc.facts.worlds import compared_credentials
from nixlint_hwc.finding import Notice, Problem, Result, Severity, Summary
from nixlint_hwc.policy import suppress
from nixlint_hwc.policy.bridge import fact_set, to_nix
from nixlint_hwc.policy.edits.ownership import Ownership
from nixlint_hwc.policy.judge import Judge, JudgementError, Raised
from nixlint_hwc.policy.merge import merged, with_fingerprints, without_consequences
from nixlint_hwc.policy.narrow import counted
from nixlint_hwc.policy.redact import Redactor
from nixlint_hwc.policy.rule import Rule
from nixlint_hwc.policy.rule_settings import SettingsMismatchError, rule_settings
from nixlint_hwc.policy.rules import RuleSet
from nixlint_hwc.policy.selection import ReportFilter, enabled_rules, is_told_anyway, table_of
from nixlint_hwc.settings import DEFAULT_SETTINGS, Settings
from nixlint_hwc.suggestion import did_you_mean


@dataclass(frozen=True, slots=True)
class Scope:
    """What of the findings is reported. `partial`: not all hosts were looked at."""

    suppressions: bool = True
    partial: bool = False


WHOLE: Final = Scope()
#: Steps that all rules together may take: a configuration of 150 containers takes 20,000.
STEPS: Final = 10_000_000


def run(
    analysis: Analysis,
    rules: RuleSet,
    settings: Settings = DEFAULT_SETTINGS,
    scope: Scope = WHOLE,
    common: Mapping[str, Any] | None = None,
) -> Result:
    """Judge every case. `common` are the arguments that any rule can take (`RuleLoader.common`)."""
    return _Run(analysis, rules, settings, scope, common or {}).result()


def find_secrets(analysis: Analysis, rules: RuleSet, settings: Settings, common: Mapping[str, Any]) -> Redactor:
    """The secrets of an analysis, without judging it otherwise."""
    return _Run(analysis, rules, settings, Scope(), common).redactor


def diagnostic_case(fact: DiagnosticFact) -> Case:
    """The case of a remark of the linter itself."""
    return Case("diagnostic", {"diagnostic": fact}, fact.origin)


_Told = TypeVar("_Told", Problem, Notice)


class _Run:
    def __init__(
        self, analysis: Analysis, rules: RuleSet, settings: Settings, scope: Scope, common: Mapping[str, Any]
    ) -> None:
        self.analysis = analysis
        self.rules = rules
        self.settings = settings
        self.scope = scope
        self.common = {**common, "conventions": fact_set(settings.conventions)}
        self.redactor = Redactor(analysis.cases)
        self.redactor.add(None, compared_credentials())
        self.ownership = Ownership(analysis.cases)
        self.problems: list[Problem] = [*analysis.problems, *rules.problems]
        self._failed: set[str] = set()
        enabled = {rule.info.id for rule in enabled_rules(rules.rules, settings)}
        judges = [judge for judge in map(self._judge, rules.rules) if judge]
        self.judges = [judge for judge in judges if judge.rule.info.id in enabled]
        self.unselected = [judge for judge in judges if is_told_anyway(judge.rule.info, settings)]
        self._find_secrets([judge for judge in judges if "redact" in judge.rule.parts])

    def _find_secrets(self, judges: list[Judge]) -> None:
        """Learn what must stay out of reports before any finding is made, and before a rule's failure is told."""
        failed: dict[Rule, tuple[Case, JudgementError]] = {}
        for judge, case in ((judge, case) for case in self.analysis.cases for judge in judges):
            if judge.rule.subject == case.subject:
                found, failure = judge.secrets(case, _as_nix(case))
                self.redactor.add(case, found)
                if failure is not None:
                    failed.setdefault(judge.rule, (case, failure))
        for rule, (case, first) in failed.items():
            self._rule_failed(rule, case, first)

    def _judge(self, rule: Rule) -> Judge | None:
        name, own = table_of(rule.info, self.settings)
        try:
            values = rule_settings(rule, own.values, name)
        except SettingsMismatchError as error:
            self._bad_settings(str(error))
            return None
        return Judge(rule, values, self.common, self.redactor, severity=own.severity, ownership=self.ownership)

    def _bad_settings(self, message: str) -> None:
        self.problems.append(Problem("bad-settings", message, self.settings.origin))

    def result(self) -> Result:
        infos = {rule.id: rule for rule in self.rules.infos}
        self._check_rule_tables()
        cases = self.analysis.cases
        raised = merged([*self._raised(cases, self.judges), *_errors(self._raised(cases, self.unselected))])
        kept, suppressed = self._sifted(raised)
        wanted = ReportFilter(self.settings, infos)
        told = without_consequences([one for one in kept if wanted.reports(one.finding)])
        silenced = [one for one in suppressed if wanted.reports(one.finding)]
        result = Result(
            findings=tuple(with_fingerprints(told)),
            problems=tuple(dict.fromkeys(map(self._redacted, self.problems))),
            notices=tuple(map(self._redacted, (*self.analysis.notices, *self._empty_roots()))),
            summary=Summary(self.analysis.files, self.analysis.modules, self.analysis.containers),
            rules=self.rules.infos,
            suppressed=tuple(with_fingerprints(silenced)),
            redacted=self.redactor.spans,
        )
        return counted(result)

    def _redacted(self, told: _Told) -> _Told:
        return replace(told, message=self.redactor.of_no_case(told.message))

    def _check_rule_tables(self) -> None:
        tables: dict[str, str] = {}
        for name in self.settings.rules:
            rule = self.rules.find(name)
            if rule is not None:
                first = tables.setdefault(rule.info.id, name)
                if first != name:
                    self._bad_settings(f"rules.{name}: this rule already has a table, rules.{first}")
            elif not self.rules.problems:
                names = [known for rule in self.rules.infos for known in (rule.id, rule.name)]
                self._bad_settings(f"rules.{name}: there is no such rule{did_you_mean(name, names)}")

    def _empty_roots(self) -> Iterator[Notice]:
        """Roots of container modules that the settings name and that hold none: no structure rule holds there."""
        conventions = self.settings.conventions
        for root in conventions.roots if "roots" in conventions.given and not self.scope.partial else ():
            if not any(path.startswith(f"{root}/") for path in self.analysis.sources):
                yield Notice("empty-root", f"roots: there is no Nix file below {root}", self.settings.origin)

    def _raised(self, cases: Iterable[Case], judges: Sequence[Judge]) -> Iterator[Raised]:
        by_subject: dict[str, list[Judge]] = {}
        for judge in judges:
            by_subject.setdefault(judge.rule.subject, []).append(judge)
        spent: set[str] = set()
        steps = 0
        for case in cases:
            found = by_subject.get(case.subject)
            if not found:
                continue
            if steps > STEPS:
                self._rules_are_too_slow(judges)
                return
            facts = _as_nix(case)
            for judge in found:
                if judge.rule.info.id in spent:
                    continue
                steps -= judge.steps
                try:
                    raised = judge.judge(case, facts)
                except JudgementError as error:
                    self._rule_failed(judge.rule, case, error)
                    if error.fatal:
                        spent.add(judge.rule.info.id)
                    continue
                finally:
                    steps += judge.steps
                if raised is not None:
                    yield raised

    def _rules_are_too_slow(self, judges: Sequence[Judge]) -> None:
        slowest = max(judges, key=lambda judge: judge.steps).rule.info
        told = f"the rules took more than their budget of steps, {slowest.id} ({slowest.name}) most of it"
        self.problems.append(Problem("budget-spent", f"{told}: not everything is judged"))

    def _rule_failed(self, rule: Rule, case: Case, error: JudgementError) -> None:
        """Tell a rule's first failure; the others would repeat it."""
        if rule.info.id in self._failed:
            return
        self._failed.add(rule.info.id)
        where = f"{case.span.file.path}:{case.span.file.line_of(case.span.start)}"
        message = self.redactor.text(f"the rule {rule.info.id} ({rule.info.name}) failed at {where}: {error}", case)
        self.problems.append(Problem("rule-failed", message, rule.path, error.line))

    def _sifted(self, raised: list[Raised]) -> tuple[list[Raised], list[Raised]]:
        """The findings that stay, with those about suppressions themselves, and those that are suppressed."""
        if not self.scope.suppressions:
            return raised, []
        trees = suppress.trees_of(self.analysis.sources, self.settings)
        comments = suppress.Suppressions(trees, self.rules.infos, self.settings)
        kept: list[Raised] = []
        suppressed: list[Raised] = []
        for one in raised:
            (suppressed if comments.silenced(one) else kept).append(one)
        faults = [*comments.faults, *self._unused(comments)]
        own = [judge for judge in self.judges if judge.rule.info.id == suppress.RULE]
        for one in self._raised(map(diagnostic_case, faults), own):
            (suppressed if comments.silenced(one) else kept).append(one)
        return merged(kept), merged(suppressed)

    def _unused(self, comments: suppress.Suppressions) -> Iterable[DiagnosticFact]:
        """What silences nothing, unless the run is incomplete: then what it would silence may be missing."""
        if self.problems or self.scope.partial:
            return ()
        return comments.unused(frozenset(judge.rule.info.id for judge in self.judges))


def _errors(raised: Iterable[Raised]) -> Iterator[Raised]:
    return (one for one in raised if one.finding.severity is Severity.ERROR)


def _as_nix(case: Case) -> dict[str, Any]:
    """The case's facts as values."""
    return {name: to_nix(fact) for name, fact in case.arguments.items()}
