"""What is wrong with a container's options themselves: unknown names, wrong types, definitions that conflict.

In: the branch of one container. Out: `OptionProblem`s. The schema is the one that evaluation uses, so that options
which a project adds to the containers' submodule are known.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from nixlint_hwc.eval.decisions import decisions
from nixlint_hwc.eval.errors import EvalError, OptionError
from nixlint_hwc.eval.thunk import ASSUMED, collected, force
from nixlint_hwc.eval.values import MISSING, AttrSet, ListValue, LiteralInt, Str
from nixlint_hwc.facts.locate import Origin, locate, way_to
from nixlint_hwc.facts.parts import OptionProblem
from nixlint_hwc.facts.raw import member, names_of, parts_of
from nixlint_hwc.facts.secrets.credential import credential_of
from nixlint_hwc.finding import Related
from nixlint_hwc.modules.branch import Branch
from nixlint_hwc.modules.option_names import show_path
from nixlint_hwc.modules.types.composite import MergedAttrs
from nixlint_hwc.modules.types.spec import describe_value
from nixlint_hwc.source import Span


def option_problems(branch: Branch, origin: Span, presence: int) -> tuple[OptionProblem, ...]:
    """The problems of a container whose name stands at `origin`.

    `presence` is the mask of the decisions that put the container there.
    """
    found = list(_unknown(branch, origin, ""))
    told: set[str] = set()
    for name in branch.definitions():
        for problem in _of_option(branch, name, origin, presence):
            # A problem of another option is reported once, wherever that is read.
            if problem.read is None or problem.read not in told:
                found.append(problem)
            told |= {problem.read} if problem.read is not None else set()
    return tuple(found)


def _unknown(branch: Branch, origin: Span, prefix: str) -> Iterator[OptionProblem]:
    """Attributes that the schema does not have."""
    declared = branch.declared_names()
    for name, definitions in branch.unmatched().items():
        near = difflib.get_close_matches(name, declared, 1, 0.6)
        way = next((d.way for d in definitions if d.way is not None), origin)
        yield OptionProblem("unknown", prefix + name, near[0] if near else None, None, None, None, way)


def _of_option(branch: Branch, name: str, origin: Span, presence: int) -> Iterator[OptionProblem]:
    if branch.declaration(name) is None:
        return
    for path, error, mask in _failures(name, branch.get(name)):
        if (
            isinstance(error, OptionError)
            and error.places
            and (error.expected is not None or _is_certain(mask | presence))
        ):
            problem = _of_error(path, error, origin)
            yield replace(problem, read=_read(branch, error), secret_texts=tuple(_secrets(branch, path)))
    nested = branch.attrs.get(name)
    if isinstance(nested, Branch):
        yield from _unknown(nested, origin, f"{name}.")


def _read(branch: Branch, error: OptionError) -> str | None:
    """The option that an error is about, None where it is one of the container's own."""
    own = branch.full_path
    return show_path(error.path) if error.path and error.path[: len(own)] != own else None


def _failures(path: str, lazy: Any, depth: int = 2) -> Iterator[tuple[str, EvalError, int]]:
    """The parts of a value of which the evaluation fails, with the decisions that took part."""
    try:
        value, _ = collected(lambda: force(lazy))
    except EvalError as error:
        yield path, error, error.mask
        return
    if value.__class__ is ListValue and depth:
        for index, item in enumerate(value.items):
            yield from _failures(f"{path}[{index}]", item, depth - 1)
    elif isinstance(value, AttrSet) and depth:
        for key in _names(value):
            try:
                item, _ = collected(partial(value.get, key))
            except EvalError as error:
                yield f"{path}.{key}", error, error.mask
            else:
                if item is not MISSING:
                    yield from _failures(f"{path}.{key}", item, depth - 1)


def _names(value: AttrSet) -> list[str]:
    """The names in a set, including those whose presence cannot be determined because evaluation fails."""
    if isinstance(value, Branch):
        return [name for name in value.definitions() if value.declaration(name) is not None]
    return value.candidates() if isinstance(value, MergedAttrs) else names_of(value)


def _secrets(branch: Branch, path: str) -> Iterator[Str]:
    """The credentials among the values that the definitions of a variable or label give it; one alone is a fact."""
    option, _, name = path.partition(".")
    for definition in branch.definitions().get(option, []) if name else ():
        for part in parts_of(definition):
            for value in member(part, name):
                found = credential_of(name, value.value) if isinstance(value.value, Str) else None
                if found is not None:
                    yield found.secret


def _is_certain(mask: int) -> bool:
    """Whether definitions that conflict certainly meet: no unknown condition, at most one enable option assumed on."""
    assumed = [decision for decision in decisions.in_mask(mask) if not decision.fixed]
    return not mask & ASSUMED and len(assumed) <= 1 and all(decision.enable for decision in assumed)


def _of_error(path: str, error: OptionError, origin: Span) -> OptionProblem:
    if error.expected is None:
        *others, last = sorted(error.places, key=lambda span: span.file is origin.file)
        place = Origin.of(last, tuple(Related(span, "it is also defined here") for span in others))
        return OptionProblem("conflict", path, None, None, None, None, place)
    place = error.places[0]
    expected, given = error.expected, describe_value(error.value)
    if place.file is not origin.file:
        return OptionProblem("type", path, None, expected, given, None, locate(error.value, place, origin))
    literal = error.value.origin if isinstance(error.value, LiteralInt) else None
    if literal is not None and (literal == place or _is_beside(literal, place)):
        return OptionProblem("type", path, None, expected, given, literal.text, literal)
    way = way_to(locate(error.value, place, place))
    return OptionProblem("type", path, None, expected, given, None, Origin.of(place, way))


def _is_beside(literal: Span, place: Span) -> bool:
    """Whether a literal is the value of the binding whose name stands at `place`."""
    between = literal.file.data[place.end : literal.start]
    return literal.file is place.file and between.strip() == b"="
