"""Reading the settings file: `hwc-lint.toml`, or `[tool.hwc-lint]` in `pyproject.toml`.

In: TOML. Out: `Settings`, or `SettingsError`, which names the file, the key and the nearest key that exists.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import Field, fields, replace
from os.path import abspath, dirname, realpath
from pathlib import Path
from posixpath import normpath
from typing import Any, Final, NamedTuple

from nixlint_hwc.finding import Severity
from nixlint_hwc.globs import GlobError, ignore_spec
from nixlint_hwc.project import NOTHING, Kind, Project, UnreadableFileError
from nixlint_hwc.settings import MAX_ACCOUNT_ID, Conventions, ExceptionMarker, RuleSettings, Settings
from nixlint_hwc.suggestion import did_you_mean

SETTINGS_FILE: Final = "hwc-lint.toml"
_SHARED_FILE: Final = "pyproject.toml"
#: A project's settings beyond this size are not read (bytes).
_SIZE_LIMIT: Final = 4 << 20


#: Placeholders in `state-root` for parts that differ between containers.
_PLACEHOLDERS: Final = ("<category>", "<name>")
#: What is added where a rule's table has a key of its own.
_OWN_SETTINGS: Final = "; a rule's own settings go under [{}.settings]"


class SettingsError(Exception):
    """The settings are wrong: `path` is the file, `key` the dotted key at fault (empty for the whole file)."""

    def __init__(self, path: str, key: str, reason: str) -> None:
        self.path = path
        self.key = key
        self.reason = reason
        self.told = f"{key}: {reason}" if key else reason
        super().__init__(f"{path}: {self.told}")


class KeyInfo(NamedTuple):
    """One key of the settings file, for the reference and the file that `init` writes."""

    name: str
    default: object
    doc: str
    choices: tuple[str, ...]


def keys() -> list[KeyInfo]:
    """Every key of the settings file, the conventions first."""
    return [_info(found) for found in (*fields(Conventions), *fields(Settings)) if "doc" in found.metadata]


def _info(found: Field[Any]) -> KeyInfo:
    factory = found.default_factory
    default = factory() if callable(factory) else found.default
    return KeyInfo(_kebab(found.name), default, found.metadata["doc"], found.metadata.get("choices", ()))


def load_settings(root: Path, explicit: Path | None = None) -> Settings:
    """The settings of the project at `root`, from the explicit file if one is given. Raises `SettingsError`.

    The file is named relative to the root, or in full where it lies outside.
    """
    project = Project(root)
    if explicit is not None:
        absolute = abspath(explicit)
        shown = project.relative(f"{realpath(dirname(absolute))}/{explicit.name}") or absolute
        table = _read(explicit, shown)
        return parse_settings(_own_part(explicit.name, table), shown)
    for name in (SETTINGS_FILE, _SHARED_FILE):
        data = _own_file(project, name)
        if data is not None:
            table = _table(data, name)
            if name == SETTINGS_FILE or "hwc-lint" in _tools(table):
                return parse_settings(_own_part(name, table), name)
    return Settings()


def _own_file(project: Project, name: str) -> bytes | None:
    """The bytes of a settings file of the project; None if it does not exist. Raises `SettingsError`."""
    absolute = project.absolute(name)
    sight = project.look(absolute)
    if not sight.inside:
        raise SettingsError(name, "", "it leads outside the project; --config names settings that are elsewhere")
    if sight == NOTHING and name not in project.failures:
        return None
    if name == _SHARED_FILE and sight.kind in (Kind.DIRECTORY, Kind.OTHER):
        return None
    try:
        data = project.read(absolute).data
    except UnreadableFileError as error:
        raise SettingsError(name, "", error.reason) from None
    if len(data) > _SIZE_LIMIT:
        raise SettingsError(name, "", f"it is larger than {_SIZE_LIMIT >> 20} MiB")
    return data


def _read(path: Path, shown: str) -> dict[str, Any]:
    try:
        return _table(path.read_bytes(), shown)
    except OSError as error:
        raise SettingsError(shown, "", (error.strerror or "cannot be read").lower()) from None


def _table(data: bytes, shown: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(data.decode())
    except RecursionError:
        raise SettingsError(shown, "", "the TOML is nested too deeply") from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsError(shown, "", f"not UTF-8 (at line {line})") from None
    except ValueError as error:  # among them integers of thousands of digits
        # TOML cannot say both `rules = [ ... ]` and `[rules.x]`.
        twice = "; the list of rule folders can be called rule-folders" if "('rules'," in str(error) else ""
        raise SettingsError(shown, "", f"not TOML: {error}{twice}") from None


def _tools(table: Mapping[str, Any]) -> Mapping[str, Any]:
    tools = table.get("tool", {})
    return tools if isinstance(tools, dict) else {}


def _own_part(name: str, table: dict[str, Any]) -> Any:
    return _tools(table).get("hwc-lint", {}) if name == _SHARED_FILE else table


def parse_settings(table: Any, path: str) -> Settings:
    """Settings from a TOML table. Raises `SettingsError`."""
    reader = _Reader(path)
    given = reader.table("", table)
    if isinstance(given.get("rules"), list):
        folders = reader.each("rules", given.pop("rules"), _Reader.folder)
        given["rule-folders"] = [*folders, *reader.strings("rule-folders", given.get("rule-folders", []))]
    conventions = {name: given.pop(name) for name in list(given) if name in _names(Conventions)}
    found: Settings = reader.record(Settings, given, "", [*_names(Conventions), *_names(Settings)])
    settled = replace(reader.record(Conventions, conventions, "", ()), given=tuple(sorted(conventions)))
    return replace(found, conventions=settled, origin=path)


def _names(kind: type) -> list[str]:
    return [_kebab(found.name) for found in fields(kind) if "doc" in found.metadata]


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class _Reader:
    """Turns TOML values into what the fields say; every error names the file."""

    def __init__(self, path: str) -> None:
        self.path = path

    def fail(self, key: str, reason: str) -> SettingsError:
        return SettingsError(self.path, key, reason)

    def record(self, kind: type[Any], table: Mapping[str, Any], prefix: str, known: Iterable[str]) -> Any:
        """An instance of `kind` from a table; `known` are the keys to suggest from."""
        values = {}
        names = {_kebab(found.name): found for found in fields(kind) if "doc" in found.metadata}
        for name, value in table.items():
            if name not in names:
                hint = did_you_mean(name, known or names) or (_OWN_SETTINGS if kind is RuleSettings else "")
                raise self.fail(prefix + name, f"there is no such key{hint.format(prefix.removesuffix('.'))}")
            found = names[name]
            values[found.name] = self.value(found, prefix + name, value)
        return kind(**values)

    def value(self, found: Field[Any], key: str, value: Any) -> Any:
        choices = found.metadata.get("choices")
        if choices and value not in choices:
            raise self.fail(key, f"must be one of {', '.join(choices)}{did_you_mean(str(value), choices)}")
        return _PARSERS[str(found.type)](self, key, value)

    def table(self, key: str, value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise self.fail(key, f"must be a table, not {_kind(value)}")
        found: dict[str, Any] = {}
        for name, inner in value.items():
            if _kebab(name) in found:
                raise self.fail(f"{key}.{name}".lstrip("."), f"it is there twice, also as {_kebab(name)}")
            found[_kebab(name)] = inner
        return found

    def string(self, key: str, value: Any) -> str:
        if not isinstance(value, str):
            raise self.fail(key, f"must be a string, not {_kind(value)}")
        return value

    def account_id(self, key: str, value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.fail(key, f"must be an integer, not {_kind(value)}")
        if not 0 <= value <= MAX_ACCOUNT_ID:
            raise self.fail(key, f"must be between 0 and {MAX_ACCOUNT_ID}")
        return value

    def boolean(self, key: str, value: Any) -> bool:
        if not isinstance(value, bool):
            raise self.fail(key, f"must be true or false, not {_kind(value)}")
        return value

    def strings(self, key: str, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            what = "a list with other values in it" if isinstance(value, list) else _kind(value)
            raise self.fail(key, f"must be a list of strings, not {what}")
        if "" in value:
            raise self.fail(f"{key}[{value.index('')}]", "must not be empty")
        return tuple(value)

    def each(self, key: str, value: Any, parse: Callable[[_Reader, str, Any], str]) -> tuple[str, ...]:
        return tuple(parse(self, f"{key}[{index}]", item) for index, item in enumerate(self.strings(key, value)))

    def folder(self, key: str, value: Any) -> str:
        found = normpath(self.string(key, value))
        if found.startswith(("/", "../")) or found in (".", ".."):
            raise self.fail(key, "must be a folder below the project's root, relative to it")
        return found

    def host_path(self, key: str, value: Any) -> str:
        found = self.string(key, value)
        if not found.startswith("/"):
            raise self.fail(key, "must be a path of a host, which begins with /")
        return normpath(found)

    def state_path(self, key: str, value: Any) -> str:
        found = self.host_path(key, value)
        unknown = [name for name in re.findall(r"<[^/]*?>", found) if name not in _PLACEHOLDERS]
        if unknown:
            raise self.fail(key, f"{unknown[0]} is not a placeholder, only {' and '.join(_PLACEHOLDERS)} do")
        return found

    def folder_name(self, key: str, value: Any) -> str:
        found = self.string(key, value)
        if "/" in found:
            raise self.fail(key, "must be the name of one folder, without /")
        return found

    def option_path(self, key: str, value: Any) -> str:
        found = self.string(key, value)
        if not re.fullmatch(r"[A-Za-z_][\w'-]*(\.[A-Za-z_][\w'-]*)*", found):
            raise self.fail(key, "must be a path of options, such as my.containers")
        return found

    def globs(self, key: str, value: Any) -> tuple[str, ...]:
        found = self.each(key, value, _Reader.glob)
        self._check_globs(key, found)
        return found

    def glob(self, key: str, glob: str) -> str:
        self._check_globs(key, [glob])
        return glob

    def _check_globs(self, key: str, globs: Sequence[str]) -> None:
        try:
            ignore_spec(globs)
        except GlobError as error:
            raise self.fail(key, f"not a glob as in a .gitignore: {error}") from None

    def severity(self, key: str, value: Any) -> Severity:
        names = [severity.value for severity in Severity]
        if value not in names:
            raise self.fail(key, f"must be one of {', '.join(names)}{did_you_mean(str(value), names)}")
        return Severity(value)

    def path_ignores(self, key: str, value: Any) -> Mapping[str, tuple[str, ...]]:
        if not isinstance(value, dict):
            raise self.fail(key, f"must be a table, not {_kind(value)}")
        return {
            self.glob(f"{key}.{glob!r}", glob): self.strings(f"{key}.{glob!r}", rules) for glob, rules in value.items()
        }

    def markers(self, key: str, value: Any) -> tuple[ExceptionMarker, ...]:
        if not isinstance(value, list):
            raise self.fail(key, f"must be a list of tables, not {_kind(value)}")
        return tuple(self.marker(f"{key}[{index}]", item) for index, item in enumerate(value))

    def marker(self, key: str, value: Any) -> ExceptionMarker:
        table = self.table(key, value)
        for name in table:
            if name not in ("pattern", "rules"):
                raise self.fail(f"{key}.{name}", f"there is no such key{did_you_mean(name, ('pattern', 'rules'))}")
        pattern = self.regex(f"{key}.pattern", self.string(f"{key}.pattern", table.get("pattern")))
        return ExceptionMarker(pattern, self.strings(f"{key}.rules", table.get("rules")))

    def regex(self, key: str, pattern: str) -> str:
        import re2

        if not pattern:
            raise self.fail(key, "must not be empty, or every comment would match")
        options = re2.Options()
        options.log_errors = False
        try:
            re2.compile(pattern, options)
        except re2.error as error:
            reason = error.args[0]
            shown = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else reason
            raise self.fail(key, f"not a regular expression: {shown}") from None
        return pattern

    def rules(self, key: str, value: Any) -> Mapping[str, RuleSettings]:
        return {name: self.rule(f"{key}.{name}", inner) for name, inner in self.rule_tables(key, value).items()}

    def rule_tables(self, key: str, value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise self.fail(key, f"must be a table of rules, or a list of rule folders, not {_kind(value)}")
        return value

    def rule(self, key: str, value: Any) -> RuleSettings:
        table = self.table(key, value)
        if "settings" in table:
            table["values"] = self.table(key + ".settings", table.pop("settings"))
        known = ("enabled", "severity", "exclude", "settings")
        found: RuleSettings = self.record(RuleSettings, table, key + ".", known)
        return found

    def plain(self, key: str, value: Any) -> Mapping[str, object]:
        return dict(self.table(key, value))


_Parser = Callable[[_Reader, str, Any], Any]
_PARSERS: Final[dict[str, _Parser]] = {
    "str": _Reader.string,
    "str | None": _Reader.string,
    "OptionPath": _Reader.option_path,
    "StatePath": _Reader.state_path,
    "AccountId": _Reader.account_id,
    "bool": _Reader.boolean,
    "bool | None": _Reader.boolean,
    "tuple[str, ...]": _Reader.strings,
    "Severity | None": _Reader.severity,
    "tuple[Glob, ...]": _Reader.globs,
    "tuple[Folder, ...]": lambda reader, key, value: reader.each(key, value, _Reader.folder),
    "tuple[FolderName, ...]": lambda reader, key, value: reader.each(key, value, _Reader.folder_name),
    "tuple[HostPath, ...]": lambda reader, key, value: reader.each(key, value, _Reader.host_path),
    "Mapping[Glob, tuple[str, ...]]": _Reader.path_ignores,
    "tuple[ExceptionMarker, ...]": _Reader.markers,
    "Mapping[str, RuleSettings]": _Reader.rules,
    "Mapping[str, object]": _Reader.plain,
}


def _kind(value: object) -> str:
    if value is None:
        return "missing"
    kinds = {bool: "a Boolean", int: "an integer", float: "a float", str: "a string", list: "a list", dict: "a table"}
    return kinds.get(type(value), "a date or time")
