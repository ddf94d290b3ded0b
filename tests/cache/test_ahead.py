"""Parsing ahead in a second process: a run says the same with it, without it, and when it comes to grief."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nixlint_hwc import workers
from nixlint_hwc.cache import ahead
from nixlint_hwc.cache.ahead import TreesAhead
from nixlint_hwc.cache.folder import Folder
from nixlint_hwc.cache.trees import TreeArchive
from nixlint_hwc.project import Project
from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import parse, parser
from tests.cache.test_cache import MODULE, Repository, repository

__all__ = ["repository"]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork: nothing is parsed ahead")


@pytest.fixture(autouse=True)
def two_processors(monkeypatch):
    monkeypatch.setattr(workers, "are_useful", lambda: True)
    monkeypatch.setattr(ahead, "FEWEST", 1)


@pytest.fixture
def project(tmp_path) -> Path:
    for number in range(20):
        (tmp_path / f"m{number}.nix").write_text(f'{{ a = {number}; b = "x"; }}')
    (tmp_path / "broken.nix").write_text("{ a = ; }")
    return tmp_path


@pytest.fixture
def parsed(monkeypatch) -> list[str]:
    """The paths of the files that this process parses."""
    paths: list[str] = []
    run = parser._Parse.run

    def noted(self: parser._Parse, data: bytes) -> object:
        paths.append(self.file.path)
        return run(self, data)

    monkeypatch.setattr(parser._Parse, "run", noted)
    return paths


def finished(worker: workers.Worker) -> None:
    """Wait until a worker has done all that it will do."""
    os.waitid(os.P_PID, worker._process, os.WEXITED | os.WNOWAIT)


def ended(process: int) -> bool:
    """Whether a process was waited for."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def test_what_the_worker_parsed_is_not_parsed_again(project: Path, parsed: list[str]):
    source = TreesAhead(Project(project), TreeArchive())
    assert source._worker is not None
    finished(source._worker)
    found = Project(project)
    made = [source.parse(found.read(found.absolute(path))) for path in found.nix_files]
    source.stop()
    assert parsed == ["broken.nix"]
    assert made == [parse(tree.file) for tree in made]


def test_the_worker_s_trees_are_kept(project: Path, tmp_path_factory):
    folder = Folder(tmp_path_factory.mktemp("kept"))
    archive = TreeArchive(folder, "x")
    source = TreesAhead(Project(project), archive)
    assert source._worker is not None
    finished(source._worker)
    found = Project(project)
    for path in found.nix_files:
        source.parse(found.read(found.absolute(path)))
    source.stop()
    archive.save()
    again = TreeArchive(folder, "x")
    known = [again.find(SourceFile(path, (project / path).read_bytes())) is not None for path in found.nix_files]
    assert known.count(True) == len(found.nix_files) - 1
    assert TreesAhead(Project(project), again)._worker is None


def fails(_: Project) -> Iterator[bytes]:
    raise ZeroDivisionError
    yield b""


def is_killed(_: Project) -> Iterator[bytes]:
    os.kill(os.getpid(), signal.SIGKILL)
    yield b""


def never_comes_to_anything(_: Project) -> Iterator[bytes]:
    time.sleep(10_000)
    yield b""


WORK = {"works": ahead._trees, "fails": fails, "is killed": is_killed, "waits for ever": never_comes_to_anything}


@pytest.mark.parametrize("cached", [False, True])
@pytest.mark.parametrize("work", list(WORK))
def test_a_run_says_the_same_whatever_becomes_of_the_worker(repository: Repository, monkeypatch, work, cached):
    processes: list[int] = []
    start = workers.start

    def started(produce: Callable[[], Iterator[bytes]]) -> workers.Worker | None:
        worker = start(produce)
        assert worker is not None
        processes.append(worker._process)
        return worker

    monkeypatch.setattr(workers, "start", started)
    monkeypatch.setattr(ahead, "_trees", WORK[work])
    repository.write("broken.nix", MODULE.replace("image =", "image"))
    options = [] if cached else ["--no-cache"]
    beside = repository.check("--format", "json", *options)
    assert len(processes) == 1
    assert ended(processes[0])
    monkeypatch.setattr(ahead, "FEWEST", 1_000)
    alone = repository.check("--format", "json", "--no-cache")
    assert len(processes) == 1
    assert (beside.code, beside.out, beside.err) == (alone.code, alone.out, alone.err)


def test_items_are_had_as_they_come():
    def produce() -> Iterator[bytes]:
        yield b"x" * 1_000_000
        yield b""
        time.sleep(10_000)

    worker = workers.Worker(produce)
    found: list[bytes] = []
    while len(found) < 2:
        found += worker.items()
    assert found == [b"x" * 1_000_000, b""]
    assert worker.items() == []
    worker.stop()
    assert ended(worker._process)


def test_what_a_worker_gave_before_it_failed_can_be_had():
    def produce() -> Iterator[bytes]:
        yield b"begun"
        raise ZeroDivisionError

    worker = workers.Worker(produce)
    finished(worker)
    assert worker.items() == [b"begun"]
    worker.stop()


def test_a_system_without_a_second_processor_or_fork_has_no_workers(monkeypatch):
    monkeypatch.undo()
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    assert not workers.are_useful()
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    assert workers.are_useful()
    monkeypatch.setenv(workers.OFF, "1")
    assert not workers.are_useful()
    monkeypatch.delenv(workers.OFF)
    monkeypatch.delattr(os, "fork")
    assert not workers.are_useful()


def test_where_no_process_can_be_made_there_is_no_worker(monkeypatch):
    def fail() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", fail)
    assert workers.start(lambda: iter([])) is None


def test_the_sample_repository_reads_the_same_in_every_way(tmp_path, monkeypatch):
    sample = Path(__file__).parents[2] / "fixtures" / "nixos-hwc"
    made = Repository(tmp_path, monkeypatch)
    shutil.copytree(sample, made.root)
    beside = made.check("--format", "json", "--no-cache")
    made.check("--format", "json")
    for entry in made.entries():
        entry.unlink()
    from_trees = made.check("--format", "json")
    from_result = made.check("--format", "json")
    monkeypatch.setattr(ahead, "FEWEST", 100_000)
    alone = made.check("--format", "json", "--no-cache")
    assert [answer.evaluated for answer in (beside, from_trees, from_result, alone)] == [True, True, False, True]
    assert len({(answer.code, answer.out, answer.err) for answer in (beside, from_trees, from_result, alone)}) == 1
