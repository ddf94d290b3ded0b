"""The languages of Podman, systemd, bash and Caddy: their parsers answer to any text, and places are right."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Any

from nixlint_hwc.eval.values import HOLE, Str
from nixlint_hwc.facts.podman.capability import parse_capability
from nixlint_hwc.facts.podman.device import parse_device, parse_gpus
from nixlint_hwc.facts.podman.environment import parse_environment_entry
from nixlint_hwc.facts.podman.flags import parse_flags
from nixlint_hwc.facts.podman.identity import parse_user
from nixlint_hwc.facts.podman.image import parse_image
from nixlint_hwc.facts.podman.mount import parse_mount_flag, parse_tmpfs, parse_volume
from nixlint_hwc.facts.podman.network import parse_network
from nixlint_hwc.facts.podman.port import parse_publications
from nixlint_hwc.facts.podman.security import parse_security_option
from nixlint_hwc.facts.routes.caddyfile import Imports, Proxied, expanded, parse_caddyfile, proxied, sites, snippets_of
from nixlint_hwc.facts.routes.traefik_rule import parse_rule
from nixlint_hwc.facts.secrets.command import credentials_in_command
from nixlint_hwc.facts.secrets.text import credentials_in_text
from nixlint_hwc.facts.shell import script as created
from nixlint_hwc.facts.shell.reader import parse_exec_script, parse_script
from nixlint_hwc.facts.shell.targets import directories_filled
from nixlint_hwc.facts.subnet import parse_subnet
from nixlint_hwc.facts.systemd.tmpfiles import parse_tmpfiles_rules
from nixlint_hwc.facts.systemd.unit import parse_exec, split_words
from tests.fuzz.target import ROOT, Target, texts, words
from tests.support.sourced import check, clean, sourced

_SHELL = words("shell")
_ENTRY = words("entries")
_CADDY = words("caddy")


def effects(text: Str) -> list[Any]:
    found = parse_script(text)
    extractors = (
        created.networks_created,
        created.directories_created,
        created.files_written,
        created.ownership_changes,
        created.mode_changes,
        created.image_commands,
        directories_filled,
    )
    return [found, parse_exec_script(text), *(extract(found) for extract in extractors)]


def _on(*parsers: Callable[[Str], Any]) -> Callable[[bytes], object]:
    """All parsers on a text, in which `<?>` stands for an unknown part."""

    def run(data: bytes) -> object:
        text = sourced(clean(data.decode("utf-8", "surrogateescape").replace("<?>", HOLE)))
        outcomes: list[str] = []
        for parse in parsers:
            result = parse(text)
            check(result)
            outcomes.append(type(result).__name__ + str(len(result) if isinstance(result, (list, tuple)) else ""))
        return tuple(outcomes)

    return run


def _proxied(text: Str) -> list[Proxied]:
    """What the sites of a Caddyfile pass on, with its snippets put in."""
    directives = parse_caddyfile(text)
    imports = Imports(snippets_of(directives))
    served = list(sites(expanded(directives, imports, within_sites=False)))
    return [one for _, block in served for one in proxied(expanded(block, imports))]


def _flags(text: Str) -> object:
    return parse_flags(_lines(text))


def _lines(text: Str) -> list[Str]:
    pieces, at = [], 0
    for line in text.text.split("\n"):
        pieces.append(text.slice(at, at + len(line)))
        at += len(line) + 1
    return pieces


ENTRIES: dict[str, Callable[[Str], Any]] = {
    "capability": parse_capability,
    "device": parse_device,
    "gpus": parse_gpus,
    "environment_entry": parse_environment_entry,
    "exec": parse_exec,
    "image": parse_image,
    "mount_flag": parse_mount_flag,
    "network": parse_network,
    "publications": parse_publications,
    "security_option": parse_security_option,
    "subnet": parse_subnet,
    "tmpfiles_rules": parse_tmpfiles_rules,
    "tmpfs": parse_tmpfs,
    "user": parse_user,
    "volume": parse_volume,
    "words": split_words,
    "flags": _flags,
    "credentials_in_command": lambda text: list(credentials_in_command(_lines(text))),
    "credentials_in_text": lambda text: list(credentials_in_text(text)),
    "traefik_rule": lambda text: parse_rule(text.text),
}


def _inputs(*kinds: str) -> list[bytes]:
    """The inputs of the parsers' case files."""
    found: list[bytes] = []
    for path in sorted((ROOT / "tests/facts/cases").glob("*/*.toml")):
        if kinds and path.parent.name not in kinds:
            continue
        for case in tomllib.loads(path.read_text()).get("case", []):
            given = case.get("in", "")
            found.append("\n".join(given if isinstance(given, list) else [str(given)]).encode())
    return found


def _caddyfiles() -> list[bytes]:
    return texts("tests/fuzz/words/*.Caddyfile")


TARGETS = (
    Target("script", _on(effects), lambda: _inputs("script", "exec", "exec_script"), _SHELL, 2, is_quick=True),
    Target("entries", _on(*ENTRIES.values()), _inputs, _ENTRY, 2, is_quick=True),
    Target("caddyfile", _on(parse_caddyfile, _proxied), _caddyfiles, _CADDY, is_quick=True),
)
