"""The archive of syntax trees: a run after a change parses what changed, and says what a run without it says."""

from __future__ import annotations

import pytest

import nixlint_hwc.cache.folder as cache_folder
from nixlint_hwc.cache.folder import Folder
from nixlint_hwc.cache.identity import digest
from nixlint_hwc.cache.trees import TreeArchive
from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import parser
from tests.cache.cached_repository import MODULE, RULE, Repository

pytestmark = pytest.mark.usefixtures("rules_are_loaded_by_each_run")


@pytest.fixture
def parsed(monkeypatch) -> list[str]:
    """The paths of the files that were parsed, the linter's own left out."""
    paths: list[str] = []
    run = parser._Parse.run

    def noted(self: parser._Parse, data: bytes) -> object:
        paths.append(self.file.path)
        return run(self, data)

    monkeypatch.setattr(parser._Parse, "run", noted)
    return paths


def own(paths: list[str]) -> list[str]:
    """Without the prelude and the modelled library."""
    return sorted(path for path in paths if not path.startswith("<"))


EDITS = {
    "a value": ("db/index.nix", MODULE.replace("5432:5432", "127.0.0.1:5432:5432")),
    "a comment": ("db/index.nix", "# moved down\n" + MODULE),
    "a syntax error": ("db/index.nix", MODULE.replace("image =", "image")),
    "a rule's severity": ("policies/acme/rule.nix", RULE.replace("warning", "error")),
    "a rule that uses a fact that is not there": ("policies/acme/rule.nix", RULE.replace("isDatabase", "isDatabse")),
}


@pytest.mark.parametrize("edit", list(EDITS))
def test_only_what_changed_is_parsed(repository: Repository, parsed: list[str], edit: str):
    first = repository.check("--format", "json")
    parsed.clear()
    path, text = EDITS[edit]
    repository.write(path, text)
    answer = repository.check("--format", "json")
    assert set(own(parsed)) == {path}
    fresh = repository.check("--format", "json", "--no-cache")
    assert (answer.code, answer.out, answer.err) == (fresh.code, fresh.out, fresh.err)
    assert answer.out != first.out


def test_a_rule_that_does_not_load_is_checked_each_time(repository: Repository):
    repository.write("policies/acme/rule.nix", RULE.replace("isDatabase", "isDatabse"))
    answers = []
    for text in ("{ }", "{ a = 1; }"):
        repository.write("other.nix", text)
        answers.append(repository.check("--format", "json"))
    assert all("isDatabse" in answer.err for answer in answers)


def test_an_editor_s_buffer_uses_the_trees_and_leaves_them(repository: Repository, parsed: list[str]):
    repository.check()
    parsed.clear()
    name = str(repository.root / "db/index.nix")
    for _ in range(2):
        assert repository.check("--stdin-filename", name, standard_input="{ }").evaluated
        assert set(own(parsed)) <= {"db/index.nix"}
    repository.write("db/index.nix", MODULE + "\n")
    parsed.clear()
    repository.check()
    assert own(parsed) == ["db/index.nix"]


def spoil(data: bytes, body: bytes) -> bytes:
    return cache_folder._MAGIC + digest(body).encode() + b"\n" + body


DAMAGE = {
    "empty": lambda data: b"",
    "cut off": lambda data: data[: len(data) // 2],
    "one bit": lambda data: data[:-10] + bytes([data[-10] ^ 1]) + data[-9:],
    "an index that promises more": lambda data: spoil(data, b'{"x":9}\n1'),
    "no index": lambda data: spoil(data, b"\xff\n"),
    "another index": lambda data: spoil(data, b"[7]\n"),
}


@pytest.mark.parametrize("damage", list(DAMAGE))
def test_a_damaged_archive_is_made_anew(repository: Repository, parsed: list[str], damage: str):
    repository.check()
    for archive in repository.archives():
        archive.write_bytes(DAMAGE[damage](archive.read_bytes()))
    repository.write("db/index.nix", MODULE + "\n")
    answer = repository.check("--format", "json")
    assert answer.out == repository.check("--format", "json", "--no-cache").out
    repository.write("db/index.nix", MODULE + "\n\n")
    parsed.clear()
    repository.check()
    assert own(parsed) == ["db/index.nix"]


def test_an_archive_holds_what_its_last_full_run_used(tmp_path):
    folder = Folder(tmp_path)

    def file(name: str) -> SourceFile:
        return SourceFile(f"{name}.nix", f"{{ {name} = 1; }}".encode())

    def run(used: str, *, partial: bool = False) -> str:
        """The files of which the run before kept the tree."""
        known = "".join(name for name in "abcd" if TreeArchive(folder, "x").find(file(name)))
        archive = TreeArchive(folder, "x")
        for name in used:
            archive.parse(file(name))
        archive.save(partial=partial)
        return known

    assert run("ab") == ""
    assert run("c", partial=True) == "ab"
    assert run("ad") == "abc"
    assert run("") == "ad"
