"""Modules to facts, findings, fixes and reports: a whole check of a small project, in the process.

An input is some files in one text: each begins with a line `#### name`. The names are those in `NAMES`; what the input
leaves out is what stands there.
"""

from __future__ import annotations

import gc
import json
import re
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from nixlint_hwc.commands.container_table import as_plain
from nixlint_hwc.commands.map import rendered
from nixlint_hwc.commands.picture_of import picture_of
from nixlint_hwc.commands.show import _json, _text, shown
from nixlint_hwc.eval.evaluator import in_large_stack
from nixlint_hwc.eval.thunk import Machine
from nixlint_hwc.facts.cases import Analysis
from nixlint_hwc.finding import Result
from nixlint_hwc.fix.engine import Engine
from nixlint_hwc.pipeline import Request, analyse, examine, load_rules
from nixlint_hwc.policy.bridge import forget_facts
from nixlint_hwc.policy.rules import RuleFolder, RuleLoader, RuleSet
from nixlint_hwc.policy.run import Scope, find_secrets, run
from nixlint_hwc.project import Project
from nixlint_hwc.report import FORMATS, render
from nixlint_hwc.report.diff import unified
from nixlint_hwc.report.escape import without_line_commands
from nixlint_hwc.report.options import ReportOptions
from nixlint_hwc.settings import DEFAULT_SETTINGS, Settings
from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import parse
from tests.fuzz.target import COMMAND, CONTROL, ROOT, Target, texts, words

#: Steps for a part of a run, and for all of it.
UNIT, TOTAL = 60_000, 300_000

NAMES: dict[str, bytes] = {
    "configuration.nix": b"{ }\n",
    "flake.nix": b"{ outputs = { self }: { }; }\n",
    "helper.nix": b"{ lib, ... }: { }\n",
    "data.json": b"{ }\n",
    "Caddyfile": b":80 {\n}\n",
}
_HEADING = re.compile(rb"^#### (\S+)\n", re.MULTILINE)
_ANNOTATION = re.compile(r"::(error|warning|notice) [^:]*::|hwc-lint: ")
#: What must not come out of a report as it is.
_MARKUP = "<img src=x"

WORDS = words("modules")
_COMMENTS = words("comments")


@cache
def folder() -> Path:
    root = Path(tempfile.mkdtemp(prefix="hwc-lint-fuzz-"))
    for name, data in NAMES.items():
        root.joinpath(name).write_bytes(data)
    return root


@cache
def builtin_rules() -> tuple[RuleSet, RuleLoader]:
    return load_rules(Settings(), folder())


def project_of(data: bytes) -> tuple[Project, bool]:
    """The project of an input, and whether it has a flake."""
    project = Project(folder())
    parts = _HEADING.split(data)
    found = dict(zip(parts[1::2], parts[2::2], strict=True))
    if parts[0]:
        found.setdefault(b"configuration.nix", parts[0])
    for name, text in found.items():
        if name.decode("utf-8", "replace") in NAMES:
            project.add(name.decode(), text)
    return project, b"flake.nix" in found


def prepare() -> None:
    """A small budget, and nothing kept of earlier inputs."""
    Machine.UNIT, Machine.TOTAL = UNIT, TOTAL  # type: ignore[misc]
    forget_facts()


def analysed(data: bytes, settings: Settings = DEFAULT_SETTINGS) -> Analysis:
    prepare()
    project, has_flake = project_of(data)
    return analyse(project, settings, Request(use_hosts=has_flake, options=True))


def told(analysis: Analysis) -> object:
    """What tells the outcomes of two inputs apart."""
    subjects = {case.subject for case in analysis.cases}
    return frozenset((*subjects, *(problem.kind for problem in analysis.problems)))


def facts_of(data: bytes) -> object:
    return told(analysed(data))


def judged(analysis: Analysis, rules: RuleSet, loader: RuleLoader, settings: Settings = DEFAULT_SETTINGS) -> Result:
    return in_large_stack(lambda: run(analysis, rules, settings, Scope(), loader.common))


def checked(data: bytes) -> object:
    """The whole check, and every way to tell of it."""
    analysis = analysed(data)
    rules, loader = builtin_rules()
    result = judged(analysis, rules, loader)
    reported(result)
    pictured(analysis, result)
    return frozenset((*(finding.rule for finding in result.findings), *(one.kind for one in result.problems)))


def reported(result: Result) -> None:
    """Every report on a result: nothing in it steers a terminal, a build server or a page."""
    for name in FORMATS:
        for options in (ReportOptions(verbosity=1, statistics=True, sarif_suppressed=True), ReportOptions(width=41)):
            text = render(name, result, options)
            harmless(text, is_markup=name in ("markdown", "junit"))
            if name in ("json", "sarif", "gitlab"):
                json.loads(text)
            elif name == "junit":
                ElementTree.fromstring(text)
            elif name == "github":
                assert all(_ANNOTATION.match(line) for line in text.splitlines())
            else:
                assert not COMMAND.search(without_line_commands(text))


def harmless(text: str, *, is_markup: bool) -> None:
    found = CONTROL.search(text)
    assert found is None, f"a control character: {text[max(found.start() - 40, 0) : found.end() + 40]!r}"
    assert not (is_markup and _MARKUP in text)
    text.encode()


def pictured(analysis: Analysis, result: Result) -> None:
    """What `show` and `map` print."""
    rules, loader = builtin_rules()
    redactor = in_large_stack(lambda: find_secrets(analysis, rules, Settings(), loader.common))
    found = shown(analysis, redactor)
    harmless(_json(found), is_markup=False)
    json.loads(_json(found))
    picture = picture_of(analysis, redactor, result.findings)
    for text in (*map(_text, found), as_plain(picture)):
        harmless(text, is_markup=False)
        assert not COMMAND.search(without_line_commands(text))
    for name in ("html", "mermaid"):
        harmless(rendered(picture, name, "project"), is_markup=True)


def judged_by(root: Path, settings: Settings) -> object:
    """The rules of one's own in a project, on a sample of containers."""
    prepare()
    loader = RuleLoader(builtin_rules()[1].schema)
    folders = [RuleFolder(root / name, name, root=root) for name in settings.rule_folders]
    rules = in_large_stack(lambda: loader.load(folders))
    result = judged(_sample(), rules, loader, settings)
    reported(result)
    return frozenset(
        (*(re.sub(r"'[^']*'|\d+", "", one.message)[:60] for one in result.problems), bool(result.findings))
    )


@cache
def _sample() -> Analysis:
    return analysed(texts("rules/database-exposed/bad.nix")[0])


def fixed(data: bytes) -> object:
    """All fixes: what they make parses as well as before, keeps the comments, and has nothing left to fix."""
    prepare()
    project, has_flake = project_of(data)
    loaded = builtin_rules()
    request = Request(use_hosts=has_flake)
    outcome = Engine(
        project, lambda seen: examine(seen, Settings(), request, loaded, lambda result: result)[0], unsafe=True
    ).run()
    for path, after in outcome.after.items():
        before, now = (parse(SourceFile(path, text)) for text in (outcome.before[path], after))
        assert len(now.diagnostics) <= len(before.diagnostics), f"{path} is broken: {now.diagnostics}"
    harmless(unified(outcome.before, outcome.after, for_eyes=True), is_markup=False)
    gc.collect()
    return frozenset((*(one.rule for one in outcome.fixed), *(one.reason[:30] for one in outcome.held)))


def modules() -> Iterator[bytes]:
    yield from texts("rules/*/bad.nix", "rules/*/good.nix", limit=4000)
    yield from texts("fixtures/**/*.nix", "tests/matrix/**/*.nix", "tests/facts/**/*.nix", limit=2500)
    yield from flakes()


def flakes() -> Iterator[bytes]:
    """The flakes of test repositories, with a module beside."""
    module = b"#### configuration.nix\n" + texts("rules/image-latest-tag/bad.nix")[0]
    for text in texts("tests/modules/flakes/*/flake.nix", "tests/modules/repositories/*/flake.nix", limit=3000):
        yield b"#### flake.nix\n" + re.sub(rb"\./[\w/.-]*\w", b"./configuration.nix", text) + b"\n" + module
    for case in sorted((ROOT / "tests/modules/cases").glob("*.nix")):
        yield b"#### helper.nix\n" + case.read_bytes() + b"\n#### configuration.nix\n{ imports = [ ./helper.nix ]; }\n"


def suppressed() -> Iterator[bytes]:
    """Modules with comments that silence rules."""
    for index, text in enumerate(texts("rules/*/bad.nix", limit=1500)):
        comment = (b"hwc-lint: ignore[HWC101] why", b"hwc-lint: ignore-file", b"hwc-lint: ignore-next-line[a, b]")[
            index % 3
        ]
        yield text.replace(b"# expect: ", b"# " + comment + b" ")


TARGETS = (
    Target("facts", facts_of, modules, WORDS, 4),
    Target("check", checked, modules, WORDS, 4),
    Target("suppressions", checked, suppressed, _COMMENTS, 1),
    Target("fixes", fixed, lambda: texts("rules/*/bad.nix", "tests/fix/cases/*.nix", limit=2500), WORDS, 3),
)
