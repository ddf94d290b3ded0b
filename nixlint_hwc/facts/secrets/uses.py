"""Where a container needs secrets: its environment files, mounts and login, its unit and the units that one requires.

In: a container's options with their places, the project's units. Out: `SecretUse`s, each secret's first one first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from nixlint_hwc.eval.values import AttrSet, PathValue, Str
from nixlint_hwc.facts.container.options import Element
from nixlint_hwc.facts.raw import quiet
from nixlint_hwc.facts.secrets.secret import FOLDERS, SecretIndex

if TYPE_CHECKING:
    from nixlint_hwc.facts.around import Unit
    from nixlint_hwc.facts.container.reading import ContainerReader
    from nixlint_hwc.facts.parts import ContainerMount, SecretUse

_FOLDERS: Final = "|".join(folder for folder, _ in FOLDERS)
_RUNTIME_PATH: Final = re.compile(f"(?:{_FOLDERS})[A-Za-z0-9_.@/-]*[A-Za-z0-9_@]")


def secret_uses(reader: ContainerReader, mounts: Iterable[ContainerMount], unit: Unit | None) -> tuple[SecretUse, ...]:
    """The uses of secrets; a further use of a secret is marked as repeated."""
    found: list[SecretUse] = []
    seen: set[tuple[str, str]] = set()
    for element, via in _places(reader, mounts):
        found += _use(reader, element, via)
    if unit is not None:
        found += _of_units(reader, unit)
    for index, use in enumerate(found):
        key = (use.system, use.name)
        if key in seen or _is_declared_beside(reader, use):
            found[index] = _marked(reader, use, key in seen)
        seen.add(key)
    return tuple(found)


def _is_declared_beside(reader: ContainerReader, use: SecretUse) -> bool:
    """Whether a secret is declared where the container is defined, its module imported, or the secret used."""
    declared = use.declaration.origin if use.declaration is not None else None
    places = (reader.definition, reader.origin, use.origin, *reader.imports)
    return declared is not None and any(place.file is declared.file for place in places)


def _marked(reader: ContainerReader, use: SecretUse, is_repeated: bool) -> SecretUse:
    return replace(use, is_repeated=is_repeated, is_declared_beside=_is_declared_beside(reader, use))


def _places(reader: ContainerReader, mounts: Iterable[ContainerMount]) -> Iterator[tuple[Element, str]]:
    for element in reader.list_elements("environmentFiles")[0]:
        yield element, "environmentFiles"
    for element, _, _ in reader.flag_values("env-file"):
        yield element, "environmentFiles"
    for mount in mounts:
        if isinstance(mount.source, Str):
            yield Element(mount.source, mount.origin), "volumes"
    login = reader.option("login")
    password = quiet(login.get("passwordFile")) if isinstance(login, AttrSet) else None
    if isinstance(password, (Str, PathValue)):
        yield reader.element("login", password, login.place("passwordFile")), "login"


def _use(reader: ContainerReader, element: Element, via: str) -> list[SecretUse]:
    value: Any = element.value
    text = value.path if isinstance(value, PathValue) else value.text if isinstance(value, Str) else None
    if text is None or (isinstance(value, Str) and value.holes):
        return []
    use = reader.secrets.use(text, via, element.span, value)
    if use is None:
        return []
    return [replace(use, text=value) if isinstance(value, Str) else use]


def _of_units(reader: ContainerReader, own: Unit) -> Iterator[SecretUse]:
    """The secrets whose files the container's unit, or a unit that it requires, reads."""
    units = [own, *(reader.around.units.get(name) for name in (*own.requires, *own.binds_to))]
    for unit in units:
        if unit is None or unit.origin is None:
            continue
        for text in (*unit.scripts, *unit.execs, *unit.files):
            for path in _paths(reader.secrets, text):
                use = reader.secrets.use(path, "unit", unit.origin, text)
                if use is not None:
                    yield use


def _paths(secrets: SecretIndex, text: Str) -> Iterator[str]:
    """The paths of secrets in a text, each once."""
    if "/" not in text.text:
        return
    found = dict.fromkeys(path for path in _RUNTIME_PATH.findall(text.text) if secrets.find(path) is not None)
    elsewhere = [path for path in secrets.by_path if not path.startswith(("/run/agenix/", "/run/secrets/"))]
    yield from [*found, *(path for path in elsewhere if path in text.text)]
