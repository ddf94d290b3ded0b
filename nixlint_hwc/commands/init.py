"""`hwc-lint init`: write a commented settings file that fits the repository."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

import click

from nixlint_hwc.commands.output import UsageFailure, put, put_file
from nixlint_hwc.commands.usage import Command
from nixlint_hwc.commands.workspace import open_workspace, project_options
from nixlint_hwc.config import SETTINGS_FILE, KeyInfo, keys
from nixlint_hwc.project import Project, UnreadableFileError
from nixlint_hwc.report.escape import harmless_json, visible

if TYPE_CHECKING:
    from nixlint_hwc.commands.conventions_found import Found

_INTRODUCTION: Final = """\
# Settings of hwc-lint. A key that is commented out shows its default; the others were found in this repository.
# Each key is described in hwc-lint's docs/settings.md.
"""
#: Keys that are tables, or read better as one.
_TABLES: Final = frozenset({"exception-markers", "per-path-ignores", "rules"})
_WIDTH: Final = 100
_EXAMPLES: Final = """\
# Rules to ignore in some files (globs as in a .gitignore), and settings of one rule:
#
# [per-path-ignores]
# "machines/laptop/**" = ["HWC2", "image-latest-tag"]
#
# [rules.image-latest-tag]
# severity = "error"
# exclude = ["machines/**"]
"""


@click.command("init", cls=Command)
@project_options
@click.option("--force", is_flag=True, help="Overwrite an existing settings file.")
@click.option("--stdout", is_flag=True, help="Print the settings instead of writing the file.")
def init(project: str | None, config: str | None, force: bool, stdout: bool) -> None:
    """Write hwc-lint.toml: every setting, explained, and filled in where the repository shows a convention."""
    workspace = open_workspace(project, config)
    path = workspace.project.root / SETTINGS_FILE
    if not stdout and os.path.lexists(path) and not force:
        raise UsageFailure(f"{path} already exists (--force overwrites it, --stdout only prints the settings)")
    found = found_in(workspace.project)
    text = settings_text(found, _markers(workspace.project))
    if stdout:
        put(text)
        return
    put_file(str(path), text)
    put(f"{visible(str(path))} written.\n{_told(found)}")


def _told(found: Mapping[str, Found]) -> str:
    """What was found, and what to do next."""
    lines = [visible(f"  {key} = {_toml(one.value)}: {one.reason}") for key, one in found.items()]
    if not lines:
        return "Nothing in the repository suggests other settings, so every key has its default.\n"
    return (
        "\n".join(["Found in the repository:", *lines, "Next: hwc-lint", "To postpone the findings: hwc-lint baseline"])
        + "\n"
    )


def found_in(project: Project) -> dict[str, Found]:
    """The settings that fit the repository, from its evaluated containers."""
    from nixlint_hwc.analysis.collect import evaluate
    from nixlint_hwc.commands.conventions_found import Found, containers_seen, conventions_found
    from nixlint_hwc.eval.evaluator import in_large_stack

    folders = _rule_folders(project)
    project.apart = folders
    found = in_large_stack(lambda: conventions_found(containers_seen(evaluate(project).readings), project.nix_files))
    if folders:
        found["rule-folders"] = Found(folders, "it contains rules")
    return found


def _rule_folders(project: Project) -> tuple[str, ...]:
    """The folders whose sub-folders hold a `rule.nix` that is a rule."""
    found = set()
    for path in project.nix_files:
        place = PurePosixPath(path)
        if place.name == "rule.nix" and len(place.parts) > 2:
            text = _text(project, path)
            if "subject" in text and "check" in text:
                found.add(place.parent.parent.as_posix())
    return tuple(sorted(found))


def _markers(project: Project) -> dict[str, int]:
    from nixlint_hwc.commands.conventions_found import markers_found

    return markers_found(_texts(project))


def _texts(project: Project) -> Iterator[str]:
    return (_text(project, path) for path in project.nix_files)


def _text(project: Project, path: str) -> str:
    try:
        return project.read(project.absolute(path)).data.decode("utf-8", "replace")
    except UnreadableFileError:
        return ""


def settings_text(found: Mapping[str, Found], markers: Mapping[str, int] | None = None) -> str:
    """The settings file: what was found is set, every other key is a comment with its default."""
    sections = [_INTRODUCTION, *(_section(key, found.get(key.name)) for key in keys() if key.name not in _TABLES)]
    sections += [_EXAMPLES, _marker_tables(markers or {})]
    return "\n".join(section for section in sections if section)


def _section(key: KeyInfo, found: Found | None) -> str:
    choices = f" One of {', '.join(key.choices)}." if key.choices else ""
    lines = [f"# {key.doc}{choices}"]
    if found is None:
        lines.append(f"# {key.name} = {_toml(key.default)}")
    else:
        usual = "" if key.default == found.value else f"; the default is {_toml(key.default)}"
        lines += [visible(f"# Found: {found.reason}{usual}."), f"{key.name} = {_toml(found.value, len(key.name))}"]
    return "\n".join(lines) + "\n"


def _toml(value: Any, used: int | None = None) -> str:
    """A value as TOML; a list that is too long for its line takes a line for each element."""
    if value is None:
        return '""'
    if not isinstance(value, tuple):
        return _string(value)
    line = _string(list(value))
    if used is None or used + len(line) < _WIDTH:
        return line
    return "\n".join(["[", *(f"  {_string(item)}," for item in value), "]"])


def _string(value: Any) -> str:
    """Strings of TOML are those of JSON, but for DEL, which it does not take."""
    return harmless_json(json.dumps(value, ensure_ascii=False))


def _marker_tables(markers: Mapping[str, int]) -> str:
    """Tables for the markers of exceptions that the repository's comments have: which rules they mean, people know."""
    if not markers:
        return ""
    lines = ["# Comments of this repository that note exceptions: name the rules that they silence, and remove the #."]
    for marker, count in markers.items():
        lines += [
            "#",
            f"# [[exception-markers]]  # {count} comment{'' if count == 1 else 's'}",
            f"# pattern = {_literal(marker)}",
            "# rules = []",
        ]
    return "\n".join(lines) + "\n"


def _literal(marker: str) -> str:
    """The regular expression that matches a marker, as a literal string of TOML."""
    escaped = "".join(f"\\{character}" if character in "()[]{}.*+?|^$\\" else character for character in marker)
    return f"'{escaped}'" if "'" not in escaped and escaped.isprintable() else _string(escaped)
