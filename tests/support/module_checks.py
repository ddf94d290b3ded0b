"""The checks of nixpkgs' `lib/tests/modules.sh`, read from where nixpkgs' `lib` lies."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

#: The script's own functions, replaced by ones that tell their arguments: the shell itself expands those.
_TELL: Final = r"""
tell() {
    local line=$1 kind=$2; shift 2
    printf '%s\0' "$line" "$kind" "${ABORT_ON_WARN-}" "$#" "$@"
}
checkConfigOutput() { tell "${BASH_LINENO[0]}" output "$@"; }
checkConfigError() { tell "${BASH_LINENO[0]}" error "$@"; }
checkExpression() { tell "${BASH_LINENO[0]}" expression "$@"; }
cd "$1"; set --
"""


@dataclass(frozen=True)
class Check:
    """One check: a configuration of some modules, what is selected from it, and what must come out.

    `kind`: the JSON `output` of the selection matches `pattern` (an extended regular expression), or there is an
    `error` whose message does (a Perl one), or the file `attribute` is an `expression` that evaluates. `line` is the
    line of the script. `warnings_fail`: a warning counts as an error.
    """

    line: int
    kind: str
    pattern: str
    attribute: str
    modules: tuple[str, ...]
    warnings_fail: bool

    @property
    def name(self) -> str:
        """What the check looks at: the same for checks that differ in their pattern only."""
        strictly = ("(warnings fail)",) if self.warnings_fail else ()
        return " ".join((self.attribute, *self.modules, *strictly))

    @property
    def expression(self) -> str:
        """The Nix expression, for the folder of the modules and with a name `lib`, that the check evaluates."""
        if self.kind == "expression":
            return f"import {self.attribute}"
        selected = f"(import ./default.nix {{ inherit lib; modules = [ {' '.join(self.modules)} ]; }})"
        for part in re.findall(r'"[^"]*"|[^.]+', self.attribute):
            selected = f"(builtins.elemAt {selected} {part})" if part.isdigit() else f"{selected}.{part}"
        return selected


def module_checks(library: Path) -> list[Check]:
    """All checks of the script, in its order."""
    script = (library / "tests" / "modules.sh").read_text("utf-8")
    start = script.index("\n# Shorthand meta attribute")
    end = script.index("\ncat <<EOF")
    skipped = script[:start].count("\n")
    calls = _TELL + "\n" * (skipped - _TELL.count("\n")) + script[start:end]
    run = subprocess.run(
        ["bash", "-c", calls, "bash", str(library / "tests" / "modules")], capture_output=True, check=True, timeout=60
    )
    return _records(run.stdout.decode("utf-8").split("\0")[:-1])


def _records(fields: list[str]) -> list[Check]:
    found = []
    while fields:
        line, kind, warnings, count, *rest = fields
        arguments, fields = rest[: int(count)], rest[int(count) :]
        pattern = "" if kind == "expression" else arguments.pop(0)
        found.append(Check(int(line), kind, pattern, arguments[0], tuple(arguments[1:]), bool(warnings)))
    return found
