"""Whole command lines on a project on disk, with settings, ignore files, rules, baselines and listings of its own.

An input is a project; its file `command-line` has the words. What such a line prints and leaves behind must be sound.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from random import Random
from unittest import mock
from xml.etree import ElementTree

from nixlint_hwc import cli
from nixlint_hwc.commands import COMMANDS
from nixlint_hwc.config import load_settings
from tests.fuzz import repositories, scratch
from tests.fuzz.linting import prepare
from tests.fuzz.memory import joined, split
from tests.fuzz.mutation import LIMIT, Mutator
from tests.fuzz.reports import harmless
from tests.fuzz.target import COMMAND, Target, lines, texts, words
from tests.fuzz.targets.documents import BASELINE, LISTINGS, settings_seeds
from tests.fuzz.targets.runs import written
from tests.support.kept_rules import with_kept_rules

LINE = "command-line"
_LINES = tuple(line.encode() for line in lines("command_lines"))
_IGNORED = (*(line.encode() + b"\n" for line in lines("gitignore")), b'[submodule "x"]\n  path = domains/x/\n')
#: Words of settings and rules.
_WORDS = (*words("toml"), *words("rules"), *words("json"), *_IGNORED)
_MESSAGE = re.compile(r"hwc-lint: |notice: |Usage: ")


def ran(data: bytes) -> object:
    """A command line, twice: the same is printed, and nothing changes that it has no business with."""
    files = split(data)
    line = files.pop(LINE, _LINES[0]).decode("utf-8", "replace").split()
    root = written(files)
    if not line or line[0] not in COMMANDS:
        return None
    code, out, err = _run(root, line)
    _is_sound(line, code, out, err)
    after = _files(root)
    changed = {path for path in files.keys() | after.keys() if files.get(path) != after.get(path)}
    assert not changed or _may_change(line, changed), f"{line} changed {changed}"
    if not changed:
        again = _run(root, line)
        assert (code, out, err) == again, f"{line} gives another answer: {_difference((out, err), again[1:])}"
    elif line[0] == "init":
        load_settings(root)
    elif line == ["baseline"] and code == 0 and not {"select", "baseline"} & set(re.findall(r"\w+", _settings(files))):
        known = _run(root, ["check", "--baseline", "hwc-lint-baseline.json", "--format", "concise"])
        assert "0 findings" in known[1] or "no findings" in known[1].lower() or not known[1], known
    return code, line[0], *_kinds(err)


def _settings(files: dict[str, bytes]) -> str:
    return files.get("hwc-lint.toml", b"").decode("utf-8", "replace")


def _kinds(err: str) -> list[str]:
    """What a run complains of, without what it quotes."""
    return sorted({re.sub(r"'[^']*'|\d+|.*: ", "", line)[:40] for line in err.splitlines()})[:3]


def _run(root: Path, line: list[str]) -> tuple[int, str, str]:
    """The exit code, and what is printed. A bug of the linter is raised with its last lines."""
    prepare()
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    given = io.TextIOWrapper(io.BytesIO(b"{ x = 1; }\n"), "utf-8")
    where = [] if line[0] == "eval" else ["--project", str(root)]
    with chdir(root), redirect_stdout(out), redirect_stderr(err), _surroundings(given):
        code = cli.run([line[0], *where, *line[1:]])
    texts = [_text(stream) for stream in (out, err)]
    assert code != 3, f"{line}: {_innermost(texts[1])}"
    return code, texts[0], texts[1]


@contextmanager
def _surroundings(given: io.TextIOWrapper) -> Iterator[None]:
    values = {"XDG_CACHE_HOME": str(scratch.folder("cache")), "HWC_LINT_ONE_PROCESS": "1", "COLUMNS": "90"}
    with mock.patch.dict(os.environ, values), mock.patch.object(sys, "stdin", given), with_kept_rules():
        yield


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()


def _innermost(traceback: str) -> str:
    """The last place of a traceback and its error."""
    found = [line.strip() for line in traceback.splitlines() if line.strip()]
    end = next((at for at, line in enumerate(found) if line.startswith("hwc-lint: internal error")), len(found))
    return " ".join(found[max(0, end - 5) : end])


def _files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def _is_sound(line: list[str], code: int, out: str, err: str) -> None:
    assert code in (0, 1, 2), (line, code)
    assert code != 2 or err, f"{line}: exit code 2 without a reason"
    harmless(err, is_markup=False)
    assert all(map(_MESSAGE.match, err.splitlines())) or line[0] == "eval", err
    if "always" not in line:
        # A diff for programs keeps tabs and the ends of lines.
        shown = out.replace("\r\n", "\n").replace("\t", " ") if "--diff" in line else out
        harmless(shown, is_markup=any(word in line for word in ("markdown", "junit", "map")))
    kind = next((word for word in line if word in _READERS), None)
    if out and kind is not None:
        _READERS[kind](out)
    if kind != "github":
        assert not COMMAND.search(out), COMMAND.search(out)


_READERS: dict[str, Callable[[str], object]] = {
    "json": json.loads, "sarif": json.loads, "gitlab": json.loads, "--json": json.loads,
    "junit": ElementTree.fromstring, "github": str,
}  # fmt: skip


def _may_change(line: list[str], changed: set[str]) -> bool:
    """Whether these files are what a command writes."""
    if "--output" in line or "-o" in line:
        named = {word.rpartition("=")[2] for word in line}
        return changed <= named
    if line[0] == "baseline":
        return len(changed) == 1
    if line[0] == "init":
        return changed == {"hwc-lint.toml"}
    is_fix = "--fix" in line or line[0] == "pin"
    return is_fix and "--diff" not in line and all(path.endswith(".nix") for path in changed)


def _difference(one: Sequence[str], other: Sequence[str]) -> str:
    pairs = zip("\n".join(one).splitlines(), "\n".join(other).splitlines(), strict=False)
    return next((f"{first} -> {then}" for first, then in pairs if first != then), "one says more")


# Inputs


@cache
def _beside() -> dict[str, list[bytes]]:
    """What projects have beside Nix, by path."""
    settings = [*settings_seeds()]
    rules = texts("rules/*/rule.nix")
    return {
        "hwc-lint.toml": settings,
        "pyproject.toml": [b"[tool.hwc-lint]\n" + text for text in settings],
        "other.toml": settings,
        ".gitignore": [*_IGNORED],
        ".gitmodules": [*_IGNORED],
        "known.json": [BASELINE],
        "images.json": [*LISTINGS],
        "policies/some-rule/rule.nix": [re.sub(rb'id = "\w+"', b'id = "X1"', text) for text in rules],
        "policies/some-rule/bad.nix": texts("rules/*/bad.nix", limit=2000),
        "policies/some-rule/good.nix": texts("rules/*/good.nix", limit=2000),
        "policies/common.nix": [b"{ lib, ... }: { f = x: x; }\n"],
    }


def changed(random: Random, pool: Sequence[bytes], data: bytes) -> bytes:
    """Another command line, another file beside the modules, or other modules."""
    files, beside = split(data), _beside()
    line = files.pop(LINE, None)
    if random.random() < 0.4:
        files = split(repositories.changed(random, pool, joined(files) if files else b"{ }\n"))
    for _ in range(random.choice((0, 1, 1, 2))):
        path = random.choice([*beside])
        text = files.get(path) or random.choice(beside[path])
        is_new = path not in files and random.random() < 0.4
        files[path] = text if is_new else Mutator(random, beside[path], _WORDS).mutate(text)
    if line is None or random.random() < 0.8:
        line = random.choice(_LINES)
        if random.random() < 0.2:
            line = Mutator(random, _LINES, (b" ", *b" ".join(_LINES).split())).mutate(line)
    return joined({LINE: line + b"\n", **files})[:LIMIT]


def seeds() -> list[bytes]:
    found = repositories.projects()
    return [joined({LINE: _LINES[at % len(_LINES)], **split(data)}) for at, data in enumerate(found)]


TARGETS = (Target("commands", ran, seeds, share=4, changed=changed),)
