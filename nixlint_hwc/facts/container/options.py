"""Access to the merged options and flags of one container, with the place of each value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.export import to_json
from nixlint_hwc.eval.thunk import collected, force, machine
from nixlint_hwc.eval.values import MISSING, AttrSet, ListValue, Str, Unknown
from nixlint_hwc.facts.failure import Failure
from nixlint_hwc.facts.locate import locate, spans_of
from nixlint_hwc.facts.partial import Known, Piece
from nixlint_hwc.facts.podman.flags import FlagList, parse_flags
from nixlint_hwc.facts.raw import names_of, parts_of
from nixlint_hwc.facts.secrets.secret import SecretIndex
from nixlint_hwc.facts.structure.structure import ModuleFolder
from nixlint_hwc.facts.surroundings import Surroundings
from nixlint_hwc.modules.branch import Branch
from nixlint_hwc.modules.definitions import Definition
from nixlint_hwc.modules.options import Option
from nixlint_hwc.modules.properties import winning
from nixlint_hwc.source import Span


class Element(NamedTuple):
    """A value inside a container's options, with the place that a finding about it points at and the way there."""

    value: Any
    span: Span


@dataclass(frozen=True, slots=True)
class Setting:
    """What an option and a flag can both say, as one of the two says it.

    `source` is the option (`user`) or the flag (`--user`), `text` what is written there, `value` what is meant: `true`
    of a bare switch, an option's Boolean as text. `element` is where it stands.
    """

    source: str
    text: Piece
    value: Piece
    element: Element


#: What a switch says that stands alone.
_ON: Final = Str("true")
#: The options that say what a flag says, by the flag's long name.
_OPTIONS: Final = {
    **{name: name for name in ("entrypoint", "hostname", "log-driver", "privileged", "pull", "user")},
    "sdnotify": "podman.sdnotify",
}
#: The option's name in the name of a part of its value: `environment` in `environment.TZ` and `environment[0]`.
_OPTION_OF: Final = re.compile(r"[^.\[]*")


class ContainerOptions:
    """The options and flags of one container in the current world, each value with its place.

    `definition` is where the module that defines the container does so. Where that module makes it of something
    that another file says, `written` is the place of its name there, and what stands in that file is pointed at first.
    An option is read once: who asks again does so in the same world, and has the mask of its value already.
    `failures` is what of the container is certain to fail. `is_whole`: all there is to the container is known, since it
    is a host's, and no module from elsewhere adds to it.
    """

    def __init__(
        self,
        name: str,
        branch: Branch,
        definitions: list[Definition],
        around: Surroundings,
        secrets: SecretIndex,
        backend: str,
        written: Span | None = None,
    ) -> None:
        self.name = name
        self.branch = branch
        self.around = around
        self.secrets = secrets
        self.backend = backend
        self.definition = _place_of(definitions, branch)
        #: The places that import the modules which define the container, where these are no files.
        self.imports = tuple(d.module.imported_at for d in definitions if d.module.imported_at is not None)
        self.written = written
        self.origin = written or self.definition
        self.presence = machine.mask
        self.set_mask = 0
        self.folder: ModuleFolder | None = None
        self.is_whole = False
        self.failures: list[Failure] = []
        self._values: dict[str, tuple[Any, int]] = {}
        self._ways: dict[str, list[Span]] = {}
        self._elements: dict[str, tuple[list[Element], Unknown | None]] = {}
        self._winning: dict[str, list[Definition]] = {}
        self.flags, self.flag_elements = self._flags()

    def option(self, name: str) -> Any:
        """The forced value of an option; Unknown, and a problem noted, where its definitions do not fit its type."""
        known = self._values.get(name)
        if known is None:
            known = self._values[name] = self._read(name)
        return known[0]

    def _read(self, name: str) -> tuple[Any, int]:
        """The forced value of an option, with the mask of the decisions that it asked for."""
        try:
            return collected(lambda: self._forced(name))
        except EvalError as error:
            return self._failed(name, error), error.mask

    def _forced(self, name: str) -> Any:
        found = self.branch.get(name)
        return None if found is MISSING else force(found)

    def _failed(self, what: str, error: EvalError) -> Unknown:
        """Remember that a part of the container is certain to fail; it reads as Unknown.

        What put the container and the option there took part in that.
        """
        option = _OPTION_OF.match(what)[0]  # type: ignore[index]
        mask = error.mask | self.presence | self._values.get(option, (None, 0))[1]
        if all(error is not known.error for known in self.failures):
            self.failures.append(Failure(what, error, mask))
        return Unknown(error.reason(), error.span)

    def definitions(self, name: str) -> list[Definition]:
        """The definitions that make an option's value here: their conditions hold, no other one takes their place."""
        found = self._winning.get(name)
        if found is None:
            every = self.branch.definitions().get(name, [])
            try:
                found = collected(lambda: winning(every))[0] if every else every
            except EvalError:
                found = every
            self._winning[name] = found
        return found

    def lacks(self, name: str) -> bool:
        """Whether an option of this container certainly has neither a definition nor a default."""
        if not self.is_whole or self.definitions(name) or self.branch.gaps:
            return False
        loaded = self.branch.configuration.loaded()
        if loaded.foreign or loaded.errors:
            return False
        declared = self.branch.declaration(name)
        return isinstance(declared, Option) and declared.default is None

    def ways(self, name: str) -> list[Span]:
        """The places of an option's definitions, as far as they have any."""
        found = self._ways.get(name)
        if found is None:
            found = self._ways[name] = [d.way for d in self.definitions(name) if d.way is not None]
        return found

    def place(self, name: str, value: Any) -> Span:
        """Where an option's value stands: by its own origin, else by the definition's binding."""
        ways = self.ways(name)
        files = {place.file for span in spans_of(value) for place in (span, span.via) if place is not None}
        fallback = next((way for way in ways if way.file in files), ways[0] if ways else self.definition)
        return self.located_at(value, fallback, fallback)

    def located_at(self, value: Any, place: Span | None, fallback: Span) -> Span:
        """`locate`, with the file in which the container's name is written as the owner of what stands there."""
        if self.written is not None:
            spans = [place, *(at for span in spans_of(value) for at in (span, span.via))]
            if any(at is not None and at.file is self.written.file for at in spans):
                return locate(value, place, self.written, self.name)
        return locate(value, place, fallback)

    def element(self, name: str, value: Any, place: Span | None = None) -> Element:
        """A value of an option, with where it stands: at `place` or at the option's definition."""
        at = self.place(name, value) if place is None else self.located_at(value, place, self.definition)
        return Element(value, at)

    def list_elements(self, name: str) -> tuple[list[Element], Unknown | None]:
        """The elements of a list option with their places, and the unknown rest."""
        found = self._elements.get(name)
        if found is None:
            found = self._elements[name] = self._read_elements(name)
        return found

    def _read_elements(self, name: str) -> tuple[list[Element], Unknown | None]:
        value = self.option(name)
        if value.__class__ is Unknown:
            return [], (value if self.definitions(name) or value.name or self.branch.gaps else None)
        if value.__class__ is not ListValue:
            return [], None
        ways = self.ways(name)
        found = []
        for index, item in enumerate(value.items):
            element = self.forced_part(f"{name}[{index}]", item)
            place = value.place(index)
            owner = next(
                (w for w in ways if place is not None and w.file is place.file), ways[0] if ways else self.definition
            )
            at = self.located_at(element, place, owner)
            found.append(Element(element, at))
        return found, value.rest

    def _flags(self) -> tuple[FlagList, list[Element]]:
        elements, rest = self.list_elements("extraOptions")
        pieces = [
            e.value if isinstance(e.value, (Str, Unknown)) else Unknown("an element of another type") for e in elements
        ]
        return parse_flags(pieces, rest), elements

    def flag_values(self, *names: str) -> Iterable[tuple[Element, Str, str]]:
        """The values of flags with their places and the flag's name."""
        for flag in self.flags.all(*names):
            if isinstance(flag.value, Str):
                at = self.flag_elements[flag.elements[-1]]
                yield Element(flag.value, at.span), flag.value, f"--{flag.name}"

    def setting(self, name: str) -> Setting | None:
        """What counts of a thing that an option and a flag of this name can say, None where neither does."""
        return next(self.settings(name), None)

    def settings(self, name: str) -> Iterator[Setting]:
        """All that is said of such a thing, what counts first; every one takes the place of those after it.

        NixOS writes the option before the flags of `extraOptions`, and Podman takes the last of several flags.
        """
        for flag in reversed(self.flags.all(name)):
            element = self.flag_elements[flag.elements[-1]]
            text = element.value if isinstance(element.value, (Str, Unknown)) else flag.text
            yield Setting(f"--{name}", text, _ON if flag.value is None else flag.value, element)
        if name in _OPTIONS:
            yield from self._option_setting(_OPTIONS[name])

    def _option_setting(self, path: str) -> Iterator[Setting]:
        """What an option says that the project sets, or that is not known to be unset; then definitions beneath it."""
        name, *rest = path.split(".")
        value = self.option(name)
        for part in rest:
            value = attribute_of(value, part)
        text = _written(value)
        if text is None or not (self.definitions(name) or isinstance(value, Unknown)):
            return
        yield Setting(path, text, text, self.element(name, value))
        counted = next((one.way for one in self.definitions(name)), None)
        for one in self._parts(name) if not rest else ():
            text = _written(self.forced_part(name, one.value))
            if text is not None and one.way is not None and one.way != counted:
                yield Setting(path, text, text, Element(text, one.way))

    def _parts(self, name: str) -> Iterator[Definition]:
        """All definitions of an option that may hold, in whatever priority."""
        for definition in self.branch.definitions().get(name, []):
            yield from parts_of(definition)

    def strings(self, option: str, *flags: str) -> Iterable[tuple[Element, Str, str]]:
        """The strings of a list option, then the values of the flags that mean the same."""
        for element in self.list_elements(option)[0]:
            if isinstance(element.value, Str):
                yield element, element.value, option
        yield from self.flag_values(*flags)

    def attributes(self, option: str) -> list[tuple[str, Any]]:
        """The names and forced values of an option that is a set; none where it is something else."""
        value = self.option(option)
        if not isinstance(value, AttrSet):
            return []
        found = []
        for name in self._names(option, value):
            found.append((name, self.forced_part(f"{option}.{name}", value.get(name))))
        return found

    def _names(self, option: str, value: AttrSet) -> list[str]:
        """The names of an option's value; if finding some of them fails, the others."""
        try:
            return collected(value.names)[0]  # type: ignore[no-any-return]
        except EvalError as error:
            self._failed(option, error)
        return names_of(value)

    def forced_part(self, what: str, lazy: Any) -> Any:
        """The forced part of an option's value."""
        try:
            return collected(lambda: force(lazy))[0]
        except EvalError as error:
            return self._failed(what, error)

    def gap(self, option: str) -> Unknown | None:
        """Why a list option may hold more than is known."""
        found, rest = self.list_elements(option)
        return next((element.value for element in found if isinstance(element.value, Unknown)), rest)

    def rest(self, option: str) -> Unknown | None:
        """Why there may be more of what an option and flags of `extraOptions` give than is known."""
        value = self.option(option)
        if isinstance(value, Unknown):
            return value
        own = value.rest if isinstance(value, AttrSet) else self.gap(option)
        return self.flags.gap if own is None else own

    def set_options(self) -> dict[str, object]:
        """The values of the options that the project sets, as plain data; a gap or failure is `{"?": reason}`.

        The name `?` stands for the options that a part of the container which is not known may set.
        """
        gaps = self.branch.gaps
        found: dict[str, object] = {"?": gaps[0][0].value.reason} if gaps else {}
        for name, definitions in self.branch.definitions().items():
            own = any(not definition.module.prelude for definition in definitions)
            if own and self.branch.declaration(name) is not None:
                try:
                    found[name] = to_json(self.branch.get(name))
                except EvalError as error:
                    found[name] = {"?": error.reason()}
        return found


def _place_of(definitions: list[Definition], branch: Branch) -> Span:
    """Where the module that defines a container does so; for one that data make, such as TOML, where it is imported.

    Where that is computed as well, it is the beginning of the file that evaluation began with.
    """
    for definition in definitions:
        if definition.way is not None:
            return definition.way
    for definition in definitions:
        if definition.module.imported_at is not None:
            return definition.module.imported_at
    first = next(iter(branch.configuration.evaluator.trees.values())).file
    return Span(first, 0, 0)


def _written(value: Any) -> Piece | None:
    """An option's value as it would be written behind a flag."""
    return Str("true" if value else "false") if isinstance(value, bool) else piece_of(value)


def text_of(value: Any) -> str | Unknown | None:
    """An option's value as known text: Unknown for partly known text or another type, None for null."""
    if isinstance(value, Str):
        return value.holes[0] if value.holes else value.text
    return value if value is None or isinstance(value, Unknown) else Unknown("a value of another type")


def piece_of(value: Any) -> Piece | None:
    """An option's value as text that may be partly known: Unknown for another type, None for null."""
    return value if value is None or isinstance(value, (Str, Unknown)) else Unknown("a value of another type")


def known_of(value: Any) -> Known:
    """An option's value as a Boolean: Unknown for another type."""
    return value if isinstance(value, (bool, Unknown)) else Unknown("a value of another type")


def attribute_of(value: Any, name: str) -> Any:
    """An attribute of an option's value: Unknown if it cannot be evaluated, None if it is missing."""
    if not isinstance(value, AttrSet):
        return value if isinstance(value, Unknown) else None
    found = value.get(name)
    try:
        return None if found is MISSING else force(found)
    except EvalError as error:
        return Unknown(error.reason(), error.span)
