"""The process that tries inputs of one target until it is told to end.

`python -m tests.fuzz.worker MODULE TARGET SCRATCH SEED [followed]`

With `atheris`, for `followed` targets, new code that an input reaches decides which are kept and changed further;
otherwise a new outcome does.
A crash is saved once for each place, and the process goes on.
"""

from __future__ import annotations

import ctypes
import gc
import hashlib
import importlib
import os
import resource
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from tests.fuzz.mutation import LIMIT
from tests.fuzz.slate import Slate

if TYPE_CHECKING:
    from tests.fuzz.target import Target

try:
    import atheris
except ImportError:
    atheris = None

#: Address space (bytes): a bound for what is made between two looks of the watcher, beside the stacks of an evaluation
#: and of the one before it, whose thread may not be gone yet.
ADDRESS_SPACE = 6 << 30
#: prctl(2): the signal that a process gets when its parent is gone.
PR_SET_PDEATHSIG = 1
#: Texts that a process begins with; all can be spliced.
BEGUN_WITH = 25
#: Inputs between two collections of garbage, at most and in seconds.
COLLECTED_AFTER, COLLECTED_SECONDS = 500, 2.0


class Worker:
    """Runs inputs of a target, and keeps what is of interest."""

    def __init__(self, target: Target, scratch: Path) -> None:
        from tests.fuzz.target import CRASHES

        self.target = target
        self.slate = Slate(scratch / "slate")
        self.slow = scratch / "slowest"
        self.crashes = CRASHES / target.name
        self.known: set[str] = set()
        self.since = 0
        self.collected = time.monotonic()

    def one(self, data: bytes) -> object:
        """The outcome of an input; None for a crash, which is saved."""
        self.slate.begin(data)
        begin = time.process_time()
        outcome: object = None
        try:
            outcome = self.target.run(data)
        except Exception as error:
            self.save(data, error)
        if self.slate.end(time.process_time() - begin):
            self.slow.write_bytes(data)
        self._collect()
        return outcome

    def save(self, data: bytes, error: Exception) -> None:
        signature = signature_of(error)
        name = f"{type(error).__name__}-{hashlib.sha256(signature.encode()).hexdigest()[:8]}"
        if name in self.known:
            return
        self.known.add(name)
        self.crashes.mkdir(parents=True, exist_ok=True)
        path = self.crashes / name
        if not path.exists():
            path.write_bytes(data)
            print(f"{self.target.name}: {name}: {signature}", file=sys.stderr, flush=True)

    def _collect(self) -> None:
        """An evaluation turns the collector off; here it has to run now and then."""
        self.since += 1
        if self.since >= COLLECTED_AFTER or time.monotonic() - self.collected > COLLECTED_SECONDS:
            gc.collect()
            self.since, self.collected = 0, time.monotonic()


def signature_of(error: Exception) -> str:
    """The kind and the innermost places of an error: the same for inputs that fail in the same way."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "nixlint_hwc" in frame.filename]
    places = [
        f"{Path(frame.filename).name}:{frame.name}" for frame in frames or traceback.extract_tb(error.__traceback__)
    ]
    return (
        f"{type(error).__name__} in {' < '.join(reversed(places[-3:]))}: {str(error)[:100]}" if places else repr(error)
    )


def by_outcome(worker: Worker, corpus: Path, seed: int) -> None:
    """Change inputs; those with a new outcome join the ones that are changed."""
    random = Random(seed)
    pool = [*worker.target.seeds, *(path.read_bytes() for path in sorted(corpus.iterdir()))]
    seen: set[object] = set()
    while not worker.slate.is_over:
        data = worker.target.mutated(random, pool, random.choice(pool))
        outcome = worker.one(data)
        if outcome is not None and outcome not in seen:
            seen.add(outcome)
            pool.append(data)
            corpus.joinpath(hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)


def by_coverage(worker: Worker, corpus: Path, seed: int) -> None:
    """Let atheris choose, with the same changes. Ends the process; what it keeps is in `turn`."""
    target = worker.target
    pool = [*target.seeds, *(path.read_bytes() for path in sorted(corpus.iterdir()))]
    turn = corpus.parent / "turn"
    shutil.rmtree(turn, ignore_errors=True)
    turn.mkdir()
    for data in Random(seed).sample(pool, min(len(pool), BEGUN_WITH)):
        turn.joinpath(hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)

    def mutate(data: bytes, size: int, seed: int) -> bytes:
        random = Random(seed)
        if random.random() < 0.1:
            return bytes(atheris.Mutate(data, size))
        text = random.choice(pool) if random.random() < 0.3 else data
        return target.mutated(random, pool, text)[:size]

    def one(data: bytes) -> None:
        if worker.slate.is_over:
            os._exit(0)
        worker.one(data)

    options = {
        "seed": seed, "max_len": LIMIT, "rss_limit_mb": 0, "timeout": 3600,
        "artifact_prefix": f"{corpus.parent}/", "verbosity": 0, "print_final_stats": 0, "len_control": 0,
    }  # fmt: skip
    arguments = [sys.argv[0], *(f"-{name}={value}" for name, value in options.items()), str(turn)]
    atheris.Setup(arguments, one, custom_mutator=mutate)
    atheris.Fuzz()


def end_with_the_watcher() -> None:
    """Have the kernel end this process when the one that started it is gone, however that went (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def main(module: str, name: str, scratch: Path, seed: int, *, is_followed: bool) -> None:
    end_with_the_watcher()
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    follows = atheris is not None and is_followed
    with atheris.instrument_imports(include=["nixlint_hwc"]) if follows else nullcontext():
        targets: Sequence[Target] = importlib.import_module(module).TARGETS
    corpus = scratch / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    worker = Worker(next(target for target in targets if target.name == name), scratch)
    # What the first input makes, rules above all, stays: garbage is not looked for in it.
    worker.one(worker.target.seeds[0])
    gc.collect()
    gc.freeze()
    drive: Callable[[Worker, Path, int], None] = by_coverage if follows else by_outcome
    drive(worker, corpus, seed)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]), is_followed=sys.argv[5:] == ["followed"])
