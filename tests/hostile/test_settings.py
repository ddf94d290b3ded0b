"""Every key of the settings with a value of every type that it is not of: one line that names file and key, code 2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import Field, dataclass, fields
from pathlib import Path
from typing import Any

import pytest

from nixlint_hwc.cli import run
from nixlint_hwc.settings import Conventions, ExceptionMarker, RuleSettings, Settings
from tests.hostile.project import IMAGE, module

#: A TOML value of each type, and of some that only look right.
VALUES = {
    "a Boolean": "true",
    "an integer": "7",
    "a float": "1.5",
    "no number": "nan",
    "an infinite number": "-inf",
    "a string": '"text"',
    "an empty list": "[]",
    "a list of strings": '["HWC1"]',
    "a list of numbers": "[1, 2]",
    "a mixed list": '["HWC1", 1]',
    "a list of lists": '[["HWC1"]]',
    "a list of tables": '[{ pattern = "x", rules = ["HWC1"] }]',
    "a list of other tables": "[{ a = 1 }]",
    "an empty table": "{}",
    "a table of lists": '{ "a" = ["HWC1"] }',
    "a table of numbers": '{ "a" = 1 }',
    "a table of tables": '{ "a" = { enabled = true } }',
    "a date": "1979-05-27",
    "a time": "07:32:00",
    "a date and time": "1979-05-27T07:32:00Z",
}
#: Which of them fit the type of a field. None is a key of a rule's own, which nothing here fits.
FITTING = {
    "str": {"a string"},
    "str | None": {"a string"},
    "AccountId": {"an integer"},
    "bool": {"a Boolean"},
    "bool | None": {"a Boolean"},
    "tuple[str, ...]": {"an empty list", "a list of strings"},
    "OptionPath": {"a string"},
    "StatePath": set[str](),
    "tuple[Folder, ...]": {"an empty list", "a list of strings"},
    "tuple[FolderName, ...]": {"an empty list", "a list of strings"},
    "tuple[HostPath, ...]": {"an empty list"},
    "tuple[Glob, ...]": {"an empty list", "a list of strings"},
    "Severity | None": set[str](),
    "Mapping[Glob, tuple[str, ...]]": {"an empty table", "a table of lists"},
    "tuple[ExceptionMarker, ...]": {"an empty list", "a list of tables"},
    "Mapping[str, RuleSettings]": {"an empty table", "a list of strings", "an empty list", "a table of tables"},
    "Mapping[str, object]": {"an empty table"},
}
#: Values of the right type that no key has a use for.
USELESS = {
    "puid": ("-1", "4294967295", "99999999999999999999999"),
    "exclude": ('["!"]', '["[z-a]"]', '["a\\\\"]'),
    "per-path-ignores": ('{ "!" = ["HWC1"] }', '{ "[z-a]" = ["HWC1"] }'),
    "exception-markers": ("[{ pattern = '(', rules = [] }]", "[{ pattern = '', rules = [] }]", "[{ rules = [] }]"),
    "baseline": ('"a\\u0000b"', '"."', '"/dev/zero"', '"gone.json"'),
    "rule-folders": ('["a\\u0000b"]', '["gone"]', '["../.."]', '["configuration.nix"]'),
    "select": ('[""]', '["nothing"]', '["\\u001b[2J"]'),
    "ignore": ('["nothing"]',),
    "fail-on": ('""', '"ERROR"'),
    "no-such-key": ("1",),
    '"\\u001b[2J\\n::error::x"': ("1",),
    "rules": (
        "{ HWC101 = { enabled = true }, image-latest-tag = { enabled = false } }",
        "{ HWC101 = { enabled = true }, hwc101 = { enabled = false } }",
        "{ nothing = { enabled = true } }",
        "{ HWC101 = { nothing = 1 } }",
        "{ HWC201.settings.nothing = 1 }",
    ),
}


@dataclass(frozen=True)
class Key:
    """A key of the settings file. `text` is what stands before its value."""

    name: str
    text: str
    type: str

    def __str__(self) -> str:
        return self.name


def _documented(kind: type) -> Iterator[tuple[str, Field[Any]]]:
    return ((found.name.replace("_", "-"), found) for found in fields(kind) if "doc" in found.metadata)


def _keys() -> Iterator[Key]:
    for kind in (Conventions, Settings):
        yield from (Key(name, name, str(found.type)) for name, found in _documented(kind))
    for name, found in _documented(RuleSettings):
        own = "settings" if found.name == "values" else name
        yield Key(f"rules.HWC101.{own}", f"[rules.HWC101]\n{own}", str(found.type))
    for name, found in _documented(ExceptionMarker):
        other = "rules = []" if found.name == "pattern" else "pattern = 'x'"
        yield Key(f"exception-markers[0].{name}", f"[[exception-markers]]\n{other}\n{name}", str(found.type))


KEYS = list(_keys())


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("HWC_LINT_ONE_PROCESS", "1")
    root = tmp_path / "project"
    root.mkdir()
    module(IMAGE)(root)
    monkeypatch.chdir(root)
    return root


def _told(root: Path, capfd: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    """The exit code and the lines of standard error. What the libraries in C++ write is among them."""
    code = run(["check", "--project", str(root), "--format", "concise"])
    return code, capfd.readouterr().err.splitlines()


@pytest.mark.parametrize("file", ["hwc-lint.toml", "pyproject.toml"])
@pytest.mark.parametrize("key", KEYS, ids=str)
def test_a_value_of_a_wrong_type_is_told(key: Key, file: str, root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Each of them, in one project: the file is read anew in each run."""
    wrong = [kind for kind in VALUES if kind not in FITTING[key.type]]
    assert wrong
    for kind in wrong:
        text = f"{key.text} = {VALUES[kind]}\n"
        root.joinpath(file).write_text(text if file == "hwc-lint.toml" else _in_pyproject(text))
        code, lines = _told(root, capfd)
        assert code == 2, kind
        assert len(lines) == 1, (kind, lines)
        assert re.match(rf"hwc-lint: {re.escape(file)}: {re.escape(key.name)}\S*: must be ", lines[0]) or (
            lines[0].startswith(f"hwc-lint: {file}: {key.name}") and "there is no such key" in lines[0]
        ), (kind, lines)


def _in_pyproject(text: str) -> str:
    """The same below `[tool.hwc-lint]`."""
    inner = re.sub(r"^(\[+)", r"\1tool.hwc-lint.", text)
    return inner if text.startswith("[") else f"[tool.hwc-lint]\n{text}"


@pytest.mark.parametrize(("key", "value"), [(key, value) for key, values in USELESS.items() for value in values])
def test_a_value_that_means_nothing_is_told(
    key: str, value: str, root: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    root.joinpath("hwc-lint.toml").write_text(f"{key} = {value}\n")
    code, lines = _told(root, capfd)
    assert code == 2, lines
    assert len(lines) == 1, lines
    assert lines[0].startswith("hwc-lint: ")
    assert lines[0].isprintable()


@pytest.mark.parametrize("key", KEYS, ids=str)
def test_every_type_of_a_key_is_known_here(key: Key) -> None:
    """So that a new key is tried as well."""
    assert key.type in FITTING
