"""How a container runs, where the project says so: its user, namespaces, privileges, pull policy.

In: the options, flags, variables and labels of one container. Out: one `RunSetting` each. Where podman-run(1) takes the
last of several flags, only that one is a setting; NixOS writes an option before the flags of `extraOptions`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from nixlint_hwc.eval.values import Str
from nixlint_hwc.facts.partial import Known, Piece, both, either, equals, one_of
from nixlint_hwc.facts.podman.flags import TRUE
from nixlint_hwc.facts.podman.identity import parse_user
from nixlint_hwc.facts.puid import VARIABLES
from nixlint_hwc.source import Span

if TYPE_CHECKING:
    from nixlint_hwc.facts.container.options import Setting
    from nixlint_hwc.facts.container.reading import ContainerReader
    from nixlint_hwc.facts.parts import ContainerVariable

#: Flags that are settings, by long name.
NAMES: Final = ("privileged", "user", "pull", "pid", "ipc", "uts", "cgroupns", "userns", "restart")
#: Labels that make something look for new images, with their values: podman-auto-update(1), Watchtower.
AUTO_UPDATE_LABELS: Final = {
    "io.containers.autoupdate": ("registry", "image"),
    "com.centurylinklabs.watchtower.enable": ("true",),
}


@dataclass(frozen=True, slots=True, eq=False)
class RunSetting:
    """One setting. `name` is the flag's long name (`user`), a variable's (`PUID`) or the label's.

    `source` is the option or flag that sets it: `user`, `--user`, `environment`, `labels`. `text` is what is written
    there, `value` what is meant: `host` of `--pid=host`, `true` of a switch. `is_written_here`: the text stands in the
    module that defines the container, rather than in an option or a file that several share. `overridden` are those of
    the same name that this one takes the place of and that count again one after the other without it.
    """

    name: str
    source: str
    text: Str
    value: Piece
    origin: Span
    is_written_here: bool
    overridden: tuple[RunSetting, ...] = ()

    @property
    def is_flag(self) -> bool:
        """Whether an element of `extraOptions` sets it."""
        return self.source.startswith("--")

    @property
    def is_on(self) -> Known:
        """Whether a switch is on."""
        return one_of(self.value, TRUE)

    @property
    def is_host_namespace(self) -> Known:
        """Whether it makes the container share a namespace with the host."""
        return both(self.name in ("pid", "ipc", "uts", "cgroupns"), equals(self.value, "host"))

    @property
    def is_root(self) -> Known:
        """Whether it makes the container's processes run as root: the user, or the variable PUID, by name or number."""
        if self.name not in ("user", "PUID"):
            return False
        if self.name == "user" and isinstance(self.value, Str):
            return parse_user(self.value).is_root
        return one_of(self.value, ("root", "0"))

    @property
    def pulls_newer(self) -> Known:
        """Whether it replaces the image by a newer one without a change of the configuration."""
        policy = both(self.name == "pull", one_of(self.value, ("always", "newer", "true")))
        return either(policy, one_of(self.value, AUTO_UPDATE_LABELS.get(self.name, ())))


def run_settings(
    reader: ContainerReader, variables: Iterable[ContainerVariable], labels: Iterable[ContainerVariable]
) -> tuple[RunSetting, ...]:
    """The settings of a container, those that are overridden left out."""
    found = [*_flags_and_options(reader)]
    named = [(variable, VARIABLES) for variable in variables] + [(label, tuple(AUTO_UPDATE_LABELS)) for label in labels]
    last: dict[str, RunSetting] = {}
    for variable, names in named:
        if isinstance(variable.name, Str) and variable.name.text in names and variable.value is not None:
            last[variable.name.text] = _of_variable(reader, variable, variable.name.text, variable.value)
    return (*found, *last.values())


def _flags_and_options(reader: ContainerReader) -> Iterator[RunSetting]:
    for name in NAMES:
        found: tuple[RunSetting, ...] = ()
        for said in reversed([*reader.settings(name)]):
            found = (*_of_setting(reader, name, said, found), *found)
        if found and found[0].source == next(reader.settings(name)).source:
            yield found[0]


def _of_setting(
    reader: ContainerReader, name: str, said: Setting, overridden: tuple[RunSetting, ...]
) -> Iterator[RunSetting]:
    """A setting as a fact; none where it is not known what is written."""
    if isinstance(said.text, Str):
        is_here = _is_here(reader, said.text)
        yield RunSetting(name, said.source, said.text, said.value, said.element.span, is_here, overridden)


def _is_here(reader: ContainerReader, text: Str) -> bool:
    spans = list(text.spans())
    return bool(spans) and all(span.file is reader.definition.file for span in spans)


def _of_variable(reader: ContainerReader, variable: ContainerVariable, name: str, value: Piece) -> RunSetting:
    is_here = _is_here(reader, variable.text)
    return RunSetting(name, variable.source, variable.text, value, variable.origin, is_here)
