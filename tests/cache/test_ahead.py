"""Parsing ahead in a second process: a run says the same with it, without it, and when it comes to grief."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from mmap import mmap
from pathlib import Path

import pytest

from nixlint_hwc import workers
from nixlint_hwc.cache import ahead
from nixlint_hwc.cache.ahead import Sources, TreesAhead, sources
from nixlint_hwc.cache.archives import Archives
from nixlint_hwc.project import Project
from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import parse, parser
from tests.cache.cached_repository import MODULE, Repository

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork: nothing is parsed ahead"),
    pytest.mark.usefixtures("rules_are_loaded_by_each_run"),
]


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


def worker_of(trees: Sources) -> workers.Worker | None:
    """The worker that parses what a run lacks."""
    return trees.files._ahead._worker if isinstance(trees.files, TreesAhead) else None


@contextmanager
def all_made(project: Path, archives: Archives | None, own: tuple[Path, ...] = ()) -> Iterator[Sources]:
    """A run's trees once its worker has done all that it will do."""
    with sources(Project(project), archives, own, partial=False) as trees:
        worker = worker_of(trees)
        assert worker is not None
        finished(worker)
        yield trees


@pytest.fixture
def archives(tmp_path_factory, monkeypatch) -> Archives:
    """The archives of a project in a folder of their own."""
    folder = tmp_path_factory.mktemp("kept")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return Archives(folder / "project", folder)


def test_what_the_worker_parsed_is_not_parsed_again(project: Path, parsed: list[str]):
    found = Project(project)
    with all_made(project, None) as trees:
        made = [trees.files.parse(found.read(found.absolute(path))) for path in found.nix_files]
    assert parsed == ["broken.nix"]
    assert made == [parse(tree.file) for tree in made]


def test_the_linter_s_own_files_are_parsed_ahead_of_the_project_s(project: Path, tmp_path_factory, parsed: list[str]):
    rule = tmp_path_factory.mktemp("rules") / "rule.nix"
    rule.write_text("{ id = 1; }")
    file = SourceFile("rules/x/rule.nix", rule.read_bytes())
    with all_made(project, None, (rule,)) as trees:
        made = trees.rules.make(file)
    assert parsed == []
    assert made == parse(file)


def test_once_the_run_has_caught_up_the_worker_goes_on_from_the_end(project: Path):
    found = Project(project)
    first, *_, last = found.nix_files
    caught_up = mmap(-1, 1)
    files = ahead._files((), found, found.nix_files, caught_up)
    assert next(files).path == first
    caught_up[0] = 1
    assert next(files).path == last
    assert {file.path for file in files} == {*found.nix_files} - {first, last}


def test_a_tree_that_is_not_made_tells_the_worker(project: Path):
    with all_made(project, None) as trees:
        assert isinstance(trees.files, TreesAhead)
        trees.files.parse(SourceFile("m0.nix", (project / "m0.nix").read_bytes()))
        assert trees.files._ahead._caught_up[0] == 0
        trees.files.parse(SourceFile("other.nix", b"{ other = 1; }"))
        assert trees.files._ahead._caught_up[0] == 1


def test_the_worker_s_trees_are_kept(project: Path, archives: Archives):
    found = Project(project)
    with all_made(project, archives) as trees:
        for path in found.nix_files:
            trees.files.parse(found.read(found.absolute(path)))
        trees.rules.add(parse(SourceFile("rule.nix", b"{ }")))
    again = archives.files()
    known = [again.find(SourceFile(path, (project / path).read_bytes())) is not None for path in found.nix_files]
    assert known.count(True) == len(found.nix_files) - 1
    with sources(Project(project), archives, (), partial=False) as trees:
        assert worker_of(trees) is None


def test_few_files_take_no_worker_once_the_rules_are_kept(project: Path, archives: Archives, monkeypatch):
    monkeypatch.setattr(ahead, "FEWEST", 1_000)
    with sources(Project(project), archives, (), partial=False) as trees:
        assert worker_of(trees) is not None
        trees.rules.add(parse(SourceFile("rule.nix", b"{ }")))
    with sources(Project(project), archives, (), partial=False) as trees:
        assert worker_of(trees) is None


def test_a_run_that_fails_keeps_nothing(project: Path, archives: Archives):
    def fail() -> None:
        with sources(Project(project), archives, (), partial=False) as trees:
            trees.files.parse(SourceFile("a.nix", b"{ }"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert archives.files().is_empty


def fails(_: Iterable[SourceFile]) -> Iterator[bytes]:
    raise ZeroDivisionError
    yield b""


def is_killed(_: Iterable[SourceFile]) -> Iterator[bytes]:
    os.kill(os.getpid(), signal.SIGKILL)
    yield b""


def never_comes_to_anything(_: Iterable[SourceFile]) -> Iterator[bytes]:
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
    monkeypatch.setattr(workers, "start", lambda _: None)
    alone = repository.check("--format", "json", "--no-cache")
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
    monkeypatch.delenv(workers.OFF)
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
    monkeypatch.setattr(workers, "are_useful", lambda: False)
    alone = made.check("--format", "json", "--no-cache")
    assert [answer.evaluated for answer in (beside, from_trees, from_result, alone)] == [True, True, False, True]
    assert len({(answer.code, answer.out, answer.err) for answer in (beside, from_trees, from_result, alone)}) == 1
