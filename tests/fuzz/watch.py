"""One target's process, seen from outside: let go on and made to wait, measured, and ended when it misbehaves.

An input that takes too long or too much memory, or ends the process, is saved like a crash; another process goes on.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.fuzz import scratch
from tests.fuzz.registry import MODULE_OF
from tests.fuzz.slate import Slate
from tests.fuzz.target import CRASHES, ROOT, Target

#: An input that takes more processor time than this, or has waited for so long, is a hang (seconds).
BUSY, WAITING = 20, 200
#: Memory that a process may have (KiB).
MEMORY = 2 << 20
#: A process that has worked for so long is replaced by a fresh one (seconds).
LIFE = 240
#: Texts that are kept for later processes of a target.
KEPT = 600
SCRATCH = ROOT / ".cache/fuzz"


class BrokenTargetError(Exception):
    """A target's process ended before its first input."""


@dataclass
class Tally:
    """What became of one target. `seconds`: what it worked; `peak`: the most memory that a process of it had (KiB)."""

    inputs: int = 0
    seconds: float = 0
    slowest: float = 0
    peak: int = 0


class Watch:
    """A target and its process, which is there from the first time that it may go on."""

    def __init__(self, target: Target, seed: int) -> None:
        self.target = target
        self.tally = Tally()
        self.seed = seed
        self.folder = SCRATCH / target.name
        self.process: subprocess.Popen[bytes] | None = None
        self.slate: Slate | None = None
        self._lived = 0.0
        self._looked = 0.0
        self._input = 0, 0.0, 0.0
        """The input that was seen last, the processor time when it was, and how long it has been at it."""

    @property
    def is_ready(self) -> bool:
        """Whether the process has come to its first input."""
        return self.slate is not None and self.slate.count > 0

    @property
    def due(self) -> float:
        """What the target has had of its share; the least is next."""
        return self.tally.seconds / self.target.share

    def go_on(self) -> None:
        if self.process is None:
            self._start()
        else:
            self.process.send_signal(signal.SIGCONT)
        self._looked = time.monotonic()

    def wait(self) -> None:
        """Make the process wait; one that has worked for long ends instead."""
        if self.process is not None and self._lived > LIFE:
            self.finish()
        elif self.process is not None:
            self.process.send_signal(signal.SIGSTOP)

    def look(self) -> None:
        """Note what the process has done since the last look; end it when it is at fault."""
        if self.process is None or self.slate is None:
            return
        now = time.monotonic()
        passed, self._looked = now - self._looked, now
        if self.is_ready:
            self.tally.seconds += passed
            self._lived += passed
        memory, used = self._measured()
        self.tally.peak = max(self.tally.peak, memory)
        count, cpu, waited = self._input
        if self.process.poll() is not None:
            self._ended(self.slate)
        elif memory > MEMORY:
            self._kill("memory", self.slate)
        elif self.slate.count != count or not self.slate.busy:
            self._input = self.slate.count, used, 0.0
        else:
            self._input = count, cpu, waited + passed
            if used - cpu > BUSY or waited > WAITING:
                self._kill("hang", self.slate)

    def finish(self) -> None:
        """Let the process come to the end of its input."""
        if self.process is None or self.slate is None:
            return
        self.slate.finish()
        self.go_on()
        until = time.monotonic() + WAITING
        while self.process is not None:
            time.sleep(0.02)
            self.look()
            if not self.is_ready or time.monotonic() > until:
                self.end()

    def end(self) -> None:
        """End the process at once; what it found is kept."""
        if self.process is None or self.slate is None:
            return
        self.process.kill()
        self.process.wait()
        self.tally.inputs += self.slate.count
        self.tally.slowest = max(self.tally.slowest, self.slate.slowest)
        self._keep()
        self.process = self.slate = None

    def _start(self) -> None:
        shutil.rmtree(self.folder / "files", ignore_errors=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.joinpath("slate").unlink(missing_ok=True)
        self.slate = Slate(self.folder / "slate")
        self._lived, self._input = 0.0, (0, 0.0, 0.0)
        self.seed += 1
        command = [sys.executable, "-m", "tests.fuzz.worker", MODULE_OF[self.target.name], self.target.name]
        command += [str(self.folder), str(self.seed)]
        command += ["followed"] if self.target.is_quick else []
        environment = {**os.environ, scratch.VARIABLE: str(self.folder / "files")}
        with self.folder.joinpath("log").open("wb") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment
            )

    def _ended(self, slate: Slate) -> None:
        """The process has ended by itself."""
        assert self.process is not None
        code, ready = self.process.returncode, self.is_ready
        if code and slate.busy:
            self._save(f"exit-{code}", slate)
        self.end()
        if code:
            log = self.folder.joinpath("log").read_text(errors="replace")[-3000:]
            print(f"{self.target.name}: the process failed:\n{log}", flush=True)
            if not ready:
                raise BrokenTargetError(self.target.name)

    def _measured(self) -> tuple[int, float]:
        """The most memory (KiB) and the processor time (seconds) that the process has had."""
        assert self.process is not None
        try:
            fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
            status = Path(f"/proc/{self.process.pid}/status").read_text()
        except OSError:
            return 0, 0.0
        memory = next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")), 0)
        return memory, (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _keep(self) -> None:
        """Keep what the process found to be of interest, up to a number of texts."""
        corpus = self.folder / "corpus"
        seeds = set(self.target.seeds)
        for path in sorted(self.folder.glob("turn/*")):
            data = path.read_bytes()
            if data not in seeds and len(list(corpus.iterdir())) < KEPT:
                corpus.joinpath(path.name).write_bytes(data)

    def _kill(self, what: str, slate: Slate) -> None:
        self._save(what, slate)
        self.end()

    def _save(self, what: str, slate: Slate) -> None:
        path = CRASHES / self.target.name / f"{what}-{hashlib.sha256(slate.data).hexdigest()[:8]}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(slate.data)
        print(f"{self.target.name}: {what}: {path.relative_to(ROOT)}", flush=True)
