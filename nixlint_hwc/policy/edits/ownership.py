"""Whose text an edit would change.

In: the cases of a run. Out: objections to edits that would reach other containers than the one that the finding is
about (text that several of them share, a helper that several of them call), and to edits of a published address that
would change what a program inside of the container is told as well.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache, cached_property
from itertools import accumulate
from operator import itemgetter
from types import NoneType
from typing import Any, Final, NamedTuple, TypeAlias

from nixlint_hwc.eval.values import LiteralFloat, LiteralInt, PathValue, Str
from nixlint_hwc.facts.cases import Case
from nixlint_hwc.facts.model import Container
from nixlint_hwc.finding import Edit, Related
from nixlint_hwc.policy.edits.scope import is_module
from nixlint_hwc.policy.edits.tree import trail
from nixlint_hwc.source import Span
from nixlint_hwc.syntax import ast

#: A container's name and the file of the module that defines it.
Identity: TypeAlias = tuple[str, str]
#: Fields of facts that lead away from the container's own values.
_ELSEWHERE: Final = frozenset({"unit", "creators", "declaration", "options", "gap", "conflicts"})
#: Classes of values that stand nowhere.
_PLACELESS: Final = frozenset({NoneType, bool, int, str})


class Objection(NamedTuple):
    """Why an edit must not be made and what to do instead; `place` is where, with its label."""

    reason: str
    place: Related | None = None


class Ownership:
    """The source text behind every container's values; worked out when an edit first asks."""

    def __init__(self, cases: Iterable[Case]) -> None:
        self._cases = cases
        self._helpers_at: dict[tuple[str, int, int], list[tuple[int, ast.Lambda]]] = {}

    @cached_property
    def _texts(self) -> dict[str, list[tuple[int, int, Identity]]]:
        """By path: the ranges of bytes that containers' values come from."""
        found: dict[str, set[tuple[int, int, Identity]]] = {}
        containers = {id(c): c for case in self._cases if isinstance(c := case.arguments.get("container"), Container)}
        for container in containers.values():
            who = (container.name, container.declared.module_path)
            for span in _spans(container):
                found.setdefault(span.file.path, set()).add((span.start, span.end, who))
        return {path: sorted(ranges) for path, ranges in found.items()}

    @cached_property
    def _ends(self) -> dict[str, list[int]]:
        """By path, for each of the ranges: the furthest end of it and those before it."""
        return {path: list(accumulate((high for _, high, _ in ranges), max)) for path, ranges in self._texts.items()}

    def objection(self, edit: Edit, case: Case) -> Objection | None:
        """Why an edit must not be made for this case, None where nothing speaks against it."""
        span = edit.span
        if span.file.internal or span.file.path.startswith("<"):
            return Objection("the text is outside the project; set the option in a module of the project")
        container = case.arguments.get("container")
        if not isinstance(container, Container):
            return None
        who = (container.name, container.declared.module_path)
        # Text before or behind a literal's belongs to it; what is added to a list or set does not.
        touching = int(span.start == span.end and not edit.adds)
        others = self._within(span.file.path, span.start - touching, span.end + touching, who)
        if others:
            return _shared(span, f"the text at {_line(span)}", f"serves {_listed(others)}", container.name)
        for index, node in self._helpers(span, container):
            others = self._within(span.file.path, node.start, node.end, who)
            if others:
                place, name = _definition(span, index, node)
                return _shared(place, f"{name} at {_line(place)}", f"makes {_listed(others)}", container.name)
        return _told(span, container) if "exposure" in case.arguments else None

    def _within(self, path: str, start: int, end: int, who: Identity) -> list[str]:
        """The other containers whose values come from text in a range."""
        ranges = self._texts.get(path, [])
        first = bisect_right(self._ends.get(path, []), start)
        last = bisect_left(ranges, end, key=itemgetter(0))
        return sorted({other[0] for _, high, other in ranges[first:last] if high > start and other != who})

    def _helpers(self, span: Span, container: Container) -> Iterator[tuple[int, ast.Lambda]]:
        """The functions around a place that are no modules, with their index among the nodes around it."""
        key = (span.file.path, span.start, span.end)
        found = self._helpers_at.get(key)
        if found is None:
            around = enumerate(trail(span))
            found = [(i, node) for i, node in around if isinstance(node, ast.Lambda) and not is_module(node)]
            self._helpers_at[key] = found
        is_own = span.file.path == container.declared.module_path
        return (one for one in found if not (is_own and one[0] == 0))


def _shared(place: Span, what: str, does: str, name: str) -> Objection:
    """What to do about text that other containers' values come from too."""
    return Objection(
        f"{what} also {does}: change it there for all of them, or give {name} a value of its own",
        Related(place, f"also {does}"),
    )


def _told(span: Span, container: Container) -> Objection | None:
    """Why the text of a publication cannot be changed: a variable has it too, and inside it is another address."""
    for variable in container.program.environment:
        if any(_touch(span, place) for place in _spans(variable.value)):
            name = f"the variable {variable.name.text}" if isinstance(variable.name, Str) else "a variable"
            reason = f"the text at {_line(span)} is also in {name}: write the port without it"
            return Objection(reason, Related(span, "also in a variable"))
    return None


def _touch(one: Span, other: Span) -> bool:
    return one.file.path == other.file.path and one.start <= other.end and other.start <= one.end


def _definition(span: Span, index: int, node: ast.Lambda) -> tuple[Span, str]:
    """The name that a function is bound to, and how to call it; its beginning where it has none."""
    for outer in reversed(trail(span)[:index]):
        if isinstance(outer, ast.Binding) and isinstance(outer.name, ast.StaticName):
            return Span(span.file, outer.name.start, outer.name.end), f"the helper {outer.name.name}"
        if not isinstance(outer, (ast.Lambda, ast.Let, ast.With)):
            break
    return Span(span.file, node.start, node.start + 1), "the helper"


def _line(span: Span) -> str:
    return f"{span.file.path}:{span.file.line_of(span.start)}"


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:3])
    return f"{shown} and {len(names) - 3} more" if len(names) > 3 else shown


def _spans(value: Any) -> Iterator[Span]:
    """The places of the literals that a fact's values come from."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if value.__class__ in _PLACELESS:
            continue
        if isinstance(value, Str):
            yield from value.spans()
        elif isinstance(value, (LiteralInt, LiteralFloat, PathValue)):
            if value.origin is not None:
                yield value.origin
        elif isinstance(value, (tuple, list)) and not isinstance(value, Span):
            waiting += value
        else:
            waiting += [getattr(value, name) for name in _own_fields(value.__class__)]


@cache
def _own_fields(kind: type) -> tuple[str, ...]:
    """The fields of a class of facts that hold a container's own values; nothing for any other class."""
    if not is_dataclass(kind):
        return ()
    return tuple(field.name for field in fields(kind) if field.name not in _ELSEWHERE)
