"""Fuzz for a while: `python -m tests.fuzz.run --minutes 30 [--jobs 2] [TARGET...]`.

Each target has a process of its own. They take turns of a few seconds, the one that has had the least of its share
next, so that a run that is cut short has reached all of them. Ends with exit code 1 when anything was found.
"""

from __future__ import annotations

import argparse
import fcntl
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.fuzz.registry import TARGETS
from tests.fuzz.target import ROOT, Target
from tests.fuzz.watch import SCRATCH, Watch

#: How long a turn is (seconds).
TURN = 2.0


def fuzz(targets: list[Target], minutes: float, seed: int, jobs: int) -> int:
    """Give the targets turns until the time is over; how many crashes were found."""
    before = {path for target in targets for path in target.crashes}
    watches = [Watch(target, seed * 1_000_000 + index * 1_000) for index, target in enumerate(targets)]
    begin = time.monotonic()
    turn = min(TURN, minutes * 60 * jobs / len(targets))
    try:
        _take_turns(watches, begin + minutes * 60, turn, jobs)
        for watch in watches:
            watch.finish()
    finally:
        for watch in watches:
            watch.end()
            shutil.rmtree(watch.folder / "files", ignore_errors=True)
        found = sorted({path for target in targets for path in target.crashes} - before)
        _tell(watches, time.monotonic() - begin, found)
    return len(found)


def _take_turns(watches: list[Watch], end: float, turn: float, jobs: int) -> None:
    """Until the time is over: so many processes at once go on for a turn each."""
    at_work: dict[Watch, float] = {}
    while (now := time.monotonic()) < end:
        while len(at_work) < min(jobs, len(watches)):
            chosen = min((watch for watch in watches if watch not in at_work), key=lambda watch: watch.due)
            chosen.go_on()
            at_work[chosen] = now + turn
        time.sleep(0.05)
        for watch, until in list(at_work.items()):
            watch.look()
            if watch.process is None or (watch.is_ready and now > until):
                watch.wait()
                del at_work[watch]
            elif not watch.is_ready:
                at_work[watch] = now + turn


def _tell(watches: list[Watch], seconds: float, found: list[Path]) -> None:
    print(f"\n{'target':14}{'inputs':>10}{'a second':>10}{'slowest (s)':>13}{'memory (MiB)':>14}")
    for watch in watches:
        tally = watch.tally
        rate = tally.inputs / tally.seconds if tally.seconds else 0
        print(f"{watch.target.name:14}{tally.inputs:>10}{rate:>10.1f}{tally.slowest:>13.1f}{tally.peak / 1024:>14.0f}")
    total = sum(watch.tally.inputs for watch in watches)
    print(f"{'all':14}{total:>10}  in {seconds / 60:.1f} minutes; crashes and hangs: {len(found)}")
    for path in found:
        print(f"  {path.relative_to(ROOT)}")


@contextmanager
def _alone() -> Iterator[None]:
    """One run at a time in a checkout; a run that is told to end cleans up."""
    SCRATCH.mkdir(parents=True, exist_ok=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("told to end"))
    with SCRATCH.joinpath("lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.exit("another run is going on in this checkout")
        yield


def main() -> None:
    parser = argparse.ArgumentParser(description="Fuzz the stages of hwc-lint.")
    parser.add_argument("targets", nargs="*", help=f"which of {', '.join(TARGETS)} (default: all)")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1, help="how many processes work at once")
    arguments = parser.parse_args()
    unknown = [name for name in arguments.targets if name not in TARGETS]
    if unknown:
        parser.error(f"there is no target {', '.join(unknown)}")
    chosen = [TARGETS[name] for name in arguments.targets or TARGETS]
    with _alone():
        sys.exit(1 if fuzz(chosen, arguments.minutes, arguments.seed, arguments.jobs) else 0)


if __name__ == "__main__":
    main()
