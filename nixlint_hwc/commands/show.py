"""`hwc-lint show`: what the linter sees."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import click

from nixlint_hwc.commands.output import UsageFailure, complain_of, put, seen_in, tell_notices
from nixlint_hwc.commands.progress import waiting
from nixlint_hwc.commands.usage import Command
from nixlint_hwc.commands.workspace import (
    host_options,
    open_workspace,
    project_options,
    require_hosts,
    require_nix_files,
)
from nixlint_hwc.finding import without_variants
from nixlint_hwc.pipeline import Request, analyse, archives_of, secrets, tree_sources
from nixlint_hwc.report.escape import harmless_json, visible
from nixlint_hwc.report.options import wants_color
from nixlint_hwc.report.tally import nothing_judged
from nixlint_hwc.suggestion import did_you_mean

if TYPE_CHECKING:
    from nixlint_hwc.facts.cases import Analysis, Case
    from nixlint_hwc.policy.redact import Redactor


#: The options of a container that can hold credentials.
_WITH_CREDENTIALS = frozenset({"environment", "cmd", "entrypoint", "labels", "extraOptions", "preRunExtraOptions"})
#: The reason of a gap that is a secret of the configuration: known, but not shown.
_REDACTED = "redacted"


@dataclass(slots=True)
class Shown:
    """One container with distinct option values. `options` is plain JSON, in which `{"?": reason}` is a gap."""

    name: str
    path: str
    line: int
    options: dict[str, Any]
    hosts: set[str] = field(default_factory=set)

    def as_json(self) -> dict[str, Any]:
        gaps = [{"option": option, "reason": reason} for option, reason in gaps_of(self.options)]
        return {
            "name": self.name,
            "path": self.path,
            "line": self.line,
            "hosts": list(without_variants(self.hosts)),
            "options": self.options,
            "unknown": gaps,
        }


@click.command("show", cls=Command)
@click.argument("containers", nargs=-1)
@project_options
@host_options
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "table", "details", "json"]),
    default="text",
    help="table: a line for each container; details: all options of each; text (default): the table, the details "
    "of CONTAINERS if any are named, and both in a pipe.",
)
@click.pass_context
def show(context: click.Context, /, containers: tuple[str, ...], **options: Any) -> None:
    """Show CONTAINERS (default: all) as the linter resolves them, and explain what could not be determined."""
    workspace = open_workspace(options["project"], options["config"])
    require_nix_files(workspace.project)
    request = Request((), options["hosts"], not options["no_hosts"], options["all_worlds"], options=True)
    project, settings = workspace.project, workspace.settings
    archives = None if options["no_cache"] else archives_of(project.root)
    with tree_sources(project, request, archives) as trees, waiting(project):
        analysis = analyse(project, settings, request, trees.files)
        require_hosts(analysis.problems)
        redactor = secrets(analysis, settings, project.root, trees.rules)
    found = _chosen(shown(analysis, redactor), containers)
    complain_of(analysis.problems, workspace.project.root)
    tell_notices(analysis.notices, workspace.project.root)
    if options["format_"] == "json":
        put(_json(found))
    elif not found:
        put(f"{nothing_judged(analysis.notices)}\n")
    else:
        drawn = lambda: _table(analysis, redactor, containers)  # noqa: E731
        where = seen_in(workspace.project.root).from_here
        texts = (replace(entry, path=where(entry.path)) for entry in found)
        put("\n".join(_texts(options["format_"], bool(containers), list(texts), drawn)))
    context.exit(2 if analysis.problems else 0)


def _texts(format_: str, is_named: bool, found: list[Shown], table: Callable[[], str]) -> Iterator[str]:
    """The parts of the text. A terminal gets the table of all containers, and the details of those that are named."""
    is_screen = sys.stdout.isatty()
    if format_ == "table" or (format_ == "text" and not is_named):
        yield table()
    if format_ == "details" or (format_ == "text" and (is_named or not is_screen)):
        yield from map(_text, found)
    elif is_screen and format_ == "text":
        yield "All options of a container, and what is unknown: hwc-lint show NAME\n"


def _table(analysis: Analysis, redactor: Redactor, names: tuple[str, ...]) -> str:
    from nixlint_hwc.commands.container_table import as_plain, as_screen
    from nixlint_hwc.commands.picture_of import picture_of

    picture = picture_of(analysis, redactor)
    if names:
        picture = replace(picture, tiles=tuple(tile for tile in picture.tiles if tile.name in names))
    if not sys.stdout.isatty():
        return as_plain(picture)
    return as_screen(picture, shutil.get_terminal_size().columns, color=wants_color("auto", True, os.environ))


def shown(analysis: Analysis, redactor: Redactor) -> list[Shown]:
    """The containers of the base worlds; hosts on which the values are the same share one entry."""
    found: dict[str, Shown] = {}
    seen: set[object] = set()
    for case in analysis.cases:
        # A container's base world comes first.
        base = (case.container, case.owner, case.hosts)
        if case.subject == "container" and base not in seen:
            seen.add(base)
            entry = _entry(case, redactor)
            key = json.dumps([entry.name, entry.path, entry.line, entry.options], sort_keys=True)
            found.setdefault(key, entry).hosts.update(case.hosts)
    return sorted(found.values(), key=lambda entry: (entry.name, entry.path, entry.line, sorted(entry.hosts)))


def _entry(case: Case, redactor: Redactor) -> Shown:
    from nixlint_hwc.facts.model import Container

    place = case.owner or case.span
    fact = case.arguments["container"]
    given = sorted(fact.declared.options.items()) if isinstance(fact, Container) else []
    options = {name: _plain(value, redactor, name not in _WITH_CREDENTIALS) for name, value in given}
    return Shown(case.container or "?", place.file.path, place.file.line_of(place.start), options)


def _plain(value: Any, redactor: Redactor, may_hold_names: bool) -> Any:
    """A JSON value whose secrets are gaps."""
    if isinstance(value, dict):
        return {name: _plain(inner, redactor, may_hold_names) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner, redactor, may_hold_names) for inner in value]
    if isinstance(value, str) and redactor.finds_secret(value, may_hold_names=may_hold_names):
        return {"?": _REDACTED}
    return value


def gaps_of(options: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """The options that are not (wholly) known, with the reasons; `*` are options that may be set besides."""
    if isinstance(options, dict):
        for name, value in options.items():
            if name == "?" and isinstance(value, str):
                yield path or "*", value
            else:
                yield from gaps_of(value, f"{path}.{name}" if path else name)
    elif isinstance(options, list):
        for value in options:
            yield from gaps_of(value, path)


def _chosen(found: list[Shown], names: tuple[str, ...]) -> list[Shown]:
    known = {entry.name for entry in found}
    for name in names:
        if name not in known:
            raise UsageFailure(f"there is no container '{name}'{did_you_mean(name, sorted(known))}")
    return [entry for entry in found if not names or entry.name in names]


def _json(found: list[Shown]) -> str:
    document = {"containers": [entry.as_json() for entry in found]}
    return harmless_json(json.dumps(document, indent=2)) + "\n"


def _text(entry: Shown) -> str:
    hosts = f" on {', '.join(without_variants(entry.hosts))}" if entry.hosts else ""
    lines = [f"{entry.name}{hosts}  ({entry.path}:{entry.line})"]
    for name, value in entry.options.items():
        lines += _option(name, value) if name != "?" else []
    gaps = [(option, reason) for option, reason in gaps_of(entry.options) if reason != _REDACTED]
    lines += [f"  unknown: {option}: {reason}" for option, reason in gaps]
    return "".join(f"{visible(line)}\n" for line in lines)


def _option(name: str, value: Any) -> list[str]:
    """An option and its value; lists and sets take a line for each element."""
    if isinstance(value, dict) and value and "?" not in value:
        return [f"  {name}:", *(f"    {key} = {_short(inner)}" for key, inner in value.items())]
    if isinstance(value, list) and value:
        return [f"  {name}:", *(f"    - {_short(inner)}" for inner in value)]
    return [f"  {name} = {_short(value)}"]


def _short(value: Any) -> str:
    if isinstance(value, dict) and set(value) == {"?"}:
        return f"<{_REDACTED}>" if value["?"] == _REDACTED else "<?>"
    return json.dumps(value, ensure_ascii=False)
