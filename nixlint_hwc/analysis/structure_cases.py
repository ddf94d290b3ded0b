"""The cases of the container modules: their folders, files, namespaces and options."""

from __future__ import annotations

from collections.abc import Iterator

from nixlint_hwc.facts.around import ProjectFacts
from nixlint_hwc.facts.cases import Case
from nixlint_hwc.facts.structure.reading import Structure


def structure_cases(structure: Structure, project: ProjectFacts) -> Iterator[Case]:
    """A case for each folder, each of its parts, and each use of an option that nothing declares."""
    for folder in structure.folders.values():
        given = {"folder": folder, "project": project}
        yield Case("folder", given, folder.origin)
        for namespace in folder.namespaces:
            yield Case("namespace", {"namespace": namespace, **given}, namespace.origin)
        for option in folder.options:
            yield Case("declaredOption", {"declaredOption": option, **given}, option.origin)
        for file in folder.files:
            yield Case("file", {"file": file, **given}, file.origin)
    for undeclared in structure.undeclared:
        yield Case("undeclared", {"undeclared": undeclared, "project": project}, undeclared.origin)
