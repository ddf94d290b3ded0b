"""`hwc-lint rules`: the catalogue."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from nixlint_hwc.commands.output import UsageFailure, complain_of, put
from nixlint_hwc.commands.usage import Command
from nixlint_hwc.commands.workspace import Workspace, open_workspace, project_options
from nixlint_hwc.finding import RuleInfo
from nixlint_hwc.pipeline import load_kept_rules
from nixlint_hwc.policy.rule import Rule
from nixlint_hwc.report.escape import harmless_json, visible
from nixlint_hwc.report.options import wants_color
from nixlint_hwc.settings import Settings

if TYPE_CHECKING:
    from nixlint_hwc.policy.rules import RuleLoader, RuleSet

_HEAD = ("id", "name", "severity", "fix", "on", "what it finds")
_COLORS = {"error": "red", "warning": "magenta", "note": "blue"}


@click.command("rules", cls=Command)
@project_options
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", help="The list's format.")
@click.option("--test", is_flag=True, help="Run the examples of the project's own rules instead of listing them.")
@click.pass_context
def rules(context: click.Context, /, project: str | None, config: str | None, format_: str, test: bool) -> None:
    """List all rules, your own included, and whether the settings have them on."""
    workspace = open_workspace(project, config)
    loaded, loader = load_kept_rules(workspace.settings, workspace.project.root)
    complain_of(loaded.problems, workspace.project.root)
    if test:
        wrong = _test(workspace, (loaded, loader))
        context.exit(2 if loaded.problems else int(wrong))
    if format_ == "json":
        put(as_json(loaded.rules, workspace.settings))
    elif sys.stdout.isatty():
        put(as_screen(loaded.infos, workspace.settings, shutil.get_terminal_size().columns))
    else:
        put(as_table(loaded.infos, workspace.settings))
    context.exit(2 if loaded.problems else 0)


def _test(workspace: Workspace, loaded: tuple[RuleSet, RuleLoader]) -> bool:
    """Run the examples of the rules in the project's rule folders, telling each; whether something is wrong.

    Raises `UsageFailure` where the project has no rules of its own: a check of none would pass for ever.
    """
    from nixlint_hwc.commands.rule_examples import examples_of, faults

    own = tuple(f"{folder}/" for folder in workspace.settings.own_rule_folders)
    own_rules = [rule for rule in loaded[0].rules if own and rule.path.startswith(own)]
    if not own_rules and not loaded[0].problems:
        raise UsageFailure("there are no rules to test: the settings name the folders of your own with 'rule-folders'")
    wrong = False
    for rule in own_rules:
        found = examples_of(rule, workspace.project.root / rule.info.folder)
        said = [line for example in found for line in faults(example, loaded, workspace.settings)]
        names = ", ".join(example.name for example in found)
        verdict = "no examples" if not found else f"{names}: {'wrong' if said else 'as expected'}"
        lines = [f"{rule.info.id} {rule.info.name}: {verdict}", *(f"  {line}" for line in said)]
        put("".join(f"{visible(line)}\n" for line in lines))
        wrong = wrong or bool(said)
    return wrong


def as_json(rules: Sequence[Rule], settings: Settings) -> str:
    """The catalogue as one JSON document. `settings` of a rule are its own, with their defaults."""
    from nixlint_hwc.eval.export import to_json
    from nixlint_hwc.policy.selection import is_enabled

    found = [
        {
            "id": rule.info.id,
            "name": rule.info.name,
            "summary": rule.info.summary,
            "severity": rule.info.severity.value,
            "confidence": rule.info.confidence.value,
            "category": rule.info.category,
            "subject": rule.info.subject,
            "securitySeverity": rule.info.security_severity,
            "pedantic": rule.info.pedantic,
            "fix": rule.info.fixable,
            "enabled": is_enabled(rule.info, settings),
            "settings": to_json(rule.settings),
            "explanation": rule.info.explanation,
            "references": list(rule.info.references),
        }
        for rule in rules
    ]
    return harmless_json(json.dumps({"version": 1, "rules": found}, indent=2)) + "\n"


def _rows(infos: Sequence[RuleInfo], settings: Settings) -> list[tuple[str, ...]]:
    from nixlint_hwc.policy.selection import is_enabled

    return [
        (
            visible(info.id),
            visible(info.name),
            info.severity.value,
            info.fixable or "-",
            "yes" if is_enabled(info, settings) else "no",
            visible(info.summary),
        )
        for info in infos
    ]


def as_table(infos: Sequence[RuleInfo], settings: Settings) -> str:
    """The catalogue as aligned text, one line a rule."""
    rows = [_HEAD, *_rows(infos, settings)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join(lines) + "\n"


def as_screen(infos: Sequence[RuleInfo], settings: Settings, width: int) -> str:
    """The catalogue for a terminal: by category, what a rule finds wrapped beside its name; rules that are off dim."""
    from rich.console import Console
    from rich.text import Text

    color = wants_color("auto", True, os.environ)
    console = Console(width=min(width, 120), force_terminal=True, no_color=not color, highlight=False)
    with console.capture() as capture:
        for category in dict.fromkeys(info.category for info in infos):
            console.print(Text(visible(category), "bold"))
            console.print(_screen_table([info for info in infos if info.category == category], infos, settings))
        console.print(_closing(infos, settings))
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"


def _screen_table(chosen: Sequence[RuleInfo], infos: Sequence[RuleInfo], settings: Settings) -> object:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(width=max(len(info.id) for info in infos), no_wrap=True)
    table.add_column(width=min(30, max(len(info.name) for info in infos)), overflow="fold")
    table.add_column(width=7, no_wrap=True)
    table.add_column(ratio=1)
    for identifier, name, severity, fix, on, what in _rows(chosen, settings):
        notes = [*([f"{fix} fix"] if fix != "-" else []), *(["off"] if on == "no" else [])]
        text = Text(what).append(f" ({', '.join(notes)})" if notes else "", style="dim")
        table.add_row(identifier, name, Text(severity, _COLORS[severity]), text, style="dim" if on == "no" else "")
    return table


def _closing(infos: Sequence[RuleInfo], settings: Settings) -> str:
    on = sum(row[4] == "yes" for row in _rows(infos, settings))
    return f"\n{len(infos)} rules, {on} of them on. `hwc-lint explain NAME` says why a rule exists and what to do."
