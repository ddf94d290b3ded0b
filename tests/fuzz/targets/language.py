"""Expressions to values: language errors, spent budgets and values are what may come of them, nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from nixlint_hwc.commands.nix_text import nix_text
from nixlint_hwc.eval.errors import BudgetSpent, EvalError
from nixlint_hwc.eval.evaluator import Evaluator, in_large_stack
from nixlint_hwc.eval.export import to_json
from nixlint_hwc.eval.thunk import Thunk, machine
from nixlint_hwc.eval.values import AttrSet, Str
from nixlint_hwc.modules.library import install
from nixlint_hwc.project import Project
from nixlint_hwc.report.escape import visible
from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import parse
from tests.fuzz import scratch
from tests.fuzz.target import CONTROL, ROOT, Target, lines, texts, words

#: Steps for one input: enough for what is written by hand, and few enough to try many.
STEPS = 100_000

WORDS = words("expressions")


@cache
def folder() -> Path:
    """A project with a few files to read."""
    root = scratch.folder("expressions")
    root.joinpath("x.nix").write_text("{ a = 1; }")
    root.joinpath("x.json").write_text('{ "a": [ 1 ] }')
    root.joinpath("x.toml").write_text("a = 1")
    return root


@cache
def prepared_evaluator() -> Evaluator:
    """The evaluator of all inputs: what of `lib` one of them asked for is there for the next."""
    evaluator = Evaluator(Project(folder()))
    install(evaluator)
    return evaluator


def value_of(data: bytes) -> object:
    """Evaluate an expression through and through, in both ways in which values are printed."""
    evaluator = prepared_evaluator()
    names = {"lib": Thunk(lambda given: given.lib, evaluator), "pkgs": Thunk(lambda given: given.pkgs, evaluator)}
    machine.reset(STEPS)
    try:
        value = evaluator.evaluate(parse(SourceFile("input.nix", data)), names)
        shown = visible(nix_text(value, strict=True))
        assert not CONTROL.search(shown)
        json.dumps(to_json(value)).encode()
    except (EvalError, BudgetSpent) as error:
        str(error).encode("utf-8", "surrogateescape")
        return error.__class__.__name__
    return type(value).__name__


def evaluated(data: bytes) -> object:
    try:
        return in_large_stack(lambda: value_of(data))
    except BudgetSpent:
        return "depth"


@cache
def library_names() -> tuple[str, ...]:
    """Every function of `lib` and `builtins`, written as an expression."""
    names: list[str] = []

    def walk(path: str, depth: int, value: object) -> None:
        if isinstance(value, AttrSet) and depth:
            for name in value.names():
                try:
                    inner = value.get(name)
                    inner = in_large_stack(lambda inner=inner: _forced(inner))
                except (EvalError, BudgetSpent):
                    continue
                walk(f"{path}.{name}", depth - 1, inner)
        else:
            names.append(path)

    evaluator = prepared_evaluator()
    walk("lib", 2, in_large_stack(lambda: evaluator.lib))
    walk("builtins", 1, evaluator.globals["builtins"])
    return tuple(sorted(names))


def _forced(lazy: object) -> object:
    from nixlint_hwc.eval.thunk import force

    machine.reset()
    return force(lazy)


#: What functions are called with: a bit of every kind of value, known, partly known, unknown and failing.
ARGUMENTS = lines("arguments")


def called(data: bytes) -> object:
    """Call a function of the library: the first two bytes choose it, each further one an argument."""
    known = library_names()
    name = known[int.from_bytes(data[:2], "big") % len(known)]
    arguments = [ARGUMENTS[byte % len(ARGUMENTS)] for byte in data[2:6]]
    return name, evaluated(" ".join([name, *arguments]).encode())


def calls() -> Iterator[bytes]:
    for index in range(len(library_names())):
        yield index.to_bytes(2, "big") + bytes((index % 60, index // 7 % 60))
        yield index.to_bytes(2, "big") + bytes((index // 3 % 60, index % 50, index // 5 % 60))


def expressions() -> Iterator[bytes]:
    for path in sorted((ROOT / "tests/oracle/cases").glob("*.txt")):
        yield from (line for line in path.read_bytes().splitlines() if line and not line.startswith(b"# "))
    yield from texts("tests/oracle/files/*.nix", "tests/lang/cases/*.nix", "tests/lib/cases/*.nix", limit=4000)


def matched(data: bytes) -> object:
    """`match` and `split` with an expression and, after a line break, a text."""
    from nixlint_hwc.eval.builtins.regex import match, split

    pattern, _, text = data.decode("utf-8", "surrogateescape").partition("\n")

    def run() -> object:
        machine.reset(STEPS)
        outcomes = []
        for function in (match, split):
            try:
                outcomes.append(type(function(Str(_clean(pattern)), Str(_clean(text)))).__name__)
            except (EvalError, BudgetSpent) as error:
                outcomes.append(type(error).__name__)
        return tuple(outcomes)

    return in_large_stack(run)


def _clean(text: str) -> str:
    """Without the characters that stand for unknown parts."""
    return "".join(c for c in text if not "\ud800" <= c <= "\udfff" or "\udc80" <= c <= "\udcff")


def patterns() -> list[bytes]:
    return [pattern.encode() + b"\naaab.abcd 10.0.0.1 xx]" for pattern in lines("patterns")]


TARGETS = (
    Target("evaluation", evaluated, expressions, WORDS, 3),
    Target("library", called, calls, (), 3),
    Target("regex", matched, patterns, words("regex"), is_quick=True),
)
