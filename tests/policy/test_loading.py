from __future__ import annotations

import pytest

from nixlint_hwc.finding import Confidence, Severity
from tests.policy.policy_samples import EXPOSED, load, rule_text, write_rule

BROKEN = {
    "syntax": ("{ id = ", None),
    "undefined": ("{ id = foo; }", "undefined variable 'foo'"),
    "not-a-set": ("[ ]", "a rule is an attribute set"),
    "missing": (
        '{ id = "HWC1"; }',
        "the attributes 'summary', 'severity', 'subject', 'check', 'message' are missing",
    ),
    "misspelt": (rule_text("{ port, ... }: true", mesage='""'), "no attribute 'mesage'; did you mean 'message'?"),
    "severity": (rule_text("{ port, ... }: true", severity='"eror"'), "did you mean 'error'?"),
    "confidence": (rule_text("{ port, ... }: true", confidence="1"), "'confidence' must be a string"),
    "security": (rule_text("{ port, ... }: true", securitySeverity="11"), "a number from 0 to 10"),
    "id": (rule_text("{ port, ... }: true", id='"abc"'), "the id 'abc' is not capitals and a number"),
    "default": (rule_text("{ port, ... }: true", severity='{ port, ... }: "note"'), "'defaultSeverity' is needed"),
    "throws": (rule_text("{ port, ... }: true", summary='throw "no"'), "no"),
    "loops": (rule_text("{ port, ... }: true", summary="let f = x: f x; in f 1"), "it recurses too deeply"),
    "costs": (rule_text("{ port, ... }: true", summary="toString (builtins.genList (x: x) 99999999)"), "budget"),
    "reads": (rule_text("{ port, ... }: true", summary="builtins.readFile ./rule.nix"), "'summary' must be a string"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_rule_that_does_not_load_is_a_problem_and_the_others_go_on(tmp_path, name):
    text, message = BROKEN[name]
    write_rule(tmp_path, name, text)
    write_rule(tmp_path, "database-exposed", EXPOSED)
    rules, _ = load(tmp_path)
    assert [rule.info.id for rule in rules.rules] == ["HWC201"]
    (problem,) = rules.problems
    assert problem.message.startswith(f"the rule '{name}' does not load: ")
    assert message is None or message in problem.message


def test_metadata(tmp_path):
    more = {"securitySeverity": "8.6", "references": '[ "https://a" ]', "pedantic": "true", "explanation": "''\n x\n''"}
    write_rule(tmp_path, "some-problem", rule_text("{ port, ... }: true", **more))
    (info,) = load(tmp_path)[0].infos
    assert (info.id, info.name, info.severity, info.confidence) == (
        "HWC900", "some-problem", Severity.WARNING, Confidence.HIGH,
    )  # fmt: skip
    assert (info.security_severity, info.references, info.pedantic) == (8.6, ("https://a",), True)
    assert info.explanation == "x\n"
    assert info.folder == f"{tmp_path.name}/some-problem"
    assert info.fixable is None


@pytest.mark.parametrize(
    ("safe", "expected"), [("true", "safe"), ("false", "unsafe"), ("port.isPublic", "safe or unsafe")]
)
def test_whether_a_rule_has_a_safe_fix_is_read_from_its_source(tmp_path, safe, expected):
    fix = f'{{ port, ... }}: {{ title = "t"; safe = {safe}; edits = [ ]; }}'
    write_rule(tmp_path, "some-problem", rule_text("{ port, ... }: true", fix=fix))
    assert load(tmp_path)[0].infos[0].fixable == expected


def test_an_id_or_name_is_used_once(tmp_path):
    write_rule(tmp_path, "one", rule_text("{ port, ... }: true"))
    write_rule(tmp_path, "two", rule_text("{ port, ... }: true"))
    rules, _ = load(tmp_path)
    assert len(rules.rules) == 1
    assert "the id HWC900 is already used by the rule 'one'" in rules.problems[0].message


def test_a_rule_can_be_a_function_of_lib(tmp_path):
    text = "{ lib, ... }: " + rule_text('{ port, ... }: lib.hasPrefix "5" port.text')
    write_rule(tmp_path, "some-problem", text)
    assert load(tmp_path)[0].problems == ()


def test_rules_are_found_by_id_and_name(tmp_path):
    write_rule(tmp_path, "database-exposed", EXPOSED)
    rules, _ = load(tmp_path)
    assert rules.find("hwc201") is rules.find("database-exposed") is rules.rules[0]
    assert rules.find("nothing") is None
