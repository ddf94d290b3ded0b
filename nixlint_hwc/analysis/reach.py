"""Which of the project's files are in use: what its hosts have, what its flakes export, and what those import.

In: an evaluator after its hosts are loaded, and the survey of all modules. Out: `Reach`. A retired host, an example, an
archive folder and a flake's template are files of the project as well, and what is wrong with them stops no build.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.modules.survey import Survey

#: What nixos-generate-config writes on the machine that NixOS is installed on.
_GENERATED = "hardware-configuration.nix"


@dataclass(frozen=True, slots=True)
class Reach:
    """What is in use. `files` are the paths that hosts and flakes reach, None where the project has no hosts.

    `templates` are the folders of the flakes' templates, `flakes` those of its flakes.
    """

    files: frozenset[str] | None
    templates: frozenset[str]
    flakes: frozenset[str]

    @property
    def has_hosts(self) -> bool:
        return self.files is not None

    def has(self, path: str) -> bool:
        """Whether a file is in use; each is in a collection of modules, but for what is there to be copied."""
        if self.files is not None:
            return path in self.files
        return not self._is_template(path)

    def why_not(self, path: str, name: str) -> str:
        """Why a file is not in use, as a sentence in which it is called `name`."""
        return f"{name} belongs to a template" if self._is_template(path) else f"no host is known to import {name}"

    def _is_template(self, path: str) -> bool:
        return any(_is_in(path, folder) for folder in self.templates)

    def is_left_to_installer(self, missing: str, module: str) -> bool:
        """Whether a missing file is one that is made on the machine, where no flake asks that the repository has it."""
        named = missing.rpartition("/")[2]
        return named == _GENERATED and not any(_is_in(module, folder) for folder in self.flakes)


def reach_of(evaluator: Evaluator, found: Survey | None, entries: Collection[str], templates: Collection[str]) -> Reach:
    """What is in use. `entries` are the files whose value gives the hosts: flakes, hives.

    Without `found`, the survey, or without hosts in it, everything is.
    """
    flakes = {path.rpartition("/")[0] for path in entries if path.rpartition("/")[2] == "flake.nix"}
    files = None
    if found is not None and found.reached:
        relative = evaluator.project.relative
        modules = {path for key in (*found.reached, *found.exported) if key.startswith("/") and (path := relative(key))}
        files = _with_imports(evaluator, modules.union(entries))
    return Reach(files, frozenset(templates), frozenset(flakes))


def _with_imports(evaluator: Evaluator, files: set[str]) -> frozenset[str]:
    """The files, what they import as expressions, and the modules of theirs that fail."""
    imports: dict[str, list[str]] = {}
    for target, sites in (*evaluator.import_sites.items(), *evaluator.failed_modules.items()):
        for site in sites:
            imports.setdefault(site.file.path, []).append(target)
    reached: set[str] = set()
    stack = [*files]
    while stack:
        path = stack.pop()
        if path not in reached:
            reached.add(path)
            stack += imports.get(path, ())
    return frozenset(reached)


def _is_in(path: str, folder: str) -> bool:
    return not folder or path.startswith(f"{folder}/")
