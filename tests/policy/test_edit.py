from __future__ import annotations

from dataclasses import dataclass

import pytest

from nixlint_hwc.eval.values import Str
from nixlint_hwc.facts.cases import Case
from nixlint_hwc.policy.rules import RuleFolder, RuleLoader
from nixlint_hwc.policy.run import run
from nixlint_hwc.policy.schema import Schema
from nixlint_hwc.settings import Settings
from nixlint_hwc.source import Span
from tests.policy.policy_samples import analysis, source, write_rule

SOURCE = """{
  ports = [ "5432:5432" ];
  volumes = [
    "/a:/a"
  ];
  short = { a = 1; };
  long = {
    a = 1;
  };
  empty = [ ];
  text = ''
    a line
  '';
}
"""


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A fact at a place."""

    text: Str | None
    origin: Span


def spot(marked, literal=False):
    file = source(SOURCE)
    start = file.data.index(marked.encode())
    place = Span(file, start, start + len(marked.encode()))
    return Spot(Str(marked, place) if literal else None, place)


def fixed(tmp_path, fact, edit):
    text = (
        '{ id = "X1"; summary = "s"; severity = "note"; subject = "spot"; check = { spot, ... }: true; message = "m";\n'
        f'fix = {{ spot, edit, ... }}: {{ title = "t"; safe = true; edits = [ ({edit}) ]; }}; }}'
    )
    write_rule(tmp_path, "some-rule", text)
    loader = RuleLoader(Schema({"spot": Spot}, {"spot": ("spot",)}))
    rules = loader.load([RuleFolder(tmp_path, "rules")])
    assert rules.problems == ()
    result = run(analysis(Case("spot", {"spot": fact}, fact.origin)), rules, Settings(), common=loader.common)
    assert result.problems == ()
    return result.findings[0].fix


def applied(fix):
    (edit,) = fix.edits
    data = edit.span.file.data
    return (data[: edit.span.start] + edit.text.encode() + data[edit.span.end :]).decode()


PORT = spot("5432:5432", literal=True)


@pytest.mark.parametrize(
    ("fact", "edit", "before", "after"),
    [
        (PORT, 'edit.replace spot "127.0.0.1:${spot.text}"', '"5432:5432"', '"127.0.0.1:5432:5432"'),
        (PORT, 'edit.replace spot.text "x"', '"5432:5432"', '"x"'),
        (PORT, "edit.replace spot ''a\"\\''${b}''", '"5432:5432"', '"a\\"\\\\\\${b}"'),
        (PORT, 'edit.splice spot "\\${x}:5432"', '"5432:5432"', '"${x}:5432"'),
        (PORT, 'edit.replaceExpression spot "cfg.port"', '"5432:5432"', "cfg.port"),
        (spot('[ "5432:5432" ]'), "edit.append spot ''\"x\"''", '[ "5432:5432" ]', '[ "5432:5432" "x" ]'),
        (spot("[ ]"), "edit.append spot ''\"x\"''", "[ ]", '[ "x" ]'),
        (spot('[\n    "/a:/a"\n  ]'), "edit.append spot ''\"x\"''", '"/a:/a"\n', '"/a:/a"\n    "x"\n'),
        (spot("{ a = 1; }"), 'edit.addBinding spot "b = 2;"', "{ a = 1; }", "{ a = 1; b = 2; }"),
        (spot("{\n    a = 1;\n  }"), 'edit.addBinding spot "b = 2;"', "    a = 1;\n  }", "    a = 1;\n    b = 2;\n  }"),
        (spot('"/a:/a"'), "edit.insertLine spot ''\"x\"''", '    "/a:/a"\n', '    "/a:/a"\n    "x"\n'),
        (spot('"/a:/a"'), "edit.insertLineBefore spot ''\"x\"''", '    "/a:/a"\n', '    "x"\n    "/a:/a"\n'),
        (spot('"/a:/a"'), "edit.removeLine spot", '    "/a:/a"\n', ""),
        (spot(' "5432:5432"'), "edit.delete spot", ' "5432:5432"', ""),
    ],
)
def test_an_edit_changes_the_source_as_asked(tmp_path, fact, edit, before, after):
    fix = fixed(tmp_path, fact, edit)
    assert fix.withheld is None
    assert SOURCE.count(before) == 1
    assert applied(fix) == SOURCE.replace(before, after)


@pytest.mark.parametrize(
    ("fact", "edit", "reason"),
    [
        (Spot(Str("made up"), PORT.origin), 'edit.replace spot "x"', "the text is computed, not written in one place"),
        (spot("[ ]"), 'edit.addBinding spot "x"', "it is not written as { ... }"),
        (spot('"5432:5432"'), "edit.removeLine spot", "the line holds something else too"),
        (spot("a line", literal=True), 'edit.replace spot "a\\\\b"', "the new text needs escapes"),
        (PORT, "edit.replace spot 1", "the new text is not a string"),
        (PORT, 'edit.replace null "x"', "it is not known where this is written"),
    ],
)
def test_a_fix_that_cannot_be_made_is_withheld(tmp_path, fact, edit, reason):
    fix = fixed(tmp_path, fact, edit)
    assert fix.edits == ()
    assert reason in fix.withheld
