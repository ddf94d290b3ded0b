"""Loading rules from folders: the built-in ones, and the user's own.

In: folders that hold `<problem-name>/rule.nix`. Out: `RuleSet`. Always holds: a rule's code reads no file, and one that
does not load is a problem that names the rule and its file; the others go on.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from os.path import normpath
from pathlib import Path
from typing import Any, Final

from nixlint_hwc.eval.calls import call
from nixlint_hwc.eval.errors import BudgetSpent, EvalError
from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.thunk import force, machine
from nixlint_hwc.eval.values import AttrSet, Closure, ModelledSet
from nixlint_hwc.finding import Problem, RuleInfo
from nixlint_hwc.policy.builtin import builtin_path
from nixlint_hwc.policy.edits.edit import PRIMITIVES, SPELLED, edit_library
from nixlint_hwc.policy.rule import Rule, RuleError, make_rule, suspended
from nixlint_hwc.policy.schema import OPEN, Listed, Modelled, Record, Schema, Shape
from nixlint_hwc.project import (
    OUTSIDE,
    Entry,
    Kind,
    Project,
    Sight,
    UnreadableFileError,
    UnreadableFolderError,
    leads_inside,
)
from nixlint_hwc.settings import Conventions
from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import Trees, ast

RULE_FILE: Final = "rule.nix"
#: Steps that loading one rule may take.
_LOAD_STEPS: Final = 100_000


class RuleFile(SourceFile):
    """A rule's own file: no finding ever points into it."""


class _NoFiles(Project):
    """A project without files: whatever a rule tries to read is not known."""

    def look(self, absolute: str) -> Sight:
        return OUTSIDE


@dataclass(frozen=True, slots=True)
class RuleFolder:
    """A folder of rules. `label` is how paths in it are shown.

    `trusted`: its rules' use of facts was checked when the package was built, and is not checked again. `root` is the
    folder that it must not lie outside of, None for the built-in rules.
    """

    path: Path
    label: str
    trusted: bool = False
    root: Path | None = None


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules that loaded, by id, and the problems of those that did not, whose names are `failed`."""

    rules: tuple[Rule, ...]
    problems: tuple[Problem, ...] = ()
    failed: tuple[str, ...] = ()

    @property
    def infos(self) -> tuple[RuleInfo, ...]:
        """What is said about each rule."""
        return tuple([rule.info for rule in self.rules])

    def find(self, name: str) -> Rule | None:
        """The rule with that id (in any case) or problem name."""
        return next((rule for rule in self.rules if name.upper() == rule.info.id or name == rule.info.name), None)


def builtin_folder() -> RuleFolder:
    """The rules that come with the linter; those of an installed one were checked when it was built."""
    path = builtin_path()
    return RuleFolder(path, "rules", trusted=path.name == "_rules")


def _unusable(folder: RuleFolder) -> str | None:
    """Why a folder of rules is not read; None when it can be."""
    if folder.root is not None and not leads_inside(folder.path, folder.root):
        return "lies outside the project"
    try:
        is_folder = stat.S_ISDIR(os.stat(folder.path).st_mode)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return "does not exist"
    except OSError as error:
        return f"cannot be read: {(error.strerror or 'unknown error').lower()}"
    return None if is_folder else "is not a folder"


def _rule_data(project: Project, entry: Entry, folder: str, is_own: bool) -> bytes | None:
    """The text of the rule in a folder, the `entry` above it; None without a rule. Raises `UnreadableFileError`.

    A folder that vanishes after it was listed raises too: it had a rule perhaps. So does a folder of the project's
    `is_own` rules that holds Nix files, but none that is a rule.
    """
    if entry.kind == "directory" and not project.is_folder(folder):
        failure = project.failures.get(project.relative(folder) or folder)
        raise UnreadableFolderError(folder, "it no longer exists" if failure is None else failure.reason)
    path = f"{folder}/{RULE_FILE}"
    names = [one.name for one in project.listing(folder)] if is_own and project.is_folder(folder) else []
    sight = project.look(path)
    if sight.kind is not Kind.MISSING:
        return project.read(path).data
    failure = project.failures.get(project.relative(path) or path)
    if failure is not None:
        raise failure
    if not sight.inside:
        raise UnreadableFileError(path, "it leads outside the project")
    if RULE_FILE in names:
        raise UnreadableFileError(path, "it no longer exists" if sight.target is None else "the link leads nowhere")
    if any(name.endswith(".nix") or project.exists(f"{folder}/{name}/{RULE_FILE}") for name in names):
        raise UnreadableFolderError(folder, f"there is no {RULE_FILE} in it; a rule is <problem-name>/{RULE_FILE}")
    return None


class RuleLoader:
    """Loads rules; `schema` None leaves their use of facts unchecked.

    `trees` has the syntax trees of rules that loaded in an earlier run, whose use of facts was checked then.
    """

    def __init__(self, schema: Schema | None, trees: Trees | None = None) -> None:
        self.schema = schema
        self.trees = trees or Trees()
        self.problems: list[Problem] = []
        self.failed: list[str] = []
        self.rules: dict[str, Rule] = {}
        #: The folders below a project's root that were read.
        self.projects: list[Project] = []

    @cached_property
    def evaluator(self) -> Evaluator:
        """What evaluates the rules: it reads no file."""
        return Evaluator(_NoFiles(Path("/")))

    @cached_property
    def common(self) -> Mapping[str, Any]:
        """The arguments that every rule can take, apart from its settings and the conventions."""
        return {"lib": suspended(lambda: self.evaluator.lib), "edit": edit_library()}

    @cached_property
    def _library_shapes(self) -> Mapping[str, Shape]:
        """The shapes of `lib` and `builtins`."""
        sets = {"lib": self.evaluator.lib, "builtins": self.evaluator.globals["builtins"]}
        return {name: Modelled(value) if isinstance(value, ModelledSet) else OPEN for name, value in sets.items()}

    def load(self, folders: Iterable[RuleFolder]) -> RuleSet:
        """All rules of the folders, sorted by id."""
        machine.reset()
        for folder in folders:
            wrong = _unusable(folder)
            if wrong is not None:
                self.problems.append(Problem("rule-not-loaded", f"the rule folder {folder.label} {wrong}"))
                continue
            told = len(self.problems)
            files = [*self._files(folder)]
            for name, file in files:
                self._add(name, file, folder)
            if not files and len(self.problems) == told:
                reason = f"contains no rules (<problem-name>/{RULE_FILE})"
                self.problems.append(Problem("rule-not-loaded", f"the rule folder {folder.label} {reason}"))
        rules = sorted(self.rules.values(), key=lambda rule: rule.info.id)
        return RuleSet(tuple(rules), tuple(self.problems), tuple(self.failed))

    def _files(self, folder: RuleFolder) -> Iterator[tuple[str, RuleFile]]:
        project = Project(folder.root or folder.path)
        base = project.base if folder.root is None else normpath(f"{project.base}/{folder.label}")
        if folder.root is not None:
            self.projects.append(project)
        try:
            entries = project.listing(base)
        except UnreadableFileError as error:
            self.problems.append(
                Problem("rule-not-loaded", f"the rule folder cannot be listed: {error.reason}", folder.label)
            )
            return
        for entry in entries:
            path = f"{folder.label}/{entry.name}/{RULE_FILE}"
            try:
                data = _rule_data(project, entry, f"{base}/{entry.name}", folder.root is not None)
            except UnreadableFolderError as error:
                self._failed(entry.name, f"{folder.label}/{entry.name}", error.reason)
            except UnreadableFileError as error:
                self._failed(entry.name, path, error.reason)
            else:
                if data is not None:
                    yield entry.name, RuleFile(path, data)

    def _add(self, name: str, file: RuleFile, folder: RuleFolder) -> None:
        try:
            rule = self._rule(name, file, folder)
            self._check_unique(rule)
        except RuleError as error:
            line = None if error.start is None else file.line_of(error.start)
            self._failed(name, file.path, str(error), line)
        except EvalError as error:
            span = error.span
            line = file.line_of(span.start) if span is not None and span.file is file else None
            self._failed(name, file.path, error.message, line)
        except BudgetSpent as error:
            self._failed(name, file.path, str(error))
        except RecursionError:
            self._failed(name, file.path, "it recurses too deeply")
        else:
            self.rules[rule.info.id] = rule

    def _failed(self, name: str, path: str, reason: str, line: int | None = None) -> None:
        self.failed.append(name)
        self.problems.append(Problem("rule-not-loaded", f"the rule '{name}' does not load: {reason}", path, line))

    def _check_unique(self, rule: Rule) -> None:
        for other in self.rules.values():
            if other.info.id == rule.info.id:
                raise RuleError(
                    f"the id {rule.info.id} is already used by the rule '{other.info.name}'", rule.start("id")
                )
            if other.info.name == rule.info.name:
                raise RuleError(f"there is already a rule of that name: {other.path}")

    def _rule(self, name: str, file: RuleFile, folder: RuleFolder) -> Rule:
        known = self.trees.find(file)
        tree = known or self.trees.make(file)
        if tree.diagnostics:
            first = tree.diagnostics[0]
            raise RuleError(first.message, first.span.start)
        machine.steps = _LOAD_STEPS
        value = self.evaluator.evaluate(tree)
        if isinstance(value, Closure):
            value = call(value, AttrSet(dict(self.common)))
        rule = make_rule(name, file.path, f"{folder.label}/{name}", force(value))
        if known is None:
            if self.schema is not None and not folder.trusted:
                self._check_facts(rule, self.schema, tree.root)
            self.trees.add(tree)
        return rule

    def _check_facts(self, rule: Rule, schema: Schema, root: ast.Node) -> None:
        wrong = schema.check_subject(rule.subject)
        if wrong is not None:
            raise RuleError(wrong, rule.start("subject"))
        library = self._library_shapes
        extra = {**_COMMON_SHAPES, "lib": library["lib"], "settings": _settings_shape(rule)}
        extended = Schema(schema.arguments, schema.subjects, extra, {name: library[name] for name in _seen(root)})
        for function in rule.functions():
            for mistake in extended.check(rule.subject, function.node):
                raise RuleError(mistake.message, mistake.start)


def _seen(root: ast.Node) -> tuple[str, ...]:
    """Those of `builtins` and `lib` that the functions of a rule see without taking them."""
    formals = root.formals.entries if isinstance(root, ast.Lambda) and root.formals else ()
    return ("builtins", "lib") if any(entry.name == "lib" for entry in formals) else ("builtins",)


def _settings_shape(rule: Rule) -> Shape:
    return Listed("the rule's settings", dict.fromkeys(rule.settings.attrs, OPEN))


_COMMON_SHAPES: Final[Mapping[str, Shape]] = {
    "edit": Listed("edit", dict.fromkeys([*PRIMITIVES, SPELLED], OPEN)),
    "conventions": Record((Conventions,)),
}
