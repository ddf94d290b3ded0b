"""One input linted in this process, with a small budget and nothing kept of earlier inputs but the rules."""

from __future__ import annotations

import re
from functools import cache

from nixlint_hwc.eval.evaluator import in_large_stack
from nixlint_hwc.eval.thunk import Machine
from nixlint_hwc.facts.cases import Analysis
from nixlint_hwc.finding import Finding, Result
from nixlint_hwc.pipeline import Request, analyse, load_rules
from nixlint_hwc.policy.bridge import forget_facts
from nixlint_hwc.policy.rules import RuleLoader, RuleSet
from nixlint_hwc.policy.run import Scope, run
from nixlint_hwc.settings import DEFAULT_SETTINGS, Settings
from tests.fuzz.memory import ROOT, MemoryProject, split

#: Steps for a part of a run, and for all of it.
UNIT, TOTAL = 100_000, 400_000
_LINE = re.compile(r":\d+|\bline \d+")


@cache
def builtin_rules() -> tuple[RuleSet, RuleLoader]:
    return load_rules(Settings(), ROOT)


def prepare() -> None:
    """A small budget, and nothing kept of earlier inputs."""
    Machine.UNIT, Machine.TOTAL = UNIT, TOTAL  # type: ignore[misc]
    forget_facts()


def analysed(data: bytes, settings: Settings = DEFAULT_SETTINGS) -> Analysis:
    prepare()
    return analyse(MemoryProject(split(data)), settings, Request(options=True))


def judged(
    analysis: Analysis,
    settings: Settings = DEFAULT_SETTINGS,
    scope: Scope | None = None,
    loaded: tuple[RuleSet, RuleLoader] | None = None,
) -> Result:
    """What the rules, the built-in ones unless others are given, say of an analysis."""
    rules, loader = loaded or builtin_rules()
    return in_large_stack(lambda: run(analysis, rules, settings, scope or Scope(), loader.common))


def told(result: Result) -> frozenset[str]:
    """What tells the outcomes of two inputs apart."""
    return frozenset((*(finding.rule for finding in result.findings), *(one.kind for one in result.problems)))


def matter(finding: Finding) -> tuple[object, ...]:
    """A finding without its place: the same where lines only moved."""
    said = finding.rule, finding.container, finding.subject, _LINE.sub("", finding.message), finding.severity
    return (*said, finding.when, finding.hosts, finding.span.file.path)
