"""A small project, facts about it made by hand, and rules, for the tests of the policy stage."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from nixlint_hwc.eval.values import HOLE, Str, Unknown
from nixlint_hwc.facts.cases import Analysis, Case
from nixlint_hwc.facts.diagnostic import DiagnosticFact
from nixlint_hwc.policy.rules import RuleFolder, RuleLoader, RuleSet, builtin_folder
from nixlint_hwc.policy.schema import Schema
from nixlint_hwc.source import SourceFile, Span
from nixlint_hwc.syntax import parse


class Protocol(StrEnum):
    TCP = "tcp"
    UDP = "udp"


@dataclass(frozen=True, slots=True, eq=False)
class ImageFact:
    text: Str
    tag: str | Unknown | None


@dataclass(frozen=True, slots=True, eq=False)
class PortFact:
    text: Str
    host_ip: str | Unknown | None
    container_port: int | Unknown
    protocol: Protocol = Protocol.TCP

    @property
    def is_public(self) -> bool | Unknown:
        return self.host_ip if isinstance(self.host_ip, Unknown) else self.host_ip in (None, "0.0.0.0")

    @property
    def _secret(self) -> int:
        return 1


@dataclass(frozen=True, eq=False)
class ContainerFact:
    name: Str
    image: ImageFact | Unknown
    ports: tuple[PortFact, ...]
    environment: dict[str, Str]
    is_database: bool | Unknown
    origin: Span

    @cached_property
    def port_count(self) -> int:
        return len(self.ports)

    @property
    def nested(self) -> ImageFact | None:
        return None if isinstance(self.image, Unknown) else self.image


@dataclass(frozen=True, slots=True, eq=False)
class SecretFact:
    name: str
    text: Str
    secret_texts: tuple[Str, ...]


SCHEMA = Schema(
    {"container": ContainerFact, "port": PortFact, "secret": SecretFact, "diagnostic": DiagnosticFact},
    {
        "container": ("container",),
        "port": ("port", "container"),
        "secret": ("secret", "container"),
        "diagnostic": ("diagnostic",),
    },
)


def source(text: str, path: str = "domains/server/containers/db/index.nix") -> SourceFile:
    return SourceFile(path, text.encode())


def span(file: SourceFile, text: str) -> Span:
    """The only place of a text in a file."""
    data = text.encode()
    assert file.data.count(data) == 1, text
    start = file.data.index(data)
    return Span(file, start, start + len(data))


def literal(file: SourceFile, text: str) -> Str:
    return Str(text, span(file, text))


def unknown_text(before: str, reason: str = "the option x") -> Str:
    return Str(before + HOLE, None, (Unknown(reason, name="config.x"),))


DATABASE = """{
  virtualisation.oci-containers.containers.db = {
    image = "docker.io/library/postgres:16";
    ports = [ "5432:5432" ];
    environment.PASSWORD = "hunter2-hunter2";
  };
}
"""


def database(text: str = DATABASE, is_database: bool | Unknown = True) -> tuple[SourceFile, ContainerFact]:
    file = source(text)
    image = ImageFact(literal(file, "docker.io/library/postgres:16"), "16")
    port = PortFact(literal(file, "5432:5432"), None, 5432)
    environment = {"PASSWORD": literal(file, "hunter2-hunter2")}
    place = span(file, "containers.db")
    origin = Span(file, place.end - 2, place.end)
    return file, ContainerFact(Str("db"), image, (port,), environment, is_database, origin)


def port_case(container: ContainerFact, hosts: tuple[str, ...] = (), when: str | None = None) -> Case:
    port = container.ports[0]
    place = port.text.literal_span()
    assert place is not None
    return Case("port", {"port": port, "container": container}, place, (), "db", hosts, when, owner=container.origin)


def analysis(*cases: Case) -> Analysis:
    files = {case.span.file.path: case.span.file for case in cases}
    return Analysis(tuple(cases), sources={path: parse(file) for path, file in files.items()})


EXPOSED = """{
  id = "HWC201";
  summary = "Database published";
  severity = "error";
  category = "network";
  subject = "port";
  settings.allowed = [ ];
  check = { container, port, ... }: container.isDatabase && port.isPublic;
  message = { container, port, ... }: "${container.name} publishes ${port.text}";
  fix = { port, edit, ... }: {
    title = "Bind to loopback"; safe = false; edits = [ (edit.replace port "127.0.0.1:${port.text}") ];
  };
}
"""


def write_rule(folder: Path, name: str, text: str) -> None:
    (folder / name).mkdir(parents=True)
    (folder / name / "rule.nix").write_text(text)


def rule_text(check: str, subject: str = "port", number: int | str = 900, **more: str) -> str:
    attributes = {
        "id": f'"HWC{number}"',
        "summary": '"A rule"',
        "severity": '"warning"',
        "subject": f'"{subject}"',
        "check": check,
        "message": '"found"',
        **more,
    }
    return "{\n" + "".join(f"  {name} = {value};\n" for name, value in attributes.items()) + "}\n"


def load(folder: Path, *, builtin: bool = False) -> tuple[RuleSet, RuleLoader]:
    """The rules of a folder; with `builtin`, the built-in rule on suppressions too, which fits any facts."""
    loader = RuleLoader(SCHEMA)
    if builtin:
        own = builtin_folder().path / "unused-suppression"
        shutil.copytree(own, folder / own.name, dirs_exist_ok=True)
    return loader.load([RuleFolder(folder, folder.name)]), loader
