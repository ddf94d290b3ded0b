"""Runs of the watched linter that have its start behind them: `python -m tests.hostile.forked`.

In: a line of JSON for each run, `Run`. Out: a line for each, the status and resources that `wait4` tells. Each run is a
process of its own with bounds of its own, forked from this one, which has imported the linter and loaded its rules.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Final

from tests.hostile import watched
from tests.support.kept_rules import with_kept_rules

#: Processor time that a run may take (seconds; some ten times of what the slowest case takes).
SECONDS: Final = 100
#: Address space (bytes), so that a run that goes astray takes nothing with it. An evaluation reserves 1 GiB of stack.
ADDRESS_SPACE: Final = 5 << 30
#: A run that waits for something has no end by processor time.
PATIENCE: Final = 900


@dataclass(frozen=True)
class Run:
    """What `watched` is called with, and where what it prints goes."""

    words: list[str]
    environment: dict[str, str]
    output: str


@dataclass(frozen=True)
class Ended:
    """How a run ended: `memory` is its peak (KiB), `seconds` its processor time."""

    status: int
    memory: int
    seconds: float


def limit() -> None:
    """The bounds of a run."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def ended(pid: int) -> Ended:
    """Wait for a run, as long as it may take."""
    end = time.monotonic() + PATIENCE
    while True:
        found, status, used = os.wait4(pid, os.WNOHANG)
        if found:
            return Ended(status, used.ru_maxrss, used.ru_utime + used.ru_stime)
        if time.monotonic() > end:
            os.kill(pid, 9)
        time.sleep(0.02)


def forked(run: Run) -> Ended:
    """Let the process beside this one make a run."""
    server = _server()
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(json.dumps(asdict(run)) + "\n")
    server.stdin.flush()
    return Ended(**json.loads(server.stdout.readline()))


@cache
def _server() -> subprocess.Popen[str]:
    """It ends when the process that asks does, as there is nothing to read any more."""
    command = [sys.executable, "-m", "tests.hostile.forked"]
    folder = Path(__file__).parents[2]
    return subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _become(run: Run) -> None:
    """In the forked process: be the run, to the end."""
    try:
        limit()
        os.environ.clear()
        os.environ.update(run.environment)
        output = os.open(run.output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for descriptor, of in ((0, os.open(os.devnull, os.O_RDONLY)), (1, output), (2, output)):
            os.dup2(of, descriptor)
        sys.stdin = open(0, closefd=False)  # noqa: SIM115
        tempfile.tempdir = None
        watched.main(run.words)
    except SystemExit as left:
        os._exit(left.code if isinstance(left.code, int) else 1)
    finally:
        os._exit(1)


def _warm() -> None:
    """Import what a run imports, and load the rules."""
    from nixlint_hwc import cli

    with tempfile.TemporaryDirectory() as folder:
        module = '{ virtualisation.oci-containers.containers.a.image = "docker.io/a/b:1.2.3"; }'
        Path(folder, "configuration.nix").write_text(module)
        options = ("--project", folder, "--no-cache", "--format", "concise", "--output", f"json={folder}/report.json")
        cli.run(["check", *options])
    sys.stdout.flush()
    gc.collect()
    gc.freeze()


def main() -> None:
    channel = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    with with_kept_rules():
        _warm()
        for line in sys.stdin:
            pid = os.fork()
            if pid == 0:
                _become(Run(**json.loads(line)))
            channel.write(json.dumps(asdict(ended(pid))) + "\n")
            channel.flush()


if __name__ == "__main__":
    main()
