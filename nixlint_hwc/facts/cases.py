"""What rules are run on: one case per subject (a container, a port, a mount, ...) per distinct set of facts.

In: facts. Out: `Case`, `Analysis`. Always holds: every place a finding can point at is known here already, so that
rules never deal with syntax.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from nixlint_hwc.finding import Notice, Problem, Related
from nixlint_hwc.source import Span


class Case(NamedTuple):
    """One subject to be judged: a tuple, as a large project has many thousands.

    `subject` is its kind (`container`, `port`, ...). `arguments` are the facts a rule's functions can take, by name:
    the subject itself under its kind, and what is around it (`container`, `host`, `project`). `span` is where a finding
    points, `related` the way from there to the container. `hosts` are sorted; `when` is the world's condition as Nix,
    None in the base world. `owner` is the container's name in the module that defines it: a suppression there covers
    the whole container. `cause` is the case that this one only follows from: where that is told, this is not.
    """

    subject: str
    arguments: Mapping[str, object]
    span: Span
    related: tuple[Related, ...] = ()
    container: str | None = None
    hosts: tuple[str, ...] = ()
    when: str | None = None
    owner: Span | None = None
    cause: Case | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that evaluation found in a project: the cases, why it is incomplete, and what was read."""

    cases: tuple[Case, ...]
    problems: tuple[Problem, ...] = ()
    notices: tuple[Notice, ...] = ()
    files: int = 0
    modules: int = 0
    containers: int = 0
    sources: Mapping[str, object] = field(default_factory=dict)
