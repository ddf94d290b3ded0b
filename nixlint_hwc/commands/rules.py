"""`hwc-lint rules`: the catalogue."""

from __future__ import annotations

import json

import click

from nixlint_hwc.commands.output import complain_of, put
from nixlint_hwc.commands.workspace import open_workspace, project_options
from nixlint_hwc.finding import RuleInfo
from nixlint_hwc.pipeline import load_rules
from nixlint_hwc.settings import Settings


@click.command("rules")
@project_options
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", help="The list's format.")
@click.pass_context
def rules(context: click.Context, /, project: str | None, config: str | None, format_: str) -> None:
    """List all rules."""
    workspace = open_workspace(project, config)
    loaded, _ = load_rules(workspace.settings, workspace.project.root)
    complain_of(loaded.problems)
    put(as_json(loaded.infos, workspace.settings) if format_ == "json" else as_table(loaded.infos, workspace.settings))
    context.exit(2 if loaded.problems else 0)


def as_json(infos: tuple[RuleInfo, ...], settings: Settings) -> str:
    """The catalogue as one JSON document."""
    from nixlint_hwc.policy.selection import is_enabled

    found = [
        {
            "id": info.id,
            "name": info.name,
            "summary": info.summary,
            "severity": info.severity.value,
            "confidence": info.confidence.value,
            "category": info.category,
            "subject": info.subject,
            "securitySeverity": info.security_severity,
            "pedantic": info.pedantic,
            "fix": info.fixable,
            "enabled": is_enabled(info, settings),
            "references": list(info.references),
        }
        for info in infos
    ]
    return json.dumps({"version": 1, "rules": found}, indent=2, ensure_ascii=False) + "\n"


def as_table(infos: tuple[RuleInfo, ...], settings: Settings) -> str:
    """The catalogue as aligned text."""
    from nixlint_hwc.policy.selection import is_enabled

    rows = [("id", "name", "severity", "fix", "on", "what")]
    for info in infos:
        on = "yes" if is_enabled(info, settings) else "no"
        rows.append((info.id, info.name, info.severity.value, info.fixable or "-", on, info.summary))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join(lines) + "\n"
