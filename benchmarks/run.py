"""Time the linter: `python -m benchmarks.run [--runs 5] [--large]`; prints tables in Markdown.

Every run is a new process, so nothing is warm but the system's file cache. Absolute times are those of one machine;
the ratios against the bare interpreter and against Nix's parser, taken in the same run, travel better.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import generate

ROOT = Path(__file__).resolve().parent.parent
COMMAND = str(Path(sys.executable).with_name("hwc-lint"))
COLLECT = """
import sys, time
from pathlib import Path
from nixlint_hwc.pipeline import Request, analyse
from nixlint_hwc.project import Project
from nixlint_hwc.settings import Settings
start = time.perf_counter()
analyse(Project(Path(sys.argv[1])), Settings(), Request())
print(time.perf_counter() - start)
"""
#: Exit codes of a run that did what it was asked: without and with findings.
ACCEPTED = (0, 1)


@dataclass(frozen=True, slots=True)
class Measure:
    """Medians over some runs: `seconds` of wall time, `memory` in MiB (the peak of resident memory)."""

    seconds: float
    memory: float


@dataclass(frozen=True, slots=True)
class Subject:
    """A repository to lint: its folder, how many container modules it was made with, and its Nix files."""

    title: str
    folder: Path
    nix_files: tuple[str, ...]


def timed(command: Sequence[str], folder: Path | None = None) -> tuple[float, float, int, str]:
    """One run: seconds, MiB, exit code, standard output."""
    import time

    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL, cwd=folder)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read().decode(errors="replace")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return seconds, usage.ru_maxrss / unit, process.returncode, text


def measure(command: Sequence[str], runs: int, folder: Path | None = None) -> Measure:
    """Medians of a command's runs. Raises `SystemExit` when a run fails."""
    results = [timed(command, folder) for _ in range(runs)]
    codes = {code for _, _, code, _ in results}
    if not codes <= set(ACCEPTED):
        raise SystemExit(f"benchmarks: {command[0]} {command[1]} ended with {sorted(codes)}")
    return Measure(statistics.median(r[0] for r in results), statistics.median(r[1] for r in results))


def collecting(subject: Subject, runs: int) -> float:
    """Seconds that the analysis takes inside a process, start-up left out; the median."""
    found = [timed([sys.executable, "-c", COLLECT, str(subject.folder)]) for _ in range(runs)]
    return statistics.median(float(text) for _, _, _, text in found)


def parsing(subject: Subject, runs: int) -> float | None:
    """Seconds that Nix takes to parse the same files in one process; None where Nix is missing."""
    nix = shutil.which("nix-instantiate")
    if nix is None:
        return None
    command = [nix, "--parse", *subject.nix_files]
    return statistics.median(timed(command, subject.folder)[0] for _ in range(runs))


def subject(title: str, folder: Path) -> Subject:
    found = sorted(str(path.relative_to(folder)) for path in folder.rglob("*.nix"))
    return Subject(title, folder, tuple(found))


def subjects(scratch: Path, large: bool) -> list[Subject]:
    """The sample repository, and synthetic ones."""
    sizes = [(150, 600), (1500, 6000)] if large else [(150, 600)]
    found = [subject("fixtures/nixos-hwc", ROOT / "fixtures" / "nixos-hwc")]
    for modules, files in sizes:
        folder = scratch / f"{modules}"
        generate.write(folder, modules, files)
        found.append(subject(f"synthetic, {modules:,} container modules", folder))
    return found


def machine() -> str:
    """The machine in one line."""
    model = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor() or platform.machine(),
    )
    nix = (
        subprocess.run(["nix-instantiate", "--version"], capture_output=True, text=True, check=False).stdout.strip()
        if shutil.which("nix-instantiate")
        else "no Nix"
    )
    return f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, {nix}"


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines() if Path(path).exists() else []


def row(one: Subject, bare: Measure, runs: int) -> str:
    """A line of the table."""
    whole = measure([COMMAND, "check", "--no-cache", "--format", "concise", "--project", str(one.folder)], runs)
    inside = collecting(one, runs)
    parse = parsing(one, runs)
    against = f"{parse:.2f} s | {whole.seconds / parse:.1f}" if parse else "- | -"
    return (
        f"| {one.title} | {len(one.nix_files):,} | {whole.seconds:.2f} s | {whole.memory:.0f} MiB | {inside:.2f} s "
        f"| {whole.seconds / bare.seconds:.0f} | {against} |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5, help="runs of each command; the median counts")
    parser.add_argument("--large", action="store_true", help="also 1,500 container modules in 6,000 files")
    arguments = parser.parse_args()
    bare = measure([sys.executable, "-c", "pass"], arguments.runs)
    version = measure([COMMAND, "--version"], arguments.runs)
    print(f"{machine()}; median of {arguments.runs} cold runs\n")
    print("| what | seconds |\n|---|---|")
    print(f"| bare interpreter | {bare.seconds:.3f} |\n| `hwc-lint --version` | {version.seconds:.3f} |\n")
    print(
        "| repository | Nix files | `check` | memory | analysis | x interpreter | `nix-instantiate --parse` | x that |"
    )
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        for one in subjects(Path(scratch), arguments.large):
            print(row(one, bare, arguments.runs), flush=True)


if __name__ == "__main__":
    main()
