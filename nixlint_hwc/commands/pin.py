"""`hwc-lint pin`: pin images to the tags and digests that a server runs."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from nixlint_hwc.commands.fixes import FixOptions, apply_fixes
from nixlint_hwc.commands.output import UsageFailure, complain_of, tell_notices
from nixlint_hwc.commands.usage import Command
from nixlint_hwc.commands.workspace import (
    Workspace,
    host_options,
    open_workspace,
    project_options,
    relative_paths,
    require_nix_files,
)
from nixlint_hwc.fix.examination import Examination
from nixlint_hwc.fix.pin import RULES, ListedImage, ListingError, Pinning, read_listing
from nixlint_hwc.pipeline import Request, examine, load_kept_rules
from nixlint_hwc.project import Project


@click.command("pin", cls=Command)
@click.argument("paths", nargs=-1)
@project_options
@host_options
@click.option("--images", required=True, metavar="FILE", help="Output of 'podman images --format json' (- for stdin).")
@click.option("--diff", is_flag=True, help="Show what would change, without writing.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="When to use colours.")
@click.pass_context
def pin(context: click.Context, /, **options: Any) -> None:
    """Pin moving image tags to what your server runs, as Podman lists it there."""
    workspace = open_workspace(options["project"], options["config"], options["paths"])
    pinning = Pinning(_images(options["images"]))
    paths = relative_paths(workspace.project, options["paths"])
    require_nix_files(workspace.project)
    request = Request(paths, options["hosts"], not options["no_hosts"], options["all_worlds"])
    loaded = load_kept_rules(workspace.settings, workspace.project.root, use_cache=not options["no_cache"])
    known = tuple(rule.id for rule in loaded[0].infos if rule.id in RULES)
    settings = replace(workspace.settings, select=known, ignore=(), pedantic=True)

    def look(project: Project) -> Examination:
        seen, analysis = examine(project, settings, request, loaded, lambda result: result)
        findings = pinning.fixed(seen.result.findings, analysis)
        return replace(seen, result=replace(seen.result, findings=findings))

    wanted = FixOptions(unsafe=False, diff=options["diff"], color=options["color"])
    result = apply_fixes(Workspace(workspace.project, settings), look, wanted)
    complain_of(result.problems, workspace.project.root)
    tell_notices(result.notices, workspace.project.root)
    context.exit(2 if result.problems else int(bool(result.findings) and not options["diff"]))


def _images(name: str) -> list[ListedImage]:
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
        return read_listing(text)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise UsageFailure(f"cannot read {name}: {(reason or 'failed').lower()}") from None
    except ListingError as error:
        raise UsageFailure(f"{name}: {error}") from None
