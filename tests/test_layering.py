"""The pipeline's direction, as the code's imports show it.

source, project -> syntax -> eval -> modules -> facts -> analysis -> policy -> fix | report -> pipeline, commands, cli
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = "nixlint_hwc"

#: What each stage may import of the others, apart from itself.
STAGES: dict[str, frozenset[str]] = {
    "source": frozenset(),
    "project": frozenset({"source"}),
    "globs": frozenset(),
    "untracked": frozenset({"source", "project", "globs"}),
    "finding": frozenset({"source"}),
    "settings": frozenset({"finding"}),
    "config": frozenset({"project", "globs", "finding", "settings", "suggestion"}),
    "workers": frozenset(),
    "suggestion": frozenset(),
    "syntax": frozenset({"source"}),
    "eval": frozenset({"source", "project", "untracked", "syntax"}),
    "modules": frozenset({"source", "project", "syntax", "eval"}),
    "facts": frozenset({"source", "project", "finding", "settings", "syntax", "eval", "modules"}),
    "analysis": frozenset({"source", "project", "finding", "settings", "syntax", "eval", "modules", "facts"}),
    "policy": frozenset(
        {"source", "project", "globs", "finding", "settings", "suggestion", "syntax", "eval", "modules", "facts"}
    ),
    "fix": frozenset({"source", "project", "finding", "settings", "syntax", "eval", "modules", "facts", "policy"}),
    "report": frozenset({"source", "finding", "version"}),
    "cache": frozenset({"source", "project", "finding", "settings", "workers", "syntax", "version"}),
    "pipeline": frozenset(
        {"project", "finding", "settings", "syntax", "eval", "modules", "facts", "analysis", "policy", "fix", "cache"}
    ),
    "commands": frozenset({"*"}),
    "cli": frozenset({"*"}),
}
#: Packages of `facts` that know a language of others, and what they may import of `facts` besides themselves.
LANGUAGES: dict[str, frozenset[str]] = {"podman": frozenset({"partial"}), "shell": frozenset({"partial", "systemd"})}
#: Packages that are expensive, or whose types must not leak, and the only places that import them.
RESERVED: dict[str, tuple[str, ...]] = {
    "tree_sitter": ("syntax/", "facts/shell/"),
    "tree_sitter_nix": ("syntax/",),
    "tree_sitter_bash": ("facts/shell/",),
    "rich": ("report/", "commands/"),
    "sarif_om": ("report/",),
    "attr": ("report/",),
    "click": ("cli.py", "commands/"),
    "platformdirs": ("cache/",),
    "pathspec": ("globs.py", "untracked.py"),
}
#: Modules that give access to files, and the only places that import them.
FILE_ACCESS = ("os", "io", "pathlib", "shutil", "tempfile", "glob", "importlib.resources", "fileinput")
FILE_PLACES = (
    "project.py",
    "config.py",
    "cache/",
    # The file through which a second process hands over what it made.
    "workers.py",
    "pipeline.py",
    "cli.py",
    "commands/",
    "fix/",
    # The linter's own data: rules, the modelled lib, the prelude.
    "policy/builtin.py",
    "policy/rules.py",
    "eval/library.py",
    "modules/library.py",
    "modules/prelude_files.py",
)
#: These name paths without touching a file.
PURE = {"PurePath", "PurePosixPath", "StringIO"}
#: Never imported: nothing of the linter starts programs or talks to a network.
FORBIDDEN = ("subprocess", "socket", "urllib.request", "http", "requests", "multiprocessing", "pickle", "ctypes")
#: The only places that print or exit; a second process ends itself.
SPEAKERS = ("cli.py", "commands/", "workers.py")

FILES = sorted(path.relative_to(ROOT / PACKAGE).as_posix() for path in (ROOT / PACKAGE).rglob("*.py"))
STAGE_FILES = [file for file in FILES if file != "__init__.py"]


@cache
def tree(file: str) -> ast.Module:
    return ast.parse((ROOT / PACKAGE / file).read_text(encoding="utf-8"), file)


def imports(file: str) -> Iterator[tuple[str, str | None]]:
    """Each imported module with the name taken from it, wherever the import stands."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, None) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: a relative import"
            yield from ((node.module or "", alias.name) for alias in node.names)


def stage_of(file: str) -> str:
    return file.partition("/")[0].removesuffix(".py")


def imported_stage(module: str, name: str | None) -> str | None:
    """The stage that an import reaches, None for other packages."""
    parts = module.split(".")
    if parts[0] != PACKAGE:
        return None
    if len(parts) > 1:
        return parts[1]
    return "version" if name == "__version__" else name


def is_within(module: str, packages: tuple[str, ...]) -> bool:
    return any(module == package or module.startswith(package + ".") for package in packages)


def calls(file: str) -> Iterator[str]:
    """The dotted names that a file calls."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def test_every_file_belongs_to_a_stage():
    assert {stage_of(file) for file in STAGE_FILES} <= set(STAGES)


def test_the_table_of_stages_has_no_cycle():
    order: list[str] = []
    while len(order) < len(STAGES):
        ready = [
            stage for stage, needs in STAGES.items() if stage not in order and needs - {"*", "version"} <= {*order}
        ]
        assert ready, f"a cycle among {set(STAGES) - set(order)}"
        order += ready


@pytest.mark.parametrize("file", STAGE_FILES)
def test_imports_follow_the_pipeline(file):
    stage = stage_of(file)
    reached = {imported_stage(module, name) for module, name in imports(file)} - {None, stage}
    if "*" not in STAGES[stage]:
        assert reached <= STAGES[stage]


@pytest.mark.parametrize("file", STAGE_FILES)
def test_packages_stay_where_they_belong(file):
    wrong = [
        module
        for module, _ in imports(file)
        for package, places in RESERVED.items()
        if is_within(module, (package,)) and not file.startswith(places)
    ]
    assert not wrong


@pytest.mark.parametrize("file", STAGE_FILES)
def test_files_are_touched_in_few_places(file):
    if file.startswith(FILE_PLACES):
        return
    assert "open" not in calls(file)
    assert not [(module, name) for module, name in imports(file) if is_within(module, FILE_ACCESS) and name not in PURE]


@pytest.mark.parametrize("file", STAGE_FILES)
def test_nothing_starts_programs_or_talks_to_a_network(file):
    assert not [module for module, _ in imports(file) if is_within(module, FORBIDDEN)]


@pytest.mark.parametrize("file", STAGE_FILES)
def test_only_the_commands_print_and_exit(file):
    if file.startswith(SPEAKERS):
        return
    assert not {"print", "exit", "quit", "sys.exit", "os._exit", "sys.stdout.write", "sys.stderr.write"} & {
        *calls(file)
    }


@pytest.mark.parametrize("file", STAGE_FILES)
def test_no_handler_catches_everything_in_silence(file):
    bare = [node.lineno for node in ast.walk(tree(file)) if isinstance(node, ast.ExceptHandler) and node.type is None]
    assert not bare


@pytest.mark.parametrize("package", LANGUAGES)
def test_a_language_knows_nothing_of_nixos(package: str) -> None:
    """What reads Podman's or a shell's text stands on its own, whoever asks."""
    for file in FILES:
        if file.startswith(f"facts/{package}/"):
            of_facts = {module.split(".")[2] for module, _ in imports(file) if module.startswith(f"{PACKAGE}.facts.")}
            assert of_facts <= LANGUAGES[package] | {package}, file
            assert not any(module.startswith(f"{PACKAGE}.modules") for module, _ in imports(file)), file
