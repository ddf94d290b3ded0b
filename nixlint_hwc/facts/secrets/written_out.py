"""Credentials that the project writes out: in containers' options, in files and scripts of their modules.

In: the parts of a container with their places, the scripts and files around it. Out: `Credential`, one per place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nixlint_hwc.eval.built import BuiltFile, OutsideFile
from nixlint_hwc.eval.values import MISSING, AttrSet, ListValue, PathValue, Str, Unknown
from nixlint_hwc.facts.locate import Origin, way_to
from nixlint_hwc.facts.raw import built_files, quiet
from nixlint_hwc.facts.secrets.command import credentials_in_command
from nixlint_hwc.facts.secrets.credential import Found, credential_of, is_literal
from nixlint_hwc.facts.secrets.files import credentials_in_project_file, project_files, project_text
from nixlint_hwc.facts.secrets.names import last_component
from nixlint_hwc.facts.secrets.text import credentials_in_text
from nixlint_hwc.source import Span

if TYPE_CHECKING:
    from nixlint_hwc.facts.container.options import Element
    from nixlint_hwc.facts.container.reading import ContainerReader
    from nixlint_hwc.facts.parts import ContainerMount, ContainerVariable
    from nixlint_hwc.facts.secrets.secret import SecretIndex
    from nixlint_hwc.facts.surroundings import Surroundings

#: Flags whose values are judged as variables and labels already, or name things that are no secrets.
_JUDGED_FLAGS = frozenset(
    {"env", "label", "volume", "mount", "network", "publish", "device", "env-file", "name", "hostname"}
)


@dataclass(frozen=True, slots=True, eq=False)
class EnvironmentFile:
    """A declared secret that a container's variables could stand in.

    `set` is the option that declares it, such as `age.secrets`. `is_asserted`: an assertion of the configuration reads
    it.
    """

    name: str
    set: str
    is_asserted: bool


@dataclass(frozen=True, slots=True, eq=False)
class Credential:
    """A credential that is written out. Its text is kept out of all reports and is no fact.

    `name` is what holds it (a variable, a flag, a key of a file), empty where only its shape tells. `kind` is `value`
    (told by its name), `url`, `token`, `private-key`, or `read` for the file of a secret that evaluation reads.
    `where` is the option or flag, `file`, `script`, `unit` (its variables) or `repository`, where `name` is the path of
    a plain file of the project. `environment_file` is the declared secret `<container>-env`, null where there is none.
    """

    name: str
    kind: str
    where: str
    origin: Span
    secret_texts: tuple[Str, ...]
    environment_file: EnvironmentFile | None = None

    @property
    def is_variable(self) -> bool:
        """Whether an environment variable of a container holds it."""
        return self.where in ("environment", "--env")


def credential(found: Found, where: str, origin: Span) -> Credential:
    """The fact for a credential that was found in a text."""
    return Credential(found.name, found.kind, where, origin, (found.secret,))


def variable_credentials(variable: ContainerVariable) -> tuple[Found, ...]:
    """The credentials that an environment variable or label holds: several where it is a whole file, or flags."""
    name, value = variable.name, variable.value
    if not isinstance(name, Str) or not isinstance(value, Str) or name.holes:
        return ()
    label = variable.source in ("labels", "--label")
    found = credential_of(last_component(name.text) if label else name.text, value)
    if "\n" in value.text.strip() and (found is None or found.secret is not value):
        inner = tuple(credentials_in_text(value))
        if len(inner) > (found is not None):
            return inner
    if found is None and value.text.startswith("-") and " " in value.text:
        return tuple(credentials_in_command([value]))
    return () if found is None else (Found(found.kind, name.text, found.secret),)


def container_credentials(
    reader: ContainerReader, variables: Iterable[ContainerVariable], mounts: Iterable[ContainerMount]
) -> tuple[Credential, ...]:
    """The credentials in the options of a container, and in the files that it mounts or reads."""
    found: list[Credential] = []
    declared = _environment_secret(reader)
    variables = tuple(variables)
    found += _read_early(reader, variables)
    for variable in variables:
        for one in variable_credentials(variable):
            whole = isinstance(variable.name, Str) and one.name == variable.name.text
            part = Origin.of(_place(one.secret, variable.origin), way_to(variable.origin))
            place = variable.origin if whole else part
            fact = Credential(one.name, one.kind, variable.source, place, (one.secret,), declared if whole else None)
            found.append(fact)
    for where, elements in _command_lines(reader):
        found += _in_command(where, elements)
    for mount in mounts:
        found += _in_built(reader, mount.source, mount.origin)
        found += _in_repository(reader, mount.source, mount.origin)
    for element in reader.list_elements("environmentFiles")[0]:
        found += _in_built(reader, element.value, element.span)
        found += _in_repository(reader, element.value, element.span, is_text=True)
    for flag in reader.flags.all("env-file"):
        place = reader.flag_elements[flag.elements[-1]].span
        found += _in_built(reader, flag.value, place)
        found += _in_repository(reader, flag.value, place, is_text=True)
    found += _in_login(reader)
    return tuple(found)


def _in_login(reader: ContainerReader) -> Iterator[Credential]:
    """The password of a registry whose file the configuration writes, or that is a plain file of the project."""
    login = reader.option("login")
    password = quiet(login.get("passwordFile")) if isinstance(login, AttrSet) else None
    if not isinstance(password, (Str, PathValue)):
        return
    place = reader.element("login", password, login.place("passwordFile")).span
    for written in built_files(password):
        if written.text is not None and not written.text.holes and is_literal("", written.text.text):
            yield Credential("login.passwordFile", "value", "file", _place(written.text, place), (written.text,))
    for file in project_files(password, reader.around.project, is_text=True):
        text = project_text(file)
        if text.text.strip():
            yield Credential(file.path, "value", "repository", place, (text,))


def _read_early(reader: ContainerReader, variables: Iterable[ContainerVariable]) -> Iterator[Credential]:
    """The secrets whose files the evaluation itself reads, into variables, labels, flags and the command."""
    items = [(v.name.shown if isinstance(v.name, Str) else "", v.source, v.value, v.origin) for v in variables]
    items += [("", where, element.value, element.span) for where, line in _command_lines(reader) for element in line]
    for name, where, value, origin in items:
        if _holds_secret(value, reader.secrets):
            yield Credential(name, "read", where, origin, ())


def _holds_secret(value: object, secrets: SecretIndex) -> bool:
    """Whether what a secret's file holds went into a value while evaluating."""
    holes = value.holes if isinstance(value, Str) else (value,)
    payloads = [gap.payload for gap in holes if isinstance(gap, Unknown)]
    return any(isinstance(payload, OutsideFile) and secrets.find(payload.path) is not None for payload in payloads)


def _environment_secret(reader: ContainerReader) -> EnvironmentFile | None:
    name = f"{reader.name}-env"
    for system in ("age", "sops"):
        if (system, name) in reader.secrets.by_name:
            return EnvironmentFile(name, f"{system}.secrets", (system, name) in reader.secrets.asserted)
    return None


def _command_lines(reader: ContainerReader) -> Iterator[tuple[str, list[Element]]]:
    yield "cmd", reader.list_elements("cmd")[0]
    entrypoint = reader.option("entrypoint")
    if isinstance(entrypoint, Str):
        yield "entrypoint", [reader.element("entrypoint", entrypoint)]
    for name in dict.fromkeys(flag.name for flag in reader.flags.flags):
        if name not in _JUDGED_FLAGS:
            for element, _, source in reader.flag_values(name):
                yield source, [element]


def _in_command(where: str, elements: list[Element]) -> Iterator[Credential]:
    known = [element for element in elements if isinstance(element.value, Str)]
    for found in credentials_in_command([element.value for element in known]):
        owner = next((element for element in known if found.secret.text in element.value.text), known[0])
        yield credential(found, where, owner.span)


def _in_repository(
    reader: ContainerReader, value: object, origin: Span, *, is_text: bool = False
) -> Iterator[Credential]:
    """The first credential in a plain file of the project that the container reads or mounts."""
    for file in project_files(value, reader.around.project, is_text=is_text):
        secrets = list(credentials_in_project_file(file))
        if secrets:
            yield Credential(file.path, secrets[0].kind, "repository", origin, tuple(one.secret for one in secrets))


def _in_built(reader: ContainerReader, path: object, origin: Span) -> Iterator[Credential]:
    """The credentials in a file that the configuration writes to the store and hands to the container."""
    for file in built_files(path):
        if _holds_secret(file.text, reader.secrets):
            yield Credential(file.name, "read", "file", origin, ())
        for found in credentials_in_file(file):
            yield credential(found, "file", _place(found.secret, origin))


def credentials_in_file(file: BuiltFile) -> Iterator[Found]:
    """The credentials in a file that the configuration writes, be it a text or generated from a value."""
    if file.text is not None:
        yield from credentials_in_text(file.text)
    elif file.value is not None:
        yield from _in_data("", file.value)


def _in_data(name: str, value: object) -> Iterator[Found]:
    """The credentials in the value that a generator prints as JSON, YAML or a similar format."""
    forced = quiet(value)
    if isinstance(forced, Str):
        found = credential_of(name, forced)
        if found is not None:
            yield found
    elif isinstance(forced, AttrSet):
        for key in forced.names():
            inner = forced.get(key)
            if inner is not MISSING:
                yield from _in_data(f"{name.rpartition('.')[2]}.{key}" if key == "key" else key, inner)
    elif isinstance(forced, ListValue):
        for item in forced.items:
            yield from _in_data(name, item)


def _place(secret: Str, fallback: Span) -> Span:
    return next((span for span in secret.spans() if not span.file.path.startswith("<")), fallback)


def surrounding_credentials(
    around: Surroundings, secrets: SecretIndex, folders: frozenset[str]
) -> Iterator[Credential]:
    """The credentials in scripts of units and in files that stand in the folders of container modules, or below."""
    scripts = [(f, "script") for u in around.units.values() for text in u.scripts for f in credentials_in_text(text)]
    files = [(found, "file") for file in around.files for found in credentials_in_file(file)]
    yield from _read_around(around, secrets, folders)
    seen: set[tuple[str, int]] = set()
    commands = [(found, "script") for found in around.scripts.credentials]
    units = [(found, "unit") for found in around.unit_credentials]
    for found, where in [*scripts, *commands, *units, *files]:
        span = next(iter(found.secret.spans()), None)
        if span is None or (span.file.path, span.start) in seen or not _is_inside(span.file.folder, folders):
            continue
        seen.add((span.file.path, span.start))
        yield credential(found, where, span)


def _read_around(around: Surroundings, secrets: SecretIndex, folders: frozenset[str]) -> Iterator[Credential]:
    """The scripts of units and the files below `/etc` into which the evaluation reads a secret."""
    scripts = [("script", unit.name, text, unit.origin) for unit in around.units.values() for text in unit.scripts]
    for where, name, text, place in [*scripts, *(("file", f.name, f.text, None) for f in around.files)]:
        origin = None if text is None else next(text.spans(), place)
        if origin is not None and _holds_secret(text, secrets) and _is_inside(origin.file.folder, folders):
            yield Credential(name, "read", where, origin, ())


def _is_inside(folder: str, folders: frozenset[str]) -> bool:
    while folder not in folders:
        folder = folder.rpartition("/")[0]
        if not folder:
            return False
    return True
