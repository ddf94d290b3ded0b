"""`hwc-lint init`: write a commented settings file that matches the repository."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, Final

import click

from nixlint_hwc.commands.output import UsageFailure, put, put_file
from nixlint_hwc.commands.workspace import open_workspace, project_options
from nixlint_hwc.config import SETTINGS_FILE, keys
from nixlint_hwc.project import Project, UnreadableFileError

_DECLARED: Final = re.compile(r"options\.((?:[A-Za-z_][\w'-]*\.)+)(?:[A-Za-z_][\w'-]*|\$\{[^}]*\})\s*=\s*\{")


@click.command("init")
@project_options
@click.option("--force", is_flag=True, help="Overwrite an existing settings file.")
def init(project: str | None, config: str | None, force: bool) -> None:
    """Write hwc-lint.toml with every setting, commented, and what was found in the repository."""
    workspace = open_workspace(project, config)
    path = workspace.project.root / SETTINGS_FILE
    if path.exists() and not force:
        raise UsageFailure(f"{path} exists already (--force overwrites it)")
    put_file(str(path), settings_text(found_in(workspace.project)))
    put(f"{path} written.\n")


def settings_text(found: dict[str, Any]) -> str:
    """The settings file: what was found is set, every other key is a comment with its default."""
    lines = ["# Settings of hwc-lint. Keys behind a # have the value that is shown.", ""]
    for key in keys():
        value = found.get(key.name, key.default)
        if isinstance(value, dict) or key.name == "exception-markers":
            continue
        choices = f" One of {', '.join(key.choices)}." if key.choices else ""
        mark = "" if key.name in found else "# "
        lines += [f"# {key.doc}{choices}", f"{mark}{key.name} = {_toml(value)}", ""]
    return "\n".join([*lines, *_TABLES])


_TABLES: Final = (
    "# Rules to ignore in some files, and settings of one rule:",
    "# [per-path-ignores]",
    '# "machines/**" = ["HWC201"]',
    "#",
    "# [rules.image-latest-tag]",
    '# severity = "error"',
    '# exclude = ["machines/**"]',
    "",
)


def _toml(value: Any) -> str:
    if value is None:
        return '""'
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)


def found_in(project: Project) -> dict[str, Any]:
    """What the repository shows of its conventions: the folders of container modules, and where their options live."""
    texts = dict(_container_files(project))
    roots = Counter(root for path in texts if (root := _root(path)) is not None)
    found: dict[str, Any] = {}
    if roots:
        found["roots"] = sorted(root for root, count in roots.items() if count > 1 or len(roots) == 1)
    namespaces = Counter(_namespaces(project, found.get("roots", [])))
    if namespaces:
        found["namespace"] = namespaces.most_common(1)[0][0]
    return {name: value for name, value in found.items() if value}


def _container_files(project: Project) -> Iterator[tuple[str, str]]:
    for path in project.nix_files:
        text = _text(project, path)
        if "oci-containers" in text:
            yield path, text


def _text(project: Project, path: str) -> str:
    try:
        return project.read(project.absolute(path)).data.decode("utf-8", "replace")
    except UnreadableFileError:
        return ""


def _root(path: str) -> str | None:
    """The nearest folder named `containers` above a module's own folder."""
    folders = PurePosixPath(path).parent.parts
    for index in range(len(folders) - 1, -1, -1):
        if folders[index] == "containers" and index + 1 < len(folders):
            return "/".join(folders[: index + 1])
    return None


def _namespaces(project: Project, roots: list[str]) -> Iterator[str]:
    for path in project.nix_files:
        if any(path.startswith(root + "/") for root in roots):
            for match in _DECLARED.finditer(_text(project, path)):
                yield match[1].rstrip(".")
