"""Time the linter: `python -m benchmarks.run [--runs 3] [--large] [--tools FOLDER]`; prints tables in Markdown.

Every run is a new process. *Cold* reads and writes no cache (the system's file cache is warm); *unchanged* answers from
the cache; *one file changed* runs with a cache that has the project as it was before, and another value in one
container's module. Memory is that of the first process; the second one, which parses ahead, ends earlier. Absolute
times are those of one machine; the ratios against the bare interpreter and against Nix's parser, taken in the same run,
travel better.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks import fleet, generate
from benchmarks.measuring import Measure, measure, timed
from benchmarks.tools import TOOLS, seconds, write_compose

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
#: Container modules and Nix files of the synthetic repositories, each ten times the one before.
SIZES = ((15, 60), (150, 600), (1500, 6000))

#: Hosts of the synthetic fleets.
FLEETS = (7, 35)


@dataclass(frozen=True, slots=True)
class Subject:
    """A repository to lint: its folder, its Nix files, and one of them that may be changed."""

    title: str
    folder: Path
    nix_files: tuple[str, ...]
    changing: Path

    def change(self) -> None:
        """Another memory limit for one container, in its own module."""
        text = self.changing.read_text(encoding="utf-8")
        changed = re.sub(r"--memory=(\d+)g", lambda limit: f"--memory={int(limit[1]) % 8 + 1}g", text, count=1)
        if changed == text:
            raise SystemExit(f"benchmarks: {self.changing} has no memory limit to change")
        self.changing.write_text(changed, encoding="utf-8")


def subject(title: str, folder: Path, changing: str) -> Subject:
    found = sorted(str(path.relative_to(folder)) for path in folder.rglob("*.nix"))
    return Subject(title, folder, tuple(found), folder / changing)


def sample(scratch: Path) -> Subject:
    """A copy of the sample repository."""
    folder = scratch / "sample"
    shutil.copytree(ROOT / "fixtures" / "nixos-hwc", folder)
    return subject("fixtures/nixos-hwc", folder, "domains/server/containers/postgres/index.nix")


def synthetic(scratch: Path, modules: int, files: int) -> Subject:
    folder = scratch / f"{modules}"
    generate.write(folder, modules, files)
    write_compose(folder, modules)
    return subject(f"{modules:,} container modules", folder, f"{generate.CONTAINERS}/app-0000/index.nix")


def fleet_of(scratch: Path, hosts: int) -> Subject:
    folder = scratch / f"fleet-{hosts}"
    fleet.write(folder, hosts)
    return subject(f"{hosts} hosts with {fleet.MODULES} modules", folder, "modules/services/app-000/default.nix")


@dataclass(frozen=True, slots=True)
class Times:
    """What the linter takes for one subject; `analysis` in seconds: evaluation and facts, inside a process."""

    cold: Measure
    unchanged: Measure
    changed: Measure
    analysis: float


def times(one: Subject, scratch: Path, runs: int) -> Times:
    check = [COMMAND, "check", "--format", "concise", "--project", str(one.folder)]
    cached = {"XDG_CACHE_HOME": str(scratch / "cache")}
    cold = measure([*check, "--no-cache"], runs)
    measure(check, 1, environment=cached)
    unchanged = measure(check, max(runs, 3), environment=cached)
    changed = measure(check, runs, environment=cached, before=one.change)
    inside = [float(timed([sys.executable, "-c", COLLECT, str(one.folder)])[3]) for _ in range(runs)]
    return Times(cold, unchanged, changed, statistics.median(inside))


def row(one: Subject, found: Times, bare: Measure) -> str:
    """A line of the first table."""
    return (
        f"| {one.title} | {len(one.nix_files):,} | {found.cold.seconds:.2f} s | {found.unchanged.seconds:.2f} s "
        f"| {found.changed.seconds:.2f} s | {found.cold.memory:.0f} MiB | {found.unchanged.memory:.0f} MiB "
        f"| {found.analysis:.2f} s | {found.cold.seconds / bare.seconds:.0f} |"
    )


def tool_rows(one: Subject, cold: Measure, runs: int) -> list[str]:
    """The lines of the table of other tools."""
    rows = []
    for tool in TOOLS:
        taken = seconds(tool.name, one.folder, one.nix_files, runs)
        figures = f"{taken:.2f} s | {cold.seconds / taken:.1f}" if taken else "not installed | -"
        rows.append(f"| {one.title} | `{tool.name}` | {tool.does} | {figures} |")
    return rows


def growth_rows(found: list[tuple[str, Times]]) -> list[str]:
    """How much more each size takes than the one before, which is a tenth of it."""
    return [
        f"| {smaller} to {title} | {now.cold.seconds / before.cold.seconds:.1f} | {now.analysis / before.analysis:.1f} "
        f"| {now.cold.memory / before.cold.memory:.1f} |"
        for (smaller, before), (title, now) in pairwise(found)
    ]


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


def report(scratch: Path, runs: int, large: bool) -> None:
    """Print all tables."""
    one = sample(scratch)
    measure([COMMAND, "check", "--no-cache", "--project", str(one.folder)], 1)  # makes the bytecode
    bare = measure([sys.executable, "-c", "pass"], runs)
    version = measure([COMMAND, "--version"], runs)
    print(f"{machine()}; medians of {runs} runs, of fewer for the largest\n")
    print("| what | seconds |\n|---|---|")
    print(f"| bare interpreter | {bare.seconds:.3f} |\n| `hwc-lint --version` | {version.seconds:.3f} |\n")
    titles = ["repository", "Nix files", "cold", "unchanged", "one file changed", "memory, cold", "memory, unchanged"]
    titles += ["analysis", "cold x interpreter"]
    print(f"| {' | '.join(titles)} |\n|{'---|' * len(titles)}")
    print(row(one, times(one, scratch, runs), bare), flush=True)
    grown: list[tuple[str, Times]] = []
    tools: list[str] = []
    for modules, files in SIZES if large else SIZES[:-1]:
        few = runs if modules < SIZES[-1][0] else max(1, runs // 3)
        one = synthetic(scratch, modules, files)
        found = times(one, scratch, few)
        print(row(one, found, bare), flush=True)
        grown.append((f"{modules:,}", found))
        tools += tool_rows(one, found.cold, few)
    for hosts in FLEETS:
        one = fleet_of(scratch, hosts)
        print(row(one, times(one, scratch, runs), bare), flush=True)
    print("\n| ten times the size | cold | analysis | memory |\n|---|---|---|---|")
    print("\n".join(growth_rows(grown)))
    print("\n| repository | tool | what it does | takes | hwc-lint, cold, x that |\n|---|---|---|---|---|")
    print("\n".join(tools))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3, help="runs of each command; the median counts")
    parser.add_argument("--large", action="store_true", help="also 1,500 container modules in 6,000 files")
    parser.add_argument("--tools", type=Path, action="append", default=[], help="a folder with other tools in it")
    arguments = parser.parse_args()
    os.environ["PATH"] = os.pathsep.join([*map(str, arguments.tools), os.environ.get("PATH", "")])
    with tempfile.TemporaryDirectory() as scratch:
        # An installed package comes with its bytecode; a checkout need not, nor be allowed to write it.
        os.environ["PYTHONDONTWRITEBYTECODE"] = ""
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(scratch) / "bytecode")
        report(Path(scratch), arguments.runs, arguments.large)


if __name__ == "__main__":
    main()
