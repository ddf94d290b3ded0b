"""What single formats promise beyond their golden files."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import pytest
from report_samples import CROPPED, EXPOSED, FRIGATE, HEALTH, LATEST, LONG, POSTGRES, SAMPLES, result, span_of
from rich.cells import cell_len

from nixlint_hwc.finding import Edit, Finding, Fix, Severity
from nixlint_hwc.report import FORMATS, render
from nixlint_hwc.report.excerpt import marked_line
from nixlint_hwc.report.markdown import SIZE_LIMIT
from nixlint_hwc.report.options import ReportOptions, wants_color
from nixlint_hwc.report.places import first_line, place
from nixlint_hwc.report.preview import hunks
from nixlint_hwc.report.redaction import Redactions
from nixlint_hwc.source import SourceFile, Span


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
def test_terminal_lines_fit_the_width(sample: str, width: int) -> None:
    for line in render("terminal", SAMPLES[sample], ReportOptions(width=width, verbosity=1)).splitlines():
        assert cell_len(line) <= width or "--> " in line or "::: " in line


def test_colour_changes_nothing_but_colour() -> None:
    import re

    plain = render("terminal", SAMPLES["full"], ReportOptions(statistics=True))
    colored = render("terminal", SAMPLES["full"], ReportOptions(statistics=True, color=True))
    assert [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", colored).splitlines()] == plain.splitlines()


def test_paths_link_to_their_files_in_colour_only() -> None:
    linked = render("terminal", SAMPLES["full"], ReportOptions(color=True, root="/srv/a b", links=True))
    assert "\x1b]8;" in linked
    assert "file:///srv/a%20b/lib/mkContainer.nix" in linked
    assert "\x1b" not in render("terminal", SAMPLES["full"], ReportOptions(root="/srv/a b", links=True))


def test_colour_decision() -> None:
    assert wants_color("auto", True, {})
    assert not wants_color("auto", False, {})
    assert not wants_color("auto", True, {"NO_COLOR": "1"})
    assert wants_color("auto", True, {"NO_COLOR": ""})
    assert not wants_color("auto", True, {"TERM": "dumb"})
    assert wants_color("auto", False, {"FORCE_COLOR": "1"})
    assert wants_color("always", False, {"NO_COLOR": "1"})
    assert not wants_color("never", True, {"FORCE_COLOR": "1"})


@pytest.mark.parametrize("width", [30, 50, 74, 2000])
def test_excerpts_underline_what_the_span_covers(width: int) -> None:
    excerpt = marked_line(CROPPED.span, width, Redactions())
    assert cell_len(excerpt.text) <= width
    marked = excerpt.text[excerpt.mark_start : excerpt.mark_start + excerpt.mark_width]
    assert CROPPED.span.text.startswith(marked)
    assert len(marked) > 15


def test_excerpts_count_wide_characters_and_tabs_in_cells() -> None:
    excerpt = marked_line(span_of(FRIGATE, "gpu"), 200, Redactions())
    before = '    imports = [ (import ../../../../lib/mkContainer.nix args { name = "フリゲート"; '
    assert excerpt.mark_start == cell_len(before)
    assert "\r" not in excerpt.text


def test_an_empty_span_has_a_mark_one_cell_wide() -> None:
    excerpt = marked_line(Span(SourceFile("a.nix", b""), 0, 0), 80, Redactions())
    assert (excerpt.number, excerpt.mark_start, excerpt.mark_width) == (1, 0, 1)


def test_a_huge_line_is_cropped_without_being_measured() -> None:
    file = SourceFile("a.nix", b'{ a = "' + b"x" * 5_000_000 + b'"; b = 1; }')
    excerpt = marked_line(span_of(file, "b = 1"), 60, Redactions())
    assert excerpt.text.startswith("...x")
    assert excerpt.text[excerpt.mark_start :].startswith("b = 1")


def test_a_span_over_several_lines_is_reported_on_its_first() -> None:
    assert place(HEALTH.span).end_line == 14
    assert first_line(HEALTH.span)[1:] == (7, 5, 7, 58)


def test_previews_show_changed_lines_only() -> None:
    start = POSTGRES.data.index(b"      volumes")
    insert = Edit(Span(POSTGRES, start, start), "      pull = 1;\n")
    replace_port = Edit(span_of(POSTGRES, '"5432:5432"'), '"x"')
    shown = [(change.number, change.sign) for hunk in hunks([insert, replace_port], Redactions()) for change in hunk[1]]
    assert shown == [(9, "-"), (9, "+"), (13, "+")]


def test_previews_of_long_lines_show_what_changes() -> None:
    file = SourceFile("a.nix", b'{ a = "' + b"x" * 300 + b'"; port = "5432:5432"; b = "' + b"y" * 300 + b'"; }\n')
    span = span_of(file, "5432:5432")
    fix = Fix("bind it", safe=True, edits=(Edit(span, "127.0.0.1:5432:5432"),))
    lines = render("terminal", result(replace(EXPOSED, span=span, fix=fix))).splitlines()
    (old,) = [line for line in lines if line.startswith("1 - ")]
    (new,) = [line for line in lines if line.startswith("1 + ")]
    assert '"5432:5432";' in old
    assert '"127.0.0.1:5432:5432";' in new
    assert max(map(len, (old, new))) <= 80


def test_gitlab_fingerprints_are_distinct() -> None:
    issues = json.loads(render("gitlab", result(LATEST, LATEST, LATEST)))
    assert len({issue["fingerprint"] for issue in issues}) == 3


def many(count: int) -> tuple[Finding, ...]:
    errors = (replace(EXPOSED, fingerprint=str(number)) for number in range(count // 2))
    notes = (replace(LATEST, severity=Severity.NOTE, fingerprint=str(number)) for number in range(count - count // 2))
    return (*notes, *errors)


def test_github_tells_when_annotations_are_dropped() -> None:
    assert "GitHub shows the first 10 of a step" not in render("github", result(*many(20)))
    lines = render("github", result(*many(22))).splitlines()
    assert lines[-2].startswith("hwc-lint: 11 error annotations; GitHub shows the first 10 of a step.")
    assert lines[-1].startswith("hwc-lint: 11 notice annotations;")


def test_markdown_stays_below_githubs_limit_and_says_so() -> None:
    text = render("markdown", result(*many(20_000)))
    assert len(text.encode()) <= SIZE_LIMIT
    assert "more findings did not fit into this summary." in text.splitlines()[-1]
    assert "database-exposed" in text


def test_formats_are_imported_when_they_are_used() -> None:
    code = "import sys, nixlint_hwc.report; print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"rich", "sarif_om", "attr", "json", "xml", *FORMATS.values()} & set(modules)


def test_each_format_imports_only_its_own_library() -> None:
    code = (
        "import sys; from nixlint_hwc.report import renderer\n"
        "for name in ('concise', 'json', 'github', 'gitlab', 'markdown'): renderer(name)\n"
        "print(*sys.modules)"
    )
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"rich", "sarif_om", "attr"} & set(modules)


def test_long_sample_is_longer_than_a_terminal() -> None:
    assert len(LONG.line_text(1)) > 600
