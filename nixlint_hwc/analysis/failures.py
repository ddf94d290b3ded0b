"""What failed while hosts, modules and containers were evaluated: findings (HWC005), problems or notices.

In: failures and readings. Out: cases of the subject `diagnostic`; what is not certain to fail is added to the problems
or the notices that the caller passes. What another rule tells (a missing import, a wrong type) is left to it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from nixlint_hwc.analysis.diagnostics import diagnostic
from nixlint_hwc.analysis.reading import Reading, Sighted
from nixlint_hwc.analysis.sightings import Identity
from nixlint_hwc.eval.decisions import decisions
from nixlint_hwc.eval.errors import ArgumentMismatch, EvalError, InfiniteRecursion
from nixlint_hwc.eval.values import Unknown
from nixlint_hwc.facts.cases import Case
from nixlint_hwc.facts.failure import DEMANDS, Failure
from nixlint_hwc.finding import Notice, Problem, Related
from nixlint_hwc.source import Span

#: Missing files are reported in other ways: HWC004 where they are imported, else a problem or a notice.
_OF_FILES: Final = ("file", "import")

#: What a place is on the way to an error.
_WAY: Final = "reached from here"

#: After the name of a container that is off on all hosts.
_OFF: Final = ", which no host enables,"

#: After what a module of no host refuses.
_UNTIL: Final = ", as long as no host enables it"

#: How many of the decisions that were left out a finding names.
_NAMED: Final = 6


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
        notices.append(Notice("not-judged", f"{message}{_UNTIL}", path))
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
    if reading.further is not None:
        notices.append(_further_containers(reading.host or reading.what, reading.further))
    yield from _container_cases(reading, problems, notices, enabled)
    for sighted in reading.sighted:
        if sighted.enabled or reading.host is None or sighted.identity not in enabled:
            yield from _part_cases(sighted, reading.host, notices)
    for name, spent in reading.spent:
        problems.append(Problem("budget-spent", f"{reading.what}: the container {name}: {spent}"))
    yield from _bound_cases(reading)


def _container_cases(
    reading: Reading, problems: list[Problem], notices: list[Notice], enabled: frozenset[Identity]
) -> Iterator[Case]:
    """HWC005 for containers that fail as a whole, but for missing imports, of which HWC004 tells."""
    for sighting, failure in reading.failures:
        is_elsewhere = not sighting.enabled and sighting.identity in enabled
        if failure.error.kind == "import" or is_elsewhere:
            continue
        is_off = reading.host is not None and not sighting.enabled
        told = replace(failure, what=f"{failure.what}{_OFF}") if is_off else failure
        hosts = (reading.host,) if reading.host is not None and sighting.enabled else ()
        for case in tell_failure(told, problems, notices, hosts):
            yield case._replace(container=sighting.name)


def _part_cases(sighted: Sighted, host: str | None, notices: list[Notice]) -> Iterator[Case]:
    """HWC005 for the parts of a container that fail, but for wrong types, of which HWC710 tells.

    Files that are read may be kept out of the repository on purpose: that one is missing is worth a notice.
    """
    is_off = host is not None and not sighted.enabled
    hosts = () if host is None or is_off else (host,)
    for failure in sighted.variants[0].failures:
        told = replace(failure, what=f"{failure.what} of the container {sighted.name}{_OFF if is_off else ''}")
        if failure.error.kind == "file":
            notices.append(Notice("not-judged", *_sentence(told)[:2]))
        elif failure.error.kind != "option":
            case = failure_case(told, hosts, sighted.name)
            if case is not None:
                yield case
            elif not hosts and failure.error.kind in DEMANDS and not failure.is_doubtful:
                message, path, _ = _sentence(told)
                notices.append(Notice("not-judged", message if is_off else f"{message}{_UNTIL}", path))


def _bound_cases(reading: Reading) -> Iterator[Case]:
    """HWC007 for containers of which not all worlds were looked at, naming some of the decisions that were left."""
    hosts = (reading.host,) if reading.host is not None else ()
    for sighting, left in reading.bounded:
        way = next((d.way for d in sighting.definitions if d.way is not None), None)
        if way is not None:
            names = ", ".join(decision.expression for decision in left[:_NAMED])
            message = f"not every combination of options was tried for {sighting.name}: {names}"
            yield diagnostic("HWC007", message, way, (), sighting.name, hosts)
