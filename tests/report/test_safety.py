"""What the linted project says must not steer the reader's terminal, page or workflow, and secrets must not appear."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt
from report_samples import HOSTILE, INJECTED, SAMPLES, SECRET, result, span_of

from nixlint_hwc.commands.output import put
from nixlint_hwc.finding import Edit, Fix, Problem, Related
from nixlint_hwc.report import FORMATS, render
from nixlint_hwc.report.diff import unified
from nixlint_hwc.report.escape import (
    block,
    harmless_json,
    markdown,
    one_line,
    visible,
    workflow_data,
    workflow_property,
)
from nixlint_hwc.report.options import ReportOptions
from nixlint_hwc.report.redaction import Redactions
from nixlint_hwc.source import SourceFile, Span

CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.mark.parametrize("verbosity", [-1, 0, 1])
@pytest.mark.parametrize("name", FORMATS)
def test_no_control_character_gets_through(name: str, verbosity: int) -> None:
    text = render(name, SAMPLES["hostile"], ReportOptions(verbosity=verbosity, statistics=True))
    assert not CONTROL.search(text)
    text.encode()


def test_colours_are_the_only_escapes() -> None:
    text = render("terminal", SAMPLES["hostile"], ReportOptions(color=True))
    assert "\x1b[" in text
    assert not CONTROL.search(re.sub(r"\x1b\[[0-9;]*m", "", text))


@pytest.mark.parametrize("verbosity", [-1, 0, 1])
@pytest.mark.parametrize("name", FORMATS)
def test_no_format_shows_a_secret(name: str, verbosity: int) -> None:
    text = render(name, SAMPLES["full"], ReportOptions(verbosity=verbosity, statistics=True))
    assert "hunter2" not in text


def test_a_secret_is_masked_in_other_findings_excerpts_too() -> None:
    neighbour = SAMPLES["full"].findings[3]
    text = render("terminal", result(neighbour, redacted=(SECRET.span,)), ReportOptions(verbosity=1))
    assert "POSTGRES_PASSWORD = <redacted>;" in text


@pytest.mark.parametrize(("low", "high"), [(0, 4), (4, 8), (5, 5), (2, 17), (-3, 3), (15, 20)])
def test_what_an_edit_leaves_of_a_secret_stays_masked(low: int, high: int) -> None:
    file, start, end, _ = SECRET.span
    edit = Edit(Span(file, start + low, start + high), "NEW")
    text = Redactions([SECRET.span]).text(file, start - 10, end + 10, [edit])
    assert "NEW" in text
    assert "hunter" not in text
    assert "ter2" not in text


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("plain ünïcode 漢字 👩‍👩‍👧", "plain ünïcode 漢字 👩‍👩‍👧"),
        ("\x1b[31m", r"\x1b[31m"),
        ("\x9b31m", r"\x9b31m"),
        ("a\tb\r\n", r"a\tb\r\n"),
        ("\u202eabc\u2066", r"\u202eabc\u2066"),
        ("\U000e0041", r"\U000e0041"),
        ("\udcff", r"\udcff"),
    ],
)
def test_visible(raw: str, shown: str) -> None:
    assert visible(raw) == shown


def test_one_line_and_block() -> None:
    assert one_line("  a \n  b\r\nc\x07 ") == r"a b c\x07"
    assert block("a\n\tb\x07\r\nc") == "a\n    b\\x07\nc"


def test_workflow_commands_cannot_be_started_or_ended() -> None:
    assert workflow_data("100%\r\n::error::x") == "100%25%0D%0A::error::x"
    assert workflow_property("a,b::c\n") == "a%2Cb%3A%3Ac%0A"
    lines = render("github", SAMPLES["hostile"]).splitlines()
    assert all(re.match(r"::(error|warning|notice) file=[^:]*::", line) for line in lines)
    assert len(lines) == 2


#: What GitHub's runner takes for a command: `##[command]` anywhere, `::command::` behind blanks.
COMMAND = re.compile(r"##[a-z]*\[|^\s*::[a-z]", re.MULTILINE)


@pytest.mark.parametrize("verbosity", [-1, 0, 1])
@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"github"}))
def test_no_report_that_is_printed_starts_a_command_of_a_build_server(
    name: str, verbosity: int, capsys: pytest.CaptureFixture[str]
) -> None:
    sign = "##[set-output name=x;]y"
    file = SourceFile(f"::set-output name=a::{sign}.nix", f'{{ a = "{sign}"; # ##vso[task]\n::debug::x }}\n'.encode())
    finding = replace(
        INJECTED,
        span=span_of(file, f'"{sign}"'),
        message=f"{'x' * 60} ::error::b {'y' * 60} {sign}\n::debug::c",
        container=sign,
        when=sign,
        related=(Related(span_of(file, "::debug"), sign),),
        fix=Fix(sign, safe=True, edits=(Edit(span_of(file, sign), f"::debug::{sign}"),)),
    )
    problem = Problem("unreadable-file", f"::warning::{sign}", file.path, 1)
    for width in range(40, 140, 3):
        put(render(name, result(finding, problems=(problem,)), ReportOptions(verbosity=verbosity, width=width)))
    printed = capsys.readouterr().out
    assert not COMMAND.search(printed)
    assert "set-output" in printed


def test_json_means_the_same_without_commands() -> None:
    text = "a ##[b] ###[c] \x7f\x9b\u202e\U000e0041 \\##[ \ud800"
    written = harmless_json(json.dumps({"a": [text]}, ensure_ascii=False, indent=2))
    assert json.loads(written) == {"a": [text]}
    assert written.isascii()
    assert "##[" not in written


def test_a_diff_for_eyes_steers_nothing_and_one_for_programs_is_exact() -> None:
    before = b"a\x1b[31m\n ::error::x\n##[debug]\nq\n"
    files = ({"x\n\x1b.nix": before}, {"x\n\x1b.nix": before.replace(b"q", b"c")})
    exact, seen = unified(*files), unified(*files, for_eyes=True)
    assert exact.splitlines()[:2] == [
        r'diff --git "a/x\012\033.nix" "b/x\012\033.nix"',
        r'--- "a/x\012\033.nix"',
    ]
    assert " a\x1b[31m\n  ::error::x\n ##[debug]\n-q\n+c\n" in exact
    assert not COMMAND.search(seen)
    assert not CONTROL.search(seen)
    assert "-q\n+c\n" in seen


def test_concise_lines_are_no_workflow_commands() -> None:
    assert not any(line.startswith("::") for line in render("concise", SAMPLES["hostile"]).splitlines())


def test_markdown_renders_as_literal_text() -> None:
    raw = "*a* _b_ `c` [d](https://e) <img> | ~~f~~ & &amp; \\* # g"
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown(raw))
    text = "*a* _b_ `c` [d](https://e) &lt;img&gt; | ~~f~~ &amp; &amp;amp; \\* # g"
    assert html == f"<p>{text}</p>\n"


def test_markdown_report_holds_no_foreign_markup() -> None:
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(render("markdown", SAMPLES["hostile"]))
    assert set(re.findall(r"<(\w+)", html)) <= {
        *("h2", "p", "ul", "li", "strong", "em", "code", "br"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }


def test_junit_is_well_formed() -> None:
    root = ET.fromstring(render("junit", SAMPLES["hostile"]))
    assert root.get("failures") == "1"
    assert root.get("errors") == "1"


def test_json_keeps_the_text_as_it_is() -> None:
    document = json.loads(render("json", SAMPLES["hostile"]))
    assert document["findings"][0]["path"] == HOSTILE.path
    assert document["findings"][0]["when"] == INJECTED.when
