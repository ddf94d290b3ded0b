from __future__ import annotations

from dataclasses import replace

import pytest

from nixlint_hwc.eval.values import Unknown
from nixlint_hwc.facts.diagnostic import DiagnosticFact
from nixlint_hwc.finding import Problem, Related, Severity
from nixlint_hwc.policy.narrow import narrowed
from nixlint_hwc.policy.run import Scope, diagnostic_case, run
from nixlint_hwc.settings import Conventions, RuleSettings, Settings
from tests.policy.policy_samples import EXPOSED, analysis, database, load, port_case, rule_text, span, write_rule

DEFAULTS, ALL = Settings(), Scope()


def judged(tmp_path, *cases, settings=DEFAULTS, scope=ALL, rules=(("database-exposed", EXPOSED),), given=None):
    for name, text in rules:
        write_rule(tmp_path, name, text)
    loaded, loader = load(tmp_path)
    return run(given or analysis(*cases), loaded, settings, scope, loader.common)


def test_a_true_check_is_a_finding(tmp_path):
    _, container = database()
    result = judged(tmp_path, port_case(container, ("server",)))
    (finding,) = result.findings
    assert (finding.rule, finding.name, finding.severity) == ("HWC201", "database-exposed", Severity.ERROR)
    assert finding.message == "db publishes 5432:5432"
    assert finding.span.text == "5432:5432"
    assert (finding.container, finding.hosts, finding.when, finding.subject) == ("db", ("server",), None, "5432:5432")
    assert len(finding.fingerprint) == 32
    assert result.problems == ()
    assert result.summary.errors == 1
    assert [rule.id for rule in result.rules] == ["HWC201"]


def test_a_fix_holds_edits_on_the_source(tmp_path):
    _, container = database()
    fix = judged(tmp_path, port_case(container)).findings[0].fix
    assert (fix.title, fix.safe, fix.withheld) == ("Bind to loopback", False, None)
    assert [(edit.span.text, edit.text) for edit in fix.edits] == [("5432:5432", "127.0.0.1:5432:5432")]


def test_what_is_not_known_is_silent(tmp_path):
    _, container = database(is_database=Unknown("the option y", name="config.y"))
    result = judged(tmp_path, port_case(container))
    assert result.findings == result.problems == ()


def test_an_unknown_in_a_message_prints_a_mark_and_in_a_fix_withholds_it(tmp_path):
    _, container = database()
    port = replace(container.ports[0], container_port=Unknown("the option p"))
    case = port_case(replace(container, ports=(port,)))
    number = "${toString port.containerPort}"
    fix = f'{{ port, edit, ... }}: {{ title = "t"; safe = true; edits = [ (edit.replace port "{number}") ]; }}'
    text = rule_text("{ port, ... }: true", message=f'{{ port, ... }}: "on {number}"', fix=fix)
    (finding,) = judged(tmp_path, case, rules=[("some-rule", text)]).findings
    assert finding.message == "on <?>"
    assert finding.fix.edits == ()
    assert finding.fix.withheld == "the new text is not known: the option p"


def test_a_failing_rule_is_one_problem_and_the_others_go_on(tmp_path):
    _, container = database()
    _, other = database()
    rules = [
        ("database-exposed", EXPOSED),
        ("fails", rule_text('{ port, ... }: throw "no idea"')),
        ("wrong", rule_text("{ port, ... }: 1", number=901)),
        ("costs", rule_text("{ port, ... }: toString (builtins.genList (x: x) 99999999) == null", number=902)),
        ("loops", rule_text("{ port, ... }: let f = x: f x; in f 1", number=903)),
    ]
    result = judged(tmp_path, port_case(container), port_case(other, when="cfg.x"), rules=rules)
    assert [finding.rule for finding in result.findings] == ["HWC201"]
    messages = [problem.message for problem in result.problems]
    at = "failed at domains/server/containers/db/index.nix:4"
    assert f"the rule HWC900 (fails) {at}: no idea" in messages
    assert f"the rule HWC901 (wrong) {at}: 'check' must be true or false, but it is an integer" in messages
    assert any("(costs)" in message and "budget" in message for message in messages)
    assert any("(loops)" in message for message in messages)
    assert len(messages) == 4
    assert {problem.kind for problem in result.problems} == {"rule-failed"}
    assert {problem.line for problem in result.problems if "(fails)" in problem.message} == {6}


FAULTS = {
    "check": ("check", {"check": '"yes"'}, "'check' must be true or false, but it is a string"),
    "message": ("message", {"message": "{ port, ... }: port.containerPort"}, "'message' must be a string"),
    "severity": ("severity", {"severity": '{ port, ... }: "fatal"', "defaultSeverity": '"note"'}, "'severity' must be"),
    "edits": ("fix", {"fix": '{ edit, ... }: { title = "t"; edits = edit.replace; }'}, "'edits' must be a list"),
    "safe": (
        "fix",
        {"fix": '{ ... }: { title = "t"; safe = "no"; }'},
        "'safe' must be true or false, but it is a string",
    ),
    "reads": (
        "fix",
        {"fix": '{ container, ... }: { title = "t"; edits = [ ]; reads = container; }'},
        "'reads' must be a list",
    ),
    "related": ("related", {"related": "{ ... }: 1"}, "'related' must be a list"),
    "deep": ("message", {"message": '{ ... }: let f = n: f (n + 1) + ""; in f 1'}, "deep"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_failure_names_the_line_of_the_rules_part(tmp_path, fault):
    part, attributes, told = FAULTS[fault]
    _, container = database()
    check = "{ port, ... }: " + attributes.pop("check", "true")
    text = rule_text(check, **attributes)
    (problem,) = judged(tmp_path, port_case(container), rules=[("fails", text)]).problems
    assert told in problem.message
    assert text.splitlines()[problem.line - 1].startswith(f"  {part} = ")


def test_severity_can_be_a_function_and_null_is_silent(tmp_path):
    _, container = database()
    for answer, expected in [
        ('"note"', [Severity.NOTE]),
        ("null", []),
        ("port.containerPort", []),
    ]:
        folder = tmp_path / answer.strip('"')
        text = rule_text("{ port, ... }: true", severity=f"{{ port, ... }}: {answer}", defaultSeverity='"warning"')
        result = judged(folder, port_case(container), rules=[("some-rule", text)])
        assert [finding.severity for finding in result.findings] == expected
        assert bool(result.problems) == (answer == "port.containerPort")


def test_an_unknown_severity_is_the_documented_one(tmp_path):
    _, container = database(is_database=Unknown("y"))
    severity = '{ container, ... }: if container.isDatabase then "error" else "note"'
    text = rule_text("{ port, ... }: true", severity=severity, defaultSeverity='"warning"')
    (finding,) = judged(tmp_path, port_case(container), rules=[("some-rule", text)]).findings
    assert finding.severity is Severity.WARNING


def test_settings_override_severity_and_the_rules_own_settings(tmp_path):
    _, container = database()
    text = rule_text("{ port, settings, ... }: settings.extraImages == [ ]", settings="{ extraImages = [ ]; }")
    given = Settings(rules={"some-rule": RuleSettings(severity=Severity.ERROR)})
    (finding,) = judged(tmp_path / "a", port_case(container), settings=given, rules=[("some-rule", text)]).findings
    assert finding.severity is Severity.ERROR
    given = Settings(rules={"HWC900": RuleSettings(values={"extra-images": ["x"]})})
    assert judged(tmp_path / "b", port_case(container), settings=given, rules=[("some-rule", text)]).findings == ()


def test_wrong_settings_of_a_rule_are_problems_with_the_nearest_key(tmp_path):
    _, container = database()
    text = rule_text("{ port, ... }: true", settings='{ extraImages = [ ]; paths = [ "/" ]; habit = 3; limit = 2.5; }')
    cases = [
        ({"some-rule": RuleSettings(values={"extraImages": ["a", 1]})}, "[1]: must be a string, not an integer"),
        ({"some-rule": RuleSettings(values={"extraImages": [1, "a"]})}, "[1]: must be an integer, not a string"),
        ({"some-rule": RuleSettings(values={"extraImages": [80, -1]})}, "extraImages[1]: must not be below 0"),
        (
            {"some-rule": RuleSettings(values={"extraImages": [["a"]]})},
            "extraImages[0]: must be a string or an integer, not a list",
        ),
        ({"some-rule": RuleSettings(values={"limit": "3"})}, "limit: must be a number, not a string"),
        ({"some-rule": RuleSettings(values={"limit": True})}, "limit: must be a number, not a Boolean"),
        ({"some-rule": RuleSettings(values={"limit": -1})}, "limit: must not be below 0"),
        ({"some-rule": RuleSettings(values={"limit": 10**400})}, "limit: the number is too large"),
        ({"some-rule": RuleSettings(values={"extraImages": ["a", ""]})}, "extraImages[1]: must not be empty"),
        ({"some-rule": RuleSettings(values={"paths": [["/"]]})}, "paths[0]: must be a string, not a list"),
        ({"some-rule": RuleSettings(values={"habit": -1})}, "habit: must not be below 0"),
        ({"some-rule": RuleSettings(values={"habit": 1.5})}, "habit: must be an integer, not a number"),
        ({"some-rule": RuleSettings(values={"habit": True})}, "habit: must be an integer, not a Boolean"),
        ({"some-rule": RuleSettings(values={"extraImage": []})}, "there is no such key; did you mean 'extraImages'?"),
        ({"some-rule": RuleSettings(values={"extraImages": "x"})}, "must be a list, not a string"),
        ({"some-rul": RuleSettings()}, "rules.some-rul: there is no such rule; did you mean 'some-rule'?"),
    ]
    for index, (rules, message) in enumerate(cases):
        settings = Settings(rules=rules, origin="hwc-lint.toml")
        result = judged(tmp_path / str(index), port_case(container), settings=settings, rules=[("some-rule", text)])
        (problem,) = result.problems
        assert problem.kind == "bad-settings"
        assert problem.path == "hwc-lint.toml"
        assert message in problem.message


@pytest.mark.parametrize(
    ("values", "holds"),
    [
        ({"limit": 3}, "settings.limit / 2 == 1.5"),
        ({"limits": [1, 2.5]}, "builtins.all builtins.isFloat settings.limits"),
        ({"ports": [80, 443]}, "builtins.elem 443 settings.ports"),
        ({"ports": ["http"]}, 'settings.ports == [ "http" ]'),
        ({"ports": []}, "settings.ports == [ ]"),
    ],
)
def test_whole_numbers_are_numbers_and_an_empty_list_takes_names_or_counts(tmp_path, values, holds):
    _, container = database()
    check = f"{{ port, settings, ... }}: {holds}"
    text = rule_text(check, settings="{ limit = 2.5; limits = [ 0.5 ]; ports = [ ]; }")
    given = Settings(rules={"some-rule": RuleSettings(values=values)})
    result = judged(tmp_path, port_case(container), settings=given, rules=[("some-rule", text)])
    assert result.problems == ()
    assert [finding.name for finding in result.findings] == ["some-rule"]


def test_a_root_without_modules_is_told_where_the_settings_name_it(tmp_path):
    _, container = database()
    for given in ((), ("roots",)):
        settings = Settings(Conventions(roots=("containers",), given=given), origin="hwc-lint.toml")
        told = judged(tmp_path / str(len(given)), port_case(container), settings=settings).notices
        assert [(notice.path, notice.message) for notice in told] == [
            ("hwc-lint.toml", "roots: there is no Nix file below containers") for _ in given
        ]


def test_one_finding_for_several_hosts_and_worlds(tmp_path):
    _, container = database()
    cases = [
        port_case(container, ("server",)),
        port_case(container, ("laptop",)),
        port_case(container, (), 'cfg.network.mode == "media"'),
        port_case(container, (), "cfg.x"),
    ]
    (finding,) = judged(tmp_path, *cases).findings
    assert (finding.hosts, finding.when) == (("laptop", "server"), None)


def test_of_several_worlds_the_simplest_condition_stays(tmp_path):
    _, container = database()
    cases = [port_case(container, (), "cfg.x && cfg.y"), port_case(container, (), "cfg.x")]
    assert [finding.when for finding in judged(tmp_path, *cases).findings] == ["cfg.x"]


def test_a_check_runs_once_per_distinct_facts(tmp_path):
    _, container = database()
    seen = []
    write_rule(tmp_path, "database-exposed", EXPOSED)
    loaded, loader = load(tmp_path)
    rule = loaded.rules[0]
    original = type(rule).value

    def value(self, part, arguments):
        seen.append(part)
        return original(self, part, arguments)

    type(rule).value = value
    try:
        given = analysis(port_case(container, ("a",)), port_case(container, ("b",)))
        run(given, loaded, Settings(), common=loader.common)
    finally:
        type(rule).value = original
    assert seen.count("check") == 1


def test_at_and_related_point_into_the_source_never_into_the_rule(tmp_path):
    _, container = database()
    text = rule_text(
        "{ port, ... }: true",
        at="{ container, ... }: container",
        related='{ port, ... }: [ { fact = port; message = "the port"; } { fact = "here"; message = "no"; } ]',
    )
    case = port_case(container)._replace(related=(Related(container.origin, "brought in"),))
    (finding,) = judged(tmp_path, case, rules=[("some-rule", text)]).findings
    assert finding.span.text == "db"
    assert [(place.span.text, place.message) for place in finding.related] == [
        ("db", "brought in"),
        ("5432:5432", "the port"),
    ]


def test_fingerprints_survive_moved_lines_and_tell_duplicates_apart(tmp_path):
    _, container = database()
    _, moved = database("# a line\n# another\n" + database()[0].data.decode())
    first = judged(tmp_path / "a", port_case(container)).findings[0]
    second = judged(tmp_path / "b", port_case(moved)).findings[0]
    assert first.fingerprint == second.fingerprint
    text = rule_text("{ port, ... }: true", message='{ port, ... }: "found ${port.text}"')
    double = port_case(container)._replace(span=container.origin)
    findings = judged(tmp_path / "c", port_case(container), double, rules=[("some-rule", text)]).findings
    assert len({finding.fingerprint for finding in findings}) == 2


def test_paths_select_what_is_reported(tmp_path):
    _, container = database()
    case = port_case(container)
    result = judged(tmp_path, case)
    assert narrowed(result, ()) == result
    assert narrowed(result, ("domains/server",)) == result
    assert narrowed(result, ("domains/server/containers/db/index.nix",)) == result
    elsewhere = narrowed(result, ("domains/serv",))
    assert result.findings
    assert not elsewhere.findings
    assert elsewhere.summary.errors + elsewhere.summary.warnings + elsewhere.summary.notes == 0


def test_select_ignore_and_per_path_ignores(tmp_path):
    _, container = database()
    for index, (settings, expected) in enumerate(
        [
            (Settings(select=("HWC2",)), 1),
            (Settings(select=("HWC2xx",)), 1),
            (Settings(select=("network",)), 1),
            (Settings(select=("hwc201",)), 1),
            (Settings(select=("HWC1",)), 0),
            (Settings(ignore=("database-exposed",)), 0),
            (Settings(exclude=("domains/**",)), 0),
            (Settings(exclude=("machines/",)), 1),
            (Settings(per_path_ignores={"domains/server/**/index.nix": ("network",)}), 0),
            (Settings(per_path_ignores={"domains/server/**/index.nix": ("images",)}), 1),
            (Settings(rules={"HWC201": RuleSettings(enabled=False)}), 0),
            (Settings(rules={"HWC201": RuleSettings(exclude=("db",))}), 0),
        ]
    ):
        result = judged(tmp_path / str(index), port_case(container), settings=settings)
        assert len(result.findings) == expected, settings


def test_pedantic_rules_are_off_until_asked_for(tmp_path):
    _, container = database()
    text = rule_text("{ port, ... }: true", pedantic="true")
    for index, (settings, expected) in enumerate(
        [
            (Settings(), 0),
            (Settings(pedantic=True), 1),
            (Settings(select=("some-rule",)), 1),
            (Settings(select=("HWC9",)), 0),
            (Settings(rules={"some-rule": RuleSettings(enabled=True)}), 1),
        ]
    ):
        result = judged(tmp_path / str(index), port_case(container), settings=settings, rules=[("some-rule", text)])
        assert len(result.findings) == expected, settings


def test_problems_of_the_analysis_are_kept(tmp_path):
    _, container = database()
    given = replace(analysis(port_case(container)), problems=(Problem("budget-spent", "too much"),))
    assert judged(tmp_path, given=given).problems == (Problem("budget-spent", "too much"),)


def test_conventions_are_an_argument(tmp_path):
    _, container = database()
    check = '{ conventions, lib, ... }: conventions.puid == 1000 && lib.elem "media" conventions.categories'
    text = rule_text(check)
    assert judged(tmp_path, port_case(container), rules=[("some-rule", text)]).findings


REFUSED = """{ diagnostic, ... }: diagnostic.rule == "HWC004\""""


def refused(tmp_path, settings, severity="error"):
    """The rules that speak where Nix refuses a file of the project."""
    file, container = database()
    case = diagnostic_case(DiagnosticFact("HWC004", "a.nix does not exist", span(file, "postgres:16")))
    rules = [
        ("database-exposed", EXPOSED),
        ("import-not-found", rule_text(REFUSED, subject="diagnostic", number="004", severity=f'"{severity}"')),
    ]
    result = judged(tmp_path, case, port_case(container), settings=settings, rules=rules)
    return [finding.rule for finding in result.findings]


def test_what_nix_refuses_is_told_whatever_is_selected(tmp_path):
    assert refused(tmp_path / "a", Settings(select=("HWC2",))) == ["HWC004", "HWC201"]
    assert refused(tmp_path / "b", Settings(select=("HWC2",), ignore=("HWC0",))) == ["HWC201"]
    off = {"import-not-found": RuleSettings(enabled=False)}
    assert refused(tmp_path / "c", Settings(select=("HWC2",), rules=off)) == ["HWC201"]
    assert refused(tmp_path / "d", Settings(select=("HWC2",)), severity="note") == ["HWC201"]
    assert refused(tmp_path / "e", Settings(select=("HWC0",)), severity="note") == ["HWC004"]
