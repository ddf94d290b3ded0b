"""The cache of results: found again while nothing changed, and for no change missed.

Whether a run was answered from the cache shows in whether it evaluated.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

import nixlint_hwc.cache.folder as cache_folder
from nixlint_hwc import pipeline
from nixlint_hwc.cache.identity import digest, key_of, linter
from nixlint_hwc.cli import run
from nixlint_hwc.policy.builtin import builtin_path
from nixlint_hwc.settings import Settings

SECRET = "8f14e45fceea167a5a36dedd4bea2543"
MODULE = f"""{{ lib, ... }}:
{{
  imports = lib.optional (builtins.pathExists ./extra.nix) ./extra.nix;
  virtualisation.oci-containers.containers.db = {{
    image = "docker.io/library/postgres:16";
    ports = [ "5432:5432" ];
    environment.NAMES = toString (builtins.attrNames (builtins.readDir ./listed));
    environment.API_TOKEN = "{SECRET}";
    labels.text = builtins.readFile ./text;
  }};
}}
"""
RULE = """{
  id = "ACME1";
  summary = "A container";
  severity = "warning";
  subject = "container";
  check = { container, ... }: container.isDatabase;
  message = { container, ... }: "${container.name} is a database";
}
"""
#: Long before the run, so that the times of change are to be trusted.
AGE = 100


@dataclass
class Answer:
    """What a run said; `evaluated`: it was not answered from the cache."""

    code: int
    out: str
    err: str
    evaluated: bool


class Repository:
    """A project, a cache folder, and runs of the command on them."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.root = folder / "project"
        self.cache = folder / "cache" / "hwc-lint"
        self.patch = patch
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))

    def write(self, path: str, text: str) -> Path:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
        return target

    def check(self, *arguments: str, command: str = "check", standard_input: str = "") -> Answer:
        calls: list[object] = []
        analyse = pipeline.analyse
        out, err = io.StringIO(), io.StringIO()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(pipeline, "analyse", lambda *given: calls.append(given) or analyse(*given))
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(standard_input.encode())))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code = run([command, "--project", str(self.root), *arguments])
        return Answer(code, out.getvalue(), err.getvalue(), bool(calls))

    def entries(self) -> list[Path]:
        """The kept results."""
        return sorted(set(self.cache.glob("*.entry")) - set(self.archives()))

    def archives(self) -> list[Path]:
        """The kept syntax trees: those of the project's files, and those of the rules."""
        return sorted(self.cache.glob("trees-*.entry"))

    def grow_old(self) -> None:
        """Let the next run look at the project long after the last change."""
        now = time.time_ns
        self.patch.setattr("nixlint_hwc.project.time.time_ns", lambda: now() + AGE * 10**9)


@pytest.fixture
def repository(tmp_path, monkeypatch):
    made = Repository(tmp_path, monkeypatch)
    made.write("db/index.nix", MODULE)
    made.write("db/text", "some text")
    made.write("db/listed/a", "")
    made.write("other.txt", "")
    made.write("policies/acme/rule.nix", RULE)
    made.write("hwc-lint.toml", 'rule-folders = ["policies"]\nbaseline = "known.json"\n')
    made.write("known.json", '{"version": 1, "findings": []}')
    (made.root / "link.nix").symlink_to("db/index.nix")
    return made


@pytest.fixture(params=["just written", "old"])
def warm(request, repository):
    """A repository that was linted once: with times that tell nothing yet, and with times that do."""
    if request.param == "old":
        repository.grow_old()
    assert repository.check("--format", "json").evaluated
    return repository


@pytest.mark.usefixtures("rules_are_loaded_by_each_run")
def test_an_unchanged_project_is_not_evaluated_again(warm):
    again = warm.check("--format", "json")
    assert not again.evaluated
    fresh = warm.check("--format", "json", "--no-cache")
    assert fresh.evaluated
    assert (again.code, again.out, again.err) == (fresh.code, fresh.out, fresh.err)
    assert len(warm.entries()) == 1


@pytest.mark.parametrize("format_", ["terminal", "sarif", "junit", "markdown", "github", "gitlab", "concise"])
def test_every_report_is_the_same(repository, format_):
    repository.check()
    again = repository.check("--format", format_, "-v")
    assert not again.evaluated
    assert again.out == repository.check("--format", format_, "-v", "--no-cache").out


def test_paths_and_reports_share_an_entry(warm):
    paths = ([str(warm.root / "db")], [str(warm.root / "db/text")])
    for arguments in (["--format", "sarif"], ["--fail-on", "never"], *paths):
        assert not warm.check(*arguments).evaluated
    assert not warm.check("--output", str(warm.root.parent / "written.json"), command="baseline").evaluated
    assert len(warm.entries()) == 1


def replaced(path: Path, data: bytes) -> None:
    """Other content of the same size, with the old time of change."""
    before = path.stat()
    path.write_bytes(data)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES = {
    "a file": lambda root: (root / "db/index.nix").write_text(MODULE + "\n"),
    "a file that is read as text": lambda root: (root / "db/text").write_text("other text"),
    "a file, not its size or time": lambda root: replaced(
        root / "db/index.nix", MODULE.replace("postgres:16", "postgres:17").encode()
    ),
    "a file that is replaced": lambda root: os.replace(root / "other.txt", root / "db/text"),
    "a file that goes": lambda root: (root / "db/text").unlink(),
    "a file that becomes a link": lambda root: (
        (root / "db/text").rename(root / "text"),
        (root / "db/text").symlink_to("../text"),
    ),
    "a new module": lambda root: (root / "db/new.nix").write_text("{ }"),
    "a new file in a folder that is read": lambda root: (root / "db/listed/b").write_text(""),
    "an entry that becomes a folder": lambda root: ((root / "db/listed/a").unlink(), (root / "db/listed/a").mkdir()),
    "a file that was missing": lambda root: (root / "db/extra.nix").write_text("{ }"),
    "the settings": lambda root: (root / "hwc-lint.toml").write_text('rule-folders = ["policies"]\npuid = 1001\n'),
    "a rule": lambda root: (root / "policies/acme/rule.nix").write_text(RULE.replace("warning", "error")),
    "a new rule": lambda root: (
        (root / "policies/second").mkdir(),
        (root / "policies/second/rule.nix").write_text(RULE.replace("ACME1", "ACME2")),
    ),
    "a folder that becomes a link": lambda root: (
        (root / "policies").rename(root / "elsewhere"),
        (root / "policies").symlink_to("elsewhere"),
    ),
}


@pytest.mark.parametrize("change", list(CHANGES))
def test_a_change_is_seen(warm, change):
    CHANGES[change](warm.root)
    seen = warm.check("--format", "json")
    assert seen.evaluated
    assert seen.out == warm.check("--format", "json", "--no-cache").out


SELECTING = [["--pedantic"], ["--select", "HWC2"], ["--ignore", "HWC2"]]
OPTIONS = [*SELECTING, ["--no-hosts"], ["--all-worlds"], ["--no-ignores"]]


@pytest.mark.parametrize("options", OPTIONS, ids=" ".join)
def test_another_question_has_its_own_answer(warm, options):
    assert warm.check(*options).evaluated
    assert not warm.check(*options).evaluated
    assert not warm.check().evaluated


def test_a_link_that_leads_elsewhere_is_seen(repository):
    repository.write("one/m.nix", "{ }")
    repository.write("two/m.nix", '{ virtualisation.oci-containers.containers.x.image = "docker.io/a/b:latest"; }')
    repository.write("top.nix", "{ imports = [ ./current/m.nix ]; }")
    link = repository.root / "current"
    link.symlink_to("one")
    before = repository.check("--format", "json")
    assert not repository.check().evaluated
    link.unlink()
    link.symlink_to("two")
    after = repository.check("--format", "json")
    assert after.evaluated
    assert after.out != before.out


def test_what_does_not_count_may_change(warm):
    (warm.root / "other.txt").write_text("text")
    os.utime(warm.root / "db/index.nix")
    warm.write("known.json", '{"version": 1, "findings": [ ]}')
    assert not warm.check().evaluated


def test_stamps_are_renewed_when_only_times_changed(repository):
    repository.grow_old()
    repository.check()
    os.utime(repository.root / "db/text")
    before = repository.entries()[0].read_bytes()
    assert not repository.check().evaluated
    assert repository.entries()[0].read_bytes() != before
    after = repository.entries()[0].read_bytes()
    assert not repository.check().evaluated
    assert repository.entries()[0].read_bytes() == after


def sealed(body: bytes) -> bytes:
    return cache_folder._MAGIC + digest(body).encode() + b"\n" + body


def shortened(data: bytes, what: str) -> bytes:
    entry = json.loads(data.partition(b"\n")[2])
    del entry[what]
    return sealed(json.dumps(entry).encode())


def with_result(data: bytes, **values: object) -> bytes:
    entry = json.loads(data.partition(b"\n")[2])
    entry["result"].update(values)
    return sealed(json.dumps(entry).encode())


DAMAGE = {
    "empty": lambda data: b"",
    "cut off": lambda data: data[: len(data) // 2],
    "one bit": lambda data: data[:-10] + bytes([data[-10] ^ 1]) + data[-9:],
    "another version": lambda data: data.replace(b"hwc-lint 1 ", b"hwc-lint 0 ", 1),
    "no JSON": lambda data: sealed(b"\xff\x00"),
    "deep": lambda data: sealed(b"[" * 100_000 + b"]" * 100_000),
    "other JSON": lambda data: sealed(b'{"inputs": 7, "result": []}'),
    "an input of another kind": lambda data: sealed(b'{"inputs": [["x", "ship", null, null, null]], "result": {}}'),
    "no inputs": lambda data: shortened(data, "inputs"),
    "no result": lambda data: shortened(data, "result"),
    "a finding of another shape": lambda data: with_result(data, findings=[[1, 2, 3]]),
    "a place outside": lambda data: with_result(data, redacted=[["../../etc/passwd", 0, 1, None]]),
    "a place behind the end": lambda data: with_result(data, redacted=[["db/index.nix", 0, 10**9, None]]),
    "a rule of another shape": lambda data: with_result(data, rules=[["x"]]),
    "a summary of words": lambda data: with_result(data, summary=["many"] * 8),
}


@pytest.mark.parametrize("damage", list(DAMAGE))
def test_a_damaged_entry_is_made_anew(repository, damage):
    first = repository.check("--format", "json")
    entry = repository.entries()[0]
    entry.write_bytes(DAMAGE[damage](entry.read_bytes()))
    again = repository.check("--format", "json")
    assert again.evaluated
    assert (again.code, again.out, again.err) == (first.code, first.out, first.err)
    assert not repository.check().evaluated


@pytest.mark.usefixtures("rules_are_loaded_by_each_run")
def test_no_secret_and_no_source_text_is_kept(repository):
    repository.check()
    assert len(repository.entries()) == 1
    assert len(repository.archives()) == 2
    for entry in (*repository.entries(), *repository.archives()):
        data = entry.read_bytes()
        assert SECRET.encode() not in data
        assert b"readDir" not in data
        assert b"is a database" not in data or entry in repository.entries()


def test_no_part_of_a_secret_that_holds_its_containers_name_is_kept(repository):
    secret = "db-S3cretHunter99-db"
    text = MODULE.replace(SECRET, secret).replace("labels.text", f'cmd = [ "$(cat {secret})" ];\n    labels.text')
    repository.write("db/index.nix", text)
    told = repository.check("--format", "json")
    assert "HWC721" in told.out
    assert "Hunter99" not in told.out
    (entry,) = repository.entries()
    assert b"Hunter99" not in entry.read_bytes()
    again = repository.check("--format", "json")
    assert (again.evaluated, again.out) == (False, told.out)


def test_a_secret_in_a_fix_is_kept_as_its_place():
    from nixlint_hwc.cache.records import Reader, Writer
    from nixlint_hwc.finding import Confidence, Edit, Finding, Fix, Result, Severity, Summary
    from nixlint_hwc.source import SourceFile, Span

    file = SourceFile("a.nix", f'{{ a = "{SECRET}"; }}'.encode())
    place = Span(file, 7, 7 + len(SECRET))
    fix = Fix("Quote it", True, (Edit(place, f"<{SECRET}> and <{SECRET}>"),))
    finding = Finding("HWC1", "x", Severity.ERROR, Confidence.HIGH, "text", place, fix=fix)
    result = Result((finding,), (), (), Summary(), (), redacted=(place,))
    text = json.dumps(Writer(result, lambda found: found is file).record())
    assert SECRET not in text
    assert Reader({"a.nix": file}.__getitem__).result(json.loads(text)) == result


def test_a_run_that_could_not_read_everything_is_not_kept(repository):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("nixlint_hwc.project.SIZE_LIMIT", 100_000)
        repository.write("db/text", "too long by now\n" * 10_000)
        assert repository.check().evaluated
        assert repository.check().evaluated


def test_standard_input_is_neither_looked_up_nor_kept(warm):
    name = str(warm.root / "db/index.nix")
    answer = warm.check("--stdin-filename", name, standard_input="{ }")
    assert answer.evaluated
    assert len(warm.entries()) == 1
    assert not warm.check().evaluated


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


def test_the_linter_itself_is_part_of_the_question(tmp_path):
    (tmp_path / "rule").mkdir()
    rule = tmp_path / "rule/rule.nix"
    rule.write_text("1")
    names = [key_of("/x", Settings(), {}, linter(tmp_path))]
    rule.write_text("1 ")
    names.append(key_of("/x", Settings(), {}, linter(tmp_path)))
    names.append(key_of("/y", Settings(), {}, linter(tmp_path)))
    names.append(key_of("/x", Settings(pedantic=True), {}, linter(tmp_path)))
    names.append(key_of("/x", Settings(), {"hosts": ("a",)}, linter(tmp_path)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("nixlint_hwc.cache.identity.__version__", "9.9.9")
        names.append(key_of("/x", Settings(), {}, linter(tmp_path)))
    assert len(set(names)) == len(names)
    assert key_of("/x", Settings(), {}, linter(builtin_path())) == key_of(
        "/x", Settings(fail_on="error"), {}, linter(builtin_path())
    )


def test_a_warm_run_imports_no_evaluator(repository):
    repository.check()
    code = (
        "import sys; from nixlint_hwc.cli import run; "
        f"run(['check', '--format', 'json', '--project', {str(repository.root)!r}]); "
        "print([name for name in ('tree_sitter', 're2', 'rich', 'sarif_om', 'nixlint_hwc.eval.thunk', "
        "'nixlint_hwc.policy.rules', 'nixlint_hwc.analysis.collect') if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"
