"""What the readers of routes ask a configuration for.

In: a configuration, or those of its modules that are its own. Out: definitions that hold, and values inside them. What
fails to evaluate is left out: it is told elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import AttrSet, ListValue, Str
from nixlint_hwc.facts.partial import known_text
from nixlint_hwc.facts.raw import definitions_below, holds_quietly, members, parts_of
from nixlint_hwc.facts.routes.route import Upstream, domain_of, parse_upstream
from nixlint_hwc.facts.structure.reading import Structure
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.definitions import PRIORITY_PLAIN, Definition
from nixlint_hwc.source import Span


class RouteSource:
    """One configuration, or those of its modules (by key) that are its `own`.

    `complete` turns false where there may be more routes.
    """

    def __init__(self, configuration: Configuration, structure: Structure, own: frozenset[str] | None) -> None:
        self.configuration = configuration
        self.structure = structure
        self.own = own
        self.complete = True

    def definitions(self, *path: str) -> list[Definition]:
        """The definitions of an option that hold."""
        return [
            definition
            for definition in definitions_below(self.configuration, path)
            if holds_quietly(definition) and (self.own is None or definition.module.key in self.own)
        ]

    def is_off(self, service: str) -> bool:
        """Whether the project says that a service of NixOS does not run."""
        found = strongest(self.definitions("services", service, "enable"))
        return bool(found) and all(definition.value is False for definition in found)

    def folder(self, domain: str) -> str | None:
        """The container module whose option `domain` gives a site its name."""
        return self.structure.domains.get(domain_of(domain))


def held(definition: Definition) -> Iterator[Definition]:
    """The parts of a definition that hold, without their properties."""
    return (part for part in parts_of(definition) if holds_quietly(part))


def inside(definition: Definition, *path: str) -> list[Definition]:
    """What a definition says at an attribute path inside it, where it holds."""
    found = [definition]
    for name in path:
        found = [part for one in found for part in _members(one, name)]
    return found


def _members(definition: Definition, name: str) -> Iterator[Definition]:
    if isinstance(definition.value, AttrSet):
        plain = definition.value.snapshot()
        if name in plain.attrs:
            yield from held(definition.with_value(plain.attrs[name], plain.place(name)))


def by_name(definitions: Iterable[Definition]) -> dict[str, list[Definition]]:
    """What definitions that are sets say about each of their names, taken apart when it is asked for, with `held`."""
    found: dict[str, list[Definition]] = {}
    for definition in definitions:
        for name, one in members(definition):
            found.setdefault(name, []).append(one)
    return found


def strongest(definitions: list[Definition]) -> list[Definition]:
    """The definitions that none of higher priority overrides."""
    ranks = [PRIORITY_PLAIN if one.priority is None else one.priority for one in definitions]
    return [one for one, rank in zip(definitions, ranks, strict=True) if rank == min(ranks)]


def inner(value: object, name: str) -> object:
    """The forced attribute of a set; None if it is missing or fails."""
    if not isinstance(value, AttrSet):
        return None
    found = value.get(name)
    try:
        return force(found) if name in value.names() else None
    except EvalError:
        return None


def known_list(value: object) -> list[str]:
    """Those texts of a list of which everything is known."""
    if not isinstance(value, ListValue):
        return []
    found = []
    for item in value.items:
        try:
            text = known_text(force(item))
        except EvalError:
            continue
        found += [text] if text is not None else []
    return found


def upstream_of(value: object, place: Span | None, *, anywhere: bool = False) -> Upstream | None:
    """The upstream that a string names: where its literal stands, in the same file or in one that holds no Nix.

    Else at the place of what holds it; with `anywhere` where the literal stands in whatever file.
    """
    if not isinstance(value, Str) or place is None:
        return None
    spans = [span for span in value.spans() if any(map(str.isalnum, span.text)) and not span.file.internal]
    near = [span for span in spans if span.file is place.file or not span.file.path.endswith(".nix")]
    here = (spans or near) if anywhere else near
    return parse_upstream(value, here[0] if here else place)
