"""Passes over a project until no fix is left that can be made.

In: a project, and a function that examines one. Out: an `Outcome`; nothing is written. A pass is verified as a whole;
where that fails those at fault are tried apart from the rest: by what is still or newly found, else by halves, down to
files and single fixes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from nixlint_hwc.finding import Finding
from nixlint_hwc.fix.edits import applied, compatible
from nixlint_hwc.fix.examination import Examination
from nixlint_hwc.fix.verify import Objection, identity, objection, syntax_objection
from nixlint_hwc.project import Project

#: More passes than fixes can build on each other; only fixes that undo each other would need more.
PASSES = 20
#: How often fixes are tried in all, each of which takes as long as a run. Real projects take one or two tries; where
#: each fix fails by itself, twice as many as there are fixes.
TRIES = 60

Examine = Callable[[Project], Examination]
Group = Sequence[Finding]


@dataclass(frozen=True, slots=True)
class Held:
    """A fix that was not made, and why. `tried` is false where too many others had failed before."""

    finding: Finding
    reason: str
    tried: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """What fixing came to. `before` and `after` hold the changed files only, by path.

    `held` are fixes that failed verification or withheld themselves; `unsafe` are those that were not asked for.
    """

    first: Examination
    last: Examination
    before: dict[str, bytes]
    after: dict[str, bytes]
    fixed: tuple[Finding, ...]
    held: tuple[Held, ...]
    unsafe: tuple[Finding, ...]


@dataclass(slots=True)
class _State:
    """The project as the passes so far have made it."""

    project: Project
    seen: Examination
    fixed: list[Finding] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    tries: int = field(default_factory=lambda: TRIES)


class Engine:
    """Fixes one project. `unsafe`: fixes that may break a working deployment are wanted too."""

    def __init__(self, project: Project, examine: Examine, *, unsafe: bool) -> None:
        self.examine = examine
        self.unsafe = unsafe
        self.state = _State(project, examine(project))

    def run(self) -> Outcome:
        """Apply fixes in passes until none is left that can be applied. No file is written."""
        state = self.state
        original, first = state.project, state.seen
        changed: dict[str, bytes] = {}
        retried = 0
        for _ in range(PASSES):
            candidates = compatible(self._candidates())
            if candidates:
                changed |= self._pass(candidates)
            elif state.held and state.tries and retried < len(state.fixed):
                # What was fixed since may have taken away what spoke against them.
                retried = len(state.fixed)
                state.held.clear()
            else:
                break
        else:
            state.held += _untried(self._candidates())
        before = {path: original.read(original.absolute(path)).data for path in changed}
        after = {path: data for path, data in changed.items() if data != before[path]}
        before = {path: before[path] for path in after}
        left = self.state.seen.result.findings
        return Outcome(
            first, self.state.seen, before, after, tuple(state.fixed), (*state.held, *_withheld(left)),
            tuple(f for f in left if f.fix is not None and f.fix.edits and not f.fix.safe and not self.unsafe),
        )  # fmt: skip

    def _candidates(self) -> Iterator[Finding]:
        given_up = {identity(held.finding) for held in self.state.held}
        for finding in self.state.seen.result.findings:
            fix = finding.fix
            if fix is not None and fix.edits and (fix.safe or self.unsafe) and identity(finding) not in given_up:
                yield finding

    def _pass(self, candidates: list[Finding]) -> dict[str, bytes]:
        """Make what can be made of the candidates; the files that it changed."""
        run = _Pass(self.state.project, self.state.seen, self.examine, self.state.tries)
        run.settle(_by_file(candidates))
        self.state.project, self.state.seen, self.state.tries = run.project, run.seen, run.tries
        self.state.fixed += run.accepted
        self.state.held += run.held
        return run.changed


class _Pass:
    """The fixes of one pass, which are all edits of the same bytes. `tries` are left of `TRIES`."""

    def __init__(self, project: Project, seen: Examination, examine: Examine, tries: int) -> None:
        self.base, self.project = project, project
        self.before, self.seen = seen, seen
        self.examine = examine
        self.tries = tries
        self.accepted: list[Finding] = []
        self.held: list[Held] = []
        self.changed: dict[str, bytes] = {}

    def settle(self, groups: Sequence[Group]) -> None:
        """Accept the groups, or those parts of them that pass."""
        left = {identity(finding) for finding in self.seen.findings}
        wanted = [[finding for finding in group if identity(finding) in left] for group in groups]
        groups = [group for group in wanted if group]
        if not groups:
            return
        together = [finding for group in groups for finding in group]
        if not self.tries:
            self.held += _untried(together)
            return
        found = self._try(together)
        if found is None:
            return
        if len(together) == 1:
            self.held.append(Held(together[0], found.reason))
            return
        suspects = [finding for finding in together if finding in found.suspects]
        if 0 < len(suspects) < len(together):
            self.settle([[finding for finding in group if finding not in suspects] for group in groups])
            self.settle(_by_file(suspects))
            return
        parts: Sequence[Group] = groups if len(groups) > 1 else [[finding] for finding in groups[0]]
        middle = len(parts) // 2
        self.settle(parts[:middle])
        self.settle(parts[middle:])

    def _try(self, findings: list[Finding]) -> Objection | None:
        """Add fixes to the accepted ones; else what speaks against them."""
        self.tries -= 1
        together = [*self.accepted, *findings]
        changes = applied(together)
        project = self.base.overlaid(changes)
        for path in changes:
            reason = syntax_objection(self.base.files[path], project.files[path])
            if reason is not None:
                return Objection(reason, tuple(f for f in findings if _edits_file(f, path)))
        seen = self.examine(project)
        found = objection(self.before, seen, together)
        if found is None:
            self.accepted, self.project, self.seen, self.changed = together, project, seen, changes
        return found


def _edits_file(finding: Finding, path: str) -> bool:
    return finding.fix is not None and any(edit.span.file.path == path for edit in finding.fix.edits)


def _untried(findings: Iterable[Finding]) -> list[Held]:
    return [Held(finding, "it was not tried, since too many others fail", tried=False) for finding in findings]


def _by_file(findings: list[Finding]) -> list[Group]:
    """The findings in groups by the first file that their fixes edit."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        assert finding.fix is not None
        groups.setdefault(finding.fix.edits[0].span.file.path, []).append(finding)
    return list(groups.values())


def _withheld(findings: Sequence[Finding]) -> Iterator[Held]:
    for finding in findings:
        if finding.fix is not None and finding.fix.withheld:
            yield Held(finding, finding.fix.withheld)
