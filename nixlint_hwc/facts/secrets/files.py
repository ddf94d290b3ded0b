"""Secrets and files: the encrypted file of a declaration, plain files of the project, files that scripts write.

In: declarations, mounts and scripts. Out: what is wrong with the files. Key names of sops files are plain text, so that
a missing key shows without any decryption.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from nixlint_hwc.eval.values import HOLE, PathValue, Segment, Str, Unknown
from nixlint_hwc.facts.secrets.credential import Found
from nixlint_hwc.facts.secrets.text import credentials_in_text
from nixlint_hwc.facts.shell.command import Script
from nixlint_hwc.facts.shell.script import FileWrite, directories_created, files_written, mode_changes
from nixlint_hwc.project import Project, UnreadableFileError
from nixlint_hwc.source import SourceFile, Span

if TYPE_CHECKING:
    from nixlint_hwc.facts.secrets.secret import SecretIndex
    from nixlint_hwc.facts.systemd.tmpfiles_rules import TmpfilesIndex

_ENCRYPTED: Final = re.compile(
    rb"\A(?:age-encryption\.org|-----BEGIN AGE|-----BEGIN PGP|\0GITCRYPT|\$ANSIBLE_VAULT)|ENC\[AES256_GCM|^sops[:_]"
    rb"|\"sops\":",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True, eq=False)
class SecretWrite:
    """A file that a script writes a secret to, and that others can read."""

    path: str
    secret: str
    origin: Span


def project_files(value: object, project: Project | None, *, is_text: bool = False) -> Iterator[SourceFile]:
    """The texts of the project that a value denotes: a path, or the store copy of one.

    What is encrypted or no text is left out; where `is_text` says that it must be one, only what is encrypted. A text
    that cannot be read, or is larger than what is read, is one of the project's failures, which are told.
    """
    holes = value.holes if isinstance(value, Str) else (value,)
    for part in holes:
        path = part if isinstance(part, PathValue) else part.payload if isinstance(part, Unknown) else None
        if project is None or not isinstance(path, PathValue) or project.relative(path.path) is None:
            continue
        if not project.exists(path.path) or project.is_folder(path.path):
            continue
        beginning = project.beginning_of_large(path.path)
        if beginning is not None and not _is_plain(beginning, is_text):
            continue
        try:
            file = project.read(path.path)
        except UnreadableFileError:
            continue
        if _is_plain(file.data, is_text):
            yield file


def _is_plain(data: bytes, is_text: bool) -> bool:
    """Whether bytes are a text, or are taken for one, that is not encrypted."""
    return _ENCRYPTED.search(data) is None and (is_text or b"\0" not in data)


def credentials_in_project_file(file: SourceFile) -> Iterator[Found]:
    """The credentials in a file of the project, read as `NAME=value` lines, YAML or plain text."""
    yield from credentials_in_text(project_text(file))


def project_text(file: SourceFile) -> Str:
    """A file of the project as a text that knows its places."""
    text = file.data.replace(b"\0", b"\n").decode("utf-8", "replace")
    exact = text.encode("utf-8") == file.data
    return Str(text, (Segment(len(text), Span(file, 0, len(file.data)), exact),))


def missing_key(file: SourceFile, key: str) -> bool:
    """Whether a sops file in YAML or JSON lacks a key; `/` goes down into a set. False where it cannot be read."""
    parts = key.split("/")
    if file.path.endswith(".json"):
        return _missing_in_json(file, parts)
    if not file.path.endswith((".yaml", ".yml")) or b"\nsops:" not in b"\n" + file.data:
        return False
    text = file.data.decode("utf-8", "replace")
    return not _FLOW.search(text) and tuple(parts) not in _yaml_keys(text)


def _missing_in_json(file: SourceFile, parts: Sequence[str]) -> bool:
    try:
        value = json.loads(file.data)
    except ValueError:
        return False
    if not isinstance(value, dict) or "sops" not in value:
        return False
    for part in parts:
        if not isinstance(value, dict) or part not in value:
            return True
        value = value[part]
    return False


#: A set in braces, and one that is merged in: their keys are not on lines of their own. sops writes neither.
_FLOW: Final = re.compile(r"^[^#\n]*(?::\s+\{\s*[^\s}]|<<:)", re.MULTILINE)
_KEY: Final = re.compile(r"^( *)(?:\"([^\"]+)\"|'([^']+)'|([^\s#\"'&*!|>%@`{\[][^:]*?))\s*:(?:\s|$)")


def _yaml_keys(text: str) -> set[tuple[str, ...]]:
    """The paths of all keys of a YAML file in block style."""
    found: set[tuple[str, ...]] = set()
    stack: list[tuple[int, str]] = []
    for line in text.split("\n"):
        match = _KEY.match(line)
        if match is None:
            continue
        indent = len(match[1])
        while stack and stack[-1][0] >= indent:
            stack.pop()
        stack.append((indent, match[2] or match[3] or match[4]))
        found.add(tuple(name for _, name in stack))
    return found


# Scripts


#: Folders that only their owner enters: root's home, and those of users (`users.users.<name>.homeMode`).
_HOMES: Final = ("/root",)


def open_writes(script: Script, folders: Sequence[str] = ()) -> list[FileWrite]:
    """The files that a script writes from other files, and leaves readable for everybody.

    `folders` are the unit's own that others cannot enter.
    """
    closed = [*_HOMES, *folders]
    closed += [d.path.text for d in directories_created(script) if isinstance(d.path, Str) and _is_closed(d.mode)]
    closed += [c.path.text for c in mode_changes(script) if isinstance(c.path, Str) and _is_closed(c.mode)]
    return [
        write
        for write in files_written(script)
        if write.is_world_readable is True
        and isinstance(write.path, Str)
        and write.path.text.startswith("/")
        and write.reads
        and not any(write.path.text.startswith(folder.rstrip("/") + "/") for folder in closed)
    ]


def _is_closed(mode: int | Unknown | None) -> bool:
    return isinstance(mode, int) and not mode & 0o001


def secret_writes(writes: Sequence[FileWrite], secrets: SecretIndex, rules: TmpfilesIndex) -> Iterator[SecretWrite]:
    """Those of the writes whose source is a secret, and whose folder no tmpfiles rule closes."""
    seen: set[tuple[str, int]] = set()
    for write in writes:
        sources = (secrets.find(read.text) for read in write.reads if HOLE not in read.text)
        found = next((secret for secret in sources if secret is not None), None)
        span = next(write.text.spans(), None)
        if found is None or span is None or not isinstance(write.path, Str) or (span.file.path, span.start) in seen:
            continue
        seen.add((span.file.path, span.start))
        if not any(_is_closed(rule.permissions) for rule in rules.above(write.path.text.rpartition("/")[0])):
            yield SecretWrite(write.path.shown, found[1], span)
