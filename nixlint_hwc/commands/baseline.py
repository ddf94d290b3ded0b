"""`hwc-lint baseline`: write the findings of today, so that only new ones are reported."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Any, Final

import click

from nixlint_hwc.commands.baseline_file import own_path
from nixlint_hwc.commands.check import judged
from nixlint_hwc.commands.output import complain_of, put, put_file, tell_notices
from nixlint_hwc.commands.usage import Command
from nixlint_hwc.commands.workspace import Workspace, host_options, open_workspace, project_options
from nixlint_hwc.pipeline import Request
from nixlint_hwc.report.escape import visible

DEFAULT_FILE: Final = "hwc-lint-baseline.json"


@click.command("baseline", cls=Command)
@project_options
@host_options
@click.option(
    *("-o", "--output"),
    metavar="FILE",
    help="The file to write (default: what the settings name, or hwc-lint-baseline.json).",
)
@click.pass_context
def baseline(context: click.Context, /, **options: Any) -> None:
    """Write the baseline of today's findings."""
    from nixlint_hwc.policy import baseline as baselines

    workspace = open_workspace(options["project"], options["config"])
    name = workspace.settings.baseline
    settings = replace(workspace.settings, baseline=None)
    request = Request((), options["hosts"], not options["no_hosts"], options["all_worlds"])
    result = judged(Workspace(workspace.project, settings), request, use_cache=not options["no_cache"])
    complain_of(result.problems, workspace.project.root)
    tell_notices(result.notices, workspace.project.root)
    path = options["output"] or str(own_path(workspace.project.root, name or DEFAULT_FILE))
    put_file(path, baselines.write(result))
    count = len(result.findings)
    put(f"{visible(_from_here(path))}: {count} finding{'' if count == 1 else 's'} written.\n")
    if name is None and options["output"] is None:
        put(f'To use it, add this to hwc-lint.toml: baseline = "{DEFAULT_FILE}"\n')
    context.exit(2 if result.problems else 0)


def _from_here(path: str) -> str:
    """The path from the current folder, where the file is below it."""
    below = os.path.relpath(path)
    return path if below.startswith("..") else below
