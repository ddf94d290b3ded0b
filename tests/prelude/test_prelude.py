"""The prelude, evaluated by real Nix with nixpkgs' own module system.

A case is a file `cases/<name>.nix`, a function of `lib` to `{ module; show; }`: the prelude and `module` are merged,
and `show config` must be what `<name>.expected.json` holds. `options.expected.json` lists every option with type and
default. HWC_LINT_UPDATE_EXPECTED=1 writes these files from what Nix answers.

Nix's library is found through HWC_LINT_NIXPKGS_LIB or in `.cache/nixpkgs.lib`.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PRELUDE = ROOT / "nixlint_hwc" / "modules" / "prelude"
FILES = sorted(path.name for path in PRELUDE.glob("*.nix"))
CASES = sorted(HERE.glob("cases/*.nix"))
ROOTS: dict[str, list[str]] = json.loads((PRELUDE / "roots.json").read_text())
OPEN: list[str] = json.loads((PRELUDE / "open.json").read_text())


def nixpkgs_lib() -> Path | None:
    """The folder of nixpkgs' `lib`, or None."""
    configured = os.environ.get("HWC_LINT_NIXPKGS_LIB")
    base = Path(configured) if configured else ROOT / ".cache" / "nixpkgs.lib"
    return next((path for path in (base, base / "lib") if (path / "default.nix").is_file()), None)


needs_nix = pytest.mark.skipif(
    shutil.which("nix-instantiate") is None or nixpkgs_lib() is None,
    reason="needs nix-instantiate and nixpkgs' lib (HWC_LINT_NIXPKGS_LIB or .cache/nixpkgs.lib)",
)


def evaluate(files: list[str], attribute: str) -> object:
    """The JSON value of `attribute` of evaluate.nix over the given prelude files, wherever the project lies."""
    arguments = f'libPath = "{nixpkgs_lib()}"; prelude = "{PRELUDE}"; files = [ {" ".join(map(json.dumps, files))} ];'
    expression = f"(import {HERE}/evaluate.nix {{ {arguments} }}).{attribute}"
    command = ["nix-instantiate", "--eval", "--strict", "--json", "--expr", expression]
    result = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout.replace(f"{PRELUDE}/", "<prelude>/"))


def compare(answer: object, expected: Path) -> None:
    """Hold `answer`, a set, to the golden file, or write it, an attribute a line, where updating was asked for."""
    assert isinstance(answer, dict)
    if os.environ.get("HWC_LINT_UPDATE_EXPECTED"):
        lines = [f"  {json.dumps(name)}: {json.dumps(answer[name], sort_keys=True)}" for name in sorted(answer)]
        expected.write_text("{\n" + ",\n".join(lines) + "\n}\n")
    assert answer == json.loads(expected.read_text())


def below(path: str, prefix: str) -> bool:
    return path == prefix or path.startswith(prefix + ".")


def test_every_file_has_roots() -> None:
    assert sorted(ROOTS) == FILES


def test_no_root_lies_below_another() -> None:
    roots = [root for prefixes in ROOTS.values() for root in prefixes]
    assert [(a, b) for i, a in enumerate(roots) for j, b in enumerate(roots) if i != j and below(a, b)] == []


@pytest.mark.parametrize("file", FILES)
def test_every_file_says_what_manual_it_follows(file: str) -> None:
    comment = (PRELUDE / file).read_text().splitlines()[0]
    assert comment.startswith("# ")
    assert ", after " in comment


@needs_nix
@pytest.mark.parametrize("file", FILES)
def test_a_file_declares_its_roots_and_nothing_else(file: str) -> None:
    declared = evaluate([file], "names")
    assert isinstance(declared, list)
    assert [path for path in declared if not any(below(path, root) for root in ROOTS[file])] == []
    assert [root for root in ROOTS[file] if not any(below(path, root) for path in declared)] == []


@needs_nix
def test_options_are_these() -> None:
    listing = evaluate(FILES, "options")
    assert isinstance(listing, dict)
    compare(listing, HERE / "options.expected.json")
    assert [path for path in OPEN if not listing[path]["type"].startswith("attribute set of ")] == []


@needs_nix
@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_case(case: Path) -> None:
    compare(evaluate(FILES, f'case "{case}"'), case.with_suffix(".expected.json"))
