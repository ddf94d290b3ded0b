"""What one definition of a systemd service or target says.

In: a definition of `systemd.services.<name>`. Out: a `Unit`, the scripts that it runs, the folders that it keeps from
others. Sources: systemd.unit(5), systemd.service(5), systemd.exec(5).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from nixlint_hwc.eval.built import BuiltFile
from nixlint_hwc.eval.values import ListValue, Str, Unknown
from nixlint_hwc.facts.around import Unit
from nixlint_hwc.facts.partial import OpenNames, first_hole
from nixlint_hwc.facts.raw import elements, known_texts, member, members, parts_of, texts
from nixlint_hwc.facts.secrets.command import credentials_in_command
from nixlint_hwc.facts.secrets.credential import Found, credential_of
from nixlint_hwc.facts.shell.command import Script
from nixlint_hwc.facts.shell.reader import parse_exec_script, parse_script
from nixlint_hwc.facts.systemd.unit import split_words
from nixlint_hwc.modules.definitions import PRIORITY_PLAIN, Definition, rank

#: The options of a unit that hold shell scripts.
SCRIPTS = ("script", "preStart", "postStart", "preStop", "postStop", "reload")
#: Those of them, and of the lines below, that run before the program, or as the program.
STARTING = ("script", "preStart", "ExecCondition", "ExecStartPre", "ExecStart")
#: Programs that ask whether something is mounted (mountpoint(1), findmnt(8)).
ASKING = ("mountpoint", "findmnt")
#: The options of a unit that order it.
ORDER = ("after", "before", "wantedBy", "requiredBy")
EXECS = ("ExecStart", "ExecStartPre", "ExecStartPost", "ExecCondition", "ExecReload", "ExecStop", "ExecStopPost")
#: Conditions without which a unit is not started: on a mount point, and on what is found at a path (systemd.unit(5)).
MOUNT_CONDITIONS = ("ConditionPathIsMountPoint", "AssertPathIsMountPoint")
CONTENT_CONDITIONS = (
    "ConditionPathExists", "AssertPathExists", "ConditionPathIsDirectory", "AssertPathIsDirectory",
    "ConditionFileNotEmpty", "AssertFileNotEmpty",
)  # fmt: skip
FILLED_CONDITIONS = ("ConditionDirectoryNotEmpty", "AssertDirectoryNotEmpty")
#: The settings of a unit that options of NixOS stand for.
_RAW = {
    "after": "After", "before": "Before", "requires": "Requires", "requisite": "Requisite", "wants": "Wants",
    "bindsTo": "BindsTo", "partOf": "PartOf",
}  # fmt: skip
_READ = frozenset({"RequiresMountsFor", *_RAW.values(), *MOUNT_CONDITIONS, *CONTENT_CONDITIONS, *FILLED_CONDITIONS})
FILES = ("EnvironmentFile", "LoadCredential")
DIRECTORIES = {
    "StateDirectory": "/var/lib", "CacheDirectory": "/var/cache", "LogsDirectory": "/var/log",
    "RuntimeDirectory": "/run", "ConfigurationDirectory": "/etc",
}  # fmt: skip
#: Directories that `DynamicUser=` moves below one that only root enters.
_PRIVATE = ("StateDirectory", "CacheDirectory", "LogsDirectory")
#: Mode masks and modes that leave others nothing.
_CLOSED_MASK = re.compile("[0-7]*7")
_CLOSED_MODE = re.compile("[0-7]*[0246]")


def unit_of(name: str, part: Definition) -> Unit:
    """What one definition says about a service."""

    config = _unit_config(part)

    def names(option: str) -> tuple[str, ...]:
        found = [text for inner in member(part, option) for text in known_texts(inner)]
        raw = config.get(_RAW.get(option, ""), ())
        return tuple(service_name(text) for text in (*found, *(word for line in raw for word in line.split())))

    lines = [*_lines(part)]
    scripts = [*_scripts(part, lines)]
    files = [text for option in FILES for inner in member(part, "serviceConfig", option) for text, _ in texts(inner)]
    filled = [f"{text.rstrip('/')}/." for name in FILLED_CONDITIONS for text in config.get(name, ())]
    asked = (*_asked_for(scripts, parse_script), *_asked_for(lines, parse_exec_script))
    return Unit(
        name,
        after=names("after"),
        before=names("before"),
        requires=names("requires") + names("requisite"),
        wants=names("wants"),
        binds_to=names("bindsTo"),
        part_of=names("partOf"),
        wanted_by=names("wantedBy"),
        required_by=names("requiredBy"),
        requires_mounts_for=tuple(path for text in config.get("RequiresMountsFor", ()) for path in text.split()),
        needs_mounted=(*(text for name in MOUNT_CONDITIONS for text in config.get(name, ())), *asked),
        needs_content=(*(text for name in CONTENT_CONDITIONS for text in config.get(name, ())), *filled),
        scripts=tuple([script for _, script in scripts]),
        execs=tuple([line for _, line in lines]),
        state_directories=tuple(_directories(part)),
        files=tuple(files),
        has_working_directory=any(True for _ in member(part, "serviceConfig", "WorkingDirectory")),
        is_complete=not _has_unknown_order(part),
        origin=part.way,
        service_config=_service_config(part),
        _service_priority=_service_priority(part),
    )


def _lines(part: Definition) -> Iterator[tuple[str, Str]]:
    """The command lines of a service, each with its option."""
    for option in EXECS:
        for inner in member(part, "serviceConfig", option):
            yield from ((option, text) for text, _ in texts(inner))


def _scripts(part: Definition, lines: Iterable[tuple[str, Str]]) -> Iterator[tuple[str, Str]]:
    """The shell scripts of a service, those that its command lines run among them, each with its option."""
    for option in SCRIPTS:
        yield from ((option, inner.value) for inner in member(part, option) if inner.value.__class__ is Str)
    for option, line in lines:
        yield from ((option, script) for script in built_scripts(line))


def _directories(part: Definition) -> Iterator[str]:
    """The directories that systemd makes for a service (`StateDirectory=` and the like)."""
    for option, base in DIRECTORIES.items():
        for inner in member(part, "serviceConfig", option):
            yield from (f"{base}/{word}" for text in known_texts(inner) for word in text.split())


def _asked_for(found: Iterable[tuple[str, Str]], parse: Callable[[Str], Script]) -> Iterator[str]:
    """The paths of which what runs before the program, or as it, asks whether something is mounted there."""
    for option, text in found:
        if option in STARTING and any(program in text.text for program in ASKING):
            words = (word for command in parse(text).running(*ASKING) for word in command.words)
            yield from (word.text for word in words if word.text.startswith("/") and not word.holes)


def _unit_config(part: Definition) -> dict[str, list[str]]:
    """The settings of the unit that are read here, by name."""
    found: dict[str, list[str]] = {}
    for config in member(part, "unitConfig"):
        for name, setting in members(config):
            if name in _READ:
                found.setdefault(name, []).extend(text for one in parts_of(setting) for text in known_texts(one))
    return found


def _service_config(part: Definition) -> dict[str, str | Unknown]:
    """The settings of the service, by name. A default is not certain: what NixOS itself sets plainly wins over it."""
    found: dict[str, str | Unknown] = {}
    rest: Unknown | None = None
    for config in member(part, "serviceConfig"):
        for name, setting in members(config):
            for value in parts_of(setting):
                is_default = max(rank(config), rank(value)) > PRIORITY_PLAIN
                _set(found, name, Unknown(f"the default of {name}") if is_default else _line(value))
        rest = config.value if config.value.__class__ is Unknown else getattr(config.value, "rest", None) or rest
    return OpenNames.of(found, rest)


def _service_priority(part: Definition) -> int | None:
    """The strongest priority of the settings as a whole: `serviceConfig = mkForce { ... }` is all that counts."""
    return min((rank(config) for config in member(part, "serviceConfig")), default=None)


def _line(setting: Definition) -> str | Unknown:
    """A setting as systemd reads it."""
    value = setting.value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(int(value))
    lines = [text for text, _ in texts(setting)]
    if value.__class__ is ListValue and (value.rest is not None or len(lines) != len(value.items)):
        return Unknown("a part of the list")
    if value.__class__ is not ListValue and len(lines) != 1:
        return value if value.__class__ is Unknown else Unknown("the setting")
    return next((first_hole(line) for line in lines if line.holes), "\n".join(line.text for line in lines))


def _set(found: dict[str, str | Unknown], name: str, value: str | Unknown) -> None:
    """One more definition of a setting: which of two counts is not looked at here."""
    differs = name in found and found[name] != value
    found[name] = Unknown(f"several definitions of {name}") if differs else value


def _has_unknown_order(part: Definition) -> bool:
    """Whether units may be named there that are not known."""
    if part.value.__class__ is Unknown:
        return True
    named = [e.value for option in ORDER for inner in member(part, option) for e in elements(inner)]
    return any(value.__class__ is Unknown or (value.__class__ is Str and value.holes) for value in named)


def built_scripts(line: Str) -> list[Str]:
    """The contents of the scripts of the configuration that an `Exec` line runs."""
    return [
        gap.payload.text
        for gap in line.holes
        if isinstance(gap.payload, BuiltFile) and gap.payload.executable and gap.payload.text is not None
    ]


def service_name(unit: str) -> str:
    """A unit's name without `.service`; other kinds of units keep theirs."""
    return unit.removesuffix(".service")


def joined(first: Unit, second: Unit) -> Unit:
    """One unit of two: lists are joined, `is_complete` holds if it does for both; name and place are the first's."""
    merged = {
        name: getattr(first, name) + getattr(second, name)
        for name in Unit.__dataclass_fields__
        if name != "origin" and isinstance(getattr(first, name), tuple)
    }
    priorities = [one._service_priority for one in (first, second) if one._service_priority is not None]
    settings: dict[str, str | Unknown] = {}
    for one in (first, second):
        for name, value in one.service_config.items():
            is_forced_out = one._service_priority != min(priorities)
            _set(settings, name, Unknown("another serviceConfig is forced") if is_forced_out else value)
    rests = [one.rest for one in (first.service_config, second.service_config) if isinstance(one, OpenNames)]
    complete = first.is_complete and second.is_complete
    placed = first.has_working_directory or second.has_working_directory
    return Unit(
        first.name,
        **merged,
        has_working_directory=placed,
        is_complete=complete,
        origin=first.origin,
        service_config=OpenNames.of(settings, rests[0] if rests else None),
        _service_priority=min(priorities, default=None),
    )


def closed_folders(part: Definition) -> tuple[str, ...]:
    """The folders in which what the unit writes is kept from others: all of them, where its mask says so."""

    def setting(name: str) -> list[str]:
        found = list(member(part, "serviceConfig", name))
        return [text for inner in found for text in known_texts(inner)] + [
            str(inner.value).lower() for inner in found if isinstance(inner.value, int)
        ]

    if any(_CLOSED_MASK.fullmatch(mask) for mask in setting("UMask")):
        return ("/",)
    return tuple(_own_closed_folders(setting))


def _own_closed_folders(setting: Callable[[str], list[str]]) -> Iterator[str]:
    is_dynamic = setting("DynamicUser") == ["true"]
    for option, base in DIRECTORIES.items():
        is_private = is_dynamic and option in _PRIVATE
        if is_private or any(_CLOSED_MODE.fullmatch(mode) for mode in setting(f"{option}Mode")):
            yield from (f"{base}/{word.split(':')[0]}" for text in setting(option) for word in text.split())
    if setting("PrivateTmp") == ["true"]:
        yield from ("/tmp", "/var/tmp")


def unit_credentials(part: Definition) -> Iterator[Found]:
    """The credentials in the variables of a unit: its `environment`, and `Environment=` of its service."""
    for inner in member(part, "environment"):
        for name, entry in members(inner):
            for value in parts_of(entry):
                found = credential_of(name, value.value) if isinstance(value.value, Str) else None
                if found is not None:
                    yield found
    for line in member(part, "serviceConfig", "Environment"):
        for text, _ in texts(line):
            yield from credentials_in_command(split_words(text).words)
