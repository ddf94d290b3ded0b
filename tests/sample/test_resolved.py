"""The values of the sample's containers: as real Nix resolves them, as recorded, and as the linter sees them.

`python -m tests.sample.test_resolved` records them anew; it needs Nix and nixpkgs' `lib`.
"""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest

from nixlint_hwc.cli import run
from tests.support.nixpkgs import needs_nixpkgs_lib, nixpkgs_lib
from tests.support.real_nix import needs_nix

FIXTURES: Final = Path(__file__).parents[2] / "fixtures"
SAMPLE: Final = FIXTURES / "nixos-hwc"
RECORD: Final = FIXTURES / "nixos-hwc.expected.json"
RESOLVE: Final = Path(__file__).parent / "nix" / "resolve.nix"
#: A file that a module writes: its path holds a digest, which the linter does not know.
WRITTEN: Final = re.compile(r"/nix/store/[^:]*")

#: Containers of modules that no host has at all.
NOWHERE: Final = {"dashboard", "privatebin"}
#: What `diun` sets although containers have no such option.
NO_OPTION: Final = "environmentFile"

Containers = dict[str, dict[str, Any]]


class RefusedError(Exception):
    """Real Nix does not evaluate the containers."""


def real(*, extra: str | None = None) -> dict[str, Containers]:
    """The containers of each host by real Nix; `extra` names a module that the server enables besides."""
    command = ["nix-instantiate", "--eval", "--strict", "--json", str(RESOLVE)]
    command += ["--arg", "lib", str(nixpkgs_lib()), "--arg", "project", str(SAMPLE)]
    command += ["--argstr", "extra", extra] if extra else []
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode != 0:
        raise RefusedError(done.stderr)
    found: dict[str, Containers] = json.loads(done.stdout)
    return found


def record() -> dict[str, Any]:
    """What is to be recorded: containers by host, those that no host enables, and the modules that Nix refuses."""
    hosts = real()
    disabled: Containers = {}
    refused = []
    for folder in sorted((SAMPLE / "domains/server/containers").glob("[!_]*/index.nix")):
        name = folder.parent.name
        try:
            server = real(extra=name)["server"]
        except RefusedError as error:
            if f"The option `hwc.server.containers.{name}' does not exist" not in str(error):
                refused.append(name)
            continue
        disabled |= {c: options for c, options in server.items() if not any(c in host for host in hosts.values())}
    return {"disabled": disabled, "hosts": hosts, "refused": refused}


@needs_nix
@needs_nixpkgs_lib
def test_what_is_recorded_is_what_real_nix_makes_of_the_sample() -> None:
    assert json.loads(RECORD.read_text("utf-8")) == record()


def shown(capsys: pytest.CaptureFixture[str]) -> dict[tuple[str, str], dict[str, Any]]:
    """The linter's options of each container, by host and name; the host of one that no host enables is empty."""
    run(["show", "--project", str(SAMPLE), "--format", "json"])
    containers = json.loads(capsys.readouterr().out)["containers"]
    return {(host, c["name"]): c["options"] for c in containers for host in c["hosts"] or [""]}


def agrees(own: Any, real: Any) -> bool:
    """Whether the linter's value is the real one, apart from secrets, store paths, and what is of the wrong type."""
    if isinstance(own, dict) and set(own) == {"?"}:
        is_refused = own["?"].startswith("a definition for option")
        return own["?"] == "redacted" or is_refused or (isinstance(real, str) and WRITTEN.search(real) is not None)
    if isinstance(own, dict) and isinstance(real, dict):
        return own.keys() == real.keys() and all(agrees(own[key], real[key]) for key in own)
    if isinstance(own, list) and isinstance(real, list):
        return len(own) == len(real) and all(map(agrees, own, real))
    return bool(own == real)


def test_the_linter_sees_what_is_recorded(capsys: pytest.CaptureFixture[str]) -> None:
    recorded = json.loads(RECORD.read_text("utf-8"))
    expected = {(host, name): of for host, found in recorded["hosts"].items() for name, of in found.items()}
    expected |= {("", name): of for name, of in recorded["disabled"].items()}
    own = shown(capsys)
    unrecorded = {name for host, name in own if (host, name) not in expected}
    assert {name for name in unrecorded if not name.startswith(tuple(recorded["refused"]))} == NOWHERE
    for key, options in expected.items():
        assert agrees(filled(own[key]), filled(options)), (key, own[key], options)


def filled(options: dict[str, Any]) -> dict[str, Any]:
    """The options that say something."""
    return {name: value for name, value in options.items() if value not in ({}, [], True) and name != NO_OPTION}


if __name__ == "__main__":
    RECORD.write_text(json.dumps(record(), indent=2, sort_keys=True) + "\n", "utf-8")
