"""The cache folder: who may use it, how large it grows, and what happens where it cannot be written."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

import nixlint_hwc.cache.folder as cache_folder
from tests.cache.cached_repository import OPTIONS


def test_without_cache_nothing_is_written(repository):
    assert repository.check("--no-cache").evaluated
    assert not repository.cache.exists()


def test_the_folder_is_for_its_owner(repository):
    repository.check()
    assert repository.cache.stat().st_mode & 0o777 == 0o700
    assert {entry.stat().st_mode & 0o777 for entry in repository.entries()} == {0o600}


def open_to_all(repository):
    repository.cache.mkdir(parents=True)
    repository.cache.chmod(0o777)


def part_of_the_repository(repository):
    (repository.root / ".git").mkdir()
    repository.patch.setenv("XDG_CACHE_HOME", str(repository.root / "brought/along"))


def part_of_the_repository_by_a_link(repository):
    (repository.root / "brought").mkdir()
    repository.cache.parent.mkdir()
    repository.cache.symlink_to(repository.root / "brought")


def a_file(repository):
    repository.cache.parent.mkdir()
    repository.cache.write_text("")


def below_a_file(repository):
    repository.cache.parent.write_text("")


@pytest.mark.parametrize(
    "spoil", [open_to_all, part_of_the_repository, part_of_the_repository_by_a_link, a_file, below_a_file]
)
def test_a_cache_that_cannot_be_trusted_or_used_is_left_alone(repository, spoil):
    spoil(repository)
    for _ in range(2):
        answer = repository.check()
        assert answer.evaluated
        assert answer.err == ""
        assert "the cache is not used: " in repository.check("-v").err
    assert not list(repository.root.rglob("*.entry"))
    assert not [*repository.entries(), *repository.archives()]


@pytest.mark.usefixtures("rules_are_loaded_by_each_run")
def test_a_full_disk_is_no_failure(repository):
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", fail)
        answer = repository.check("-v")
    assert "no space left on device" in answer.err
    assert answer.code == 1
    assert not list(repository.cache.iterdir())


@pytest.mark.usefixtures("rules_are_loaded_by_each_run")
def test_the_size_is_bounded_and_the_least_used_go_first(repository):
    repository.check()
    size = repository.entries()[0].stat().st_size
    archives = sum(archive.stat().st_size for archive in repository.archives())
    repository.patch.setattr(cache_folder, "SIZE_LIMIT", archives + int(2.5 * size))
    left_behind = repository.cache / "x.part"
    left_behind.write_text("")
    os.utime(left_behind, (0, 0))
    for options in OPTIONS[1:4]:
        for age, entry in enumerate(sorted(repository.entries(), key=lambda entry: entry.stat().st_mtime)):
            os.utime(entry, (age, age))
        repository.check(*options)
    assert not left_behind.exists()
    assert len(repository.entries()) == 2
    assert len(repository.archives()) == 2
    assert not repository.check(*OPTIONS[3]).evaluated
    assert repository.check().evaluated


def test_concurrent_runs_agree(repository):
    command = [sys.executable, "-m", "nixlint_hwc.cli", "check", "--project", str(repository.root), "--format", "json"]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    answers = {(*process.communicate(), process.returncode) for process in runs}
    assert len(answers) == 1
    assert len(repository.entries()) == 1
    assert {path.suffix for path in repository.cache.iterdir()} == {".entry"}
    assert not repository.check().evaluated
