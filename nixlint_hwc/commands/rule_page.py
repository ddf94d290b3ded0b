"""A rule's page in Markdown, for `hwc-lint explain` and the documentation.

In: a loaded rule and its folder. Out: Markdown. Always holds: the examples are those that the tests run, shortened.
"""

from __future__ import annotations

import difflib
import json
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from nixlint_hwc.commands.example_files import example_files
from nixlint_hwc.eval.export import to_json
from nixlint_hwc.policy.rule import Rule

_MARK: Final = re.compile(r"\s*# expect: ([A-Z][A-Z0-9_, -]*[0-9])\s*$")
_BARE_KEY: Final = re.compile(r"[A-Za-z0-9_-]+")
#: An example with more lines is cut to what matters.
_WHOLE: Final = 26
#: Lines shown around a marked one.
_AROUND: Final = 4
_CUT: Final = "# ..."
_COLUMNS: Final = 80
_CONTAINERS: Final = "virtualisation.oci-containers"


def page(rule: Rule, folder: Path) -> str:
    """The page: what the rule is, its explanation, its settings, what it reports and what not."""
    info = rule.info
    parts = [f"# {info.id}: {info.name}", f"{info.summary}.", nature(rule), info.explanation.strip()]
    parts += [*settings_section(rule), *example_sections(folder)]
    if info.references:
        parts.append("## References\n\n" + "\n".join(f"- <{reference}>" for reference in info.references))
    return "\n\n".join(part for part in parts if part) + "\n"


def nature(rule: Rule) -> str:
    """Severity, confidence, category and fix in one line of prose."""
    info = rule.info
    words = [f"**{info.severity.value.capitalize()}**", f"confidence {info.confidence.value}"]
    if info.security_severity is not None:
        words.append(f"security severity {info.security_severity:.1f}")
    words += [f"category {info.category}", f"{info.fixable} fix" if info.fixable else "no fix"]
    if info.pedantic:
        words.append("off by default (`--pedantic` turns it on)")
    return ", ".join(words) + "."


def settings_section(rule: Rule) -> list[str]:
    """The rule's own settings with their defaults, as a settings file would have them."""
    lines = [_filled(f"{name} = {default}") for name, default in own_settings(rule)]
    if not lines:
        return []
    table = "\n".join([f"[rules.{rule.info.name}.settings]", *lines])
    return [f"## Settings\n\nWith their defaults, in `hwc-lint.toml`:\n\n```toml\n{table}\n```"]


def _filled(line: str) -> str:
    """A setting in lines of at most 80 columns; a list takes as many as it needs."""
    if len(line) <= _COLUMNS or not line.endswith("]"):
        return line
    name, items = line[:-1].split("[", 1)
    rows = textwrap.wrap(
        items, _COLUMNS, initial_indent="  ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )
    return "\n".join([f"{name}[", *rows, "]"])


def own_settings(rule: Rule) -> list[tuple[str, str]]:
    """The names of a rule's own settings and their defaults as TOML."""
    return [(name, _toml(value)) for name, value in sorted(rule.settings.attrs.items())]


def _toml(value: object) -> str:
    """A rule's default as TOML; tables in one line."""
    return _toml_text(to_json(value))


def _toml_text(value: object) -> str:
    if isinstance(value, dict):
        pairs = ", ".join(f"{_toml_key(name)} = {_toml_text(inner)}" for name, inner in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(_toml_text, value))}]"
    return json.dumps(value, ensure_ascii=False)


def _toml_key(name: str) -> str:
    return name if _BARE_KEY.fullmatch(name) else json.dumps(name, ensure_ascii=False)


def example_sections(folder: Path) -> list[str]:
    """What is reported, what is not, and what the fix changes; nothing for a rule without examples."""
    bad, good, fixed = (_files(folder, name) for name in ("bad", "good", "fixed"))
    marked = {name: text for name, text in bad.items() if any(map(_MARK.search, text.splitlines()))} or bad
    sections = []
    if marked:
        blocks = [_fence(name, _brief_bad(text)) for name, text in marked.items()]
        sections.append("## Reported\n\n" + "\n\n".join(blocks))
    shown = {name: text for name, text in good.items() if name in marked or not name} or dict([*good.items()][:1])
    if shown:
        blocks = [_fence(name, _head(text)) for name, text in shown.items()]
        sections.append("## Not reported\n\n" + "\n\n".join(blocks))
    changes = [_fence(name, change, "diff") for name, change in _changes(bad, fixed)]
    if changes:
        sections.append("## What the fix changes\n\n" + "\n\n".join(changes))
    return sections


def _files(folder: Path, name: str) -> dict[str, str]:
    """The files of one example by their path in it; a single file has the path ''."""
    found = example_files(folder, f"{name}.nix") or example_files(folder, name)
    return {path: _text(data) for path, data in found.items()}


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace").replace("\0", "").rstrip() + "\n"


def _fence(name: str, code: str, language: str = "nix") -> str:
    title = f"`{name}`:\n\n" if name else ""
    return f"{title}```{language}\n{code.rstrip()}\n```"


def _pointed(line: str) -> str:
    """A line of an example as a reader wants it: the mark points at the line."""
    return _MARK.sub(r" # <- \1", line)


def _brief_bad(text: str) -> str:
    lines = text.splitlines()
    marked = [number for number, line in enumerate(lines) if _MARK.search(line)]
    if len(lines) <= _WHOLE or not marked:
        return _head(text)
    kept = {number for mark in _first_marks(marked) for number in range(mark - _AROUND, mark + _AROUND)}
    return "\n".join(_with_cuts([_pointed(line) for line in lines], kept))


def _first_marks(marked: list[int]) -> list[int]:
    """The marked lines from the beginning, as many as their surroundings leave room for."""
    return marked[: max(1, _WHOLE // (2 * _AROUND))]


def _with_cuts(lines: list[str], kept: set[int]) -> Iterator[str]:
    """The kept lines; an ellipsis, indented like the line after it, marks what is left out."""
    cut = False
    for number, line in enumerate(lines):
        if number in kept:
            if cut and not line.strip():
                continue
            if cut:
                yield f"{line[: len(line) - len(line.lstrip())]}{_CUT}"
            yield line
            cut = False
        else:
            cut = True
    if cut:
        yield _CUT


def _head(text: str) -> str:
    """An example without marks that matter: from the containers on where it is long."""
    lines = [_pointed(line) for line in text.splitlines()]
    if len(lines) <= _WHOLE:
        return "\n".join(lines)
    start = next((number for number, line in enumerate(lines) if _CONTAINERS in line), 0)
    start = max(0, min(start, len(lines) - _WHOLE))
    return "\n".join(_with_cuts(lines, set(range(start, start + _WHOLE))))


def _changes(bad: dict[str, str], fixed: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name, after in fixed.items():
        before, wanted = (_unmarked(text) for text in (bad.get(name, ""), after))
        hunks = list(difflib.unified_diff(before, wanted, n=1, lineterm=""))[2:]
        if hunks:
            yield name, "\n".join(_with_gaps(hunks))


def _with_gaps(hunks: list[str]) -> Iterator[str]:
    """The lines of a diff; an ellipsis, indented like the line after it, stands between two hunks."""
    for number, line in enumerate(hunks):
        if not line.startswith("@@"):
            yield line
        elif number:
            following = hunks[number + 1][1:]
            yield f" {following[: len(following) - len(following.lstrip())]}{_CUT}"


def _unmarked(text: str) -> list[str]:
    return [_MARK.sub("", line) for line in text.splitlines()]
