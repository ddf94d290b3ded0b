"""Record what real Nix makes of the matrix: `python -m tests.matrix.record` writes `expected/SHAPE.json`.

Needs nix-instantiate and nixpkgs' `lib` (HWC_LINT_NIXPKGS_LIB or `.cache/nixpkgs.lib`).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.matrix.projects import CHECKS, FOLDER, Shape, shapes
from tests.support.nixpkgs import nixpkgs_lib

Values = dict[str, dict[str, object]]

#: What the options are that nobody sets.
DEFAULTS: dict[str, object] = {"autoStart": True, "pull": "missing"}


def evaluate(shape: Shape, root: Path) -> Values:
    """The containers of a project as nixpkgs' module system has them."""
    arguments = {"libPath": str(nixpkgs_lib().resolve()), "root": str(root), "entry": shape.entry}
    command = ["nix-instantiate", "--eval", "--strict", "--json", str(FOLDER / "evaluate.nix")]
    for name, value in arguments.items():
        command += ["--argstr", name, value]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode:
        sys.exit(f"{shape.name}: {result.stderr}")
    found: Values = json.loads(result.stdout)
    return {name: without_defaults(options) for name, options in found.items()}


def without_defaults(options: dict[str, object]) -> dict[str, object]:
    """The options that have another value than without any definition."""
    return {
        name: value for name, value in options.items() if value not in ([], {}, None) and DEFAULTS.get(name) != value
    }


def recorded(shape: Shape, root: Path) -> dict[str, Values]:
    """The containers of the clean project, and what else they are in those that hold a cause."""
    clean = evaluate(shape, shape.write(root, None))
    found = {"clean": clean}
    for check in CHECKS:
        containers = evaluate(shape, shape.write(root, check))
        assert containers.keys() == clean.keys()
        found[check] = {
            name: {
                key: options.get(key)
                for key in sorted({*options, *clean[name]})
                if options.get(key) != clean[name].get(key)
            }
            for name, options in containers.items()
        }
    return found


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for shape in shapes():
            text = json.dumps(recorded(shape, Path(folder).resolve() / "project"), indent=2, sort_keys=True)
            (FOLDER / "expected" / f"{shape.name}.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
