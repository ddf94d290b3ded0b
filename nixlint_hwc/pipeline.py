"""The stages put together, for the commands.

In: a project and settings. Out: an `Analysis` or a `Result`. Each stage is imported when it is first needed.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, replace
from os.path import normpath
from pathlib import Path
from typing import TYPE_CHECKING

from nixlint_hwc.project import Project
from nixlint_hwc.settings import Settings

if TYPE_CHECKING:
    from nixlint_hwc.cache.ahead import Sources
    from nixlint_hwc.cache.archives import Archives
    from nixlint_hwc.cache.results import ResultCache
    from nixlint_hwc.facts.cases import Analysis
    from nixlint_hwc.finding import Result
    from nixlint_hwc.fix.examination import Examination
    from nixlint_hwc.policy.redact import Redactor
    from nixlint_hwc.policy.rules import RuleLoader, RuleSet
    from nixlint_hwc.syntax import Trees


@dataclass(frozen=True, slots=True)
class Request:
    """Which part of a project to analyse and report. `paths` are relative to the root; empty means all.

    `options`: the containers' option values are wanted as plain data (`show`).
    """

    paths: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    use_hosts: bool = True
    all_worlds: bool = False
    suppressions: bool = True
    options: bool = False

    @property
    def is_partial(self) -> bool:
        """Whether what is not found may simply not have been looked at."""
        return bool(self.hosts) or not self.use_hosts


def analyse(project: Project, settings: Settings, request: Request, trees: Trees | None = None) -> Analysis:
    """Evaluate a project and take its facts; `trees` is where the syntax trees of its files come from."""
    from nixlint_hwc.analysis.collect import collect

    # What evaluation makes is needed to the end; looking for garbage in it costs as much as the evaluation.
    gc.disable()
    return collect(
        project,
        hosts=request.hosts,
        use_hosts=request.use_hosts,
        all_worlds=request.all_worlds,
        with_options=request.options,
        settings=settings,
        trees=trees,
    )


def load_rules(settings: Settings, root: Path, trees: Trees | None = None) -> tuple[RuleSet, RuleLoader]:
    """The built-in rules and those of the project's rule folders; the loader has what running them takes.

    `trees` has those of rules that loaded before.
    """
    from nixlint_hwc.eval.evaluator import in_large_stack
    from nixlint_hwc.facts.subjects import ARGUMENTS, SUBJECTS
    from nixlint_hwc.policy.rules import RuleFolder, RuleLoader, builtin_folder
    from nixlint_hwc.policy.schema import Schema

    loader = RuleLoader(Schema(ARGUMENTS, SUBJECTS), trees)
    own = [RuleFolder(root / folder, folder, root=root) for folder in settings.own_rule_folders]
    return in_large_stack(lambda: loader.load([builtin_folder(), *own])), loader


def lint(
    project: Project,
    settings: Settings,
    request: Request,
    loaded: tuple[RuleSet, RuleLoader] | None = None,
    trees: Trees | None = None,
) -> Result:
    """Judge a project by the rules, loaded already or not; `trees` as in `analyse`."""
    from nixlint_hwc.policy.narrow import narrowed

    analysis = analyse(project, settings, request, trees)
    whole = judged(analysis, settings, request, loaded or load_rules(settings, project.root))
    return narrowed(whole, request.paths)


def judged(analysis: Analysis, settings: Settings, request: Request, loaded: tuple[RuleSet, RuleLoader]) -> Result:
    """What loaded rules find in an analysis, in all files."""
    from nixlint_hwc.eval.evaluator import in_large_stack
    from nixlint_hwc.policy.run import Scope, run

    rules, loader = loaded
    scope = Scope(request.suppressions, request.is_partial)
    return in_large_stack(lambda: run(analysis, rules, settings, scope, loader.common))


def archives_of(root: Path) -> Archives:
    """The cache as runs on a project use it."""
    from nixlint_hwc.cache.archives import Archives
    from nixlint_hwc.policy.builtin import builtin_path

    return Archives(root, builtin_path())


def cached_results(project: Project, settings: Settings, request: Request) -> ResultCache:
    """The results of earlier runs with this request, whichever paths they reported on."""
    from nixlint_hwc.cache.results import ResultCache

    # A folder of rules may be a link, and be made to lead elsewhere.
    for folder in settings.own_rule_folders:
        project.look(normpath(f"{project.base}/{folder}"))
    return ResultCache(project, settings, asdict(replace(request, paths=())), archives_of(project.root))


def tree_sources(project: Project, request: Request, archives: Archives | None) -> AbstractContextManager[Sources]:
    """Where a run takes syntax trees from; what it parses is kept in `archives` when it comes to its end."""
    from nixlint_hwc.cache.ahead import sources

    return sources(project, archives, _own_files(), _library_files(), partial=request.is_partial)


def _own_files() -> Iterator[Path]:
    """The Nix files of the linter that every run needs: its rules, and the declarations of NixOS's options."""
    from nixlint_hwc import modules
    from nixlint_hwc.policy.builtin import builtin_path

    yield from sorted(builtin_path().glob("*/rule.nix"))
    for folder in modules.__path__:
        yield from sorted(Path(folder).glob("prelude/*.nix"))


def _library_files() -> Iterator[Path]:
    """The Nix files of the modelled library and of modelled flake inputs, of which most runs need a few."""
    from nixlint_hwc import eval as evaluation
    from nixlint_hwc import modules

    for folder in map(Path, (*evaluation.__path__, *modules.__path__)):
        yield from sorted([*folder.glob("*.nix"), *folder.glob("lib/*.nix"), *folder.glob("inputs/*.nix")])


def load_kept_rules(settings: Settings, root: Path, *, use_cache: bool = True) -> tuple[RuleSet, RuleLoader]:
    """`load_rules` with the syntax trees that earlier runs have kept of rules."""
    trees = archives_of(root).rules() if use_cache else None
    loaded = load_rules(settings, root, trees)
    if trees is not None:
        trees.save()
    return loaded


def lint_with_facts(
    project: Project, settings: Settings, request: Request, trees: Sources
) -> tuple[Result, Analysis, Redactor]:
    """Judge a project; the result with the facts behind it and the secrets that nobody may show."""
    analysis = analyse(project, settings, request, trees.files)
    loaded = load_rules(settings, project.root, trees.rules)
    return judged(analysis, settings, request, loaded), analysis, _redactor(analysis, settings, loaded)


def examine(
    project: Project,
    settings: Settings,
    request: Request,
    loaded: tuple[RuleSet, RuleLoader],
    reported: Callable[[Result], Result],
) -> tuple[Examination, Analysis]:
    """Judge a project for its fixes; `reported` takes off what the user knows already."""
    from nixlint_hwc.fix.examination import Examination, options_of
    from nixlint_hwc.policy.bridge import forget_facts
    from nixlint_hwc.policy.narrow import narrowed

    forget_facts()
    gc.collect()
    analysis = analyse(project, settings, replace(request, options=True))
    whole = judged(analysis, settings, request, loaded)
    result = reported(narrowed(whole, request.paths))
    return Examination(result, whole.findings, whole.problems, options_of(analysis.cases)), analysis


def secrets(analysis: Analysis, settings: Settings, root: Path, trees: Trees) -> Redactor:
    """The secrets of an analysis, by what the rules call one; `trees` as in `load_rules`."""
    return _redactor(analysis, settings, load_rules(settings, root, trees))


def _redactor(analysis: Analysis, settings: Settings, loaded: tuple[RuleSet, RuleLoader]) -> Redactor:
    from nixlint_hwc.eval.evaluator import in_large_stack
    from nixlint_hwc.policy.run import find_secrets

    rules, loader = loaded
    return in_large_stack(lambda: find_secrets(analysis, rules, settings, loader.common))
