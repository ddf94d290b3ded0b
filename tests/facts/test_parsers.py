"""The parsers of podman's and systemd's languages against the case files in `cases/<parser>/*.toml`.

Each `[[case]]` has the input `in`, where `<?>` is an unknown part, and the attributes expected of the result: `"?"` is
an unknown value, `"null"` none. A table asks for attributes of a part, a list for each element.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from nixlint_hwc.eval.values import HOLE, Str, Unknown
from nixlint_hwc.facts.podman.capability import parse_capability
from nixlint_hwc.facts.podman.device import parse_device
from nixlint_hwc.facts.podman.environment import parse_environment_entry
from nixlint_hwc.facts.podman.flags import parse_flags
from nixlint_hwc.facts.podman.identity import parse_user
from nixlint_hwc.facts.podman.image import parse_image
from nixlint_hwc.facts.podman.mount import parse_mount_flag, parse_tmpfs, parse_volume
from nixlint_hwc.facts.podman.network import network_conflict, parse_network_value
from nixlint_hwc.facts.podman.port import parse_publication, parse_publications
from nixlint_hwc.facts.podman.security import parse_security_option
from nixlint_hwc.facts.secrets.command import credentials_in_command
from nixlint_hwc.facts.secrets.credential import Found, credential_of
from nixlint_hwc.facts.secrets.text import credentials_in_text
from nixlint_hwc.facts.shell import script as created
from nixlint_hwc.facts.shell.reader import Script, parse_exec_script, parse_script
from nixlint_hwc.facts.shell.targets import directories_filled
from nixlint_hwc.facts.systemd.tmpfiles import parse_tmpfiles_rule
from nixlint_hwc.facts.systemd.unit import parse_exec

CASES = Path(__file__).parent / "cases"


def partly(text: str) -> Str:
    """A text whose `<?>` are unknown parts."""
    count = text.count("<?>")
    return Str(text.replace("<?>", HOLE), None, tuple(Unknown(f"part {index}") for index in range(count)))


def flags(elements: list[str]) -> SimpleNamespace:
    """The flags of a list; an element `<?>` is unknown, a last element `...` an unknown rest."""
    rest = Unknown("the rest") if elements[-1:] == ["..."] else None
    known = elements[:-1] if rest else elements
    result = parse_flags([Unknown("an element") if text == "<?>" else partly(text) for text in known], rest)
    return SimpleNamespace(
        flags=[(flag.name, flag.value) for flag in result.flags],
        elements=[flag.elements for flag in result.flags],
        values={flag.name: result.values(flag.name) for flag in result.flags},
        left=[(left.text, left.problem) for left in result.leftovers],
        privileged=result.is_on("privileged"),
    )


def networks(values: list[str]) -> SimpleNamespace:
    found = [one for at, value in enumerate(values) for one in parse_network_value(partly(value), at == 0)]
    return SimpleNamespace(all=found, conflict=network_conflict(found))


def effects(script: Script) -> SimpleNamespace:
    """Everything a script does, as the case files name it."""
    return SimpleNamespace(
        commands=[" ".join(word.shown for word in command.words) for command in script.all_commands],
        conditional=[c.words[-1].shown for c in script.all_commands if c.is_conditional and c.words],
        networks=created.networks_created(script),
        directories=created.directories_created(script),
        filled=[path.shown for path in directories_filled(script)],
        files=created.files_written(script),
        owners=created.ownership_changes(script),
        modes=created.mode_changes(script),
        images=created.image_commands(script),
        gap=script.gap,
        is_truncated=script.is_truncated,
    )


def credentials(variables: list[str]) -> SimpleNamespace:
    """Which `NAME=value` lines hold a credential, and which do not."""
    pairs = [(line, *line.partition("=")[::2]) for line in variables]
    has = {line: credential_of(name, partly(value)) is not None for line, name, value in pairs}
    return SimpleNamespace(found=[line for line in has if has[line]], missed=[line for line in has if not has[line]])


def told(found: Iterator[Found]) -> SimpleNamespace:
    return SimpleNamespace(found=[f"{one.name}={one.secret.shown}" for one in found])


PARSERS: dict[str, Any] = {
    "capability": lambda text: parse_capability(partly(text)),
    "credential": credentials,
    "credential_command": lambda words: told(credentials_in_command([partly(word) for word in words])),
    "credential_text": lambda text: told(credentials_in_text(partly(text))),
    "device": lambda text: parse_device(partly(text)),
    "environment": lambda text: parse_environment_entry(partly(text)),
    "exec": lambda text: SimpleNamespace(all=parse_exec(partly(text))),
    "exec_script": lambda text: effects(parse_exec_script(partly(text))),
    "flags": flags,
    "image": lambda text: parse_image(partly(text)),
    "mount": lambda text: parse_mount_flag(partly(text)),
    "networks": networks,
    "port": lambda text: parse_publication(partly(text)),
    "port_of_docker": lambda text: parse_publication(partly(text), "docker"),
    "publications": lambda text: SimpleNamespace(all=parse_publications(partly(text))),
    "script": lambda text: effects(parse_script(partly(text))),
    "security": lambda text: parse_security_option(partly(text)),
    "tmpfiles": lambda text: parse_tmpfiles_rule(partly(text)) or SimpleNamespace(ignored=True),
    "tmpfs": lambda text: parse_tmpfs(partly(text)),
    "user": lambda text: parse_user(partly(text)),
    "volume": lambda text: parse_volume(partly(text)),
}


def plain(value: Any) -> Any:
    """A result as the case files write it."""
    if isinstance(value, Unknown):
        return "?"
    if isinstance(value, Str):
        return value.shown
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return "null" if value is None else value


def seen(value: Any, expected: Any) -> Any:
    """As much of a result as is expected of it."""
    if isinstance(expected, list) and isinstance(value, (list, tuple)) and len(expected) == len(value):
        return [seen(item, wanted) for item, wanted in zip(value, expected, strict=True)]
    if isinstance(expected, dict) and not isinstance(value, (dict, Unknown, type(None), list, tuple)):
        return {name: seen(getattr(value, name), wanted) for name, wanted in expected.items()}
    return plain(value)


def cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*/*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            name = f"{path.parent.name}/{path.stem}: {case['in']!r}"[:80]
            yield pytest.param(path.parent.name, case.pop("in"), case, id=name)


@pytest.mark.parametrize(("parser", "text", "expected"), list(cases()))
def test_parser(parser: str, text: Any, expected: dict[str, Any]) -> None:
    assert seen(PARSERS[parser](text), expected) == expected
