"""`hwc-lint map`: what is exposed, as a picture."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from nixlint_hwc.commands.output import UsageFailure, complain_of, put, put_file, tell_notices
from nixlint_hwc.commands.progress import waiting
from nixlint_hwc.commands.usage import Command
from nixlint_hwc.commands.workspace import (
    host_options,
    open_workspace,
    project_options,
    require_hosts,
    require_nix_files,
)
from nixlint_hwc.pipeline import Request, archives_of, lint_with_facts, tree_sources
from nixlint_hwc.suggestion import did_you_mean

if TYPE_CHECKING:
    from nixlint_hwc.report.picture import Picture


@click.command("map", cls=Command)
@click.argument("containers", nargs=-1)
@project_options
@host_options
@click.option(
    "--format", "format_", type=click.Choice(["html", "mermaid"]), default="html", help="The output's format."
)
@click.option("-o", "--output", metavar="FILE", help="Write to this file instead of standard output (-).")
@click.pass_context
def map_(context: click.Context, /, containers: tuple[str, ...], **options: Any) -> None:
    """Draw CONTAINERS (default: all): who reaches them, their networks, mounts and secrets, with the findings."""
    from nixlint_hwc.commands.picture_of import picture_of

    if options["output"] is None and options["format_"] == "html" and sys.stdout.isatty():
        raise UsageFailure("the map is a page for a browser: name a file for it with --output map.html")
    workspace = open_workspace(options["project"], options["config"])
    require_nix_files(workspace.project)
    request = Request((), options["hosts"], not options["no_hosts"], options["all_worlds"])
    archives = None if options["no_cache"] else archives_of(workspace.project.root)
    with tree_sources(workspace.project, request, archives) as trees, waiting(workspace.project):
        result, analysis, redactor = lint_with_facts(workspace.project, workspace.settings, request, trees)
        require_hosts(result.problems)
    picture = chosen(picture_of(analysis, redactor, result.findings), containers)
    document = rendered(picture, options["format_"], workspace.project.root.name)
    complain_of(result.problems, workspace.project.root)
    tell_notices(result.notices, workspace.project.root)
    if options["output"] is None:
        put(document)
    else:
        put_file(options["output"], document)
    context.exit(2 if result.problems else 0)


def chosen(picture: Picture, names: tuple[str, ...]) -> Picture:
    """The picture of these containers alone; of all without names. Raises `UsageFailure` for one that is not there."""
    known = {tile.name for tile in picture.tiles}
    for name in names:
        if name not in known:
            raise UsageFailure(f"there is no container '{name}'{did_you_mean(name, sorted(known))}")
    return replace(picture, tiles=tuple(t for t in picture.tiles if t.name in names), remarks=()) if names else picture


def rendered(picture: Picture, format_: str, title: str) -> str:
    """The document in a format; each is imported when it is asked for."""
    if format_ == "mermaid":
        from nixlint_hwc.report import mermaid

        return mermaid.render(picture)
    from nixlint_hwc.report import map_page

    return map_page.render(picture, title)
