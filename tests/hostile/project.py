"""How hostile projects are made, and how the linter is run on them.

A run is a process of its own with bounds on its memory and on its processor time. What holds for every one of them is
checked here; a case adds its exit code and what the output says.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.hostile.forked import Ended, Run, ended, forked, limit
from tests.hostile.watched import CAUGHT, surroundings
from tests.support.privilege import without_privilege

#: How often one construct is nested or repeated.
DEEP = 20_000
#: Memory that a run may use (KiB).
MEMORY = 2 << 20

Maker = Callable[[Path], None]

IMAGE = '"docker.io/a/b:1.2.3"'
#: What no reader's terminal and no build server must be told by a project.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
COMMAND = re.compile(r"^\s*::[a-z]|##[A-Za-z]*\[", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """One hostile project. `code` is the exit code and `said` what the output holds, None where it holds nothing.

    Code 0 or 1: the analysis is complete, without or with findings; 2: it is not, or settings are wrong, which `said`
    tells. `arguments` follow `check`; `missing` says why the case cannot be made here. `bare`: the run has no right to
    pass over the modes of files, as root has. `cache` makes the folder in which the cache is.
    """

    name: str
    make: Maker
    code: int
    said: str | None
    arguments: tuple[str, ...] = ()
    missing: Callable[[], str | None] = lambda: None
    bare: bool = False
    cache: Maker | None = None


@dataclass(frozen=True)
class Outcome:
    """How a run ended. `memory` is its peak (KiB), `seconds` its processor time; code below 0: a signal ended it."""

    code: int
    output: str
    memory: int
    seconds: float


def outcome(root: Path, arguments: tuple[str, ...] = (), command: str = "check", *, bare: bool = False) -> Outcome:
    """Run the linter on a project, watched. A cache in the folder beside it is that of the run."""
    writable = () if command == "check" else (str(root),)
    words = [str(root), *writable, "--", command, "--project", str(root)]
    if command == "check" and "--format" not in arguments:
        words += ["--format", "concise"]
    words += arguments
    path = root.parent / "output"
    own_cache = bare or (root.parent / "cache").exists()
    environment = surroundings(root, own_cache=own_cache)
    run = Run(words, environment, str(path))
    found = _started(run, bare=bare) if own_cache else forked(run)
    code = os.waitstatus_to_exitcode(found.status)
    return Outcome(code, path.read_bytes().decode("utf-8", "replace"), found.memory, found.seconds)


def _started(run: Run, *, bare: bool) -> Ended:
    """A run as users start it: right and cache are its own from the first."""
    with open(run.output, "wb") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.hostile.watched", *run.words],
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
            preexec_fn=_limit_bare if bare else limit,  # noqa: PLW1509
            env=run.environment,
        )
    found = ended(process.pid)
    process.returncode = os.waitstatus_to_exitcode(found.status)
    return found


def _limit_bare() -> None:
    limit()
    without_privilege()


def assert_contained(found: Outcome) -> None:
    """What holds for every run: it ended by itself, in time and memory, and told nothing that it must not."""
    assert found.code != CAUGHT, found.output[-3000:]
    assert found.code in (0, 1, 2), found.output[-3000:]
    assert found.memory <= MEMORY, f"{found.memory // 1024} MiB"
    assert "Traceback" not in found.output
    assert "root:x:0" not in found.output, "a file outside the project was read"
    assert not CONTROL.search(found.output), "a control character reached the terminal"
    assert not COMMAND.search(found.output), "a command for the forge's log"


# Projects


def module(value: str, name: str = "configuration.nix") -> Maker:
    """A project of one module that gives `value` to a container's image."""
    text = "{ lib, ... }: { virtualisation.oci-containers.containers.a.image = " + value + "; }\n"
    return lambda root: write(root / name, text)


def files(**texts: str) -> Maker:
    """A project of some files; `__` in a name stands for a dot."""

    def make(root: Path) -> None:
        for name, text in texts.items():
            write(root / name.replace("__", "."), text)

    return make


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogateescape"))


def with_container(make: Maker) -> Maker:
    """A project with a plain container besides."""

    def both(root: Path) -> None:
        module(IMAGE)(root)
        make(root)

    return both


def settings(text: str) -> Maker:
    """A project with a container and these settings."""
    return with_container(lambda root: write(root / "hwc-lint.toml", text))


def beside(option: str, value: str) -> Maker:
    """A project that sets an option beside a container."""
    text = '{ lib, ... }: { virtualisation.oci-containers.containers.a.image = "docker.io/a/b:1.2.3"; %s = %s; }'
    return lambda root: write(root / "configuration.nix", text % (option, value))
