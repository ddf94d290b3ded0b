"""The command `hwc-lint`: finds the command that is meant, and turns what happens into an exit code.

Exit codes: 0 nothing to tell, 1 findings, 2 wrong usage or an incomplete analysis, 3 a bug in the linter, 130 Ctrl-C.
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Final

from nixlint_hwc import __version__
from nixlint_hwc.commands import COMMANDS
from nixlint_hwc.suggestion import did_you_mean

if TYPE_CHECKING:
    import click

#: The variable by which a shell asks for completions.
COMPLETION: Final = "_HWC_LINT_COMPLETE"
#: The functions of commands that are named like something of Python's.
_FUNCTIONS: Final = {"eval": "evaluate", "map": "map_"}
_HELP: Final = """\
Finds policy violations in NixOS modules that declare Podman containers.

Usage: hwc-lint [COMMAND] [OPTIONS] [PATHS...]

Judge:
  check [PATHS...]      lint: the default where no command is named
  baseline              record today's findings, so that only new ones count
  pin --images FILE     pin images to what 'podman images --format json' lists

Understand:
  explain RULE          a rule's page: what it finds, why, what to do, examples
  rules                 the catalogue
  show [CONTAINER...]   the containers as resolved, and what is unknown
  map [CONTAINER...]    what is exposed, as one HTML page or a Mermaid chart
  eval FILE | --expr E  evaluate Nix the way the linter does

Set up:
  init                  write a commented settings file that fits the repository

'hwc-lint COMMAND --help' lists a command's options: --fix, --select, --format
and more are those of check. 'hwc-lint --version' prints the version.

Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 wrong usage or
settings, or the analysis is incomplete; 3 a bug in the linter.
"""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit."""
    gc.disable()  # almost everything that a run allocates lives until its end
    code = run(sys.argv[1:] if arguments is None else arguments)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
        # Nothing is left to do, and freeing an evaluation's objects one by one takes a while.
        os._exit(code)
    except BrokenPipeError:
        from nixlint_hwc.commands.output import discard_output

        discard_output()
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run a command line; its exit code. Never raises."""
    # Python has no stream where the caller closed the descriptor.
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115
    try:
        return _dispatch(arguments)
    except KeyboardInterrupt:
        print("hwc-lint: interrupted", file=sys.stderr)
        return 130
    except MemoryError:
        print("hwc-lint: out of memory; the analysis is incomplete", file=sys.stderr)
        return 2
    except Exception as error:
        # Any other exception is a bug of the linter and is reported as one.
        _tell_bug(error, arguments)
        return 3


def _dispatch(arguments: list[str]) -> int:
    if COMPLETION in os.environ:
        from nixlint_hwc.commands.completion import complete

        return complete({name: find_command(name) for name in COMMANDS}, COMPLETION, os.environ[COMPLETION])
    first = arguments[0] if arguments else ""
    if first in ("--version", "-V"):
        print(f"hwc-lint {__version__}")
        return 0
    if first == "help" and len(arguments) > 1 and not os.path.exists(first):
        return _invoke(arguments[1], ["--help"]) if arguments[1] in COMMANDS else _tell_no_command(arguments[1])
    if first in ("--help", "-h", "help"):
        print(_HELP, end="")
        return 0
    if first in COMMANDS:
        return _invoke(first, arguments[1:])
    if first.isidentifier() and not os.path.exists(first):
        return _tell_no_command(first)
    return _invoke("check", arguments)


def _tell_no_command(name: str) -> int:
    from nixlint_hwc.commands.output import complain

    near = "; did you mean --version?" if name == "version" else did_you_mean(name, COMMANDS)
    complain(f"there is no command, file or folder '{name}'{near}")
    complain("'hwc-lint --help' lists the commands")
    return 2


def find_command(name: str) -> click.Command:
    """The command of this name, imported now."""
    command: click.Command = getattr(import_module(COMMANDS[name]), _FUNCTIONS.get(name, name))
    return command


def _invoke(name: str, arguments: list[str]) -> int:
    import click

    command = find_command(name)
    try:
        code = command.main(arguments, prog_name=f"hwc-lint {name}", standalone_mode=False)
    except click.Abort:
        raise KeyboardInterrupt from None
    except click.ClickException as error:
        from nixlint_hwc.commands.usage import tell_usage

        return tell_usage(error, name)
    return code if isinstance(code, int) else 0


def _tell_bug(error: Exception, arguments: list[str]) -> None:
    import platform
    import traceback

    traceback.print_exception(error, file=sys.stderr)
    print(
        f"\nhwc-lint: internal error: {type(error).__name__}. This is a bug in hwc-lint, not in your configuration.\n"
        f"Please report it with the lines above, the file it happened on if you can share it, and:\n"
        f"  hwc-lint {__version__}, Python {platform.python_version()} on {platform.system()}\n"
        f"  arguments: {' '.join(arguments) or '(none)'}",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
