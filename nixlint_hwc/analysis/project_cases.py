"""What the project defines as a whole: the facts that any rule sees of it, and the cases of no single container.

In: readings, and what surrounds the containers. Out: `ProjectFacts`, and `Case`s about tmpfiles rules, assertions,
secrets and scripts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nixlint_hwc.analysis.reach import Reach
from nixlint_hwc.analysis.reading import Reading, containers_of
from nixlint_hwc.facts.around import ProjectFacts
from nixlint_hwc.facts.cases import Case
from nixlint_hwc.facts.habits import habits_of
from nixlint_hwc.facts.puid import settled_numbers, usual_numbers
from nixlint_hwc.facts.secrets.files import secret_writes
from nixlint_hwc.facts.secrets.secret import SecretIndex
from nixlint_hwc.facts.secrets.written_out import surrounding_credentials
from nixlint_hwc.facts.surroundings import Surroundings
from nixlint_hwc.settings import Conventions


def project_facts(around: Surroundings, readings: list[Reading], conventions: Conventions) -> ProjectFacts:
    """What the project defines as a whole."""
    containers = containers_of(readings)
    habits = habits_of(containers)
    usual = usual_numbers(containers)
    return ProjectFacts(
        networks=tuple(around.networks),
        tmpfiles=tuple(around.tmpfiles.rules),
        units=tuple(around.units.values()),
        secrets=tuple(around.secrets.by_name.values()),
        declares_secrets=around.secrets.may_exist,
        mounts_file_systems=around.mounts_file_systems,
        creates_networks=bool(around.networks),
        makes_images=bool(around.scripts.built_images.images),
        searches_docker_first=around.searches_docker_first,
        time_zone=around.time_zone,
        backup_paths=tuple(dict.fromkeys(around.backups.paths)),
        backup_gap=around.backups.gap is not None,
        usual_numbers=usual,
        settled_numbers=settled_numbers(usual, conventions),
        account_numbers={name: tuple(sorted(found)) for name, found in around.accounts.numbers.items()},
        state_folders=habits.state_folders,
        state_keepers=habits.state_keepers,
        asserts_secrets=any(reading.asserts_secrets for reading in readings),
        needed_secrets=habits.needed_secrets,
    )


def project_cases(
    readings: list[Reading], around: Surroundings, reach: Reach | None, project: ProjectFacts
) -> Iterator[Case]:
    """The cases of what surrounds containers. `reach` tells which files are in use, None for all of them."""
    for rule in around.tmpfiles.rules:
        yield Case("tmpfiles", {"rule": rule, "project": project}, rule.origin)
    # What a script or a file holds belongs to no container.
    nowhere = {"container": None, "host": None}
    for password in around.proxy_passwords:
        yield Case("proxyPassword", {"proxyPassword": password, **nowhere, "project": project}, password.origin)
    for assertion in around.assertions:
        yield Case("assertion", {"assertion": assertion, "project": project}, assertion.origin)
    secrets = SecretIndex(dict(around.secrets.by_name))
    for write in secret_writes(around.scripts.open_writes, secrets, around.tmpfiles.index):
        yield Case("secretWrite", {"secretWrite": write, "project": project}, write.origin)
    for declaration in (*around.secrets.by_name.values(), *around.secrets.others):
        if declaration.origin is not None:
            is_in_use = reach is None or reach.has(declaration.origin.file.path)
            fact = declaration if is_in_use else replace(declaration, is_in_use=False)
            yield Case("declaredSecret", {"declaredSecret": fact, "project": project}, declaration.origin)
    for found in around.tmpfiles.conflicts:
        yield Case("conflictingRule", {"conflictingRule": found, "project": project}, found.origin)
    folders = frozenset(container.declared.module_folder for container in containers_of(readings))
    for credential in surrounding_credentials(around, secrets, folders):
        yield Case("credential", {"credential": credential, **nowhere, "project": project}, credential.origin)
