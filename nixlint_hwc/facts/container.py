"""One container's facts, from the merged options of one world.

In: the branch of `virtualisation.oci-containers.containers.<name>`, its definitions, and what surrounds it. Out: a
`Container`. Parsing of Podman's languages happens in the modules that this one calls.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from nixlint_hwc.eval.calls import describe
from nixlint_hwc.eval.decisions import decisions
from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.export import to_json
from nixlint_hwc.eval.thunk import collected, force, machine
from nixlint_hwc.eval.values import MISSING, AttrSet, ListValue, Str, Unknown
from nixlint_hwc.facts.around import NetworkDefinition, Unit
from nixlint_hwc.facts.authentication import AuthSwitch, switched_off, unprotected
from nixlint_hwc.facts.capability import parse_capability
from nixlint_hwc.facts.confinement import confinement
from nixlint_hwc.facts.container_credentials import container_credentials
from nixlint_hwc.facts.device import parse_device, parse_gpus
from nixlint_hwc.facts.environment import environment_entry, parse_environment_entry
from nixlint_hwc.facts.flags import FlagList, parse_flags
from nixlint_hwc.facts.image import parse_image
from nixlint_hwc.facts.locate import Place, locate, spans_of
from nixlint_hwc.facts.model import Container
from nixlint_hwc.facts.mount import parse_mount_flag, parse_tmpfs, parse_volume
from nixlint_hwc.facts.network import parse_network_value
from nixlint_hwc.facts.option_problems import option_problems
from nixlint_hwc.facts.partial import Known, Piece, csv_fields, either
from nixlint_hwc.facts.parts import (
    ContainerCapability,
    ContainerDevice,
    ContainerImage,
    ContainerMount,
    ContainerNetwork,
    ContainerPort,
    ContainerSecurityOption,
    ContainerText,
    ContainerVariable,
)
from nixlint_hwc.facts.port import parse_publications
from nixlint_hwc.facts.proxy_password import in_labels
from nixlint_hwc.facts.run_setting import run_settings
from nixlint_hwc.facts.secret_uses import secret_uses
from nixlint_hwc.facts.secrets import SecretIndex
from nixlint_hwc.facts.security import parse_security_option
from nixlint_hwc.facts.storage import deleting, is_on_disk_of_data, waits_for
from nixlint_hwc.facts.structure import ModuleFolder
from nixlint_hwc.facts.surroundings import Surroundings
from nixlint_hwc.finding import Related
from nixlint_hwc.modules.branch import Branch
from nixlint_hwc.modules.definitions import Definition
from nixlint_hwc.source import Span


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """A value inside a container's options, with the place that a finding about it points at."""

    value: Any
    span: Span
    related: tuple[Related, ...] = ()


class ContainerReader:
    """Reads one container in the current world. `places` collects the related places of each fact by identity."""

    def __init__(
        self,
        name: str,
        branch: Branch,
        definitions: list[Definition],
        around: Surroundings,
        secrets: SecretIndex,
        backend: str,
    ) -> None:
        self.name = name
        self.branch = branch
        self.around = around
        self.secrets = secrets
        self.backend = backend
        ways = [d.way for d in definitions if d.way is not None]
        if not ways:
            raise ValueError(f"the container {name} has no place in the source")
        self.origin = ways[0]
        self.presence = machine.mask
        self.set_mask = 0
        self.folder: ModuleFolder | None = None
        self.related: dict[int, tuple[Related, ...]] = {}
        self.failures: list[tuple[str, EvalError]] = []
        self.flags, self.flag_elements = self._flags()

    # Options

    def option(self, name: str) -> Any:
        """The forced value of an option; Unknown, and a problem noted, where its definitions do not fit its type."""
        try:
            return collected(lambda: self._forced(name))[0]
        except EvalError as error:
            return self._failed(name, error)

    def _forced(self, name: str) -> Any:
        found = self.branch.get(name)
        return None if found is MISSING else force(found)

    def _failed(self, what: str, error: EvalError) -> Unknown:
        """Remember that a part of the container is certain to fail; it reads as Unknown."""
        if all(error is not known for _, known in self.failures):
            self.failures.append((what, error))
        return Unknown(error.message, error.span)

    def definitions(self, name: str) -> list[Definition]:
        return self.branch.definitions().get(name, [])

    def place(self, name: str, value: Any) -> Place:
        """Where an option's value stands: by its own origin, else by the definition's binding."""
        ways = [d.way for d in self.definitions(name) if d.way is not None]
        files = {place.file for span in spans_of(value) for place in (span, span.via) if place is not None}
        fallback = next((way for way in ways if way.file in files), ways[0] if ways else self.origin)
        return locate(value, fallback, fallback)

    def element(self, name: str, value: Any, place: Span | None = None) -> Element:
        """A value of an option, with where it stands: at `place` or at the option's definition."""
        at = self.place(name, value) if place is None else locate(value, place, self.origin)
        return Element(value, at.span, at.related)

    def part(self, value: Any, fact: Any) -> Element:
        """A value that a fact holds, with the places of the fact."""
        return Element(value, fact.origin, self.related.get(id(fact), ()))

    def list_elements(self, name: str) -> tuple[list[Element], Unknown | None]:
        """The elements of a list option with their places, and the unknown rest."""
        value = self.option(name)
        if value.__class__ is Unknown:
            return [], (value if self.definitions(name) or value.name or self.branch.gaps else None)
        if value.__class__ is not ListValue:
            return [], None
        ways = [d.way for d in self.definitions(name) if d.way is not None]
        found = []
        for index, item in enumerate(value.items):
            element = self._part(f"{name}[{index}]", item)
            place = value.place(index)
            owner = next(
                (w for w in ways if place is not None and w.file is place.file), ways[0] if ways else self.origin
            )
            at = locate(element, place, owner)
            found.append(Element(element, at.span, at.related))
        return found, value.rest

    def located(self, fact: Any, element: Element) -> Any:
        """Remember the related places of a fact."""
        if element.related:
            self.related[id(fact)] = element.related
        return fact

    # Flags

    def _flags(self) -> tuple[FlagList, list[Element]]:
        elements, rest = self.list_elements("extraOptions")
        pieces = [
            e.value if isinstance(e.value, (Str, Unknown)) else Unknown("an element of another type") for e in elements
        ]
        return parse_flags(pieces, rest), elements

    def flag_values(self, *names: str) -> Iterable[tuple[Element, Str, str]]:
        """The values of flags with their places and the flag's name."""
        for flag in self.flags.all(*names):
            if isinstance(flag.value, Str):
                at = self.flag_elements[flag.elements[-1]]
                yield Element(flag.value, at.span, at.related), flag.value, f"--{flag.name}"

    def strings(self, option: str, *flags: str) -> Iterable[tuple[Element, Str, str]]:
        """The strings of a list option, then the values of the flags that mean the same."""
        for element in self.list_elements(option)[0]:
            if isinstance(element.value, Str):
                yield element, element.value, option
        yield from self.flag_values(*flags)

    # Facts

    def image(self) -> ContainerImage | Unknown | None:
        value = self.option("image")
        if isinstance(value, Unknown) or value is None:
            return value
        if not isinstance(value, Str):
            return Unknown(f"the image is {describe(value)}")
        at = self.place("image", value)
        image = parse_image(value)
        built = self.around.built_images.has(image, f"{self.backend}-{self.name}")
        fact = ContainerImage(**_fields(image), origin=at.span, is_built=built)
        return self.located(fact, Element(value, at.span, at.related))  # type: ignore[no-any-return]

    def ports(self, ignored: Known) -> tuple[ContainerPort, ...]:
        found = []
        for element, text, source in self.strings("ports", "publish"):
            for publication in parse_publications(text):
                fact = ContainerPort(**_fields(publication), origin=element.span, source=source, is_ignored=ignored)
                found.append(self.located(fact, element))
        return tuple(found)

    def mounts(self) -> tuple[ContainerMount, ...]:
        found: list[ContainerMount] = []
        folder = self.origin.file.folder
        parsers: list[tuple[tuple[str, ...], Callable[[Str], Any]]] = [
            (("volumes", "volume"), parse_volume), (("", "mount"), parse_mount_flag), (("", "tmpfs"), parse_tmpfs),
        ]  # fmt: skip
        for (option, flag), parse in parsers:
            items = self.strings(option, flag) if option else self.flag_values(flag)
            for element, text, _ in items:
                mount = parse(text)
                path = mount.source.text if isinstance(mount.source, Str) and not mount.source.holes else None
                creators = (
                    self.around.path_creators(path.rstrip("/") or "/", folder) if path and mount.kind == "bind" else ()
                )
                secret = path is not None and self.secrets.find(path) is not None
                repeated = any(_is_same(mount.target, earlier.target) for earlier in found)
                around = self._around_path(path.rstrip("/")) if path and mount.kind == "bind" else {}
                fact = ContainerMount(
                    **_fields(mount),
                    origin=element.span,
                    creators=creators,
                    is_secret=secret,
                    is_target_repeated=repeated,
                    **around,
                )
                found.append(self.located(fact, element))
        return tuple(found)

    def _around_path(self, path: str) -> dict[str, Any]:
        """What the project says about a host path."""
        system = self.around.file_system(path)
        is_late = system is not None and system.is_late is True and system.is_automounted is False
        waits = system is None or not is_late or waits_for(self.unit(), path, system)
        return {
            "is_below_mount_point": system is not None,
            "is_on_data_disk": is_on_disk_of_data(path, system),
            "is_remote": system is not None and system.is_remote,
            "late_mount_point": None if waits or system is None else system.path,
            "rules": self.around.tmpfiles_index.of(path),
            "deleting_rule": deleting(self.around.tmpfiles_index.above(path), path),
        }

    def unit(self) -> Unit | None:
        """The systemd unit that runs the container, where the project says something about it."""
        service = _text(self.option("serviceName"))
        return self.around.units.get(service if isinstance(service, str) else f"{self.backend}-{self.name}")

    def environment(self, option: str = "environment", *flags: str) -> tuple[ContainerVariable, ...]:
        found = [self._variable(name, value, option) for name, value in self._attrs(option)]
        for element, text, source in self.flag_values(*flags):
            entry = parse_environment_entry(text)
            earlier = next((v for v in reversed(found) if _is_same(v.name, entry.name)), None)
            fact = ContainerVariable(**_fields(entry), origin=element.span, source=source, earlier=earlier)
            found.append(self.located(fact, element))
        return tuple(found)

    def _attrs(self, option: str) -> list[tuple[str, Any]]:
        value = self.option(option)
        if not isinstance(value, AttrSet):
            return []
        found = []
        for name in value.names():
            found.append((name, self._part(f"{option}.{name}", value.get(name))))
        return found

    def _part(self, what: str, lazy: Any) -> Any:
        """The forced part of an option's value."""
        try:
            return collected(lambda: force(lazy))[0]
        except EvalError as error:
            return self._failed(what, error)

    def _variable(self, name: str, value: Any, option: str) -> ContainerVariable:
        merged = self.option(option)
        place = merged.place(name)
        at = locate(value, place, place if place is not None else self.origin)
        text: Piece = value if isinstance(value, (Str, Unknown)) else Unknown(f"a value that is {describe(value)}")
        fact = ContainerVariable(**_fields(environment_entry(Str(name, place), text)), origin=at.span, source=option)
        return self.located(fact, Element(value, at.span, at.related))  # type: ignore[no-any-return]

    def networks(self) -> tuple[ContainerNetwork, ...]:
        found = []
        for index, (element, text, _) in enumerate(self.strings("networks", "network")):
            for attachment in parse_network_value(text, index == 0):
                creators: tuple[NetworkDefinition, ...] = ()
                if attachment.is_custom is not False and isinstance(attachment.name, Str):
                    creators = self.around.network_creators(attachment.name)
                fact = ContainerNetwork(**_fields(attachment), origin=element.span, creators=creators)
                found.append(self.located(fact, element))
        return tuple(found)

    def devices(self) -> tuple[ContainerDevice, ...]:
        found = []
        for element, text, source in self.strings("devices", "device"):
            for one in csv_fields(text):
                fact = ContainerDevice(**_fields(parse_device(one)), origin=element.span, source=source)
                found.append(self.located(fact, element))
        for element, text, source in self.flag_values("gpus"):
            fact = ContainerDevice(**_fields(parse_gpus(text)), origin=element.span, source=source)
            found.append(self.located(fact, element))
        return tuple(found)

    def capabilities(self) -> tuple[ContainerCapability, ...]:
        found = []
        merged = self.option("capabilities")
        for name, value in self._attrs("capabilities"):
            place = merged.place(name) or self.origin
            if isinstance(value, bool):
                found.append(
                    ContainerCapability(**_fields(parse_capability(Str(name, place))), origin=place, added=value)
                )
        for flag, added in (("cap-add", True), ("cap-drop", False)):
            for element, text, _ in self.flag_values(flag):
                for part in text.split(","):
                    fact = ContainerCapability(**_fields(parse_capability(part)), origin=element.span, added=added)
                    found.append(self.located(fact, element))
        return tuple(found)

    def security_options(self) -> tuple[ContainerSecurityOption, ...]:
        return tuple(
            self.located(ContainerSecurityOption(**_fields(parse_security_option(text)), origin=element.span), element)
            for element, text, _ in self.flag_values("security-opt")
        )

    def texts(self) -> tuple[ContainerText, ...]:
        """The strings of the command, the publications and the mounts."""
        items = [*self.strings("cmd"), *self.strings("ports", "publish"), *self.strings("volumes", "volume")]
        return tuple(self.located(ContainerText(source, text, at.span), at) for at, text, source in items)

    def auth_switches(self, variables: Iterable[ContainerVariable]) -> tuple[AuthSwitch, ...]:
        found = []
        for switch, variable in switched_off(variables):
            found.append(self.located(switch, self.part(None, variable)))
        command = unprotected(self.list_elements("cmd")[0])
        return tuple(found) if command is None else (*found, command)

    def _gap(self, option: str) -> Unknown | None:
        """Why a list option may hold more than is known."""
        found, rest = self.list_elements(option)
        return next((element.value for element in found if isinstance(element.value, Unknown)), rest)

    def set_options(self) -> dict[str, object]:
        """The values of the options that the project sets, as plain data; a gap or failure is `{"?": reason}`.

        The name `?` stands for the options that a part of the container which is not known may set.
        """
        gaps = self.branch.gaps
        found: dict[str, object] = {"?": gaps[0][0].value.reason} if gaps else {}
        for name, definitions in self.branch.definitions().items():
            own = any(not definition.module.prelude for definition in definitions)
            if own and self.branch.declaration(name) is not None:
                try:
                    found[name] = to_json(self.branch.get(name))
                except EvalError as error:
                    found[name] = {"?": error.message}
        return found

    def read(self, enabled: bool, *, with_options: bool = False) -> Container:
        """All facts of the container in the current world; `with_options`: its option values as plain data too."""
        networks = self.networks()
        mounts = self.mounts()
        ignored = either(*[n.ignores_ports for n in networks], self.flags.last("pod") is not None)
        podman = self.option("podman")
        command = [e.value for e in self.list_elements("cmd")[0] if isinstance(e.value, (Str, Unknown))]
        files = [e.value for e in self.list_elements("environmentFiles")[0]]
        files += [text for _, text, _ in self.flag_values("env-file")]
        service = _text(self.option("serviceName"))
        unit = self.unit()
        variables = self.environment("environment", "env")
        labels = self.environment("labels", "label")
        dependencies = [e for e in self.list_elements("dependsOn")[0] if isinstance(e.value, Str)]
        capabilities = self.capabilities()
        security_options = self.security_options()
        sdnotify = _text(_attribute(podman, "sdnotify"))
        return Container(
            name=self.name,
            backend=self.backend,
            service_name=service if service is not None else f"{self.backend}-{self.name}",
            enabled=enabled,
            origin=self.origin,
            module_path=self.origin.file.path,
            module_folder=self.origin.file.folder,
            image=self.image(),
            has_image_file=any(self.option(name) is not None for name in ("imageFile", "imageStream")),
            ports=self.ports(ignored),
            publishes_all=self.flags.is_on("publish-all"),
            mounts=mounts,
            environment=variables,
            environment_files=tuple(f if isinstance(f, (Str, Unknown)) else Str(getattr(f, "path", "")) for f in files),
            networks=networks,
            devices=self.devices(),
            capabilities=capabilities,
            security_options=security_options,
            labels=labels,
            secrets=secret_uses(self, mounts, unit),
            command=tuple(command),
            entrypoint=_piece(self.option("entrypoint")),
            user=self._user(),
            hostname=_text(self.option("hostname")),
            depends_on=tuple(e.value.text for e in dependencies),
            depends_on_places=tuple(e.span for e in dependencies),
            pull=self._pull(),
            log_driver=self._log_driver(),
            auto_start=_known(self.option("autoStart")),
            privileged=_known(self.option("privileged")),
            sdnotify=sdnotify,
            podman_user=_text(_attribute(podman, "user")),
            flags=self.flags,
            option_problems=option_problems(self.branch, self.origin, self.related, self.presence),
            unit=unit,
            texts=self.texts(),
            log_setting=self._log_setting(),
            auth_switches=self.auth_switches(variables),
            mounts_gap=self.list_elements("volumes")[1],
            proxy_passwords=tuple(self.located(found, self.part(None, label)) for found, label in in_labels(labels)),
            credentials=container_credentials(self, (*variables, *labels), mounts),
            run_settings=run_settings(self, variables, labels),
            confinement=confinement(self, variables, capabilities, security_options, sdnotify),
            folder=self.folder,
            guards=tuple(decision.expression for decision in decisions.in_mask(self.presence | self.set_mask)),
            is_guarded=bool(self.presence),
            gap=self.flags.gap,
            networks_gap=self._gap("networks"),
            options=self.set_options() if with_options else {},
        )

    def _user(self) -> str | Unknown | None:
        flag = self.flags.last("user")
        if flag is not None and flag.value is not None:
            return _text(flag.value)
        return _text(self.option("user"))

    def _log_setting(self) -> ContainerText | None:
        """The log driver where the project sets one."""
        for element, text, source in reversed(list(self.flag_values("log-driver"))):
            return self.located(ContainerText(source, text, element.span), element)  # type: ignore[no-any-return]
        value = self.option("log-driver")
        if not self.definitions("log-driver") or not isinstance(value, Str):
            return None
        at = self.place("log-driver", value)
        fact = ContainerText("log-driver", value, at.span)
        return self.located(fact, Element(value, at.span, at.related))  # type: ignore[no-any-return]

    def _pull(self) -> str | Unknown:
        flag = self.flags.last("pull")
        return _text(flag.value if flag is not None else self.option("pull")) or "missing"

    def _log_driver(self) -> str | Unknown:
        flag = self.flags.last("log-driver")
        found = _text(flag.value if flag is not None else self.option("log-driver"))
        return "journald" if found is None else found


def _is_same(one: Piece, other: Piece) -> bool:
    """Whether two names are known to be the same."""
    return isinstance(one, Str) and isinstance(other, Str) and not one.holes and one.text == other.text


def _fields(fact: Any) -> dict[str, Any]:
    return {name: getattr(fact, name) for name in fact.__dataclass_fields__}


def _text(value: Any) -> str | Unknown | None:
    if isinstance(value, Str):
        return value.holes[0] if value.holes else value.text
    return value if value is None or isinstance(value, Unknown) else Unknown("a value of another type")


def _piece(value: Any) -> Piece | None:
    return value if value is None or isinstance(value, (Str, Unknown)) else Unknown("a value of another type")


def _known(value: Any) -> Known:
    return value if isinstance(value, (bool, Unknown)) else Unknown("a value of another type")


def _attribute(value: Any, name: str) -> Any:
    if not isinstance(value, AttrSet):
        return value if isinstance(value, Unknown) else None
    found = value.get(name)
    try:
        return None if found is MISSING else force(found)
    except EvalError as error:
        return Unknown(error.message, error.span)
