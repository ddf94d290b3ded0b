from __future__ import annotations

import pytest

from nixlint_hwc.finding import Edit, Problem
from nixlint_hwc.policy.run import Scope, run
from nixlint_hwc.settings import ExceptionMarker, Settings
from tests.policy.policy_samples import DATABASE, EXPOSED, analysis, database, load, port_case, rule_text, write_rule

PORT_LINE = '    ports = [ "5432:5432" ];\n'
FILE = "domains/server/containers/db/index.nix"


DEFAULTS, ALL = Settings(), Scope()


def judged(tmp_path, text, settings=DEFAULTS, scope=ALL, problems=()):
    write_rule(tmp_path, "database-exposed", EXPOSED)
    write_rule(tmp_path, "image-latest-tag", rule_text("{ container, ... }: false", subject="container", number=101))
    _, container = database(text)
    rules, loader = load(tmp_path, builtin=True)
    given = analysis(port_case(container))
    given = type(given)(given.cases, problems=tuple(problems), sources=given.sources)
    return run(given, rules, settings, scope, loader.common)


def behind(comment):
    return DATABASE.replace(PORT_LINE, PORT_LINE.rstrip() + f" {comment}\n")


def above(comment):
    return DATABASE.replace(PORT_LINE, f"    {comment}\n{PORT_LINE}")


def at_top(comment):
    return f"{comment}\n{DATABASE}"


def on_container(comment):
    return DATABASE.replace("containers.db = {", f"containers.db = {{ {comment}")


SILENCING = {
    "on its line": behind("# hwc-lint: ignore[HWC201] it is a test"),
    "by name": behind("# hwc-lint: ignore[database-exposed]"),
    "in any case": behind("#hwc-lint:ignore[hwc201]"),
    "in a block comment": behind("/* hwc-lint: ignore[HWC201] why not */"),
    "above": above("# hwc-lint: ignore[HWC201]: because"),
    "above, stacked": above("# hwc-lint: ignore[HWC201]\n    # a word more"),
    "next line": above("# hwc-lint: ignore-next-line[HWC201]"),
    "file": at_top("# hwc-lint: ignore-file[HWC201]"),
    "file, every rule": at_top("# hwc-lint: ignore-file generated"),
    "container": on_container("# hwc-lint: ignore[HWC201]"),
}


@pytest.mark.parametrize("form", SILENCING)
def test_a_suppression_silences(tmp_path, form):
    result = judged(tmp_path, SILENCING[form])
    assert result.findings == ()
    assert [finding.rule for finding in result.suppressed] == ["HWC201"]
    assert result.summary.suppressed == 1


def test_no_ignores_reports_all(tmp_path):
    result = judged(tmp_path, SILENCING["on its line"], scope=Scope(suppressions=False))
    assert [finding.rule for finding in result.findings] == ["HWC201"]


FAULTS = {
    "# hwc-lint: ignore[HWC101]": "the suppression of HWC101 silences nothing",
    "# hwc-lint: ignore[HWC999]": "there is no rule 'HWC999'",
    "# hwc-lint: ignore[image-latest-tga]": "there is no rule 'image-latest-tga'; did you mean 'image-latest-tag'?",
    "# hwc-lint: ignore[]": "a suppression must name at least one rule; nothing is silenced",
    "# hwc-lint: ignore": "a suppression must name its rules: ignore[HWC101]; nothing is silenced",
    "# hwc-lint: ignore HWC201": "a suppression must name its rules: ignore[HWC101]; nothing is silenced",
    "# hwc-lint: ignore[HWC201": "the list of rules has no closing bracket; nothing is silenced",
    "# hwc-lint: ignroe[HWC201]": "'ignroe' is not a kind of suppression; nothing is silenced; did you mean 'ignore'?",
    "# hwc-lint ignore[HWC201]": "a suppression needs a colon after 'hwc-lint'; nothing is silenced",
    "# hwc-lint: ignore-next-line[HWC201]": "the suppression of HWC201 silences nothing",
}


@pytest.mark.parametrize("comment", FAULTS)
def test_a_suppression_that_is_wrong_is_a_finding(tmp_path, comment):
    result = judged(tmp_path, behind(comment))
    assert [finding.rule for finding in result.findings] == ["HWC201", "HWC006"]
    assert result.findings[1].message == FAULTS[comment]


def applied(file, edits):
    data = file.data
    for edit in sorted(edits, key=lambda edit: -edit.span.start):
        data = data[: edit.span.start] + edit.text.encode() + data[edit.span.end :]
    return data.decode()


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        (behind("# hwc-lint: ignore[HWC101]"), DATABASE),
        (above("# hwc-lint: ignore[HWC101]"), DATABASE),
        (behind("# hwc-lint: ignore[HWC101, HWC201] x"), behind("# hwc-lint: ignore[HWC201] x")),
        (behind("# hwc-lint: ignore[HWC201, HWC101] x"), behind("# hwc-lint: ignore[HWC201] x")),
        (behind("# hwc-lint: ignore[HWC201, HWC999]"), behind("# hwc-lint: ignore[HWC201]")),
    ],
)
def test_the_fix_removes_what_is_unused(tmp_path, text, fixed):
    result = judged(tmp_path, text)
    (finding,) = [finding for finding in result.findings if finding.rule == "HWC006"]
    assert finding.fix.safe
    assert all(isinstance(edit, Edit) for edit in finding.fix.edits)
    assert applied(finding.span.file, finding.fix.edits) == fixed


@pytest.mark.parametrize(
    ("comment", "meant"),
    [
        ("# hwc-lint ignore[HWC201] x", "# hwc-lint: ignore[HWC201] x"),
        ("# hwc-lint: ignroe[HWC201] x", "# hwc-lint: ignore[HWC201] x"),
        ("# hwc-lint: ignore[HWC201", "# hwc-lint: ignore[HWC201]"),
        ("# hwc-lint: ignore HWC201 über", "# hwc-lint: ignore[HWC201] über"),
        ("/* hwc-lint: ignore HWC201, image-latest-tag x */", "/* hwc-lint: ignore[HWC201, image-latest-tag] x */"),
        ("# hwc-lint: ignore", None),
        ("# hwc-lint: ignore[]", None),
        ("# hwc-lint: ignore nobody knows", None),
        ("# hwc-lint disable[HWC201]", None),
    ],
)
def test_the_fix_of_a_misspelt_one_is_what_was_meant(tmp_path, comment, meant):
    result = judged(tmp_path, behind(comment))
    (finding,) = [finding for finding in result.findings if finding.rule == "HWC006"]
    if meant is None:
        assert finding.fix is None
    else:
        assert not finding.fix.safe
        assert applied(finding.span.file, finding.fix.edits) == behind(meant)


def test_prose_about_the_linter_is_no_suppression(tmp_path):
    result = judged(tmp_path, behind("# hwc-lint is told about this in its settings"))
    assert [finding.rule for finding in result.findings] == ["HWC201"]


def test_a_reason_can_be_required(tmp_path):
    settings = Settings(require_reason=True)
    result = judged(tmp_path / "a", behind("# hwc-lint: ignore[HWC201]"), settings)
    assert [finding.message for finding in result.findings] == ["a suppression must give a reason here"]
    assert judged(tmp_path / "b", behind("# hwc-lint: ignore[HWC201] for a test"), settings).findings == ()


def test_a_rule_that_did_not_run_leaves_its_suppressions_alone(tmp_path):
    result = judged(tmp_path, behind("# hwc-lint: ignore[HWC101]"), Settings(ignore=("HWC101",)))
    assert [finding.rule for finding in result.findings] == ["HWC201"]


def test_where_rules_are_selected_a_comment_for_all_is_not_called_unused(tmp_path):
    text = at_top("# hwc-lint: ignore-file generated")
    (finding,) = judged(tmp_path / "a", text, Settings(ignore=("HWC201",))).findings
    assert finding.message == "this suppression silences nothing"
    assert judged(tmp_path / "b", text, Settings(select=("HWC006",))).findings == ()


def test_an_incomplete_run_calls_nothing_unused(tmp_path):
    problems = [Problem("budget-spent", "too much")]
    result = judged(tmp_path, behind("# hwc-lint: ignore[HWC101]"), problems=problems)
    assert [finding.rule for finding in result.findings] == ["HWC201"]


def test_foreign_markers_silence_by_settings_and_are_never_unused(tmp_path):
    markers = (ExceptionMarker(r"HWC-EXCEPTION\(.*\)", ("HWC201", "image-latest-tag")),)
    result = judged(tmp_path, above("# HWC-EXCEPTION(port): needed"), Settings(exception_markers=markers))
    assert result.findings == ()
    assert len(result.suppressed) == 1
