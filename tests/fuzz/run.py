"""Fuzz for a while: `python -m tests.fuzz.run --minutes 30 [TARGET...]`.

Each target has a process of its own in turns, which is watched: an input that takes too long, or ends the process, is
saved like a crash, and another process goes on. Ends with exit code 1 when anything was found.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.fuzz.slate import Slate
from tests.fuzz.target import CRASHES, ROOT, Target
from tests.fuzz.targets import TARGETS

#: An input that takes more processor time than this, or has waited for so long, is a hang (seconds).
BUSY, WAITING = 60, 300
#: Memory that a process may have (KiB).
MEMORY = 2 << 20
#: Texts that are kept for later turns of a target.
KEPT = 600
#: Time for a share of a target in one turn (seconds).
TURN = 30.0
SCRATCH = ROOT / ".cache/fuzz"


@dataclass
class Tally:
    """What became of one target. `peak`: the most memory that a process of it had (KiB)."""

    inputs: int = 0
    seconds: float = 0
    slowest: float = 0
    peak: int = 0


class Watch:
    """One process of a target, and what it is at."""

    def __init__(self, target: Target, seconds: float, seed: int, tally: Tally) -> None:
        self.target = target
        self.tally = tally
        scratch = SCRATCH / target.name
        scratch.mkdir(parents=True, exist_ok=True)
        scratch.joinpath("slate").unlink(missing_ok=True)
        self.slate = Slate(scratch / "slate")
        self.memory = 0
        self.killed = False
        self.log = scratch / "log"
        command = [sys.executable, "-m", "tests.fuzz.worker", target.name, str(scratch), str(seconds), str(seed)]
        command += ["followed"] if target.is_quick else []
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def run(self) -> None:
        """Wait for the process to end, or end it."""
        begin = time.monotonic()
        count, cpu, since = -1, 0.0, begin
        while self.process.poll() is None:
            time.sleep(0.1)
            now, used = time.monotonic(), self._used()
            if self.memory > MEMORY:
                self._kill("memory")
            elif self.slate.count != count:
                count, cpu, since = self.slate.count, used, now
            elif self.slate.busy and (used - cpu > BUSY or now - since > WAITING):
                self._kill("hang")
        if self.process.returncode and self.slate.busy and not self.killed:
            self._save(f"exit-{self.process.returncode}")
        elif self.process.returncode > 0:
            print(f"{self.target.name}: the process failed:\n{self.log.read_text(errors='replace')[-3000:]}")
        self._keep()
        self.tally.inputs += self.slate.count
        self.tally.seconds += time.monotonic() - begin
        self.tally.slowest = max(self.tally.slowest, self.slate.slowest)

    def _used(self) -> float:
        """The processor time that the process has had (seconds); its memory is noted on the way."""
        try:
            fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
            status = Path(f"/proc/{self.process.pid}/status").read_text()
        except OSError:
            return 0
        for line in status.splitlines():
            if line.startswith("VmHWM:"):
                self.memory = int(line.split()[1])
                self.tally.peak = max(self.tally.peak, self.memory)
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _keep(self) -> None:
        """Keep what the process found to be of interest, up to a number of texts."""
        corpus = SCRATCH / self.target.name / "corpus"
        seeds = set(self.target.seeds)
        for path in sorted((SCRATCH / self.target.name).glob("turn/*")):
            data = path.read_bytes()
            if data not in seeds and len(list(corpus.iterdir())) < KEPT:
                corpus.joinpath(path.name).write_bytes(data)

    def _kill(self, what: str) -> None:
        self._save(what)
        self.killed = True
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def _save(self, what: str) -> None:
        data = self.slate.data
        path = CRASHES / self.target.name / f"{what}-{hashlib.sha256(data).hexdigest()[:8]}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        print(f"{self.target.name}: {what}: {path.relative_to(ROOT)}", flush=True)


def fuzz(targets: list[Target], minutes: float, seed: int) -> int:
    """Give the targets turns until the time is over; how many crashes were found."""
    before = {path for target in targets for path in target.crashes}
    tallies = {target.name: Tally() for target in targets}
    begin = time.monotonic()
    end = begin + minutes * 60
    turn = min(TURN, minutes * 60 / sum(target.share for target in targets))
    while time.monotonic() < end - 1:
        for target in targets:
            left = end - time.monotonic()
            if left > 1:
                Watch(target, max(2.0, min(turn * target.share, left)), seed, tallies[target.name]).run()
                seed += 1
    found = sorted({path for target in targets for path in target.crashes} - before)
    _tell(tallies, time.monotonic() - begin, found)
    return len(found)


def _tell(tallies: dict[str, Tally], seconds: float, found: list[Path]) -> None:
    print(f"\n{'target':14}{'inputs':>10}{'a second':>10}{'slowest (s)':>13}{'memory (MiB)':>14}")
    for name, tally in tallies.items():
        rate = tally.inputs / tally.seconds if tally.seconds else 0
        print(f"{name:14}{tally.inputs:>10}{rate:>10.1f}{tally.slowest:>13.1f}{tally.peak / 1024:>14.0f}")
    total = sum(tally.inputs for tally in tallies.values())
    print(f"{'all':14}{total:>10}  in {seconds / 60:.1f} minutes; crashes and hangs: {len(found)}")
    for path in found:
        print(f"  {path.relative_to(ROOT)}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Fuzz the stages of hwc-lint.")
    parser.add_argument("targets", nargs="*", help=f"which of {', '.join(TARGETS)} (default: all)")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    unknown = [name for name in arguments.targets if name not in TARGETS]
    if unknown:
        parser.error(f"there is no target {', '.join(unknown)}")
    chosen = [TARGETS[name] for name in arguments.targets or TARGETS]
    sys.exit(1 if fuzz(chosen, arguments.minutes, arguments.seed) else 0)


if __name__ == "__main__":
    main()
