"""Where the time of an analysis goes: `python -m benchmarks.hot_spots FOLDER [--sort tottime|cumtime]`."""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

from nixlint_hwc.analysis import collect
from nixlint_hwc.eval.evaluator import in_large_stack
from nixlint_hwc.project import Project

Result = TypeVar("Result")


def profiled(folder: Path) -> cProfile.Profile:
    """A profile of one analysis. The profiler sees one thread only, so it runs inside the evaluation's own."""
    profile = cProfile.Profile()

    def same_thread(run: Callable[[], Result]) -> Result:
        return run()

    with patch.object(collect, "in_large_stack", same_thread):
        in_large_stack(lambda: profile.runcall(collect.collect, Project(folder)))
    return profile


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sort", default="tottime", choices=("tottime", "cumtime"))
    parser.add_argument("--lines", type=int, default=30)
    arguments = parser.parse_args()
    gc.disable()
    pstats.Stats(profiled(arguments.folder)).sort_stats(arguments.sort).print_stats(arguments.lines)


if __name__ == "__main__":
    main()
