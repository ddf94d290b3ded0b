"""What a user installs: the declared dependencies, the built wheel, the packages' docstrings."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import nixlint_hwc

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SOURCES = sorted((ROOT / "nixlint_hwc").rglob("*.py"))
#: What a distribution is imported as, where the name does not say it.
IMPORT_NAMES = {"attrs": "attr", "google-re2": "re2"}


def import_name(distribution: str) -> str:
    return IMPORT_NAMES.get(distribution, distribution.replace("-", "_"))


def required(requirements: list[str]) -> set[str]:
    return {Requirement(requirement).name for requirement in requirements}


def foreign_imports() -> set[str]:
    """The packages that the linter imports and that are neither its own nor Python's."""
    found = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                found.add((node.module or "").partition(".")[0])
    return found - set(sys.stdlib_module_names) - {"nixlint_hwc"}


def test_every_dependency_is_declared_and_used():
    assert {import_name(name) for name in required(PROJECT["dependencies"])} == foreign_imports()


def test_every_dependency_has_a_reason_in_the_readme():
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Dependencies")[2]
    development = PROJECT["optional-dependencies"]["dev"]
    named = set(re.findall(r"`([a-z0-9-]+)`", section))
    assert required(PROJECT["dependencies"]) | required(development) <= named


def test_every_dependency_is_pinned_for_ci():
    pins = [line for line in (ROOT / "constraints.txt").read_text().splitlines() if not line.startswith("#")]
    pinned = {Requirement(pin) for pin in pins}
    assert all(str(pin.specifier).startswith("==") for pin in pinned)
    wanted = required(PROJECT["dependencies"]) | required(PROJECT["optional-dependencies"]["dev"])
    assert wanted <= {pin.name for pin in pinned}


def test_the_version_is_the_same_everywhere():
    assert PROJECT["version"] == nixlint_hwc.__version__


@pytest.mark.parametrize(
    "package", [path for path in SOURCES if path.name == "__init__.py"], ids=lambda path: path.parent.name
)
def test_a_package_says_what_it_is(package):
    text = ast.get_docstring(ast.parse(package.read_text(encoding="utf-8"))) or ""
    assert len(text) > 40, "a docstring of a line or more"
    assert "placeholder" not in text.lower()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    pytest.importorskip("hatchling", reason="hatchling is not installed: no wheel is built")
    pytest.importorskip("build", reason="build is not installed: no wheel is built")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_rules_prelude_and_library(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    rules = {f"nixlint_hwc/_rules/{path.parent.name}/rule.nix" for path in (ROOT / "rules").glob("*/rule.nix")}
    data = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "nixlint_hwc").rglob("*")
        if path.suffix in (".nix", ".json")
    }
    assert rules
    assert rules | data <= names
    assert not [name for name in names if name.startswith(("tests/", "fixtures/", "rules/")) or "__pycache__" in name]
    assert [name for name in names if name.endswith("licenses/LICENSE")]


def test_an_unpacked_wheel_finds_its_rules_from_any_folder(wheel, tmp_path):
    package, elsewhere = tmp_path / "package", tmp_path / "elsewhere"
    elsewhere.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(package)
    run = "import sys; sys.path.insert(0, sys.argv.pop(1)); from nixlint_hwc.cli import main; main()"
    command = [sys.executable, "-c", run, str(package), "rules"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=elsewhere, check=False)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 1 + len(list((ROOT / "rules").glob("*/rule.nix")))
