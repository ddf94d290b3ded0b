"""The outcome of one analysis, as fixes need it: findings, problems, and the resolved options of each container."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from nixlint_hwc.facts.cases import Case
from nixlint_hwc.facts.model import Container, Host
from nixlint_hwc.finding import Finding, Problem, Result


class ContainerKey(NamedTuple):
    """A container of one host; `host` is None in an open configuration. `path` is the module that defines it."""

    host: str | None
    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Examination:
    """`result` is what the user asked to see, `findings` and `problems` those of the whole project.

    `options` are the containers' merged option values in their base world, as plain data.
    """

    result: Result
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    options: Mapping[ContainerKey, Mapping[str, object]]


def options_of(cases: Iterable[Case]) -> dict[ContainerKey, Mapping[str, object]]:
    """The option values of every container, from cases that were collected with them."""
    found: dict[ContainerKey, Mapping[str, object]] = {}
    for case in cases:
        container, host = case.arguments.get("container"), case.arguments.get("host")
        if case.subject == "container" and case.when is None and isinstance(container, Container):
            name = host.name if isinstance(host, Host) else None
            found[ContainerKey(name, container.name, container.declared.module_path)] = container.declared.options
    return found
