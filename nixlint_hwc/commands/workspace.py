"""What all commands that read a project share: finding it, and its settings."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from nixlint_hwc.commands import COMMANDS
from nixlint_hwc.commands.output import UsageFailure, seen_in
from nixlint_hwc.config import SettingsError, load_settings
from nixlint_hwc.finding import Problem
from nixlint_hwc.project import Project, find_root
from nixlint_hwc.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Workspace:
    """A project with its settings."""

    project: Project
    settings: Settings


def project_options(command: Command) -> Command:
    """Add the options that choose a project and its settings."""
    for option in reversed(
        [
            click.option("--project", metavar="DIR", help="The project's root (default: found upwards)."),
            click.option("--config", metavar="FILE", help="The settings file (default: hwc-lint.toml at the root)."),
        ]
    ):
        command = option(command)
    return command


def host_options(command: Command) -> Command:
    """Add the options that choose hosts, and the cache."""
    for option in reversed(
        [
            click.option("--host", "hosts", metavar="H", multiple=True, help="Analyse only this host (repeatable)."),
            click.option("--no-hosts", is_flag=True, help="Analyse the modules alone, without hosts."),
            click.option("--all-worlds", is_flag=True, help="Also vary options that a host leaves at their default."),
            click.option("--no-cache", is_flag=True, help="Neither read nor write the cache."),
        ]
    ):
        command = option(command)
    return command


def open_workspace(project: str | None, config: str | None, paths: tuple[str, ...] = ()) -> Workspace:
    """The project that the options or the first path name, and its settings. Raises `UsageFailure`."""
    start = project or (paths[0] if paths else ".")
    if not os.path.exists(start):
        raise UsageFailure(_not_there(start))
    if project is not None and not os.path.isdir(start):
        raise UsageFailure(f"--project: {start} is not a folder")
    try:
        folder = Path(start if os.path.isdir(start) else os.path.dirname(start))
        found = Project(folder if project is not None else find_root(folder))
        settings = _settings(found.root, config)
    except OSError as error:  # the current folder is gone
        raise UsageFailure(f"{start}: {(error.strerror or 'it cannot be found').lower()}") from None
    # Before anybody asks which files there are: examples of rules are no part of the configuration.
    found.apart = settings.own_rule_folders
    return Workspace(found, settings)


def _settings(root: Path, config: str | None) -> Settings:
    try:
        return load_settings(root, Path(config) if config else None)
    except SettingsError as error:
        raise UsageFailure(f"{seen_in(root).from_here(error.path)}: {error.told}") from None


def relative_paths(project: Project, paths: tuple[str, ...]) -> tuple[str, ...]:
    """Paths below the project's root, as reports name them; empty when all of it is meant. Raises `UsageFailure`."""
    found = []
    for path in paths:
        if not os.path.exists(path):
            raise UsageFailure(_not_there(path))
        relative = project.relative(os.path.realpath(path))
        if relative is None:
            raise UsageFailure(f"{path} lies outside the project {project.root}")
        found.append(relative)
    return () if "." in found else tuple(found)


def _not_there(path: str) -> str:
    hint = ""
    if path == "-":
        hint = "; --stdin-filename P reads P's text from standard input"
    elif path in COMMANDS:
        hint = f"; the command comes before its options: hwc-lint {path} [OPTIONS]"
    return f"there is no file or folder {path}{hint}"


def folder_in_repository(root: Path) -> str:
    """A project's root relative to that of the git repository around it, with `/`; empty where they are the same."""
    for above in (root, *root.parents):
        if os.path.exists(above / ".git"):
            return "" if above == root else root.relative_to(above).as_posix()
    return ""


def require_nix_files(project: Project) -> None:
    """Raises `UsageFailure` for a project without any Nix file, or whose folder cannot be listed."""
    failure = project.failures.get(".") if not project.nix_files else None
    if failure is not None:
        raise UsageFailure(f"{project.root}: {failure.reason}")
    if not project.nix_files:
        raise UsageFailure(f"there are no Nix files in {project.root}; --project DIR names your configuration's folder")


def require_hosts(problems: Iterable[Problem]) -> None:
    """Raises `UsageFailure` if a host named by `--host` does not exist."""
    for problem in problems:
        if problem.kind == "unknown-host":
            raise UsageFailure(f"--host: {problem.message}")
