"""One target for each stage."""

from __future__ import annotations

from tests.fuzz.target import Target
from tests.fuzz.targets import documents, language, podman, projects, syntax

#: Every target by its name.
TARGETS: dict[str, Target] = {
    target.name: target
    for target in (
        *syntax.TARGETS,
        *language.TARGETS,
        *podman.TARGETS,
        *documents.TARGETS,
        *projects.TARGETS,
    )
}
