"""The same project in two processes, from memory and from disk, without and with the cache: the same reports."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

from nixlint_hwc.pipeline import Request, analyse
from nixlint_hwc.settings import DEFAULT_SETTINGS
from tests.fuzz import repositories, scratch
from tests.fuzz.linting import judged, prepare, told
from tests.fuzz.memory import MemoryProject, split
from tests.fuzz.second import reports
from tests.fuzz.target import ROOT, Target

#: The seed of the other process's hashes; that of this one is random.
SEED = "4711"


class Second:
    """The other process, which is started again should it end."""

    def __init__(self, cache_folder: Path) -> None:
        self.environment = {
            **os.environ, "PYTHONHASHSEED": SEED, "XDG_CACHE_HOME": str(cache_folder), "HWC_LINT_ONE_PROCESS": "1",
        }  # fmt: skip
        self.process = self._started()

    def _started(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.fuzz.second"]
        return subprocess.Popen(
            command, cwd=ROOT, env=self.environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def lint(self, folder: Path) -> list[list[str]]:
        """The reports of two runs on a folder."""
        if self.process.poll() is not None:
            self.process = self._started()
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{folder}\n")
        self.process.stdin.flush()
        answer: list[list[str]] = json.loads(self.process.stdout.readline() or "null")
        assert answer is not None, "the other process has ended"
        return answer


@cache
def second() -> Second:
    return Second(scratch.folder("cache"))


def written(files: dict[str, bytes]) -> Path:
    """The folder of all inputs, with the files of this one and no others."""
    root = scratch.folder("repository")
    for path in sorted(root.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
        elif path.is_file() and files.get(str(path.relative_to(root))) is None:
            path.unlink()
    for name, data in files.items():
        path = root / name
        if path.is_dir():
            path.rmdir()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root


def compared(data: bytes) -> object:
    files = split(data)
    if not any(path.endswith(".nix") for path in files):
        return None
    folder = written(files)
    prepare()
    result = judged(analyse(MemoryProject(files, folder), DEFAULT_SETTINGS, Request()))
    own = reports(result)
    cold, warm = second().lint(folder)
    assert own == cold, _difference(own, cold)
    assert cold == warm, _difference(cold, warm)
    return told(result)


def _difference(one: list[str], other: list[str]) -> str:
    """The first lines that differ."""
    for left, right in zip(one, other, strict=True):
        for first, then in zip(left.splitlines(), right.splitlines(), strict=False):
            if first != then:
                return f"{first.strip()} -> {then.strip()}"
    return "one says more"


TARGETS = (Target("runs", compared, repositories.projects, share=4, changed=repositories.changed),)
