"""All fixes of a project, and what must hold of what they make."""

from __future__ import annotations

import gc
from collections import Counter

from nixlint_hwc.finding import Finding, Severity
from nixlint_hwc.fix.engine import Engine, Outcome
from nixlint_hwc.fix.examination import Examination
from nixlint_hwc.fix.verify import key_of
from nixlint_hwc.pipeline import Request, examine
from nixlint_hwc.project import Project
from nixlint_hwc.report.diff import unified
from nixlint_hwc.settings import Settings
from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import SyntaxTree, parse
from tests.fix.accounts import assert_findings_are_accounted_for, assert_only_what_fixes_are_about_changed
from tests.fuzz import repositories
from tests.fuzz.linting import builtin_rules, prepare
from tests.fuzz.memory import MemoryProject, split
from tests.fuzz.reports import harmless
from tests.fuzz.target import Target, texts

_SUPPRESSIONS = "HWC006"


def engine(project: Project) -> Engine:
    def look(seen: Project) -> Examination:
        return examine(seen, Settings(), Request(), builtin_rules(), lambda result: result)[0]

    return Engine(project, look, unsafe=True)


def fixed(data: bytes) -> object:
    """All fixes: what they make is as sound as before, and nothing is left to fix."""
    prepare()
    files = split(data)
    outcome = engine(MemoryProject(files)).run()
    for path, after in outcome.after.items():
        syntax_is_as_before(path, outcome, after)
    if outcome.after:
        assert_findings_are_accounted_for(outcome)
        assert_only_what_fixes_are_about_changed(outcome)
        no_error_is_new(outcome)
        nothing_is_left(files | outcome.after)
        harmless(unified(outcome.before, outcome.after, for_eyes=True), is_markup=False)
    gc.collect()
    return frozenset((*(one.rule for one in outcome.fixed), *(one.reason[:30] for one in outcome.held)))


def syntax_is_as_before(path: str, outcome: Outcome, after: bytes) -> None:
    """A changed file parses as well as it did; line ends are those that it had; no comment is lost."""
    data = outcome.before[path]
    before, now = (parse(SourceFile(path, text)) for text in (data, after))
    assert len(now.diagnostics) <= len(before.diagnostics), f"{path} is broken: {now.diagnostics}"
    if data.count(b"\n") == data.count(b"\r\n"):
        assert after.count(b"\n") == after.count(b"\r\n"), "line ends differ"
    elif b"\r" not in data:
        assert b"\r" not in after
    lost = Counter(_comments(before)) - Counter(_comments(now))
    unknown = [comment for comment in lost if not _may_go(comment, data, after, outcome.fixed)]
    assert not unknown, f"lost comments: {unknown}"


def _comments(tree: SyntaxTree) -> list[bytes]:
    return [tree.file.data[start:end] for start, end in tree.comments]


def _may_go(comment: bytes, before: bytes, after: bytes, fixes: tuple[Finding, ...]) -> bool:
    """Whether a comment is a suppression of no use, or one behind code that is gone as well."""
    if b"hwc-lint" in comment and any(one.rule == _SUPPRESSIONS for one in fixes):
        return True
    first = comment.partition(b"\n")[0]
    codes = [line.partition(first)[0].strip() for line in before.split(b"\n") if first in line]
    return any(code and before.count(code) > after.count(code) for code in codes)


def no_error_is_new(outcome: Outcome) -> None:
    """What the fixed project has more of, no rule calls an error."""
    known = Counter(map(key_of, outcome.first.findings))
    more = Counter(key_of(one) for one in outcome.last.findings if one.severity is Severity.ERROR) - known
    assert not more, more
    kinds = Counter(problem.kind for problem in outcome.first.problems)
    assert not Counter(problem.kind for problem in outcome.last.problems) - kinds


def nothing_is_left(files: dict[str, bytes]) -> None:
    """A second run changes nothing."""
    prepare()
    again = engine(MemoryProject(files)).run()
    assert not again.after, [(one.rule, one.message) for one in again.fixed]


def seeds() -> list[bytes]:
    found = [*texts("rules/*/bad.nix", "tests/fix/cases/*.nix", limit=3000), *repositories.projects()]
    return list(dict.fromkeys(found))


TARGETS = (Target("fixes", fixed, seeds, share=5, changed=repositories.changed),)
