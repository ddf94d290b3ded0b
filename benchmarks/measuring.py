"""One run of a command, and what it took."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

#: Exit codes of a linter's run that did what it was asked: without and with findings.
ACCEPTED: Final = frozenset({0, 1})


@dataclass(frozen=True, slots=True)
class Measure:
    """Medians over some runs: `seconds` of wall time, `memory` in MiB (the peak of resident memory)."""

    seconds: float
    memory: float


def nothing() -> None:
    """What happens between two runs that see the same."""


def timed(
    command: Sequence[str], folder: Path | None = None, environment: Mapping[str, str] | None = None
) -> tuple[float, float, int, str]:
    """One run: seconds, MiB, exit code, standard output."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=output, stderr=subprocess.DEVNULL, cwd=folder, env={**os.environ, **(environment or {})}
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read().decode(errors="replace")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return seconds, usage.ru_maxrss / unit, process.returncode, text


def measure(
    command: Sequence[str],
    runs: int,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
    *,
    before: Callable[[], None] = nothing,
) -> Measure:
    """Medians of a command's runs, `before` each of which something is done. Raises `SystemExit` when one fails."""
    results = []
    for _ in range(runs):
        before()
        results.append(timed(command, folder, environment))
    codes = {code for _, _, code, _ in results}
    if not codes <= ACCEPTED:
        raise SystemExit(f"benchmarks: {' '.join(command[:3])} ended with {sorted(codes)}")
    return Measure(statistics.median(r[0] for r in results), statistics.median(r[1] for r in results))
