"""The cache of results: found again while nothing changed, and for no change missed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from nixlint_hwc.cache.identity import key_of, linter
from nixlint_hwc.policy.builtin import builtin_path
from nixlint_hwc.settings import Settings
from tests.cache.cached_repository import MODULE, OPTIONS, RULE, SECRET


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
