"""Changed files as a unified diff.

In: files before and after, and the secrets in each. Out: text that `patch` and `git apply` take, unless secrets are
masked in it. Each file has git's header: without one, `git apply` reads paths as relative to the current folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import unified_diff
from typing import Final

from nixlint_hwc.report.escape import visible, without_line_commands
from nixlint_hwc.report.redaction import Redactions
from nixlint_hwc.source import SourceFile, Span

_NO_NEWLINE: Final = "\\ No newline at end of file\n"
_COLORS: Final = {"diff ": "1", "---": "1", "+++": "1", "@@": "36", "-": "31", "+": "32"}


def unified(
    before: Mapping[str, bytes],
    after: Mapping[str, bytes],
    secrets: tuple[Iterable[Span], Iterable[Span]] = ((), ()),
    *,
    named: Callable[[str], str] = str,
    color: bool = False,
    for_eyes: bool = False,
) -> str:
    """The diff of all files in `after`; `secrets` are those before and after, `named` gives a path as the patch has it.

    `for_eyes`: nothing in it steers a terminal or a build server; so is what has colours. Else it is exact.
    """
    old, new = Redactions(secrets[0]), Redactions(secrets[1])
    lines = [line for path in sorted(after) for line in _file(path, before[path], after[path], old, new, named)]
    if color:
        return "".join(map(_colored, lines))
    return "".join(map(_plain, lines)) if for_eyes else "".join(lines)


def _file(
    path: str, before: bytes, after: bytes, old: Redactions, new: Redactions, named: Callable[[str], str]
) -> Iterator[str]:
    texts = (_lines(path, before, old), _lines(path, after, new))
    names = _name(f"a/{named(path)}"), _name(f"b/{named(path)}")
    # As git does: after a tab, a space before it belongs to the name.
    before_name, after_name = (f"{name}\t" if " " in name else name for name in names)
    for number, line in enumerate(unified_diff(*texts, before_name, after_name)):
        if not number:
            yield f"diff --git {names[0]} {names[1]}\n"
        if line.endswith("\n"):
            yield line
        else:
            yield f"{line}\n"
            yield _NO_NEWLINE


def _lines(path: str, data: bytes, redactions: Redactions) -> list[str]:
    text = redactions.text(SourceFile(path, data), 0, len(data))
    lines = text.split("\n")
    return [*[f"{line}\n" for line in lines[:-1]], *lines[-1:]] if lines[-1] else [f"{line}\n" for line in lines[:-1]]


def _name(path: str) -> str:
    """The path as git writes it: quoted, with octal escapes, where it has characters that break or steer a line."""
    if path.isprintable() and not set(path) & {'"', "\\"}:
        return path
    data = path.encode("utf-8", "surrogateescape")
    shown = (chr(byte) if 0x20 <= byte < 0x7F and byte not in b'"\\' else f"\\{byte:03o}" for byte in data)
    return f'"{"".join(shown)}"'


def _plain(line: str) -> str:
    return without_line_commands(visible(line.rstrip("\r\n").expandtabs(4))) + "\n"


def _colored(line: str) -> str:
    text = visible(line.rstrip("\r\n").expandtabs(4))
    code = next((code for start, code in _COLORS.items() if line.startswith(start)), None)
    return f"{text}\n" if code is None else f"\x1b[{code}m{text}\x1b[0m\n"
