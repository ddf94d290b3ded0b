"""One container's facts, from the merged options of one world.

In: the branch of `virtualisation.oci-containers.containers.<name>`, its definitions, and what surrounds it. Out: a
`Container`. Parsing of Podman's languages happens in the modules that this one calls.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from nixlint_hwc.eval.calls import describe
from nixlint_hwc.eval.decisions import decisions
from nixlint_hwc.eval.errors import NoDefinition
from nixlint_hwc.eval.values import PathValue, Str, Unknown
from nixlint_hwc.facts.around import Unit
from nixlint_hwc.facts.container.authentication import AuthSwitch, switched_off, unprotected
from nixlint_hwc.facts.container.confinement import confinement, variables_gap
from nixlint_hwc.facts.container.facts import Connected, Declared, Entitled, Program, Started, Trusted
from nixlint_hwc.facts.container.mounts import read_mounts
from nixlint_hwc.facts.container.option_problems import option_problems
from nixlint_hwc.facts.container.options import (
    ContainerOptions,
    attribute_of,
    known_of,
    piece_of,
    text_of,
)
from nixlint_hwc.facts.container.run_setting import run_settings
from nixlint_hwc.facts.model import Container
from nixlint_hwc.facts.partial import Known, OpenList, Piece, csv_fields, either, known_text, one_of
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
    fields_of,
)
from nixlint_hwc.facts.podman.capability import parse_capability
from nixlint_hwc.facts.podman.device import parse_device, parse_gpus
from nixlint_hwc.facts.podman.environment import environment_entry, parse_environment_entry
from nixlint_hwc.facts.podman.flags import TRUE
from nixlint_hwc.facts.podman.image import parse_image
from nixlint_hwc.facts.podman.network import NetworkAttachment, joins_pod, parse_network_value
from nixlint_hwc.facts.podman.port import parse_publications
from nixlint_hwc.facts.podman.security import parse_security_option
from nixlint_hwc.facts.raw import built_files
from nixlint_hwc.facts.routes.proxy_password import ProxyPassword, in_caddyfile, in_labels
from nixlint_hwc.facts.secrets.uses import secret_uses
from nixlint_hwc.facts.secrets.written_out import container_credentials
from nixlint_hwc.facts.subnet import address_outside, given_subnets
from nixlint_hwc.modules.option_names import show_path
from nixlint_hwc.modules.options import CONTAINERS
from nixlint_hwc.source import Span


class ContainerReader(ContainerOptions):
    """Reads the facts of one container in the current world."""

    def image(self) -> ContainerImage | Unknown | None:
        """The image; None where none is set."""
        value = self.option("image")
        if isinstance(value, Unknown) or value is None:
            return self._no_image() if self.lacks("image") else value
        if not isinstance(value, Str):
            return Unknown(f"the image is {describe(value)}")
        at = self.place("image", value)
        image = parse_image(value)
        built = self.around.scripts.built_images.has(image, self._service_name())
        return ContainerImage(*fields_of(image), origin=at, is_built=built)

    def _no_image(self) -> Unknown:
        """What NixOS refuses: `image` has no default, and each container's unit reads it (`oci-containers.nix`)."""
        option = show_path((*CONTAINERS, self.name, "image"))
        return self._failed("image", NoDefinition(f"nothing defines the option '{option}'", self.definition))

    def ports(self, ignored: Known) -> tuple[ContainerPort, ...]:
        """What is published; `ignored` tells whether the container's network makes Podman discard it."""
        return tuple(
            [
                ContainerPort(*fields_of(publication), origin=element.span, source=source, is_ignored=ignored)
                for element, text, source in self.strings("ports", "publish")
                for publication in parse_publications(text, self.backend)
            ]
        )

    def unit(self) -> Unit | Unknown | None:
        """The systemd unit that runs the container, where the project says something about it."""
        service = self._service_name()
        return self.around.units.get(service) if isinstance(service, str) else service

    def environment(self, option: str = "environment", *flags: str) -> tuple[ContainerVariable, ...]:
        """The `NAME=value` pairs of a set option and of flags: variables, labels."""
        found = [self._variable(name, value, option) for name, value in self.attributes(option)]
        named = {known: variable for variable in found if (known := known_text(variable.name)) is not None}
        for element, text, source in self.flag_values(*flags):
            entry = parse_environment_entry(text)
            name = known_text(entry.name)
            earlier = named.get(name) if name is not None else None
            fact = ContainerVariable(*fields_of(entry), origin=element.span, source=source, earlier=earlier)
            found.append(fact)
            if name is not None:
                named[name] = fact
        return tuple(found)

    def _variable(self, name: str, value: Any, option: str) -> ContainerVariable:
        merged = self.option(option)
        place = merged.place(name)
        at = self.located_at(value, place, place if place is not None else self.definition)
        text: Piece = value if isinstance(value, (Str, Unknown)) else Unknown(f"a value that is {describe(value)}")
        return ContainerVariable(*fields_of(environment_entry(Str(name, place), text)), origin=at, source=option)

    def networks(self) -> tuple[ContainerNetwork, ...]:
        """The networks that it joins."""
        joined = [
            (attachment, element.span)
            for index, (element, text, _) in enumerate(self.strings("networks", "network"))
            for attachment in parse_network_value(text, index == 0)
        ]
        flags = self._addresses() if len(joined) == 1 else ()
        return tuple([self._network(attachment, span, flags) for attachment, span in joined])

    def _network(self, attachment: NetworkAttachment, span: Span, flags: tuple[Piece, ...]) -> ContainerNetwork:
        """A network that the container joins, where `flags` are the addresses that flags ask for."""
        name = attachment.name if attachment.is_custom is not False else None
        creators = self.around.network_creators(name) if isinstance(name, Str) else ()
        near = self.around.networks.nearest(name.text) if isinstance(name, Str) and not creators else None
        addresses = (*attachment.addresses, *flags)
        subnets = given_subnets(creators) if addresses else ()
        return ContainerNetwork(
            *fields_of(attachment),
            origin=span,
            creators=creators,
            nearest=near,
            has_address=bool(addresses),
            subnets=tuple(subnet.text for subnet in subnets),
            outside=address_outside(addresses, subnets),
        )

    def _addresses(self) -> tuple[Piece, ...]:
        """The addresses that flags ask for, the last of each family; Podman takes them for a single network only."""
        flags = (self.flags.last(name) for name in ("ip", "ip6"))
        return tuple(flag.value for flag in flags if flag is not None and flag.value is not None)

    def devices(self) -> tuple[ContainerDevice, ...]:
        """The devices that it gets, graphics cards of `--gpus` among them."""
        parsed = [
            (parse_device(one), element.span, source)
            for element, text, source in self.strings("devices", "device")
            for one in csv_fields(text)
        ]
        parsed += [(parse_gpus(text), element.span, source) for element, text, source in self.flag_values("gpus")]
        return tuple([ContainerDevice(*fields_of(one), origin=at, source=source) for one, at, source in parsed])

    def capabilities(self) -> tuple[ContainerCapability, ...]:
        """The capabilities that are added and dropped, those of the option first."""
        named: list[tuple[Str, Span, bool]] = []
        merged = self.option("capabilities")
        for name, value in self.attributes("capabilities"):
            place = merged.place(name) or self.origin
            if isinstance(value, bool):
                named.append((Str(name, place), place, value))
        for flag, added in (("cap-add", True), ("cap-drop", False)):
            for element, text, _ in self.flag_values(flag):
                named += [(part, element.span, added) for part in text.split(",")]
        parsed = [(parse_capability(text), at, added) for text, at, added in named]
        return tuple([ContainerCapability(*fields_of(one), origin=at, added=added) for one, at, added in parsed])

    def security_options(self) -> tuple[ContainerSecurityOption, ...]:
        """What `--security-opt` says."""
        return tuple(
            ContainerSecurityOption(*fields_of(parse_security_option(text)), origin=element.span)
            for element, text, _ in self.flag_values("security-opt")
        )

    def texts(self, variables: Iterable[ContainerVariable]) -> tuple[ContainerText, ...]:
        """The strings of the command, the publications and the mounts, and the values of variables."""
        mounts = [*self.strings("volumes", "volume"), *self.flag_values("mount", "tmpfs")]
        items = [*self.strings("cmd"), *self.strings("ports", "publish"), *mounts]
        found = [ContainerText(source, text, at.span) for at, text, source in items]
        for variable in variables:
            if isinstance(variable.value, Str) and isinstance(variable.name, Str) and "$" in variable.value.text:
                found.append(ContainerText(variable.source, variable.value, variable.origin, variable.name.shown))
        return tuple(found)

    def auth_switches(self, variables: Iterable[ContainerVariable]) -> tuple[AuthSwitch, ...]:
        """The variables and arguments that turn authentication off."""
        found = tuple(switched_off(variables))
        command = unprotected(self.list_elements("cmd")[0])
        return found if command is None else (*found, command)

    def read(self, enabled: bool, *, with_options: bool = False) -> Container:
        """All facts of the container in the current world; `with_options`: its option values as plain data too."""
        started = self._started()
        program = self._program()
        connected = self._connected(started.unit)
        entitled = self._entitled(program, started.sdnotify)
        trusted = self._trusted(program, connected, started.unit)
        return Container(
            name=self.name,
            origin=self.origin,
            declared=self._declared(enabled, with_options),
            started=started,
            program=program,
            connected=connected,
            entitled=entitled,
            trusted=trusted,
        )

    def _declared(self, enabled: bool, with_options: bool) -> Declared:
        """Read last: what is wrong with the options, and which were asked for, shows when all are read."""
        return Declared(
            enabled=enabled,
            definition=self.definition,
            module_path=self.definition.file.path,
            module_folder=self.definition.file.folder,
            folder=self.folder,
            guards=tuple(decision.expression for decision in decisions.in_mask(self.presence | self.set_mask)),
            is_guarded=bool(self.presence),
            option_problems=option_problems(self.branch, self.origin, self.presence),
            options=self.set_options() if with_options else {},
        )

    def _started(self) -> Started:
        podman = self.option("podman")
        dependencies = [e for e in self.list_elements("dependsOn")[0] if isinstance(e.value, Str)]
        return Started(
            backend=self.backend,
            service_name=self._service_name(),
            unit=self.unit(),
            auto_start=known_of(self.option("autoStart")),
            removes_itself=self._removes_itself(),
            sdnotify=self._said("sdnotify"),
            depends_on=tuple(e.value.text for e in dependencies),
            depends_on_places=tuple(e.span for e in dependencies),
            pull=self._said_or("pull", "missing"),
            log_driver=self._said_or("log-driver", "journald"),
            log_setting=self._log_setting(),
            podman_user=text_of(attribute_of(podman, "user")),
            flags=self.flags,
            gap=self.flags.gap,
        )

    def _removes_itself(self) -> Known:
        """Whether NixOS starts it with `--rm`, as older releases always do, or the last flag of that name says so."""
        flag = self.flags.last("rm")
        return self.flags.gap or known_of(self.option("autoRemoveOnStop")) if flag is None else flag.is_on

    def _program(self) -> Program:
        variables = self.environment("environment", "env")
        return Program(
            image=self.image(),
            has_image_file=any(self.option(name) is not None for name in ("imageFile", "imageStream")),
            command=self._command(),
            entrypoint=self._piece_said("entrypoint"),
            environment=OpenList.of(variables, variables_gap(self, variables)),
            environment_files=OpenList.of(self._environment_files(), self.rest("environmentFiles")),
            labels=OpenList.of(self.environment("labels", "label"), self._labels_rest()),
            texts=self.texts(variables),
        )

    def _connected(self, unit: Unit | Unknown | None) -> Connected:
        networks = self.networks()
        ignored = either(*[network.ignores_ports for network in networks], joins_pod(self.flags))
        return Connected(
            networks=OpenList.of(networks, self.rest("networks")),
            networks_gap=self.gap("networks"),
            hostname=self._said("hostname"),
            ports=OpenList.of(self.ports(ignored), self.rest("ports")),
            pod_ports=self._pod_ports(),
            publishes_all=self.flags.is_on("publish-all"),
            mounts=OpenList.of(read_mounts(self, unit), self.rest("volumes")),
            mounts_gap=self.list_elements("volumes")[1],
        )

    def _pod_ports(self) -> tuple[ContainerPort, ...]:
        flag = self.flags.last("pod")
        name = flag.value if flag is not None else None
        return self.around.scripts.pods.ports_of(name.text) if isinstance(name, Str) and not name.holes else ()

    def _entitled(self, program: Program, sdnotify: str | Unknown | None) -> Entitled:
        capabilities = self.capabilities()
        options = self.security_options()
        return Entitled(
            user=self._said("user"),
            is_privileged=self._is_privileged(),
            devices=OpenList.of(self.devices(), self.rest("devices")),
            capabilities=OpenList.of(capabilities, self.rest("capabilities")),
            security_options=OpenList.of(options, self.flags.gap),
            run_settings=run_settings(self, program.environment, program.labels),
            confinement=confinement(self, program.environment, capabilities, options, sdnotify),
        )

    def _trusted(self, program: Program, connected: Connected, unit: Unit | Unknown | None) -> Trusted:
        mounts = connected.mounts
        return Trusted(
            secrets=secret_uses(self, mounts, None if isinstance(unit, Unknown) else unit),
            credentials=container_credentials(self, (*program.environment, *program.labels), mounts),
            auth_switches=self.auth_switches(program.environment),
            proxy_passwords=tuple(self._proxy_passwords(program.labels, mounts)),
        )

    def _proxy_passwords(
        self, labels: Iterable[ContainerVariable], mounts: Iterable[ContainerMount]
    ) -> Iterator[ProxyPassword]:
        """The users in the labels, and in the Caddyfiles that the configuration writes for the container."""
        yield from in_labels(labels)
        for mount in mounts:
            for file in built_files(mount.source):
                if file.text is not None and "caddy" in file.name.lower():
                    yield from in_caddyfile(file.text)

    def _labels_rest(self) -> Unknown | None:
        """Why the container may have labels that are not known: a file of them may give some, too."""
        return Unknown("a label file may set it") if self.flags.all("label-file") else self.rest("labels")

    def _service_name(self) -> str | Unknown:
        given = text_of(self.option("serviceName"))
        return f"{self.backend}-{self.name}" if given is None else given

    def _environment_files(self) -> tuple[Piece, ...]:
        files = [e.value for e in self.list_elements("environmentFiles")[0]]
        files += [text for _, text, _ in self.flag_values("env-file")]
        pieces = [piece_of(Str(f.path, f.origin) if isinstance(f, PathValue) else f) for f in files]
        return tuple([one for one in pieces if one is not None])

    def _command(self) -> tuple[Piece, ...]:
        return tuple(e.value for e in self.list_elements("cmd")[0] if isinstance(e.value, (Str, Unknown)))

    def _piece_said(self, name: str) -> Piece | None:
        """What an option or a flag says; where neither is set, a flag that is not known may be."""
        said = self.setting(name)
        return self.flags.gap if said is None else said.value

    def _said(self, name: str) -> str | Unknown | None:
        return text_of(self._piece_said(name))

    def _is_privileged(self) -> Known:
        said = self.setting("privileged")
        return self.flags.gap or False if said is None else one_of(said.value, TRUE)

    def _log_setting(self) -> ContainerText | None:
        """The log driver where the project sets one."""
        said = self.setting("log-driver")
        if said is None or not isinstance(said.value, Str):
            return None
        return ContainerText(said.source, said.value, said.element.span)

    def _said_or(self, name: str, default: str) -> str | Unknown:
        """What an option or a flag says, else what NixOS does."""
        said = self.setting(name)
        return default if said is None else text_of(said.value) or default
