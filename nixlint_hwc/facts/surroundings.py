"""What surrounds the containers: units, tmpfiles rules, networks, directories, secrets.

In: configurations. Out: `Surroundings`, with an index of what creates which path and network. What has a language or an
index of its own is read by the module of its class (`TmpfilesRules`, `ScriptEffects`, `DeclaredSecrets`, ...).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from nixlint_hwc.eval.built import BuiltFile
from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.thunk import collected, machine
from nixlint_hwc.eval.values import Str, Unknown
from nixlint_hwc.facts.accounts import Accounts
from nixlint_hwc.facts.around import Creator, NetworkDefinition, Unit
from nixlint_hwc.facts.partial import Known, both, equals, plain
from nixlint_hwc.facts.quadlet import networks_of_files, networks_of_options
from nixlint_hwc.facts.raw import (
    built_files,
    definitions_below,
    member,
    members,
    parts_of,
    texts,
)
from nixlint_hwc.facts.routes.proxy_password import ProxyPassword, in_caddyfile
from nixlint_hwc.facts.script_effects import ScriptEffects
from nixlint_hwc.facts.secrets.credential import Found
from nixlint_hwc.facts.secrets.declared import DeclaredSecrets
from nixlint_hwc.facts.shell.reader import parse_exec_script, parse_script
from nixlint_hwc.facts.storage.backups import Backups
from nixlint_hwc.facts.storage.creators import Creators, Networks
from nixlint_hwc.facts.storage.file_systems import FileSystem
from nixlint_hwc.facts.storage.mount_points import add_file_systems, directories, mounts_any
from nixlint_hwc.facts.systemd.tmpfiles_rules import TmpfilesRules
from nixlint_hwc.facts.systemd.unit_reading import closed_folders, joined, unit_credentials, unit_of
from nixlint_hwc.facts.tautology import Assertion, always_true
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.definitions import Definition
from nixlint_hwc.project import Project

#: The options below `systemd` that hold units, and how the names of such units end here.
UNITS: Final = {"services": "", "targets": ".target"}
#: Where systemd keeps the directories of units with `DynamicUser=`.
_PRIVATE_FOLDER: Final = re.compile(r"^(/var/(?:lib|cache|log))/private(?=/.)")


@dataclass(slots=True)
class Surroundings:
    """What the configurations that were read define. Lists keep the order of reading, duplicates included.

    `creators` are what makes directories. `file_systems` are by the path at which they are mounted, `files` those below
    `/etc`, `unit_credentials` those that options of units hold. `searches_docker_first`: an image without a registry is
    looked for in docker.io before all others. `mounts_file_systems`: a configuration says what file systems its machine
    has. `time_zone` is None where none is set, Unknown where hosts differ.
    `quadlet_containers` are the names of the containers of quadlet-nix. `project` is None before anything is read.
    `left` are the keys of the modules whose definitions were left out, by configuration.
    """

    creators: Creators = field(default_factory=Creators)
    networks: Networks = field(default_factory=Networks)
    units: dict[str, Unit] = field(default_factory=dict)
    unit_credentials: list[Found] = field(default_factory=list)
    scripts: ScriptEffects = field(init=False)
    tmpfiles: TmpfilesRules = field(init=False)
    file_systems: dict[str, FileSystem] = field(default_factory=dict)
    backups: Backups = field(default_factory=Backups)
    secrets: DeclaredSecrets = field(default_factory=DeclaredSecrets)
    accounts: Accounts = field(default_factory=Accounts)
    assertions: list[Assertion] = field(default_factory=list)
    files: list[BuiltFile] = field(default_factory=list)
    proxy_passwords: list[ProxyPassword] = field(default_factory=list)
    quadlet_containers: frozenset[str] = frozenset()
    searches_docker_first: Known = True
    mounts_file_systems: bool = False
    time_zone: str | Unknown | None = None
    project: Project | None = None
    left: dict[Configuration, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.scripts = ScriptEffects(self.creators, self.networks)
        self.tmpfiles = TmpfilesRules(self.creators)

    def read_without(self, configuration: Configuration, modules: frozenset[str]) -> None:
        """Add what a configuration defines, but for some of its modules (by key), until `read_rest` asks for them."""
        if modules:
            self.left[configuration] = modules
        self._read_except(modules, configuration)

    def read_rest(self, configuration: Configuration) -> None:
        """Add what `read_without` has left out of a configuration."""
        left = self.left.pop(configuration)
        self._read_except(frozenset(one.key for one in configuration.loaded().modules) - left, configuration)

    def _read_except(self, modules: frozenset[str], configuration: Configuration) -> None:
        with configuration.leaving_out(modules):
            self.read(configuration)

    def read(self, configuration: Configuration) -> None:
        """Add what a configuration defines. Raises the first `EvalError`, when all that does not fail is read."""
        self.project = configuration.evaluator.project
        failures: list[EvalError] = []
        for read in (
            self._read_assertions, self._read_units, self.tmpfiles.read, self._read_activation, self._read_mount_points,
            self.secrets.read, self._read_quadlet, self.backups.read, self.accounts.read, self._read_registries,
            self._read_time_zone, self._read_files, self._read_caddy,
        ):  # fmt: skip
            try:
                collected(partial(read, configuration))
            except EvalError as error:
                failures.append(error)
        if failures:
            machine.mask = failures[0].mask  # the failure hangs on nothing that only the others ask for
            raise failures[0]

    def _read_assertions(self, configuration: Configuration) -> None:
        self.assertions += always_true(configuration)

    def path_creators(self, path: str, folder: str) -> tuple[Creator, ...]:
        """What makes a directory, or may make it: a creator of the path itself, or of something below it.

        What is not known of `folder`, that of the module which mounts the directory, counts as well. What a unit with
        `DynamicUser=` calls `/var/lib/x` is at `/var/lib/private/x` (systemd.exec(5)).
        """
        named = _PRIVATE_FOLDER.sub(r"\1", path)
        return self.creators.of(path) or self.creators.of(named) or self.creators.perhaps(path, folder)

    def file_system(self, path: str) -> FileSystem | None:
        """The file system, other than the root, that a path lies on as far as the project mounts it."""
        while path:
            if path in self.file_systems:
                return self.file_systems[path]
            path = path.rpartition("/")[0]
        return None

    def network_creators(self, name: Str) -> tuple[NetworkDefinition, ...]:
        """What creates a network of that name, or may."""
        return self.networks.of(name)

    def _read_units(self, configuration: Configuration) -> None:
        for kind, suffix in UNITS.items():
            for definition in definitions_below(configuration, ("systemd", kind)):
                for name, unit in members(definition):
                    for part in parts_of(unit):
                        self._read_unit(name + suffix, part)

    def _read_unit(self, name: str, part: Definition) -> None:
        found = unit_of(name, part)
        known = self.units.get(name)
        self.units[name] = found if known is None else joined(known, found)
        self.unit_credentials += unit_credentials(part)
        closed = closed_folders(part)
        for text in found.scripts:
            self.scripts.read(parse_script(text), name, "script", closed)
        for text in found.execs:
            self.scripts.read(parse_exec_script(text), name, "script", closed)
        for directory in found.state_directories:
            self.creators.append(Creator("state-directory", Str(directory), name, part.way))

    def _read_activation(self, configuration: Configuration) -> None:
        for definition in definitions_below(configuration, ("system", "activationScripts")):
            for _, script in members(definition):
                for part in parts_of(script):
                    for inner in [part, *member(part, "text")]:
                        if inner.value.__class__ is Str:
                            self.scripts.read(parse_script(inner.value), None, "activation")

    def _read_mount_points(self, configuration: Configuration) -> None:
        known: dict[str, FileSystem] = {}
        add_file_systems(configuration, known)
        self.mounts_file_systems = self.mounts_file_systems or bool(known) or mounts_any(configuration)
        for path, system in known.items():
            self.creators.append(Creator("mount-point", Str(path), None, system.origin))
            if path not in self.file_systems or system.says_more:
                self.file_systems[path] = system
        for creator in directories(configuration):
            self.creators.append(creator)

    def _read_caddy(self, configuration: Configuration) -> None:
        """The users that Caddy asks for a password."""
        for definition in definitions_below(configuration, ("services", "caddy", "virtualHosts")):
            for _, host in members(definition):
                for part in parts_of(host):
                    for inner in member(part, "extraConfig"):
                        self.proxy_passwords += [p for text, _ in texts(inner) for p in in_caddyfile(text)]
        for definition in definitions_below(configuration, ("services", "caddy", "extraConfig")):
            self.proxy_passwords += [p for text, _ in texts(definition) for p in in_caddyfile(text)]

    def _read_files(self, configuration: Configuration) -> None:
        """The files that the project puts below `/etc`, with their contents."""
        for definition in definitions_below(configuration, ("environment", "etc")):
            for network in networks_of_files(definition):
                self.networks.append(network)
            for name, entry in members(definition):
                for part in parts_of(entry):
                    for inner in member(part, "text"):
                        self._add_file(name, inner)
                    for source in member(part, "source"):
                        self.files += built_files(source.value)

    def _add_file(self, name: str, inner: Definition) -> None:
        for text, way in texts(inner):
            self.files.append(BuiltFile(name, text))
            self.proxy_passwords += in_caddyfile(text) if "caddy" in name.lower() else ()
            if name.startswith("tmpfiles.d/"):
                self.tmpfiles.read_file(text, way)

    def _read_quadlet(self, configuration: Configuration) -> None:
        for definition in definitions_below(configuration, ("virtualisation", "quadlet")):
            for containers in member(definition, "containers"):
                self.quadlet_containers |= {name for name, _ in members(containers)}
            for network in networks_of_options(definition):
                self.networks.append(network)

    def _read_registries(self, configuration: Configuration) -> None:
        """The order in which registries are searched; NixOS begins with docker.io."""
        for definition in definitions_below(configuration, ("virtualisation", "containers", "registries", "search")):
            if not definition.module.prelude:
                first = next((text for text, _ in texts(definition)), Unknown("the first registry"))
                self.searches_docker_first = both(self.searches_docker_first, equals(first, "docker.io"))

    def _read_time_zone(self, configuration: Configuration) -> None:
        for definition in definitions_below(configuration, ("time", "timeZone")):
            if not definition.module.prelude:
                found = plain(definition.value) if definition.value.__class__ is Str else Unknown("the time zone")
                agrees = self.time_zone is None or self.time_zone == found
                self.time_zone = found if agrees else Unknown("the time zone, which differs between hosts")
