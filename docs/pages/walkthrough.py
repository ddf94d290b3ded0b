"""Pages written by hand whose examples are run: the files that they show are written, the commands executed.

In: Markdown. A code block after a line "`path`:" is that file; in a `console` block a line `$ hwc-lint ...` is a
command and what follows its output. Out: the Markdown with the outputs as they are now.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

_STEP = re.compile(
    r"`(?P<path>[\w./-]+)`:\n\n```(?:nix|toml|json)\n(?P<text>.*?)^```$|^```console\n(?P<console>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
_COMMAND = re.compile(r"^\$ (hwc-lint.*)$", re.MULTILINE)


def walked(page: str) -> str:
    """The page with the outputs of its commands made anew, in an empty folder of their own."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch).resolve()
        return _STEP.sub(lambda step: _step(step, root), page)


def _step(step: re.Match[str], root: Path) -> str:
    if step["console"] is not None:
        return f"```console\n{''.join(_outputs(step['console'], root))}```"
    path = root / step["path"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(step["text"], encoding="utf-8")
    return step[0]


def _outputs(console: str, root: Path) -> Iterator[str]:
    for match in _COMMAND.finditer(console):
        shown = run(shlex.split(match[1])[1:], root).replace(str(root), "~/project")
        yield f"{match[0]}\n{shown.rstrip()}\n" if shown.strip() else f"{match[0]}\n"


def run(arguments: list[str], root: Path) -> str:
    """What the command prints in a folder, in 80 columns without colours. Raises `SystemExit` where it has a bug."""
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "nixlint_hwc.cli", *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment, cwd=root, check=False,
    )  # fmt: skip
    if done.returncode == 3:
        raise SystemExit(f"docs: hwc-lint {shlex.join(arguments)}\n{done.stdout}")
    return done.stdout
