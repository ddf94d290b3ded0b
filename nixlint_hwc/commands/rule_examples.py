"""A rule's examples run as tests, for `hwc-lint rules --test`.

In: loaded rules and their folders. Out: what is wrong, per example. An example `bad.nix` or `good.nix` is linted as the
module of a container in a project of its own; a folder `bad/` or `good/` is such a project as a whole. Lines that are
to be reported end in `# expect: ID`.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from nixlint_hwc.commands.example_files import example_files
from nixlint_hwc.commands.output import UsageFailure
from nixlint_hwc.pipeline import Request, lint
from nixlint_hwc.project import Project
from nixlint_hwc.settings import Settings

if TYPE_CHECKING:
    from nixlint_hwc.policy.rule import Rule
    from nixlint_hwc.policy.rules import RuleLoader, RuleSet

_EXPECTED: Final = re.compile(r"# expect: ([A-Z0-9, _-]+)")


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a rule: a file or a folder. `files` are its files by path; a single one has the path ''."""

    rule: Rule
    name: str
    files: Mapping[str, bytes]

    @property
    def is_single(self) -> bool:
        return "" in self.files


def examples_of(rule: Rule, folder: Path) -> list[Example]:
    """The rule's bad and good examples. Raises `UsageFailure` for one that cannot be read."""
    names = [f"{name}{ending}" for name in ("bad", "good") for ending in (".nix", "")]
    found = [Example(rule, name, example_files(folder, name)) for name in names]
    return [example for example in found if example.files]


def faults(example: Example, loaded: tuple[RuleSet, RuleLoader], settings: Settings) -> list[str]:
    """What is wrong with an example, as lines for people; empty when it is as it should be.

    Raises `UsageFailure` where its files cannot be laid out below the first of the settings' `roots`.
    """
    with tempfile.TemporaryDirectory() as scratch:
        project = _project(example, Path(scratch).resolve(), settings)
        wanted = set(_expected(project, example.rule.info.id))
        found = _reported(project, example.rule.info.id, loaded, settings)
    if example.name.startswith("bad") and not wanted:
        return [f"{example.name}: no line ends in '# expect: {example.rule.info.id}'"]
    said = [f"{_place(example, place)}: expected, but not reported" for place in sorted(wanted - found)]
    return said + [f"{_place(example, place)}: reported, but not expected" for place in sorted(found - wanted)]


def _project(example: Example, root: Path, settings: Settings) -> Project:
    roots = settings.conventions.roots
    module = f"{roots[0].strip('/') if roots else '.'}/example/index.nix"
    for path, data in example.files.items():
        place = root / (path or module)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        except (OSError, ValueError) as error:  # a name that no file can have
            reason = getattr(error, "strerror", None) or "no file has such a name"
            raise UsageFailure(f"cannot lay out {example.name} of {example.rule.info.name}: {reason.lower()}") from None
    return Project(root)


def _expected(project: Project, rule: str) -> Iterator[tuple[str, int]]:
    """The path and line of every comment that expects a finding of the rule."""
    for path in project.nix_files:
        lines = project.read(project.absolute(path)).data.decode("utf-8", "replace").split("\n")
        for number, line in enumerate(lines, 1):
            match = _EXPECTED.search(line)
            if match and rule in [name.strip() for name in match[1].split(",")]:
                yield path, number


def _reported(
    project: Project, rule: str, loaded: tuple[RuleSet, RuleLoader], settings: Settings
) -> set[tuple[str, int]]:
    chosen = replace(
        settings, select=(rule,), ignore=(), pedantic=True, exclude=(), per_path_ignores={}, rule_folders=()
    )
    result = lint(project, chosen, Request(), loaded)
    return {(found.span.file.path, found.span.file.line_of(found.span.start)) for found in result.findings}


def _place(example: Example, place: tuple[str, int]) -> str:
    """Where in the example: a single file is called by its own name."""
    path, line = place
    return f"{example.name}/{path}:{line}" if not example.is_single else f"{example.name}:{line}"
