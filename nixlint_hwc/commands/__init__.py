"""The commands, one module each.

In: parsed arguments. Out: the report on standard output, problems on standard error, and an exit code. Always holds:
a command's module imports what is slow to import when it runs, never before.
"""

from typing import Final

#: The commands by name, and the module of each.
COMMANDS: Final = {
    "check": "nixlint_hwc.commands.check",
    "explain": "nixlint_hwc.commands.explain",
    "rules": "nixlint_hwc.commands.rules",
    "show": "nixlint_hwc.commands.show",
    "map": "nixlint_hwc.commands.map",
    "eval": "nixlint_hwc.commands.eval",
    "baseline": "nixlint_hwc.commands.baseline",
    "init": "nixlint_hwc.commands.init",
    "pin": "nixlint_hwc.commands.pin",
}
