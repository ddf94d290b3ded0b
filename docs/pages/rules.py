"""`docs/rules.md`: an index of all rules, and a section on each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from nixlint_hwc.commands.rule_page import page
from nixlint_hwc.policy.rule import Rule
from pages import WRITTEN_BY, cell

_FENCE = re.compile(r"^\s*```")
_HEADING = re.compile(r"^(#+) ")
_INTRODUCTION = """\
Rules are sorted by id within their category. *Fix* says whether `--fix` repairs the problem (`safe`), only
`--unsafe-fixes` does, or a person has to. Pedantic rules are off unless turned on with `--pedantic`, `--select`
or `enabled = true`. The terminal shows the same pages: `hwc-lint explain HWC201`, or by name.
[Suppressing](suppressing.md) explains how to silence a finding, [writing rules](writing-rules.md) how to add rules
of your own, [settings](settings.md) how to change severities and defaults.
"""


def rules_page(rules: Sequence[Rule], folder: Path) -> str:
    """The page for the rules whose folders are in `folder`."""
    sections = [_section(rule, folder / rule.info.name) for rule in rules]
    head = f"# Rules\n\n{WRITTEN_BY}\n{len(rules)} rules. {_INTRODUCTION}\n{_index(rules)}"
    return "\n".join([head, *sections])


def _index(rules: Sequence[Rule]) -> str:
    categories = dict.fromkeys(rule.info.category for rule in rules)
    return "\n".join(_table(name, [rule for rule in rules if rule.info.category == name]) for name in categories)


def _table(category: str, rules: Sequence[Rule]) -> str:
    lines = [f"## Category `{category}`", "", "| id | name | severity | fix | what it finds |", "|---|---|---|---|---|"]
    for rule in rules:
        info = rule.info
        note = " (pedantic)" if info.pedantic else ""
        lines.append(
            f"| [{info.id}](#{anchor(rule)}) | `{info.name}` | {info.severity.value} | {info.fixable or '-'} "
            f"| {cell(info.summary)}{note} |"
        )
    return "\n".join(lines) + "\n"


def anchor(rule: Rule) -> str:
    """The anchor that GitHub and GitLab give the section's heading."""
    return re.sub(r"[^\w -]", "", f"{rule.info.id} {rule.info.name}".lower()).replace(" ", "-")


def _section(rule: Rule, folder: Path) -> str:
    """The rule's page, its headings two levels down, the title as a heading of its own."""
    info = rule.info
    body = page(rule, folder).split("\n", 1)[1].strip()
    where = f"Source, and the whole examples: [rules/{info.name}](../rules/{info.name})."
    return f"## {info.id} {info.name}\n\n{_lowered(body)}\n\n{where}\n"


def _lowered(markdown: str) -> str:
    """Markdown with its headings one level lower; code stays."""
    lines, in_code = [], False
    for line in markdown.splitlines():
        in_code ^= _FENCE.match(line) is not None
        lines.append(line if in_code else _HEADING.sub(r"\1# ", line))
    return "\n".join(lines)
