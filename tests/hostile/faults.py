"""Files that the system does not give, or that change while they are looked at.

A fault is done to a run in this process: a call of the operating system's on one path fails, or something happens to
the file just before.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.project import write

#: The files and folders of the project that faults are done to.
FILES = (
    "configuration.nix",
    "inner/module.nix",
    "text",
    "Caddyfile",
    "secrets.yaml",
    "hwc-lint.toml",
    "known.json",
    "policies/own/rule.nix",
)
FOLDERS = (".", "inner", "listed", "policies", "policies/own")
#: What the listing of a folder named, so that its absence is no answer.
NAMED = ("policies/own", "policies/own/rule.nix")
#: The calls on a file and on a folder, and how each may fail.
FILE_CALLS = {
    "lstat": ("EIO", "ESTALE", "EACCES"),
    "open": ("EIO", "ESTALE", "EACCES", "ELOOP", "ENOENT", "EMFILE"),
    "read": ("EIO", "ESTALE", "EISDIR"),
}
FOLDER_CALLS = {"lstat": ("EIO", "EACCES"), "scandir": ("EIO", "ESTALE", "EACCES", "ENOENT")}
NAMED_CALLS = {"lstat": ("ENOENT", "ENOTDIR")}

_RULE = (
    '{ id = "ACME1"; summary = "x"; severity = "error"; subject = "container"; '
    'check = { container, ... }: container.name == "a"; message = { container, ... }: "m"; }'
)
#: A rule that finds nothing.
SILENT_RULE = _RULE.replace("ACME1", "ACME2").replace('container.name == "a"', "false")
_MODULE = """\
{ lib, ... }: {
  imports = [ ./inner/module.nix ];
  services.caddy = { enable = true; configFile = ./Caddyfile; };
  sops.secrets.key.sopsFile = ./secrets.yaml;
  virtualisation.oci-containers.containers.a = {
    image = "docker.io/a/b:1.2.3";
    environment.TEXT = builtins.readFile ./text;
    environment.NAMES = toString (builtins.attrNames (builtins.readDir ./listed));
  };
}
"""


def make(root: Path) -> None:
    """A project that has a use for each of its files and folders."""
    write(root / "configuration.nix", _MODULE)
    write(root / "inner/module.nix", "{ }")
    write(root / "text", "plain")
    write(root / "Caddyfile", "a.example {\n  reverse_proxy localhost:1\n}\n")
    write(root / "secrets.yaml", "key: ENC[AES256_GCM,data:x]\nsops:\n  version: 3\n")
    write(root / "listed/one", "")
    write(root / "hwc-lint.toml", 'rule-folders = ["policies"]\nbaseline = "known.json"\n')
    write(root / "known.json", '{"version": 1, "findings": []}')
    write(root / "policies/own/rule.nix", _RULE)


@dataclass(frozen=True)
class Fault:
    """`error`: the name of the error that a call on the path gives."""

    path: str
    call: str
    error: str

    def __str__(self) -> str:
        return f"{self.call}-{self.error}-{self.path}"


def faults() -> Iterator[Fault]:
    for paths, calls in ((FILES, FILE_CALLS), (FOLDERS, FOLDER_CALLS), (NAMED, NAMED_CALLS)):
        for path in paths:
            for call, errors in calls.items():
                yield from (Fault(path, call, error) for error in errors)


def _named(target: Any) -> str:
    """The path that a call is about."""
    return os.readlink(f"/proc/self/fd/{target}") if isinstance(target, int) else os.fspath(target)


@contextmanager
def meddled(call: str, path: Path, happen: Callable[[], None]) -> Iterator[list[str]]:
    """A block in which something happens before each call on a path; the calls are listed."""
    original = getattr(os, call)
    seen: list[str] = []

    def meddling(target: Any, *arguments: Any, **options: Any) -> Any:
        if _named(target) == str(path):
            seen.append(call)
            happen()
        return original(target, *arguments, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, call, meddling)
        yield seen


def failing(fault: Fault) -> Callable[[], None]:
    number = getattr(errno, fault.error)

    def fail() -> None:
        raise OSError(number, os.strerror(number))

    return fail


def _emptied(path: Path) -> None:
    shutil.rmtree(path) if path.is_dir() else path.unlink()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/passwd")


def _large(path: Path) -> None:
    os.truncate(path, 100 << 20)


def _grow(path: Path) -> None:
    with path.open("ab") as stream:
        stream.write(b" ")


#: What happens to a file between the first look at it and its opening; once.
CHANGES: dict[str, Callable[[Path], None]] = {
    "it vanishes": _emptied,
    "a folder takes its place": _folder,
    "a pipe takes its place": _pipe,
    "a link takes its place": _link,
    "it grows to 100 MB": _large,
}


def grows(path: Path) -> Callable[[], None]:
    """A file that somebody writes to all the time."""
    return lambda: _grow(path)


def once(change: Callable[[Path], None], path: Path) -> Callable[[], None]:
    left = [change]
    return lambda: left.pop()(path) if left else None
