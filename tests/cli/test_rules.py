"""Rules and settings as the command meets them: rules of one's own, the catalogue, what does not load."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from .command import MODULE, POLICY, hwc_lint

MARKER = '[[exception-markers]]\npattern = "x"\nrules = ["ACME2"]'


def test_a_rule_that_does_not_load_is_not_taken_for_another(project):
    (project / "policies/port-published/rule.nix").write_text(POLICY.replace("isLoopback", "isLopback"))
    done = hwc_lint("explain", "ACME1", cwd=project)
    assert done.stderr.endswith("hwc-lint: there is no rule 'ACME1'; these do not load: port-published\n")
    assert done.returncode == 2


def test_broken_settings_name_file_and_key(project):
    (project / "hwc-lint.toml").write_text("rots = []\n")
    done = hwc_lint(cwd=project)
    assert done.stderr == "hwc-lint: hwc-lint.toml: rots: there is no such key; did you mean 'roots'?\n"
    assert (done.returncode, done.stdout) == (2, "")


def test_a_rule_that_does_not_load_exits_2_and_the_others_go_on(project):
    (project / "policies/broken").mkdir()
    (project / "policies/broken/rule.nix").write_text("{ id = ")
    done = hwc_lint("--format", "concise", cwd=project)
    assert "policies/broken/rule.nix:1: the rule 'broken' does not load" in done.stderr
    assert done.returncode == 2
    assert "db publishes 5432:5432" in done.stdout


@pytest.mark.parametrize(("folder", "message"), [("nowhere", "does not exist"), ("linked", "lies outside the project")])
def test_a_rule_folder_that_cannot_be_used_is_a_problem(project, folder, message):
    (project.parent / "other").mkdir()
    (project / "linked").symlink_to(project.parent / "other")
    (project / "hwc-lint.toml").write_text(f'rule-folders = ["{folder}"]\n')
    done = hwc_lint(cwd=project)
    assert done.stderr == f"hwc-lint: the rule folder {folder} {message} [rule-not-loaded]\n"
    assert done.returncode == 2


NO_RULE = "there is no rule.nix in it; a rule is <problem-name>/rule.nix"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ([], "the rule folder own contains no rules (<problem-name>/rule.nix)"),
        (["README.md", "notes/README.md"], "the rule folder own contains no rules (<problem-name>/rule.nix)"),
        (["rule.nix"], "the rule folder own contains no rules (<problem-name>/rule.nix)"),
        (["a/rules.nix"], f"own/a: the rule 'a' does not load: {NO_RULE}"),
        (["images/a/rule.nix"], f"own/images: the rule 'images' does not load: {NO_RULE}"),
        (["a/rule.nix -> nowhere.nix"], "own/a/rule.nix: the rule 'a' does not load: the link leads nowhere"),
    ],
)
def test_a_rule_that_is_not_where_rules_are_is_told(project, files, told):
    (project / "own").mkdir()
    for name, _, target in (name.partition(" -> ") for name in files):
        path = project / "own" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(target) if target else path.write_text(POLICY)
    (project / "hwc-lint.toml").write_text('rule-folders = ["own"]\n')
    done = hwc_lint(cwd=project)
    assert done.stderr == f"hwc-lint: {told} [rule-not-loaded]\n"
    assert done.returncode == 2


def test_nothing_is_reported_in_the_folders_of_rules(project):
    (project / "policies/port-published/bad.nix").write_text(MODULE.replace(".db", ".bad"))
    told = json.loads(hwc_lint("--format", "json", cwd=project).stdout)
    assert [finding["container"] for finding in told["findings"]] == ["db"]
    assert [told["summary"][what] for what in ("files", "modules", "containers")] == [1, 1, 1]


def test_rules_that_settings_name_have_to_exist(project):
    ignored = '[per-path-ignores]\n"a" = ["ACME2"]'
    for key, text in {
        "ignore": 'ignore = ["ACME2"]',
        "per-path-ignores.'a'": ignored,
        "exception-markers.'x'": MARKER,
    }.items():
        (project / "hwc-lint.toml").write_text(f'rule-folders = ["policies"]\n{text}\n')
        done = hwc_lint(cwd=project)
        told = f"{key}: 'ACME2' matches no rule; did you mean 'ACME1'? ('hwc-lint rules' lists them all)"
        assert done.stderr == f"hwc-lint: {told}\n"
        assert done.returncode == 2


@pytest.mark.parametrize(
    ("selector", "told"),
    [
        ("broken-rule", "the rule 'broken-rule' does not load"),
        ("ACME7", "'ACME7' matches no rule; these do not load: broken-rule"),
    ],
)
def test_a_rule_that_does_not_load_cannot_be_selected(project, selector, told):
    (project / "policies" / "broken-rule").mkdir()
    (project / "policies" / "broken-rule" / "rule.nix").write_text('{ id = "ACME7"; }')
    done = hwc_lint("--select", selector, cwd=project)
    assert (
        "policies/broken-rule/rule.nix: the rule 'broken-rule' does not load: the attributes 'summary'" in done.stderr
    )
    assert told in done.stderr
    assert done.returncode == 2


def test_rules_and_explain(project):
    table = hwc_lint("rules", cwd=project).stdout
    assert "HWC001  syntax-error" in table
    assert "ACME1   port-published" in table
    listed = json.loads(hwc_lint("rules", "--format", "json", cwd=project).stdout)["rules"]
    assert {"id": "HWC006", "fix": "safe or unsafe"}.items() <= next(r for r in listed if r["id"] == "HWC006").items()
    page = hwc_lint("explain", "unused-suppression", cwd=project).stdout
    assert page.startswith("# HWC006: unused-suppression\n")
    assert "safe fix" in page
    assert hwc_lint("explain", "acme1", cwd=project).stdout.startswith("# ACME1: port-published\n")


def test_the_built_in_rules_use_only_facts_that_exist():
    from nixlint_hwc.pipeline import load_rules
    from nixlint_hwc.settings import DEFAULT_SETTINGS

    rules, _ = load_rules(DEFAULT_SETTINGS, Path())
    assert rules.problems == ()
    assert {"HWC001", "HWC002", "HWC003", "HWC004", "HWC005", "HWC006", "HWC007"} <= {info.id for info in rules.infos}


@pytest.mark.parametrize("width", [60, 80, 200])
def test_the_catalogue_on_a_terminal_keeps_to_its_width(width):
    from nixlint_hwc.commands.rules import as_screen
    from nixlint_hwc.pipeline import load_rules
    from nixlint_hwc.settings import DEFAULT_SETTINGS

    infos = load_rules(DEFAULT_SETTINGS, Path())[0].infos
    lines = re.sub(r"\x1b\[[0-9;]*m", "", as_screen(infos, DEFAULT_SETTINGS, width)).splitlines()
    assert max(map(len, lines)) <= min(width, 120)
    assert all(any(line.startswith(info.id) for line in lines) for info in infos)


def test_the_examples_of_own_rules_are_tests(project):
    folder = project / "policies/port-published"
    assert hwc_lint("rules", "--test", cwd=project).stdout == "ACME1 port-published: no examples\n"
    (folder / "bad.nix").write_text(MODULE.replace('" ];', '" ]; # expect: ACME1'))
    (folder / "good.nix").write_text(MODULE.replace('"5432', '"127.0.0.1:5432'))
    done = hwc_lint("rules", "--test", cwd=project)
    assert (done.returncode, done.stdout) == (0, "ACME1 port-published: bad.nix, good.nix: as expected\n")
    (folder / "good.nix").write_text(MODULE)
    (folder / "bad.nix").write_text(MODULE.replace('16";', '16"; # expect: ACME1'))
    done = hwc_lint("rules", "--test", cwd=project)
    assert done.returncode == 1
    assert "  bad.nix:4: expected, but not reported\n  bad.nix:5: reported, but not expected\n" in done.stdout
    assert "  good.nix:5: reported, but not expected\n" in done.stdout


def test_a_project_without_rules_of_its_own_has_none_to_test(project):
    (project / "hwc-lint.toml").write_text("")
    done = hwc_lint("rules", "--test", cwd=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("hwc-lint: there are no rules to test: ")
