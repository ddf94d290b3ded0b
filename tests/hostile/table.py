"""The list of hostile projects as a page: `python -m tests.hostile.table` writes `README.md` from the tests' tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.hostile import documents, modes, nesting, paths, programs, quantities, sizes
from tests.hostile.forked import SECONDS
from tests.hostile.project import DEEP, MEMORY, Case

README = Path(__file__).parent / "README.md"

TABLES: dict[str, tuple[str, tuple[Case, ...]]] = {
    "Nesting": (f"Each construct {DEEP:,} deep, or in a row.", nesting.CASES),
    "Sizes": ("More than anybody has.", sizes.CASES),
    "Quantities": ("Much of one thing, where each could be compared with each.", quantities.CASES),
    "Programs": ("What does not end, or not soon.", programs.CASES),
    "Paths": ("What is no file, leads elsewhere, or has a strange name.", paths.CASES),
    "Modes": ("What nobody may read (root gives up its privilege first), and caches of no use.", modes.CASES),
    "Documents": ("Settings, baselines, rules, lock files, scripts.", documents.CASES),
}
_CODES = {0: "0: nothing at or above a warning", 1: "1: findings", 2: "2: incomplete, and told"}


def page() -> str:
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    count = sum(len(cases) for _, cases in TABLES.values())
    yield "# Hostile projects\n"
    yield f"{count} projects, each linted in a process of its own (`test_hostile.py`). For each of them holds: it"
    yield f"ends by itself, with at most {MEMORY >> 20} GiB of resident memory and in {SECONDS} s of processor time,"
    yield "with the exit code and the words below. No traceback, nothing read outside the project, no command run, no"
    yield "control character and no workflow command in the output.\n"
    yield "`selections` and `minuses` are given up by processor time: tree-sitter itself takes the square of their"
    yield "length, although nothing is wrong with them: 8,000 in a row take it 0.3 s, 20,000 more than the 0.5 s that a"
    yield "file may take, on a machine that is not much faster. Each such file leaves half of that to the others.\n"
    yield "This page is written from the tests' tables by `python -m tests.hostile.table`.\n"
    for title, (about, cases) in TABLES.items():
        yield f"## {title}\n\n{about}\n\n| project | exit code | says |\n|---|---|---|"
        for case in cases:
            yield f"| {case.name} | {_CODES[case.code]} | {case.said or 'nothing'} |"
        yield ""


if __name__ == "__main__":
    README.write_text(page())
