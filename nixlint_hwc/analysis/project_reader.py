"""Reads every configuration of a project: its hosts, the modules that no host reaches, and the systems inside of them.

In: hosts, open configurations, and what surrounds them. Out: `Reading`s. Always holds: a configuration that cannot be
read is told, and the others are read all the same.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

from nixlint_hwc.analysis.everywhere import Everywhere, is_wanted
from nixlint_hwc.analysis.guard import Guard
from nixlint_hwc.analysis.host_finding import HostFinder
from nixlint_hwc.analysis.reader import ConfigurationReader
from nixlint_hwc.analysis.reading import Reading, identities, running_of
from nixlint_hwc.analysis.sightings import Identity, backend_of
from nixlint_hwc.facts.routes.reading import RouteReader
from nixlint_hwc.facts.routes.source import RouteSource
from nixlint_hwc.facts.structure.reading import Structure
from nixlint_hwc.facts.surroundings import Surroundings
from nixlint_hwc.facts.systemd.tmpfiles_conflicts import conflicts_between_modules
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.fleet import Host
from nixlint_hwc.modules.open_configurations import ROUNDS, OpenConfiguration, Opening, with_providers
from nixlint_hwc.modules.survey import Survey


@dataclass(frozen=True, slots=True, eq=False)
class ProjectReader:
    """Reads the configurations of one run. `roots` are the folders of container modules.

    `all_worlds`: on hosts, too, every option is looked at in its other values. `with_options` keeps option values.
    """

    guard: Guard
    finder: HostFinder
    survey: Survey | None
    around: Surroundings
    structure: Structure
    everywhere: Everywhere
    roots: tuple[str, ...]
    all_worlds: bool
    with_options: bool

    def read(self, hosts: list[Host], opened: list[Opening]) -> list[Reading]:
        """What is judged of the hosts and the open configurations."""
        readings = self._read_hosts(hosts)
        for reading in readings:
            self._add(reading)
        for one in opened:
            if self._is_expression(one.root):
                continue
            read = self.guard.run(one.root, lambda one=one: self._read_open(one.make()))  # type: ignore[misc]
            if read is not None:
                for reading in (read, *self._read_inside(read.configuration, one.root, is_open=True)):
                    self._add(reading)
                    if is_wanted(reading, self.around):
                        readings.append(reading)
                    else:
                        self.everywhere.forget(reading)
        self.everywhere.done()
        return readings

    def _is_expression(self, path: str) -> bool:
        """Whether a file that looked like a module was imported as an expression since."""
        found = self.survey
        return found is not None and path in found.guessed and path in found.configuration.evaluator.import_sites

    def _add(self, reading: Reading) -> None:
        hosts = (reading.host,) if reading.host is not None else ()
        self.guard.run(reading.what, lambda: self.everywhere.add(reading), hosts)

    def _read_hosts(self, hosts: list[Host]) -> list[Reading]:
        """What runs on the hosts. What none of them runs is read on the first that could, with `all_worlds` on each."""
        started = []
        known: set[Identity] = set()
        for host in hosts:
            what = f"the host {host.name}"
            begin = partial(self._running, what, host.configuration, host.name)
            reader = self.guard.run_whole(what, begin, (host.name,))
            known |= identities(reader.reading) if reader is not None else set()
            started.append((what, host, reader))
        readings = []
        for what, host, reader in started:
            if reader is not None:
                finish = partial(self._finished, reader, () if self.all_worlds else known)
                read = self.guard.run(what, finish, (host.name,))
                if read is not None:
                    readings.append(read)
                    known |= identities(read)
            readings += self._read_inside(host.configuration, what, (host.name,), is_open=False)
        # Another host than those that were asked for may have them.
        for what, host, reader in started if not self.finder.only else ():
            if reader is not None:
                self.guard.run(what, partial(reader.read_supposed, frozenset(known)), (host.name,))
                known |= identities(reader.reading)
        return readings

    def _read_inside(
        self, configuration: Configuration, what: str, hosts: tuple[str, ...] = (), *, is_open: bool
    ) -> list[Reading]:
        """The systems inside of a configuration that are no hosts: those of modules that no host has, or enables.

        `hosts` names the host whose configuration it is.
        """
        readings = []
        for inner in self.finder.inner(configuration, what, hosts):
            if not inner.is_variant and (is_open or not inner.enabled):
                name = f"{inner.name} inside of {what}"
                read = self.guard.run(name, partial(self._reading, name, inner.configuration, None, None))
                readings += [read] if read is not None else []
                readings += self._read_inside(inner.configuration, name, is_open=True)
        return readings

    def _reading(
        self, what: str, configuration: Configuration, own: frozenset[str] | None, besides: Configuration | None
    ) -> Reading:
        """All of what is no host."""
        reader = self._running(what, configuration, None, own, besides)
        reading = self._finished(reader, ())
        reader.read_supposed(identities(reading))
        return reading

    def _running(
        self,
        what: str,
        configuration: Configuration,
        host: str | None,
        own: frozenset[str] | None = None,
        besides: Configuration | None = None,
    ) -> ConfigurationReader:
        """A reader that has read what runs."""
        read_rest = partial(self.around.read_rest, configuration)
        reader = ConfigurationReader(
            Reading(host, configuration, backend_of(configuration), what), self.around, self.structure,
            partial(self.guard.run, what, read_rest, (host,) if host is not None else ()),
            own=own, besides=besides, every_world=self.all_worlds, with_options=self.with_options,
        )  # fmt: skip
        reader.read_running()
        return reader

    def _finished(self, reader: ConfigurationReader, known: Collection[Identity]) -> Reading:
        """What else is read; of the containers that do not run, only those that are not `known` yet."""
        reader.read_others(known)
        reading = reader.reading
        reading.rule_conflicts = conflicts_between_modules(reading.configuration, reader.own)
        self._read_routes(reading, reader.own)
        return reading

    def _read_open(self, opened: OpenConfiguration) -> Reading:
        self.finder.load(opened.configuration, ())
        read = self._reading(opened.root, opened.configuration, opened.own, None)
        for _ in range(ROUNDS):
            wider = (
                with_providers(opened.configuration.evaluator, self.survey, opened)
                if self.survey is not None
                else opened
            )
            if wider is opened:
                break
            opened = wider
            read = self._reading(opened.root, opened.configuration, opened.own, opened.besides)
        for error in opened.failures:
            self.guard.failed(f"a part of {opened.root}", error, ())
        return read

    def _read_routes(self, reading: Reading, own: frozenset[str] | None) -> None:
        source = RouteSource(reading.configuration, self.structure, own)
        reader = RouteReader(source, self.roots, running_of(reading))
        found = self.guard.run("the routes", lambda: (reader.read(), reader.interfaces(), reader.known_hosts()))
        if found is not None:
            reading.routes, reading.interfaces, reading.known_hosts = found
        reading.proxy_passwords = reader.passwords
        reading.routes_known = found is not None and source.complete
