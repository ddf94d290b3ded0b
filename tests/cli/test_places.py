"""What people read names files from where they are; what programs read names them from a root."""

from __future__ import annotations

import json
import os
import re
import subprocess

import pytest

from nixlint_hwc.report.options import seen_from

from .command import hwc_lint

MODULE = """{
  virtualisation.oci-containers.containers.db = {
    image = "docker.io/library/postgres:16";
    ports = [ "5432:5432" ];
  };
}
"""
#: Folders to run in, relative to the project's root, and how its file is named there (`ROOT` is absolute).
PLACES = {
    ".": "modules/data/db.nix",
    "modules": "data/db.nix",
    "modules/web": "../data/db.nix",
    "..": "project/modules/data/db.nix",
    "../elsewhere": "ROOT/modules/data/db.nix",
}


@pytest.fixture
def project(tmp_path):
    root = tmp_path / "project"
    for folder in ("modules/data", "modules/web", "../elsewhere"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "modules/data/db.nix").write_text(MODULE)
    (root / "modules/data/sealed.nix").write_bytes(b"\0GITCRYPT\0rest")
    (root / "hwc-lint.toml").write_text('select = ["HWC201", "HWC301"]\n')
    return root


@pytest.mark.parametrize("place", PLACES)
def test_people_get_paths_that_hold_in_the_current_folder(project, place):
    expected = PLACES[place].replace("ROOT", str(project))
    arguments = ("--project", str(project), "--fail-on", "never", "--color", "never")
    here = project / place
    assert f"--> {expected}:4:15\n" in hwc_lint("check", *arguments, cwd=here).stdout
    quiet = hwc_lint("check", *arguments, "-q", cwd=here)
    assert quiet.stdout.startswith(f"{expected}:4:15: HWC201 ")
    sealed = expected.replace("db.nix", "sealed.nix")
    assert quiet.stderr == f"hwc-lint: notice: {sealed}: encrypted by git-crypt, and skipped\n"
    assert f"({expected}:2)" in hwc_lint("show", "--project", str(project), cwd=here).stdout


@pytest.mark.parametrize("place", PLACES)
def test_a_diff_has_paths_from_the_projects_root(project, place):
    arguments = ("check", "--project", str(project), "--fail-on", "never", "--color", "never")
    done = hwc_lint(*arguments, "--diff", "--unsafe-fixes", cwd=project / place)
    name = "modules/data/db.nix"
    assert done.stdout.startswith(f"diff --git a/{name} b/{name}\n--- a/{name}\n+++ b/{name}\n")


@pytest.mark.parametrize("folder", ["project", "project/modules", "project/modules/data", "."])
@pytest.mark.parametrize("name", ["db.nix", "my db.nix", "d\N{LATIN SMALL LETTER E WITH ACUTE}.nix", 'a"b.nix'])
def test_git_applies_a_diff_in_each_folder_above_the_file(project, folder, name):
    """The project is a folder of the repository; git reads paths from the repository's root, wherever it is run."""
    repository = project.parent
    subprocess.run(["git", "init", "-q", str(repository)], check=True)
    file = (project / "modules/data/db.nix").rename(project / "modules/data" / name)
    here = repository / folder
    arguments = ("check", "--project", str(project), "--fail-on", "never", "--diff", "--unsafe-fixes")
    patch = hwc_lint(*arguments, cwd=here).stdout
    for check in (["--check"], []):
        done = subprocess.run(
            ["git", "apply", *check], check=False, cwd=here, input=patch, text=True, capture_output=True
        )
        assert not done.returncode, (done.stderr, patch)
    assert file.read_text() != MODULE
    assert not hwc_lint(*arguments, cwd=here).stdout


@pytest.mark.parametrize("place", PLACES)
def test_programs_get_paths_from_the_root(project, place):
    arguments = ("check", "--project", str(project), "--fail-on", "never")
    outputs = ("--output", "sarif=report.sarif", "--output", "junit=report.xml")
    done = hwc_lint(*arguments, "--format", "json", *outputs, cwd=project / place)
    assert [finding["path"] for finding in json.loads(done.stdout)["findings"]] == ["modules/data/db.nix"]
    for name, pattern in (("report.sarif", r'"uri": "([^"]*)",\s*"uriBaseId"'), ("report.xml", r'file="(.*?)"')):
        named = set(re.findall(pattern, (project / place / name).read_text()))
        assert "modules/data/db.nix" in named <= {"modules/data/db.nix", "modules/data/sealed.nix"}


@pytest.mark.parametrize("name", ["concise", "json", "github", "gitlab", "junit"])
def test_a_format_without_a_place_for_notices_has_them_on_standard_error(project, name):
    done = hwc_lint("--format", name, "--fail-on", "never", cwd=project)
    assert "sealed.nix" not in done.stdout
    assert done.stderr == "hwc-lint: notice: modules/data/sealed.nix: encrypted by git-crypt, and skipped\n"


@pytest.mark.parametrize("name", ["terminal", "markdown", "sarif"])
def test_the_others_have_them_in_the_report(project, name):
    done = hwc_lint("--format", name, "--fail-on", "never", cwd=project)
    assert "encrypted by git" in done.stdout
    assert done.stderr == ""


def test_many_notices_of_a_kind_are_counted(project):
    for number in range(20):
        (project / f"sealed{number:02}.nix").write_bytes(b"\0GITCRYPT\0rest")
    told = [line for line in hwc_lint(cwd=project).stdout.splitlines() if line.startswith("notice: ")]
    assert len(told) == 6
    assert told[-1] == "notice: 16 more encrypted-file notices, shown by -v"
    assert sum(line.startswith("notice: ") for line in hwc_lint("-v", cwd=project).stdout.splitlines()) == 21


def test_selected_paths_hide_the_notices_of_other_files(project):
    (project / "modules/web/web.nix").write_text("{ }\n")
    assert hwc_lint("modules/web", "--format", "concise", cwd=project).stderr == ""
    assert "sealed.nix" in hwc_lint("modules/data", "--format", "concise", cwd=project).stderr


def test_a_path_elsewhere_is_absolute():
    assert seen_from("/home/me", "/etc/nixos", "a/b.nix") == "/etc/nixos/a/b.nix"
    assert seen_from("/", "/etc/nixos", "a.nix") == "etc/nixos/a.nix"
    assert seen_from("/etc/nixos-old", "/etc/nixos", "a.nix") == "/etc/nixos/a.nix"


@pytest.mark.parametrize("given", ["found", "named", "named in full"])
@pytest.mark.parametrize("text", ["rots = 1", "rots = ", "[rules.HWC999]\nenabled = true"])
@pytest.mark.parametrize("place", PLACES)
def test_settings_that_are_wrong_are_named_as_one_writes_them_here(project, place, text, given):
    (project / "hwc-lint.toml").write_text(text)
    shown = PLACES[place].replace("ROOT", str(project)).replace("modules/", "").replace("data/db.nix", "hwc-lint.toml")
    shown = {"modules": "../hwc-lint.toml", "modules/web": "../../hwc-lint.toml"}.get(place, shown)
    here = project / place
    config = {
        "found": (),
        "named": ("--config", os.path.relpath(project / "hwc-lint.toml", here)),
        "named in full": ("--config", str(project / "hwc-lint.toml")),
    }
    done = hwc_lint("check", "--project", str(project), *config[given], cwd=here)
    assert done.stderr.splitlines()[0].startswith(f"hwc-lint: {shown}: ")
    assert done.returncode == 2
