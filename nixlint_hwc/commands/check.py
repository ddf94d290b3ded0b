"""`hwc-lint check`: lint a project."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nixlint_hwc import __version__
from nixlint_hwc.commands.output import (
    LISTED_BY,
    UsageFailure,
    complain,
    complain_of,
    require_place,
)
from nixlint_hwc.commands.progress import waiting
from nixlint_hwc.commands.telling import Presentation, tell
from nixlint_hwc.commands.usage import Command
from nixlint_hwc.commands.workspace import (
    Workspace,
    host_options,
    open_workspace,
    project_options,
    relative_paths,
    require_hosts,
    require_nix_files,
)
from nixlint_hwc.finding import Result, Severity
from nixlint_hwc.pipeline import Request, cached_results, lint, load_kept_rules, load_rules, tree_sources
from nixlint_hwc.report import FORMATS
from nixlint_hwc.report.options import ColorMode
from nixlint_hwc.settings import Settings
from nixlint_hwc.suggestion import did_you_mean

if TYPE_CHECKING:
    from nixlint_hwc.policy.rules import RuleLoader, RuleSet


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOptions:
    """The command's arguments and options, under the names that click gives them; None for what is not given."""

    paths: tuple[str, ...]
    project: str | None
    config: str | None
    hosts: tuple[str, ...]
    no_hosts: bool
    all_worlds: bool
    no_cache: bool
    format_: str
    outputs: tuple[tuple[str, str], ...]
    fix: bool
    unsafe_fixes: bool
    diff: bool
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    pedantic: bool
    fail_on: str | None
    baseline: str | None
    no_ignores: bool
    stdin_filename: str | None
    category: str
    sarif_suppressed: bool
    statistics: bool
    quiet: bool
    verbose: int
    color: ColorMode

    @property
    def presentation(self) -> Presentation:
        """How the result is reported."""
        return Presentation(
            format=self.format_,
            outputs=self.outputs,
            statistics=self.statistics,
            verbosity=-1 if self.quiet else self.verbose,
            color=self.color,
            category=self.category,
            sarif_suppressed=self.sarif_suppressed,
        )


def _outputs(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """The reports of `--output`, by format and file."""
    found = []
    for value in values:
        name, separator, path = value.partition("=")
        if not separator or not path:
            raise click.BadParameter(f"'{value}' is not FORMAT=FILE with one of {', '.join(FORMATS)}")
        if name not in FORMATS:
            raise click.BadParameter(f"'{name}' is not one of {', '.join(FORMATS)}{did_you_mean(name, FORMATS)}")
        found.append((name, path))
    return tuple(found)


_EPILOG = """\
Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 wrong usage or
settings, or the analysis is incomplete; 3 a bug in the linter.
"""


@click.command("check", cls=Command, epilog=_EPILOG)
@click.argument("paths", nargs=-1)
@project_options
@host_options
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    default="terminal",
    help="The format of the report on standard output.",
)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="FORMAT=FILE",
    callback=_outputs,
    help="Write a further report (repeatable).",
)
@click.option("--fix", is_flag=True, help="Apply safe fixes.")
@click.option("--unsafe-fixes", is_flag=True, help="Apply unsafe fixes too.")
@click.option("--diff", is_flag=True, help="Show what the fixes would change, without writing.")
@click.option(
    "--select",
    multiple=True,
    metavar="RULES",
    help="Run only these (ids, names, categories, prefixes), besides what Nix itself refuses.",
)
@click.option("--ignore", multiple=True, metavar="RULES", help="Do not run these rules.")
@click.option("--pedantic", is_flag=True, help="Run the pedantic rules too.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note", "never"]),
    help="The least severity that makes the exit code 1.",
)
@click.option("--baseline", metavar="FILE", help="A file of known findings, which are not reported.")
@click.option("--no-ignores", is_flag=True, help="Report suppressed findings as well.")
@click.option("--stdin-filename", metavar="P", help="Read this file's text from standard input.")
@click.option(
    "--category", default="hwc-lint", metavar="NAME", help="Distinguishes several SARIF uploads for one commit."
)
@click.option("--sarif-suppressed", is_flag=True, help="Add suppressed findings to SARIF, marked as such.")
@click.option("--statistics", is_flag=True, help="Count findings by rule.")
@click.option("-q", "--quiet", is_flag=True, help="One line per finding.")
@click.option("-v", "--verbose", count=True, help="Show more of the source.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="When to use colours.")
@click.version_option(__version__, "-V", "--version", message="hwc-lint %(version)s", help="Print the version.")
@click.pass_context
def check(context: click.Context, /, **options: Any) -> None:
    """Lint a project (default: the one around the current folder). PATHS select what is reported."""
    given = CheckOptions(**options)
    _refuse_contradictions(given)
    stdin_name = given.stdin_filename
    start = (str(Path(stdin_name).parent),) if stdin_name is not None else given.paths
    workspace = open_workspace(given.project, given.config, start)
    settings = _settings(workspace.settings, given)
    if stdin_name is not None:
        reported: tuple[str, ...] = (_read_stdin(workspace, stdin_name),)
    else:
        reported = relative_paths(workspace.project, given.paths)
    request = Request(reported, given.hosts, not given.no_hosts, given.all_worlds, not given.no_ignores)
    workspace = Workspace(workspace.project, settings)
    result = (_fixed if given.fix or given.diff else _linted)(workspace, request, given)
    tell(result, given.presentation, workspace.project.root, only_files=given.diff)
    context.exit(exit_code(result, settings.fail_on))


def _linted(workspace: Workspace, request: Request, options: CheckOptions) -> Result:
    """The findings that the baseline does not know."""
    partial = bool(request.paths) or request.is_partial
    result = judged(workspace, request, use_cache=not options.no_cache, verbose=options.verbose > 0)
    return _without_known(result, workspace, partial, options.baseline is not None)


def _fixed(workspace: Workspace, request: Request, options: CheckOptions) -> Result:
    """The same after fixes, or before those that are only shown."""
    from nixlint_hwc.commands.fixes import FixOptions, apply_fixes, examiner

    require_nix_files(workspace.project)
    loaded = load_kept_rules(workspace.settings, workspace.project.root, use_cache=not options.no_cache)
    _check_selectors(loaded, workspace)
    partial = bool(request.paths) or request.is_partial
    is_given = options.baseline is not None
    look = examiner(workspace, request, loaded, lambda result: _without_known(result, workspace, partial, is_given))
    return apply_fixes(workspace, look, FixOptions(options.unsafe_fixes, options.diff, options.color))


def judged(workspace: Workspace, request: Request, *, use_cache: bool, verbose: bool = False) -> Result:
    """The result of a run, or that of an earlier one that saw the same. Raises `UsageFailure`."""
    from nixlint_hwc.policy.narrow import narrowed

    project, settings = workspace.project, workspace.settings
    cache = cached_results(project, settings, request) if use_cache else None
    result = cache.find() if cache else None
    if result is None:
        require_nix_files(project)
        with tree_sources(project, request, cache.archives if cache else None) as trees:
            loaded = load_rules(settings, project.root, trees.rules)
            _check_selectors(loaded, workspace)
            with waiting(project):
                result = lint(project, settings, replace(request, paths=()), loaded, trees.files)
            require_hosts(result.problems)
            if cache:
                cache.keep(result, loaded[1].projects)
    if cache and cache.unused and verbose:
        complain(f"the cache is not used: {cache.unused}")
    return narrowed(result, request.paths)


def _check_selectors(loaded: tuple[RuleSet, RuleLoader], workspace: Workspace) -> None:
    from nixlint_hwc.policy.selection import UnknownSelectorError, check_selectors, is_enabled

    settings = workspace.settings
    named = {"select": settings.select, "ignore": settings.ignore}
    named |= {f"per-path-ignores.'{glob}'": names for glob, names in settings.per_path_ignores.items()}
    named |= {f"exception-markers.'{marker.pattern}'": marker.rules for marker in settings.exception_markers}
    for key, names in named.items():
        try:
            check_selectors(names, loaded[0].infos, loaded[0].failed)
        except UnknownSelectorError as error:
            complain_of(loaded[0].problems, workspace.project.root)
            raise UsageFailure(f"{key}: {error}{LISTED_BY}") from None
    if not loaded[0].failed and not any(is_enabled(rule, settings) for rule in loaded[0].infos):
        raise UsageFailure("no rule is left to run: all that are selected are in ignore, disabled, or pedantic")


def _refuse_contradictions(options: CheckOptions) -> None:
    """Raises `UsageFailure` for options that do not go together, and for files that cannot be written."""
    if options.unsafe_fixes and not options.fix and not options.diff:
        raise UsageFailure("--unsafe-fixes needs --fix, to apply them, or --diff, to show them")
    for _, path in options.outputs:
        require_place(path)
    formats = {options.format_, *(name for name, _ in options.outputs)}
    if options.statistics and "terminal" not in formats:
        raise UsageFailure("--statistics needs --format terminal")
    if options.paths and options.stdin_filename is not None:
        raise UsageFailure("--stdin-filename takes no paths besides: it is what is reported")
    if options.fix and not options.diff and options.stdin_filename is not None:
        raise UsageFailure("--fix cannot change a file that is read from standard input; --diff shows the changes")


def _settings(settings: Settings, options: CheckOptions) -> Settings:
    """The settings with what the command line says above them."""
    select = _listed(options.select)
    return replace(
        settings,
        select=select or settings.select,
        ignore=(*settings.ignore, *_listed(options.ignore)),
        pedantic=settings.pedantic or options.pedantic,
        fail_on=options.fail_on or settings.fail_on,
        baseline=options.baseline or settings.baseline,
    )


def _listed(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def _read_stdin(workspace: Workspace, name: str) -> str:
    """Take standard input for the text of a file of the project; its path below the root."""
    path = Path(name)
    if os.path.isdir(name):  # False for a name that is too long, where pathlib raises
        raise UsageFailure(f"--stdin-filename: '{name}' is a folder")
    relative = workspace.project.relative(os.path.join(os.path.realpath(path.parent), path.name))
    if relative is None:
        raise UsageFailure(f"{name} lies outside the project {workspace.project.root}")
    workspace.project.add(relative, sys.stdin.buffer.read())
    return relative


def _without_known(result: Result, workspace: Workspace, partial: bool, is_given: bool) -> Result:
    """The result without the baseline's findings; `is_given`: the command line names it.

    Raises `UsageFailure` for a baseline that cannot be read.
    """
    name = workspace.settings.baseline
    if name is None:
        return result
    from nixlint_hwc.commands.baseline_file import given_text, own_text
    from nixlint_hwc.policy import baseline
    from nixlint_hwc.policy.selection import is_enabled

    text = (given_text if is_given else own_text)(workspace.project, name)
    try:
        entries = baseline.read(text, name)
    except baseline.BaselineError as error:
        raise UsageFailure(str(error)) from None
    off = frozenset(rule.id for rule in result.rules if not is_enabled(rule, workspace.settings))
    return baseline.apply(result, entries, name, partial=partial, off=off)


def exit_code(result: Result, fail_on: str) -> int:
    """0, 1 for findings at or above `fail_on`, 2 when the analysis is incomplete."""
    if result.problems:
        return 2
    if fail_on == "never":
        return 0
    least = Severity(fail_on).rank
    return int(any(finding.severity.rank >= least for finding in result.findings))
