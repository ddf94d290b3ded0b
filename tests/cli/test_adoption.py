"""Taking the linter up in a repository that has findings already: settings by path, baseline, comments, counts."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from .command import hwc_lint


def module(name: str, tag: str = "latest", comment: str = "", extra: str = "") -> str:
    return f"""{{
  virtualisation.oci-containers.containers.{name} = {{
    image = "docker.io/library/{name}:{tag}";{comment}
    privileged = true;{extra}
  }};
}}
"""


@pytest.fixture
def project(tmp_path):
    for path, name in {
        "machines/old/a.nix": "redis",
        "machines/new/b.nix": "nginx",
        "other/c.nix": "memcached",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(module(name))
    settings(tmp_path)
    return tmp_path


def settings(project, text: str = "") -> None:
    select = 'select = ["image-latest-tag", "privileged-container", "HWC0"]\n'
    (project / "hwc-lint.toml").write_text(select + text)


def found(project, *arguments: str) -> Counter[tuple[str, str]]:
    """How many findings of each rule lie in each file."""
    done = hwc_lint("--format", "json", *arguments, cwd=project)
    assert done.returncode < 2, done.stderr
    return Counter((finding["path"], finding["name"]) for finding in json.loads(done.stdout)["findings"])


def test_globs_exclude_files(project):
    settings(project, 'exclude = ["machines/old/**"]\n')
    assert {path for path, _ in found(project)} == {"machines/new/b.nix", "other/c.nix"}


@pytest.mark.parametrize("glob", ["machines/**", "/machines/", "machines/*/*.nix", "[ab].nix"])
def test_rules_are_ignored_by_path(project, glob):
    settings(project, f'[per-path-ignores]\n"{glob}" = ["image-latest-tag"]\n')
    assert {path for path, name in found(project) if name == "image-latest-tag"} == {"other/c.nix"}


def test_a_rule_is_silent_in_some_files_only(project):
    settings(project, '[rules.image-latest-tag]\nexclude = ["machines/**"]\nseverity = "note"\n')
    everything = found(project)
    assert [path for path, name in everything if name == "image-latest-tag"] == ["other/c.nix"]
    (project / "hwc-lint.toml").write_text('select = ["HWC1"]\n[rules.HWC101]\nenabled = false\n')
    assert not [path for path, name in found(project) if name == "image-latest-tag"]


def test_statistics_count_findings_by_rule(project):
    expected = Counter(name for _, name in found(project))
    told = set(hwc_lint("--statistics", cwd=project).stdout.splitlines())
    counts = told - set(hwc_lint(cwd=project).stdout.splitlines())
    for name, count in expected.items():
        (line,) = [line for line in counts if name in line.split()]
        assert str(count) in line.split()


def test_a_baseline_leaves_the_new_and_tells_the_mended(project):
    assert hwc_lint("baseline", "--output", "known.json", cwd=project).returncode == 0
    assert not found(project, "--baseline", "known.json")
    moved = "# a line above\n\n" + module("redis")
    (project / "machines/old/a.nix").write_text(moved)
    (project / "new.nix").write_text(module("mosquitto"))
    assert {path for path, _ in found(project, "--baseline", "known.json")} == {"new.nix"}
    (project / "other/c.nix").write_text(module("memcached", "1.6.31"))
    done = hwc_lint("--baseline", "known.json", cwd=project)
    assert "baseline" in done.stdout + done.stderr
    assert "HWC101" in hwc_lint("--baseline", "known.json", "--format", "sarif", cwd=project).stdout


def test_an_unused_suppression_is_found_and_removed(project):
    unused = module("redis", "7.4.1", " # hwc-lint: ignore[image-latest-tag] it moved")
    used = module("nginx", "latest", " # hwc-lint: ignore[image-latest-tag] on purpose")
    (project / "machines/old/a.nix").write_text(unused)
    (project / "machines/new/b.nix").write_text(used)
    assert ("machines/old/a.nix", "unused-suppression") in found(project)
    hwc_lint("--fix", cwd=project)
    assert (project / "machines/old/a.nix").read_text() == module("redis", "7.4.1")
    assert (project / "machines/new/b.nix").read_text() == used
    assert not [path for path, name in found(project) if name == "unused-suppression"]


def test_only_the_unused_rule_of_a_suppression_goes(project):
    comment = " # hwc-lint: ignore[image-latest-tag, database-exposed] on purpose"
    (project / "machines/old/a.nix").write_text(module("redis", "latest", comment))
    settings(project, "")
    (project / "hwc-lint.toml").write_text("")
    before = found(project, "--select", "HWC0,image-latest-tag,database-exposed")
    assert ("machines/old/a.nix", "unused-suppression") in before
    hwc_lint("--fix", "--select", "HWC0,image-latest-tag,database-exposed", cwd=project)
    kept = module("redis", "latest", " # hwc-lint: ignore[image-latest-tag] on purpose")
    assert (project / "machines/old/a.nix").read_text() == kept


def test_markers_of_another_convention_silence_what_they_are_mapped_to(project):
    text = module("redis", "latest", " # HWC-EXCEPTION(Law 5): pinned by hand")
    (project / "machines/old/a.nix").write_text(text)
    settings(project, "[[exception-markers]]\npattern = 'HWC-EXCEPTION\\(Law 5\\)'\nrules = [\"HWC1\"]\n")
    assert ("machines/old/a.nix", "image-latest-tag") not in found(project)
    assert ("machines/old/a.nix", "image-latest-tag") in found(project, "--no-ignores")


def test_a_reason_can_be_asked_for(project):
    text = module("redis", "latest", " # hwc-lint: ignore[image-latest-tag]")
    (project / "machines/old/a.nix").write_text(text)
    settings(project, "require-reason = true\n")
    assert [name for path, name in found(project) if path == "machines/old/a.nix" and name != "image-latest-tag"]
