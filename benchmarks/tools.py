"""Other tools on the same repository, as far as they are installed.

They do far less or other things: none of them evaluates. They tell how fast such a machine can go over such files.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import measure
from benchmarks.shapes import Container


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool: what it does, and its command for a repository with these Nix files and these compose files."""

    name: str
    does: str
    command: Callable[[Path, tuple[str, ...], list[str]], list[str]]


TOOLS = (
    Tool("nix-instantiate", "Nix's parser (`--parse`)", lambda folder, nix, compose: ["--parse", *nix]),
    Tool("statix", "syntax patterns, in Rust", lambda folder, nix, compose: ["check", str(folder)]),
    Tool("deadnix", "unused bindings, in Rust", lambda folder, nix, compose: ["--fail", str(folder)]),
    Tool("compose-lint", "the same containers as compose files, in Python", lambda folder, nix, compose: compose),
)


def seconds(name: str, folder: Path, nix_files: tuple[str, ...], runs: int) -> float | None:
    """What a tool takes for a repository; None where it is not installed or cannot say."""
    tool = next(tool for tool in TOOLS if tool.name == name)
    program = shutil.which(name)
    if program is None:
        return None
    compose = sorted(str(path) for path in folder.rglob("docker-compose.yml"))
    if name == "compose-lint" and not compose:
        return None
    command = [program, *tool.command(folder, nix_files, compose)]
    return measure(command, runs, folder).seconds


def write_compose(folder: Path, modules: int) -> None:
    """The containers of a synthetic repository as compose files, one for each."""
    for container in map(Container, range(modules)):
        target = folder / "compose" / container.name / "docker-compose.yml"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_compose(container), encoding="utf-8")


def _compose(container: Container) -> str:
    address = "" if container.mistake == 1 else "127.0.0.1:"
    secret = '\n      API_TOKEN: "8f14e45fceea167a5a36dedd4bea2543"' if container.mistake == 4 else ""
    return f"""services:
  {container.name}:
    image: {container.image}
    ports:
      - "{address}{container.port}:{5432 if container.mistake == 1 else 8080}"
    volumes:
      - "{container.state}:/config"
      - "/mnt/storage/media:/media:ro"
    environment:
      PUID: "1000"
      PGID: "1000"
      TZ: "UTC"{secret}
    env_file: {container.name}.env
    mem_limit: 1g
"""
