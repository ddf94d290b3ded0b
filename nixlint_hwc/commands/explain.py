"""`hwc-lint explain`: a rule's page, with its examples."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from nixlint_hwc.commands.output import UsageFailure, complain_of, put
from nixlint_hwc.commands.workspace import open_workspace, project_options
from nixlint_hwc.finding import RuleInfo
from nixlint_hwc.pipeline import load_rules

#: The example files of a rule's folder, with their headings.
_EXAMPLES = (("bad.nix", "Reported"), ("good.nix", "Not reported"), ("fixed.nix", "After the fix"))


@click.command("explain")
@click.argument("rule")
@project_options
@click.pass_context
def explain(context: click.Context, /, rule: str, project: str | None, config: str | None) -> None:
    """Explain RULE: an id such as HWC201, or a name such as database-exposed."""
    from nixlint_hwc.policy.schema import nearest

    workspace = open_workspace(project, config)
    rules, _ = load_rules(workspace.settings, workspace.project.root)
    complain_of(rules.problems)
    found = rules.find(rule)
    if found is None:
        names = [name for info in rules.infos for name in (info.id, info.name)]
        raise UsageFailure(f"there is no rule '{rule}'{nearest(rule, names)}")
    put(_shown(page(found.info, _folder(found.info, workspace.project.root))))
    context.exit(2 if rules.problems else 0)


def _folder(info: RuleInfo, root: Path) -> Path:
    """The folder of a rule: among the built-in ones, or in the project."""
    from nixlint_hwc.policy.rules import builtin_folder

    builtin = builtin_folder().path / info.name
    return builtin if info.folder == f"rules/{info.name}" and builtin.is_dir() else root / info.folder


def page(info: RuleInfo, folder: Path) -> str:
    """A rule's page as Markdown."""
    parts = [f"# {info.id}: {info.name}", f"{info.summary}.", "  \n".join(_facts(info)), info.explanation.strip()]
    parts += _examples(folder)
    if info.references:
        parts.append("## References\n\n" + "\n".join(f"- <{reference}>" for reference in info.references))
    return "\n\n".join(part for part in parts if part) + "\n"


def _facts(info: RuleInfo) -> list[str]:
    lines = [
        f"Severity: {info.severity.value}",
        f"Confidence: {info.confidence.value}",
        f"Category: {info.category}",
        f"Fix: {info.fixable or 'none'}",
    ]
    if info.security_severity is not None:
        lines.insert(1, f"Security severity: {info.security_severity:.1f}")
    if info.pedantic:
        lines.append("Pedantic: off unless asked for")
    return lines


def _examples(folder: Path) -> list[str]:
    found = []
    for name, heading in _EXAMPLES:
        path = folder / name
        if path.is_file():
            code = path.read_text(encoding="utf-8", errors="replace").rstrip()
            found.append(f"## {heading}\n\n```nix\n{code}\n```")
    return found


def _shown(markdown: str) -> str:
    """The page as the terminal shows it; Markdown as it is where there is none."""
    if not sys.stdout.isatty():
        return markdown
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console(width=min(100, shutil.get_terminal_size().columns))
    with console.capture() as capture:
        console.print(Markdown(markdown))
    return capture.get()
