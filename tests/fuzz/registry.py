"""All targets."""

from __future__ import annotations

from tests.fuzz.target import Target
from tests.fuzz.targets import (
    commands,
    documents,
    fixes,
    language,
    nix,
    podman,
    projects,
    rewriting,
    runs,
    silencing,
    syntax,
)

_MODULES = (projects, commands, fixes, rewriting, silencing, runs, nix, language, documents, podman, syntax)
#: Every target by its name.
TARGETS: dict[str, Target] = {target.name: target for module in _MODULES for target in module.TARGETS}
#: The name of the module that has a target, by the target's name.
MODULE_OF: dict[str, str] = {target.name: module.__name__ for module in _MODULES for target in module.TARGETS}
