"""What the linted project says must not steer the reader's terminal, page or workflow, and secrets must not appear."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt
from report_samples import HOSTILE, INJECTED, SAMPLES, SECRET, result

from nixlint_hwc.finding import Edit
from nixlint_hwc.report import FORMATS, render
from nixlint_hwc.report.escape import block, markdown, one_line, visible, workflow_data, workflow_property
from nixlint_hwc.report.options import ReportOptions
from nixlint_hwc.report.redaction import Redactions
from nixlint_hwc.source import Span

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
