"""The hooks as their users run them: a git repository, a clone of this project, and the real programs.

Needs pre-commit or prek, and a package registry from which the hook's environment is made; skipped where they are
missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLACE = "domains/server/containers/db/index.nix"
GOOD = """{ ... }:
{
  virtualisation.oci-containers.containers.db = {
    image = "docker.io/library/postgres:16.4";
    ports = [ "127.0.0.1:5432:5432" ];
  };
}
"""
BAD = GOOD.replace("127.0.0.1:", "0.0.0.0:")
AUTHOR = {f"GIT_{role}_NAME": "A. Person" for role in ("AUTHOR", "COMMITTER")}
EMAIL = {f"GIT_{role}_EMAIL": "person@example.org" for role in ("AUTHOR", "COMMITTER")}
#: The rule under test alone, so that the sample need not change with every new rule.
SETTINGS = 'select = ["HWC0", "HWC201"]\n'


@dataclass(frozen=True, slots=True)
class Repository:
    """A user's repository. `environment` keeps the machine's own configuration out."""

    root: Path
    environment: dict[str, str]

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=self.root, env=self.environment, capture_output=True, text=True, check=False, timeout=550
        )

    def commit(self, text: str, place: str = PLACE, *options: str) -> subprocess.CompletedProcess[str]:
        """Write a module and commit it."""
        path = self.root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        self.run("git", "add", "--all")
        return self.run("git", "commit", "--message", "change", *options)

    def commits(self) -> int:
        return int(self.run("git", "rev-list", "--count", "HEAD").stdout or 0)


def program(name: str) -> str:
    beside = Path(sys.executable).parent / name
    found = str(beside) if beside.exists() else shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed: the hook is not tried with it")
    return found


@pytest.fixture(scope="module")
def registry(tmp_path_factory):
    """Skip where nothing can be installed: the hook's environment takes the linter's dependencies."""
    folder = tmp_path_factory.mktemp("probe")
    probe = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--retries", "0", "--dest", str(folder)]
    if subprocess.run([*probe, "editables"], capture_output=True, check=False, timeout=120).returncode != 0:
        pytest.skip("no package registry can be reached: the hook cannot be installed")


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """A clone of this project, and the commit that its users would name in `rev`."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("this is no git checkout: there is nothing to install the hook from")
    folder = tmp_path_factory.mktemp("origin") / "hwc-lint"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=True, capture_output=True)
    done = subprocess.run(["git", "rev-parse", "HEAD"], cwd=folder, check=True, capture_output=True, text=True)
    return folder, done.stdout.strip()


@pytest.fixture(scope="module", params=["pre-commit", "prek"])
def hooked(request, tmp_path_factory, registry, clone):
    """A repository with a first commit, in which the hook is installed."""
    command = program(request.param)
    root = tmp_path_factory.mktemp(request.param.replace("-", "")) / "nixos"
    root.mkdir()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT", "PREK"))},
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        **AUTHOR,
        **EMAIL,
        "PRE_COMMIT_HOME": str(root.parent / "pre-commit"),
        "PREK_HOME": str(root.parent / "prek"),
        "NO_COLOR": "1",
    }
    repository = Repository(root, environment)
    source, commit = clone
    (root / "flake.nix").write_text("{ outputs = { ... }: { }; }\n")
    (root / "hwc-lint.toml").write_text(SETTINGS)
    (root / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {source}\n    rev: {commit}\n    hooks:\n      - id: hwc-lint\n"
    )
    repository.run("git", "init", "--quiet", "--initial-branch", "main")
    repository.run("git", "add", "--all")
    assert repository.run("git", "commit", "--message", "start").returncode == 0
    done = repository.run(command, "install", "--install-hooks")
    assert done.returncode == 0, done.stdout + done.stderr
    return repository


def test_a_bad_module_is_refused_with_a_readable_message(hooked):
    before = hooked.commits()
    done = hooked.commit(BAD)
    told = done.stdout + done.stderr
    assert done.returncode != 0
    assert hooked.commits() == before
    assert "hwc-lint" in told
    assert "Failed" in told
    assert "error[HWC201] database-exposed" in told
    assert f"{PLACE}:5:" in told
    assert "exit code: 1" in told
    assert "Traceback" not in told


def test_a_good_module_is_taken(hooked):
    before = hooked.commits()
    done = hooked.commit(GOOD)
    assert done.returncode == 0, done.stdout + done.stderr
    assert hooked.commits() == before + 1
    assert "Passed" in done.stdout + done.stderr


def test_changed_files_decide_what_is_reported(hooked):
    """The project is the context, but what others left elsewhere does not stop this commit."""
    other = BAD.replace("containers.db", "containers.other").replace("5432:5432", "5433:5432")
    assert hooked.commit(other, "domains/server/containers/other/index.nix", "--no-verify").returncode == 0
    done = hooked.commit(GOOD.replace("16.4", "16.5"))
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_project_can_be_a_folder_of_the_repository(hooked):
    """As the README has it; a Nix file elsewhere in the repository is none of the hook's business."""
    config = hooked.root / ".pre-commit-config.yaml"
    plain = config.read_text()
    config.write_text(f"{plain}        args: [--project, infra]\n        files: ^infra/\n")
    (hooked.root / "shell.nix").write_text("{ }\n")
    (hooked.root / "infra").mkdir()
    (hooked.root / "infra/hwc-lint.toml").write_text(SETTINGS)
    bad = hooked.commit(BAD, f"infra/{PLACE}")
    good = hooked.commit(GOOD, f"infra/{PLACE}")
    config.write_text(plain)
    assert bad.returncode != 0
    assert "error[HWC201] database-exposed" in bad.stdout + bad.stderr
    assert good.returncode == 0, good.stdout + good.stderr
