"""`hwc-lint explain`: a rule's page, with its examples."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from nixlint_hwc.commands.output import LISTED_BY, UsageFailure, complain_of, put
from nixlint_hwc.commands.page_text import plain_page, terminal_page
from nixlint_hwc.commands.usage import Command
from nixlint_hwc.commands.workspace import open_workspace, project_options
from nixlint_hwc.finding import RuleInfo
from nixlint_hwc.pipeline import load_kept_rules
from nixlint_hwc.report.escape import block
from nixlint_hwc.report.options import wants_color
from nixlint_hwc.settings import DEFAULT_SETTINGS
from nixlint_hwc.suggestion import did_you_mean

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from nixlint_hwc.policy.rules import RuleSet

#: How many of the rules that a selector covers are named.
_NAMED: Final = 8


def _rules_that_begin(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """For shells: the built-in rules whose id or name begins so, with what they find."""
    from click.shell_completion import CompletionItem

    rules, _ = load_kept_rules(DEFAULT_SETTINGS, Path())
    upper = incomplete.upper()
    return [
        CompletionItem(name, help=info.summary)
        for info in rules.infos
        for name in (info.id, info.name)
        if name.startswith(upper if name == info.id else incomplete) and (incomplete or name == info.name)
    ]


@click.command("explain", cls=Command)
@click.argument("rule", shell_complete=_rules_that_begin)
@project_options
@click.pass_context
def explain(context: click.Context, /, rule: str, project: str | None, config: str | None) -> None:
    """Explain RULE: an id such as HWC201, or a name such as database-exposed."""
    from nixlint_hwc.commands.rule_page import page

    workspace = open_workspace(project, config)
    rules, _ = load_kept_rules(workspace.settings, workspace.project.root)
    complain_of(rules.problems, workspace.project.root)
    found = rules.find(rule)
    if found is None:
        raise UsageFailure(_no_such_rule(rule, rules))
    put(_shown(block(page(found, rule_folder(found.info, workspace.project.root)))))
    context.exit(2 if rules.problems else 0)


def _no_such_rule(name: str, rules: RuleSet) -> str:
    """What is wrong with a name that no rule has: it is that of several, one of those that do not load, or misspelt."""
    from nixlint_hwc.policy.selection import selects

    meant = [f"{info.id} {info.name}" for info in rules.infos if selects(name, info)]
    if meant:
        some = ", ".join(meant[:_NAMED]) + (f", and {len(meant) - _NAMED} more" if len(meant) > _NAMED else "")
        return f"'{name}' is not a single rule; it stands for {some}"
    if rules.failed:
        return f"there is no rule '{name}'; these do not load: {', '.join(rules.failed)}"
    near = did_you_mean(name, [known for info in rules.infos for known in (info.id, info.name)])
    return f"there is no rule '{name}'{near or LISTED_BY}"


def rule_folder(info: RuleInfo, root: Path) -> Path:
    """The folder of a rule: among the built-in ones, or in the project."""
    from nixlint_hwc.policy.rules import builtin_folder

    builtin = builtin_folder().path / info.name
    return builtin if info.folder == f"rules/{info.name}" and builtin.is_dir() else root / info.folder


def _shown(markdown: str) -> str:
    """The page for standard output: styled on a terminal, else plain text of 80 columns."""
    if not sys.stdout.isatty():
        return plain_page(markdown)
    color = wants_color("auto", True, os.environ)
    return terminal_page(markdown, shutil.get_terminal_size().columns, color=color)
