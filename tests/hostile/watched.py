"""The linter, watched: `python -m tests.hostile.watched ROOT [WRITABLE...] -- ARGUMENTS [-- ARGUMENTS...]`.

Several commands run one after the other; the exit code is the highest.

Python tells an audit hook of every file that is opened or listed, every process and every connection (PEP 578); a hook
cannot be taken away again, and what a second process does goes through it as well. What the linter has no business
with ends the run with the code `CAUGHT`, before it happens.
"""

from __future__ import annotations

import os
import sys
import sysconfig
from pathlib import Path
from typing import Any, Final

#: The exit code of a run that tried.
CAUGHT: Final = 99
#: Events that no run has a reason for, whatever they are about.
_NEVER: Final = (
    *("subprocess.", "os.exec", "os.posix_spawn", "os.spawn", "os.system", "os.startfile", "os.forkpty", "pty."),
    *("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "poplib.", "imaplib.", "nntplib.", "telnetlib."),
    *("ctypes.", "pickle.", "os.putenv", "os.unsetenv", "webbrowser."),
)
_LISTED: Final = ("os.listdir", "os.scandir")
#: Events that change something at their first argument; some of them at their second.
_CHANGES: Final = ("chmod", "chown", "link", "mkdir", "remove", "rename", "rmdir", "symlink", "truncate", "utime")
_CHANGING: Final = frozenset(f"os.{name}" for name in _CHANGES)
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Watch:
    """What a run may read and write: folders, with all that is in them."""

    def __init__(self, root: str, writable: list[str]) -> None:
        package = Path(__file__).parents[2]
        own = [str(package), *sys.path, sys.prefix, sys.base_prefix, *sysconfig.get_paths().values()]
        self.writable = _real([os.environ["XDG_CACHE_HOME"], os.environ["TMPDIR"], *writable])
        self.readable = _real([root, *(path for path in own if path)]) + self.writable

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = arguments
            self.check(event, path, is_change=bool((flags or 0) & _WRITING) or (mode or "r") not in ("r", "rb"))
        elif event in _LISTED:
            self.check(event, arguments[0] or ".", is_change=False)
        elif event in _CHANGING:
            for path in arguments[:2]:
                self.check(event, path, is_change=True)
        elif event.startswith(_NEVER):
            self.caught(event, arguments)

    def check(self, event: str, path: Any, *, is_change: bool) -> None:
        if not isinstance(path, (str, bytes, os.PathLike)):
            return  # a descriptor, which was opened before
        real = os.path.realpath(os.fsdecode(path))
        allowed = self.writable if is_change else self.readable
        if real != os.devnull and not any(real == folder or real.startswith(folder + "/") for folder in allowed):
            self.caught(event, (real,))

    def caught(self, event: str, arguments: tuple[Any, ...]) -> None:
        os.write(2, f"caught: {event} {arguments!r}\n".encode("utf-8", "backslashreplace"))
        os._exit(CAUGHT)


def _real(paths: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(os.path.realpath(path) for path in paths))


def main(words: list[str]) -> None:
    (root, *writable), *commands, last = _groups(words)
    from nixlint_hwc import cli

    sys.dont_write_bytecode = True
    sys.addaudithook(Watch(root, writable).hook)
    code = max([cli.run(command) for command in commands], default=0)
    if commands:
        sys.exit(max(code, cli.run(last)))
    cli.main(last)


def _groups(words: list[str]) -> list[list[str]]:
    """The words between `--`."""
    found: list[list[str]] = [[]]
    for word in words:
        if word == "--":
            found.append([])
        else:
            found[-1].append(word)
    return found


def surroundings(root: Path, *, own_cache: bool = False) -> dict[str, str]:
    """The environment of a run, with a folder of its own beside the project for unnamed files.

    With `own_cache` there is one for the cache as well; otherwise runs share the trees of rules.
    """
    scratch = root.parent / "scratch"
    scratch.mkdir(exist_ok=True)
    cache = {"XDG_CACHE_HOME": str(root.parent / "cache")} if own_cache else {}
    return {**os.environ, "TMPDIR": str(scratch), **cache}


if __name__ == "__main__":
    main(sys.argv[1:])
