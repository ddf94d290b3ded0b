"""The models of flake inputs: each says what it follows, is Nix, and is taken for the right addresses."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from nixlint_hwc.analysis.collect import evaluate
from nixlint_hwc.eval.evaluator import in_large_stack
from nixlint_hwc.modules import known_inputs
from nixlint_hwc.modules.known_inputs import MODELS, is_input
from nixlint_hwc.project import Project

FOLDER = Path(known_inputs.__file__).parent / "inputs"
FILES = sorted(FOLDER.glob("*.nix"))


def test_every_model_is_listed() -> None:
    assert sorted(MODELS) == sorted(path.stem for path in FILES if not path.stem.startswith("_"))


@pytest.mark.parametrize("name", sorted(MODELS))
def test_a_model_says_what_it_follows(name: str) -> None:
    first = (FOLDER / f"{name}.nix").read_text("utf-8").splitlines()[0]
    assert first.startswith("# ")
    assert ", after " in first


@pytest.mark.skipif(shutil.which("nix-instantiate") is None, reason="needs nix-instantiate")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nix_reads_it(path: Path) -> None:
    done = subprocess.run(["nix-instantiate", "--parse", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("name", "url", "repository", "is_it"),
    [
        ("colmena", "github:zhaofengli/colmena/v0.4.0", "colmena", True),
        ("deploy", "https://flakehub.com/f/zhaofengli/colmena/*.tar.gz", "colmena", True),
        ("colmena", "", "colmena", True),
        ("colmena", "github:someone/something", "colmena", False),
        ("snowfall", "github:snowfallorg/lib?ref=v3.0.3", "snowfallorg/lib", True),
        ("lib", "github:someone/lib", "snowfallorg/lib", False),
        ("clan", "https://git.clan.lol/clan/clan-core/archive/main.tar.gz", "clan-core", True),
        ("utils", "git+https://github.com/numtide/flake-utils.git", "flake-utils", True),
        ("utils", "github:gytis-ivaskevicius/flake-utils-plus", "flake-utils", False),
    ],
)
def test_an_input_is_known_by_its_address(name: str, url: str, repository: str, is_it: bool) -> None:
    assert is_input(name, url, repository) == is_it


#: Outputs that use a library in ways that it does not take: what comes out is told, and nothing else breaks.
WRONG = (Path(__file__).parent / "wrong-uses.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("outputs", WRONG)
def test_wrong_uses_break_nothing_else(outputs: str, tmp_path: Path) -> None:
    names = "\n".join(f'  inputs."{name}".url = "github:x/{name}";' for name in (*MODELS, "flake-parts", "nixpkgs"))
    (tmp_path / "flake.nix").write_text(f"{{\n{names}\n  outputs = inputs: {outputs};\n}}\n", "utf-8")
    module = (
        '{ config, ... }: { virtualisation.oci-containers.containers.web.image = "docker.io/library/nginx:1.27.2"; }'
    )
    (tmp_path / "web.nix").write_text(module, "utf-8")
    found = in_large_stack(lambda: evaluate(Project(tmp_path)))
    assert [sighted.name for reading in found.readings for sighted in reading.sighted] == ["web"]
