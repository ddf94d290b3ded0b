"""The engine: passes, what it holds back, and what it writes. Rules are made up to get in each other's way."""

from __future__ import annotations

import os

import pytest

from nixlint_hwc.fix import engine
from nixlint_hwc.fix.engine import Engine
from nixlint_hwc.fix.write import WriteError, write_files
from nixlint_hwc.pipeline import Request, examine
from nixlint_hwc.project import Project
from nixlint_hwc.settings import Settings
from tests.fix.own_rules import load_own

MODULE = """\
{ lib, ... }:
{
  virtualisation.oci-containers.containers.db = {
    image = "postgres:16";
    ports = [ "1:1" "2:2" ];
  };
  virtualisation.oci-containers.containers.web = {
    image = "nginx:1";
    ports = [ "3:3" ];
  };
}
"""
BIND = 'edits = [ (edit.prefix port "127.0.0.1:") ];'


def rule(number, subject, check, fix, safe="true"):
    return (
        f'{{ id = "X{number}"; summary = "s"; severity = "warning"; subject = "{subject}"; message = "m";\n'
        f"check = {{ container, {subject if subject != 'container' else ''}, ... }}: {check};\n"
        f'fix = {{ {subject}, edit, ... }}: {{ title = "t"; safe = {safe}; {fix} }}; }}'
    ).replace("container, ,", "container,")


@pytest.fixture
def fixed(tmp_path):
    def run(rules, files=None, unsafe=True):
        for path, text in (files or {"modules/a.nix": MODULE}).items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(text.encode())
        for number, text in enumerate(rules):
            (tmp_path / "rules" / f"rule-{number}").mkdir(parents=True)
            (tmp_path / "rules" / f"rule-{number}" / "rule.nix").write_text(text)
        settings = Settings(rule_folders=("rules",), select=tuple(f"X{n}" for n in range(len(rules))))
        loaded = load_own(tmp_path)

        def look(project):
            return examine(project, settings, Request(), loaded, lambda result: result)[0]

        return Engine(Project(tmp_path), look, unsafe=unsafe).run()

    return run


PUBLIC = 'port.address == null && port.text != ""'


def test_all_fixes_of_a_pass_are_made_at_once(fixed):
    outcome = fixed([rule(0, "port", PUBLIC, BIND)])
    assert outcome.after["modules/a.nix"].decode() == (
        MODULE.replace('"1:1" "2:2"', '"127.0.0.1:1:1" "127.0.0.1:2:2"').replace('"3:3"', '"127.0.0.1:3:3"')
    )
    assert len(outcome.fixed) == 3
    assert outcome.held == ()


def test_unsafe_fixes_wait_to_be_asked_for(fixed):
    outcome = fixed([rule(0, "port", PUBLIC, BIND, safe="false")], unsafe=False)
    assert outcome.after == {}
    assert len(outcome.unsafe) == 3


def test_overlapping_fixes_take_turns(fixed):
    named = 'container.user == null && container.name == "db"'
    rules = [
        rule(0, "container", named, "edits = [ (edit.setAttribute container \"user\" ''\"1\"'') ];"),
        rule(1, "container", 'container.hostname == null && container.name == "db"',
             "edits = [ (edit.setAttribute container \"hostname\" ''\"h\"'') ];"),
    ]  # fmt: skip
    outcome = fixed(rules)
    assert outcome.after["modules/a.nix"].decode() == (
        MODULE.replace('"2:2" ];\n', '"2:2" ];\n    user = "1";\n    hostname = "h";\n')
    )


@pytest.mark.parametrize(
    ("fix", "reason"),
    [
        ('edits = [ (edit.replace port "9:9") ];', "X0 would still be found"),
        ('edits = [ (edit.replaceExpression port "[") ];', "Nix would not take the result"),
        ('edits = [ (edit.replaceExpression port "(throw no)") ];', "would"),
    ],
)
def test_a_fix_that_does_not_help_is_held_back(fixed, fix, reason):
    outcome = fixed([rule(0, "port", 'port.text == "1:1" || port.text == "9:9"', fix)])
    assert outcome.after == {}
    assert reason in outcome.held[0].reason


def test_a_fix_that_brings_up_another_finding_is_held_back_alone(fixed):
    rules = [
        rule(0, "port", PUBLIC, BIND),
        rule(1, "port", 'port.text == "127.0.0.1:1:1"', ""),
    ]
    outcome = fixed(rules)
    assert [held.finding.subject for held in outcome.held] == ["1:1"]
    assert "X1 would then be found at modules/a.nix:5" in outcome.held[0].reason
    assert '[ "1:1" "127.0.0.1:2:2" ]' in outcome.after["modules/a.nix"].decode()


def spoilt(count):
    """A module of so many containers whose ports something else looks at, so that another text breaks them."""
    container = """  virtualisation.oci-containers.containers.c%d = let port = "%d:1"; in {
    image = "postgres:16"; ports = [ port ]; cmd = if port == "%d:1" then [ ] else throw "no";
  };
"""
    return "{ ... }: {\n" + "".join(container % (at, at, at) for at in range(count)) + "}\n"


def test_those_at_fault_are_told_apart_in_one_look(fixed, monkeypatch):
    monkeypatch.setattr(engine, "TRIES", 3)
    outcome = fixed([rule(0, "port", PUBLIC, BIND)], {"modules/a.nix": MODULE, "modules/b.nix": spoilt(1)})
    assert [held.tried for held in outcome.held] == [True]
    assert "cmd of c0 could no longer be determined" in outcome.held[0].reason
    assert len(outcome.fixed) == 3


def test_where_each_fix_fails_not_all_are_tried(fixed, monkeypatch):
    monkeypatch.setattr(engine, "TRIES", 7)
    outcome = fixed([rule(0, "port", PUBLIC, BIND)], {"modules/a.nix": spoilt(8)})
    assert (len(outcome.fixed), len(outcome.held)) == (0, 8)
    tried = [held for held in outcome.held if held.tried]
    assert 0 < len(tried) < 7


def test_a_fix_that_changes_another_container_is_held_back(fixed):
    module = """{ config, ... }:
{
  virtualisation.oci-containers.containers.db.image = "postgres:16";
  virtualisation.oci-containers.containers.web = {
    image = "nginx:1";
    user = if config.virtualisation.oci-containers.containers.db.image == "postgres:16" then "1" else "2";
  };
}
"""
    fix = 'edits = [ (edit.replace image "postgres:17") ];'
    outcome = fixed([rule(0, "image", 'image.text == "postgres:16"', fix)], {"modules/a.nix": module})
    assert outcome.after == {}
    assert [held.reason for held in outcome.held] == ["it would also change user of web"]


@pytest.mark.parametrize("path", ["modules/a.nix", "modules (old)/a.nix"])
def test_another_containers_broken_option_may_move_to_another_line(fixed, path):
    broken = MODULE.replace('ports = [ "3:3" ]', "volumes = { }")
    user = "edits = [ (edit.setAttribute container \"user\" ''\"1000:1000\"'') ];"
    check = 'container.user == null && container.name == "db"'
    outcome = fixed([rule(0, "container", check, user)], {path: broken})
    assert outcome.held == ()
    assert outcome.after[path].decode() == (
        broken.replace("""[ "1:1" "2:2" ];\n""", """[ "1:1" "2:2" ];\n    user = "1000:1000";\n""")
    )


def test_what_is_written_ends_its_lines_as_most_lines_of_the_file_do(fixed):
    user = "edits = [ (edit.setAttribute container \"user\" ''\"1000:1000\"'') ];"
    check = 'container.user == null && container.name == "db"'
    mixed = MODULE.replace(",", ",\r\n").replace('"2:2" ];', '"2:2" ]; # both')
    outcome = fixed([rule(0, "container", check, user)], {"modules/a.nix": mixed})
    assert outcome.after["modules/a.nix"].decode() == (mixed.replace("# both\n", '# both\n    user = "1000:1000";\n'))


def test_a_fix_after_which_less_is_known_is_held_back(fixed):
    fix = 'edits = [ (edit.replaceExpression image "lib.nobody.knows") ];'
    outcome = fixed([rule(0, "image", 'image.text == "postgres:16"', fix)])
    assert outcome.after == {}
    assert [held.reason for held in outcome.held] == ["image of db could no longer be determined"]


def test_one_fix_serves_all_that_name_the_same_thing(fixed):
    fix = 'once = "unit x"; edits = [ (edit.addModuleBinding container "systemd.services.x.wantedBy" "[ ]") ];'
    check = '!(lib.any (unit: unit.name == "x") project.units)'
    text = rule(0, "container", check, fix).replace("{ container, ... }: !", "{ container, project, lib, ... }: !")
    other = MODULE.replace("db", "db2").replace("web", "w2")
    outcome = fixed([text], {"modules/a.nix": MODULE, "modules/b.nix": other})
    assert list(outcome.after) == ["modules/a.nix"]
    assert outcome.after["modules/a.nix"].decode().count("systemd.services.x.wantedBy = [ ];") == 1
    assert outcome.held == ()


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_line_endings_and_a_missing_final_newline_stay(fixed, ending):
    text = MODULE.rstrip("\n").replace("\n", ending)
    fix = "edits = [ (edit.setAttribute container \"user\" ''\"1\"'') ];"
    outcome = fixed([rule(0, "container", "container.user == null", fix)], {"modules/a.nix": text})
    after = outcome.after["modules/a.nix"].decode()
    assert not after.endswith("\n")
    assert after.count("\n") == after.count(ending) == text.count(ending) + 2


class TestWriting:
    def test_mode_and_other_files_stay(self, tmp_path):
        path = tmp_path / "a.nix"
        path.write_bytes(b"{ }")
        path.chmod(0o640)
        write_files(tmp_path, {"a.nix": b"{ }"}, {"a.nix": b"{ a = 1; }"})
        assert path.read_bytes() == b"{ a = 1; }"
        assert path.stat().st_mode & 0o777 == 0o640
        assert os.listdir(tmp_path) == ["a.nix"]

    def test_a_link_inside_the_project_stays_a_link(self, tmp_path):
        (tmp_path / "real.nix").write_bytes(b"1")
        (tmp_path / "link.nix").symlink_to("real.nix")
        write_files(tmp_path, {"link.nix": b"1"}, {"link.nix": b"2"})
        assert (tmp_path / "link.nix").is_symlink()
        assert (tmp_path / "real.nix").read_bytes() == b"2"

    @pytest.mark.parametrize("kind", ["file", "folder"])
    def test_nothing_is_written_through_a_link_out_of_the_project(self, tmp_path, kind):
        outside, project = tmp_path / "outside", tmp_path / "project"
        outside.mkdir()
        project.mkdir()
        (outside / "a.nix").write_bytes(b"1")
        if kind == "file":
            (project / "a.nix").symlink_to(outside / "a.nix")
            path = "a.nix"
        else:
            (project / "sub").symlink_to(outside)
            path = "sub/a.nix"
        with pytest.raises(WriteError, match="leads outside the project"):
            write_files(project, {path: b"1"}, {path: b"2"})
        assert (outside / "a.nix").read_bytes() == b"1"

    def test_a_file_that_changed_meanwhile_is_left_alone(self, tmp_path):
        (tmp_path / "a.nix").write_bytes(b"new")
        with pytest.raises(WriteError, match="changed while it was linted"):
            write_files(tmp_path, {"a.nix": b"old"}, {"a.nix": b"fixed"})

    @pytest.mark.parametrize("call", ["fsync", "fchmod"])
    def test_a_full_disk_changes_nothing(self, tmp_path, monkeypatch, call):
        before = {"a.nix": b"1", "b.nix": b"1"}
        for path, data in before.items():
            (tmp_path / path).write_bytes(data)
        calls = []

        def full(*arguments):
            calls.append(arguments)
            if len(calls) == 2:
                raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, call, full)
        with pytest.raises(WriteError, match="no space left"):
            write_files(tmp_path, before, {"a.nix": b"2", "b.nix": b"2"})
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("reads", [True, False])
def test_a_fix_waits_for_what_changes_what_it_reads(fixed, reads):
    """The file's order is no matter: the label that is made of the image comes above it."""
    module = MODULE.replace("    image = ", "    labels = { };\n    image = ")
    label = 'edits = [ (edit.setAttribute container [ "labels" "image" ] "\\"${container.image.text}\\"") ];'
    rules = [
        rule(0, "container", "container.labels == [ ]", f"{label} reads = [ container.image ];" if reads else label),
        rule(1, "image", 'container.image.tag != "9"', 'edits = [ (edit.replace image "${image.repository}:9") ];'),
    ]
    outcome = fixed(rules, {"modules/a.nix": module})
    text = outcome.after["modules/a.nix"].decode()
    assert text.count(':9";') == (4 if reads else 2)
    assert text.count('image = "') == 4
