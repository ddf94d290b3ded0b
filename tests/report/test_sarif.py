"""What SARIF promises to GitHub's code scanning, on the parsed document."""

from __future__ import annotations

import gzip
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from report_samples import DEVICE, EXPOSED, HOSTILE, LATEST, RULES, SAMPLES, result, span_of

from nixlint_hwc.finding import Edit, Finding, Fix, Related, Severity
from nixlint_hwc.pipeline import load_rules
from nixlint_hwc.report import github_limits, render
from nixlint_hwc.report.line_hash import line_hashes
from nixlint_hwc.report.options import ReportOptions
from nixlint_hwc.report.sarif_results import message_text, relative_uri
from nixlint_hwc.report.sarif_rules import descriptor
from nixlint_hwc.settings import DEFAULT_SETTINGS
from nixlint_hwc.source import SourceFile


def run_of(sample: str, **options: Any) -> dict[str, Any]:
    document = json.loads(render("sarif", SAMPLES[sample], ReportOptions(**options)))
    assert document["version"] == "2.1.0"
    return document["runs"][0]  # type: ignore[no-any-return]


def values(node: Any) -> list[Any]:
    children = list(node.values()) if isinstance(node, dict) else node if isinstance(node, list) else []
    return [node, *(value for child in children for value in values(child))]


@pytest.mark.parametrize("sample", SAMPLES)
def test_nothing_is_null_or_a_sentinel(sample: str) -> None:
    found = values(run_of(sample))
    assert None not in found
    assert -1 not in [value for value in found if isinstance(value, int | float)]


def test_every_rule_is_declared_whether_it_fired_or_not() -> None:
    rules = run_of("clean")["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.id for rule in RULES]
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert len(rule["fullDescription"]["text"].split()) > 3
        assert "https://" in rule["help"]["text"]
        assert "https://" in rule["help"]["markdown"]
        assert rule["helpUri"].startswith("https://")
        assert rule["defaultConfiguration"]["level"] in {"note", "warning", "error"}
        assert rule["properties"]["precision"] in {"low", "medium", "high"}
        assert rule["properties"]["problem.severity"] in {"recommendation", "warning", "error"}
        assert len(rule["properties"]["tags"]) <= 10


def test_the_full_description_is_the_first_paragraph_below_the_heading() -> None:
    assert run_of("clean")["tool"]["driver"]["rules"][0]["fullDescription"] == {"text": "Reports images tagged latest."}


def test_each_built_in_rule_describes_itself() -> None:
    rules = load_rules(DEFAULT_SETTINGS, Path())[0].infos
    described = [descriptor(rule).full_description.text for rule in rules]
    assert len(set(described)) == len(rules) > 90
    assert not [text for text in described if text.startswith("What it does")]


def test_only_security_rules_bear_a_security_severity() -> None:
    for rule in run_of("clean")["tool"]["driver"]["rules"]:
        security = "security" in rule["properties"]["tags"]
        assert security == ("security-severity" in rule["properties"])
    assert run_of("clean")["tool"]["driver"]["rules"][1]["properties"]["security-severity"] == "8.6"


def test_results_refer_to_their_rules() -> None:
    run = run_of("full")
    for item in run["results"]:
        assert run["tool"]["driver"]["rules"][item["ruleIndex"]]["id"] == item["ruleId"]
        assert item["level"] in {"note", "warning", "error"}


def test_regions_are_exact_and_on_one_line() -> None:
    for finding, item in zip(SAMPLES["full"].findings, run_of("full")["results"], strict=True):
        region = item["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] == region["endLine"]
        line = finding.span.file.line_text(region["startLine"])
        assert finding.span.text.startswith(line[region["startColumn"] - 1 : region["endColumn"] - 1])


def test_columns_count_utf16_code_units() -> None:
    """Viewers index JavaScript strings; the document says so (SARIF 2.1.0, 3.14.17)."""
    file = SourceFile("a.nix", '{ /* \U0001f433é */ a = "フ\U0001f433x"; b = 1; }\n'.encode())
    span = span_of(file, '"フ\U0001f433x"')
    fix = Fix("shorten it", safe=True, edits=(Edit(span_of(file, "\U0001f433x"), ""),))
    run = json.loads(render("sarif", result(replace(LATEST, span=span, fix=fix))))["runs"][0]
    assert run["columnKind"] == "utf16CodeUnits"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert utf16(file.line_text(1), region["startColumn"], region["endColumn"]) == '"フ\U0001f433x"'
    (change,) = run["results"][0]["fixes"][0]["artifactChanges"]
    deleted = change["replacements"][0]["deletedRegion"]
    assert utf16(file.line_text(1), deleted["startColumn"], deleted["endColumn"]) == "\U0001f433x"


def utf16(line: str, start: int, end: int) -> str:
    return line.encode("utf-16-le")[2 * start - 2 : 2 * end - 2].decode("utf-16-le")


def test_messages_link_to_related_locations() -> None:
    item = run_of("full")["results"][0]
    ids = [location["id"] for location in item["relatedLocations"]]
    assert ids == [1, 2, 3]
    assert all(f"[here]({number})" in item["message"]["text"] for number in ids)


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("it is defined here", "it is defined [here](1)"),
        ("it is defined here too", "it is defined [here](1) too"),
        ("web publishes it", "web publishes it [here](1)"),
        ("there", "there [here](1)"),
        ("[here](http://evil) here", r"\[here](http://evil) [here](1)"),
    ],
)
def test_a_links_text_is_the_labels_own_word(label: str, text: str) -> None:
    assert message_text(LATEST, [Related(LATEST.span, label)]) == f"{LATEST.message}; {text}"


def test_code_flow_leads_from_the_literal_to_the_container() -> None:
    steps = run_of("full")["results"][0]["codeFlows"][0]["threadFlows"][0]["locations"]
    places = [step["location"]["physicalLocation"] for step in steps]
    assert [place["artifactLocation"]["uri"].split("/")[-1] for place in places] == [
        "mkContainer.nix",
        "mkContainer.nix",
        "index.nix",
        "index.nix",
    ]
    primary = run_of("full")["results"][0]["locations"][0]["physicalLocation"]
    assert places[-1] == primary


def test_fixes_replace_exact_regions() -> None:
    (fix,) = run_of("full")["results"][3]["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 9, "startColumn": 17, "endLine": 9, "endColumn": 28},
            "insertedContent": {"text": '"127.0.0.1:5432:5432"'},
        }
    ]


def test_advice_without_edits_is_no_fix() -> None:
    assert "fixes" not in run_of("full")["results"][2]


def test_fingerprints_are_githubs_and_our_own() -> None:
    for finding, item in zip(SAMPLES["full"].findings, run_of("full")["results"], strict=True):
        line = finding.span.file.line_of(finding.span.start)
        assert item["partialFingerprints"] == {
            "primaryLocationLineHash": line_hashes(finding.span.file.data)[line - 1],
            "hwcLintFingerprint/v1": finding.fingerprint,
        }


def test_category_names_the_run() -> None:
    assert run_of("clean")["automationDetails"] == {"id": "hwc-lint/"}
    assert run_of("clean", category="server/")["automationDetails"] == {"id": "server/"}


def test_problems_are_notifications_of_a_failed_invocation() -> None:
    (invocation,) = run_of("incomplete")["invocations"]
    assert invocation["executionSuccessful"] is False
    execution = [(item["level"], item["descriptor"]["id"]) for item in invocation["toolExecutionNotifications"]]
    assert execution == [
        ("error", "unreadable-file"),
        ("error", "budget-spent"),
        ("error", "rule-failed"),
        ("note", "encrypted-file"),
    ]
    assert [item["descriptor"]["id"] for item in invocation["toolConfigurationNotifications"]] == ["bad-settings"]
    assert run_of("full")["invocations"][0]["executionSuccessful"] is True


def test_suppressed_findings_only_on_demand() -> None:
    assert [item["ruleId"] for item in run_of("suppressed")["results"]] == ["HWC201"]
    results = run_of("suppressed", sarif_suppressed=True)["results"]
    assert [item.get("suppressions") for item in results] == [None, [{"kind": "inSource"}]]


def test_uris_are_relative_and_percent_encoded() -> None:
    assert relative_uri("a b/ü:%#?[x].nix") == "a%20b/%C3%BC%3A%25%23%3F%5Bx%5D.nix"
    assert relative_uri(os.fsdecode(b"\xff.nix")) == "%FF.nix"
    for node in values(run_of("hostile")):
        if isinstance(node, dict) and "uriBaseId" in node:
            assert node["uriBaseId"] == "%SRCROOT%"
            assert node["uri"].isascii()
            assert ":" not in node["uri"]


def test_nothing_of_the_machine_is_in_the_document() -> None:
    assert os.getcwd() not in render("sarif", SAMPLES["full"])


def test_text_of_the_project_makes_neither_links_nor_placeholders() -> None:
    text = run_of("hostile")["results"][0]["message"]["text"]
    assert r"\[a](https://evil.example)" in text
    assert "{{0}}" in text
    assert text.endswith(r"label \x1b[5m \[click](https://evil.example) [here](1)")


def test_messages_fit_into_what_github_shows() -> None:
    related = tuple(
        Related(span_of(HOSTILE, "owned")._replace(start=number), f"related place number {number}")
        for number in range(200)
    )
    finding = replace(DEVICE, related=related)
    assert len(message_text(finding, related)) <= 1000
    assert message_text(replace(finding, message="x" * 3000), ()) == "x" * 997 + "..."
    item = json.loads(render("sarif", result(finding)))["runs"][0]["results"][0]
    assert len(item["relatedLocations"]) == 99


def many(count: int) -> tuple[Finding, ...]:
    notes = (replace(LATEST, severity=Severity.NOTE, fingerprint=str(number)) for number in range(count))
    return (*notes, EXPOSED)


def test_githubs_limit_on_results() -> None:
    findings = many(25_001)
    kept = github_limits.accepted(findings)
    assert len(kept) == 25_000
    assert kept[-1] is EXPOSED
    assert "holds the 25,000 most severe" in github_limits.count_notices(findings)[0].message
    assert "shows the 5,000 most severe" in github_limits.count_notices(many(5_000))[0].message
    assert github_limits.count_notices(many(4_999)) == ()


def test_more_results_than_github_shows_are_told_in_the_document() -> None:
    run = json.loads(render("sarif", result(*many(5_000))))["runs"][0]
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["descriptor"]["id"] == "sarif-limit"
    assert len(run["results"]) == 5_001


def test_githubs_limit_on_size(monkeypatch: pytest.MonkeyPatch) -> None:
    document = render("sarif", SAMPLES["full"])
    assert github_limits.limit_notices(SAMPLES["full"].findings, document) == ()
    monkeypatch.setattr(github_limits, "UPLOAD_BYTES", len(gzip.compress(document.encode())) - 1)
    (notice,) = github_limits.limit_notices(SAMPLES["full"].findings, document)
    assert "GitHub refuses more than 10 MB" in notice.message
