"""What evaluation itself has to report, as cases of the subject `diagnostic`."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from nixlint_hwc.analysis.reach import Reach
from nixlint_hwc.analysis.reading import Reading, Sighted
from nixlint_hwc.analysis.sightings import Identity
from nixlint_hwc.eval.decisions import decisions
from nixlint_hwc.eval.errors import ArgumentMismatch, EvalError, InfiniteRecursion
from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.values import Unknown
from nixlint_hwc.facts.cases import Case
from nixlint_hwc.facts.diagnostic import DiagnosticFact
from nixlint_hwc.facts.failure import Failure
from nixlint_hwc.finding import Notice, Problem, Related
from nixlint_hwc.project import UnreadableFileError
from nixlint_hwc.source import SourceFile, Span
from nixlint_hwc.syntax import SyntaxTree


def diagnostic(
    rule: str,
    message: str,
    span: Span,
    related: tuple[Related, ...] = (),
    container: str | None = None,
    hosts: tuple[str, ...] = (),
    about: str | None = None,
    *,
    is_in_use: bool = True,
    is_empty: bool = False,
) -> Case:
    """A case that the rule of that id reports as it stands.

    `about` is what tells it apart from others where that is not the message: one that names lines changes with them.
    """
    fact = DiagnosticFact(
        rule, message, span, message if about is None else about, is_in_use=is_in_use, is_empty=is_empty
    )
    return Case("diagnostic", {"diagnostic": fact}, span, related, container, hosts)


def syntax_cases(evaluator: Evaluator, problems: list[Problem], notices: list[Notice]) -> Iterator[Case]:
    """HWC001 to HWC003 of every Nix file; unreadable files are problems as well, encrypted ones are notices."""
    for path in evaluator.project.nix_files:
        try:
            tree = evaluator.tree(path)
        except UnreadableFileError as error:
            problems.append(Problem("unreadable-file", error.reason, path))
            yield diagnostic("HWC001", f"this file cannot be read: {error.reason}", Span(SourceFile(path, b""), 0, 0))
            continue
        if tree.encrypted:
            notices.append(Notice("encrypted-file", "encrypted by git-crypt, and skipped", path))
        for found in tree.diagnostics:
            related = tuple(Related(span, message) for span, message in found.related)
            yield diagnostic(found.rule, found.message, found.span, related, is_empty=_is_empty(tree))


def _is_empty(tree: SyntaxTree) -> bool:
    """Whether a file holds nothing but comments."""
    data, end = tree.file.data, 0
    for low, high in tree.comments:
        if data[end:low].strip():
            return False
        end = high
    return not data[end:].strip()


def cases_in_use(cases: Iterable[Case], reach: Reach) -> Iterator[Case]:
    """The cases, of which those that no host runs into say so: failures (HWC005) and empty files (HWC001)."""
    for case in cases:
        fact = case.arguments.get("diagnostic")
        if isinstance(fact, DiagnosticFact) and not _stops_a_host(case, fact, reach):
            path = fact.origin.file.path
            message = fact.message if reach.has(path) else f"{fact.message}; {reach.why_not(path, 'this file')}"
            yield case._replace(arguments={"diagnostic": replace(fact, message=message, is_in_use=False)})
        else:
            yield case


def cases_with_causes(cases: Sequence[Case]) -> Iterator[Case]:
    """The cases, of which failures (HWC005) at a variable that its file's text leaves undefined (HWC002) say so."""
    undefined = {_bytes(case.span): case for case in cases if _rule_of(case) == "HWC002"}
    for case in cases:
        yield case._replace(cause=undefined.get(_bytes(case.span))) if _rule_of(case) == "HWC005" else case


def _rule_of(case: Case) -> str | None:
    fact = case.arguments.get("diagnostic")
    return fact.rule if isinstance(fact, DiagnosticFact) else None


def _bytes(span: Span) -> tuple[str, int, int]:
    return span.file.path, span.start, span.end


def _stops_a_host(case: Case, fact: DiagnosticFact, reach: Reach) -> bool:
    if fact.rule == "HWC005":
        is_off = case.container is not None and reach.has_hosts
        return bool(case.hosts) or (reach.has(fact.origin.file.path) and not is_off)
    return not fact.is_empty or reach.has(fact.origin.file.path)


def import_cases(evaluator: Evaluator, reach: Reach, *, is_partial: bool = False) -> Iterator[Case]:
    """HWC004: imports of files of the project that do not exist, each at the first place that is in use, if any is.

    `is_partial`: hosts are left out, so that what is not in use may be theirs; it is not told.
    """
    for path, spans in evaluator.missing_imports.items():
        used = next((span for span in spans if reach.has(span.file.path)), None)
        span = used or next(iter(spans))
        message = f"{path} does not exist"
        if used is None and is_partial:
            continue
        if used is None:
            why = f"{message}; {span.file.path} names it, and {reach.why_not(span.file.path, 'that')}"
            yield diagnostic("HWC004", why, span, about=message, is_in_use=False)
        elif reach.is_left_to_installer(path, span.file.path):
            why = f"{message}; nixos-generate-config creates one on the machine"
            yield diagnostic("HWC004", why, span, about=message, is_in_use=False)
        else:
            yield diagnostic("HWC004", message, span)


def left_out_notices(evaluator: Evaluator) -> Iterator[Notice]:
    """Files that the repository keeps out of itself and that were asked for, at the first place that did."""
    for _, gap in sorted(evaluator.left_out.items()):
        yield Notice("left-out-file", gap.reason, gap.span.file.path if gap.span is not None else None)


#: Missing files are reported in other ways: HWC004 where they are imported, else a problem or a notice.
_OF_FILES: Final = ("file", "import")

#: What a place is on the way to an error.
_WAY: Final = "reached from here"

#: After the name of a container that is off on all hosts.
_OFF: Final = ", which no host enables,"


def failure_case(failure: Failure, hosts: tuple[str, ...] = (), container: str | None = None) -> Case | None:
    """HWC005 for what is certain to fail; None where something unknown took part or a host would mend it."""
    error = failure.error
    if error.kind in _OF_FILES or failure.is_doubtful:
        return None
    if not hosts and failure.is_for_a_host:
        return None
    if any(not d.enable and not d.fixed for d in decisions.in_mask(failure.mask)):
        return None
    places = _places(error)
    if not places:
        return None
    labels = ("the function accepts these" if _is_of_a_pattern(error) else _WAY, _WAY, _WAY)
    related = tuple(itertools.starmap(Related, zip(places[1:], labels, strict=False)))
    message, about = (f"{failure.what} cannot be evaluated: {text}" for text in (error.message, error.cause))
    return diagnostic("HWC005", message, places[0], related, container, hosts, about)


def _places(error: EvalError) -> list[Span]:
    """Where an error is in the project, and the way there. A call is wrong that does not suit a function's pattern."""
    first = error.first if isinstance(error, InfiniteRecursion) else None
    spans = [span for span in (error.span, first, *error.trace) if span is not None]
    places = [span for span in spans if not span.file.path.startswith("<")]
    if _is_of_a_pattern(error):
        places[:2] = places[1::-1]
    return places


def _is_of_a_pattern(error: EvalError) -> bool:
    """Whether an error's place is the pattern of a function in the project, with the call on the way there."""
    return isinstance(error, ArgumentMismatch) and error.pattern is not None and bool(error.trace)


def _part_cases(sighted: Sighted, hosts: tuple[str, ...], label: str, notices: list[Notice]) -> Iterator[Case]:
    """HWC005 for the parts of a container that fail, but for wrong types, which HWC710 tells.

    Files that are read may be kept out of the repository on purpose: that one is missing is worth a notice.
    """
    for failure in sighted.variants[0].failures:
        told = replace(failure, what=f"{failure.what} of {label}")
        if failure.error.kind == "file":
            notices.append(Notice("not-judged", *_sentence(told)[:2]))
        elif failure.error.kind != "option":
            case = failure_case(told, hosts, sighted.name)
            if case is not None:
                yield case


def _sentence(failure: Failure) -> tuple[str, str | None, int | None]:
    """What there is to say of a failure, and the path and line of where it is."""
    message = f"{failure.what} cannot be evaluated: {failure.error.message}"
    span = failure.error.span
    if span is None or span.file.path.startswith("<"):
        return message, None, None
    return message, span.file.path, span.file.line_of(span.start)


def tell_failure(
    failure: Failure, problems: list[Problem], notices: list[Notice], hosts: tuple[str, ...] = ()
) -> Iterator[Case]:
    """HWC005 for an evaluation that is certain to fail, else a problem, so that the gap is reported.

    Where an unknown condition was taken to hold, that may be what is wrong, which is only worth a notice.
    """
    case = failure_case(failure, hosts)
    if case is not None:
        yield case
        return
    message, path, line = _sentence(failure)
    if failure.is_doubtful:
        notices.append(Notice("not-judged", f"{message}, if the assumptions about what is unknown hold", path))
    elif not hosts and failure.is_for_a_host:
        notices.append(Notice("not-judged", f"{message}, as long as no host enables it", path))
    else:
        problems.append(Problem("evaluation-failed", message, path, line))


def _further_containers(what: str, gap: Unknown) -> Notice:
    """Where the names of a host's or module's containers depend on something unknown, they are not judged."""
    path = gap.span.file.path if gap.span is not None and not gap.span.file.internal else None
    return Notice("names-not-known", f"{what} may have further containers: {gap.reason}", path)


def enabled_containers(readings: Iterable[Reading]) -> frozenset[Identity]:
    """The containers, by name and defining modules, that some host or module enables."""
    there = {one.identity for reading in readings for one in reading.sighted if one.enabled}
    failed = {one.identity for reading in readings for one, _ in reading.failures if one.enabled}
    return frozenset(there | failed)


def reading_cases(
    reading: Reading,
    problems: list[Problem],
    notices: list[Notice],
    enabled: frozenset[Identity] = frozenset(),
) -> Iterator[Case]:
    """What went wrong with single containers: failures (HWC005), spent budgets, bounds (HWC007).

    A container that is off here and one of the `enabled` elsewhere is theirs to fail: what it needs may be set there.
    """
    hosts = (reading.host,) if reading.host is not None else ()
    if reading.further is not None:
        notices.append(_further_containers(reading.host or reading.what, reading.further))
    for sighting, failure in reading.failures:
        is_elsewhere = not sighting.enabled and sighting.identity in enabled
        if failure.error.kind == "import" or is_elsewhere:
            continue  # HWC004 tells of the file
        told = failure if sighting.enabled or not hosts else replace(failure, what=f"{failure.what}{_OFF}")
        for case in tell_failure(told, problems, notices, hosts if sighting.enabled else ()):
            yield case._replace(container=sighting.name)
    for sighted in reading.sighted:
        label = f"the container {sighted.name}"
        if sighted.enabled or not hosts:
            yield from _part_cases(sighted, hosts, label, notices)
        elif sighted.identity not in enabled:
            yield from _part_cases(sighted, (), f"{label}{_OFF}", notices)
    for name, spent in reading.spent:
        problems.append(Problem("budget-spent", f"{reading.what}: the container {name}: {spent}"))
    for sighting, left in reading.bounded:
        way = next((d.way for d in sighting.definitions if d.way is not None), None)
        if way is not None:
            names = ", ".join(decision.expression for decision in left[:6])
            message = f"not every combination of options was tried for {sighting.name}: {names}"
            yield diagnostic("HWC007", message, way, (), sighting.name, hosts)
