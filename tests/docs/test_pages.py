"""The documentation: complete, linked, and true to what it shows."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from pages.facts import description, facts_page
from pages.rules import rules_page
from pages.settings import settings_schema
from pages.types import nix_type
from pages.walkthrough import walked

from nixlint_hwc.commands.page_text import plain_page, terminal_page
from nixlint_hwc.commands.rule_page import example_sections, page
from nixlint_hwc.config import SettingsError, keys, parse_settings
from nixlint_hwc.eval.values import Str, Unknown
from nixlint_hwc.facts.subjects import ARGUMENTS, SUBJECTS
from nixlint_hwc.pipeline import load_rules
from nixlint_hwc.policy.bridge import camel_case, exposed_facts
from nixlint_hwc.policy.rules import builtin_folder
from nixlint_hwc.policy.selection import check_selectors
from nixlint_hwc.settings import DEFAULT_SETTINGS

DOCS = Path(__file__).parents[2] / "docs"
RULES = load_rules(DEFAULT_SETTINGS, Path())[0].rules
FOLDER = builtin_folder().path


def anchors(text):
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", sorted(path.name for path in DOCS.glob("*.md")))
def test_links_lead_to_headings_that_exist(name):
    for target, anchor in re.findall(r"\]\(([^):#]*)#([\w-]+)\)", (DOCS / name).read_text()):
        page_path = (DOCS / target) if target else DOCS / name
        assert anchor in anchors(page_path.read_text()), f"{target}#{anchor}"


def test_every_rule_has_a_section():
    text = rules_page(RULES, FOLDER)
    for rule in RULES:
        assert f"\n## {rule.info.id} {rule.info.name}\n" in text
        assert f"(#{rule.info.id.lower()}-{rule.info.name})" in text


def test_every_fact_of_every_argument_is_listed():
    text = facts_page(ARGUMENTS, SUBJECTS)
    for name, kind in ARGUMENTS.items():
        section = text.split(f"As the argument `{name}`.\n")[1].split("\n### ")[0]
        for fact in exposed_facts(kind):
            assert f"\n| `{camel_case(fact)}` | " in section, f"{name}.{fact}"


@pytest.mark.parametrize("kind", dict.fromkeys(ARGUMENTS.values()))
def test_every_class_of_facts_says_what_it_is(kind):
    assert description(kind).whole


def test_the_schema_knows_every_key_and_every_rule():
    schema = json.loads(settings_schema(RULES))
    assert set(schema["properties"]) == {key.name for key in keys()}
    known = schema["properties"]["rules"]["anyOf"][1]["properties"]
    assert set(known) == {name for rule in RULES for name in (rule.info.id, rule.info.name)}


@pytest.mark.parametrize(
    ("key", "good", "bad"),
    [
        ("namespace", ["my", "my.containers", "_a.b-c'd"], ["", "my.", ".my", "my..x", "my x", "1a", "a/b"]),
        ("roots", ["hosts", "./hosts", "a/b", "..a", ".config"], ["", "/etc", "../other", "..", ".", "./"]),
    ],
)
def test_the_schema_and_the_reader_refuse_the_same(key, good, bad):
    found = json.loads(settings_schema(RULES))["properties"][key]
    pattern = found.get("pattern") or found["items"]["pattern"]
    for value in good:
        assert re.search(pattern, value), value
        parse_settings({key: value if "pattern" in found else [value]}, "hwc-lint.toml")
    for value in bad:
        assert not re.search(pattern, value), value
        with pytest.raises(SettingsError):
            parse_settings({key: value if "pattern" in found else [value]}, "hwc-lint.toml")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.info.name)
def test_explanations_name_settings_as_the_settings_file_has_them(rule):
    for table in re.findall(r"\[rules\.[^\]]*\]", rule.info.explanation):
        assert table in (f"[rules.{rule.info.name}]", f"[rules.{rule.info.name}.settings]")
        own = re.findall(re.escape(table) + r"[`\s]+(\w+)", rule.info.explanation)
        assert table.endswith(".settings]") or not set(own) & set(rule.settings.attrs)


@pytest.mark.parametrize("name", sorted(path.name for path in DOCS.glob("*.md")))
def test_settings_that_the_pages_show_are_accepted(name):
    for block in re.findall(r"^```toml\n(.*?)^```", (DOCS / name).read_text(), re.DOTALL | re.MULTILINE):
        settings = parse_settings(tomllib.loads(block), "hwc-lint.toml")
        named = [
            *settings.select,
            *settings.ignore,
            *(rule for globs in settings.per_path_ignores.values() for rule in globs),
        ]
        named += [rule for marker in settings.exception_markers for rule in marker.rules]
        check_selectors([found for found in named if "ACME" not in found], [rule.info for rule in RULES], frozenset())


# Walkthroughs


def test_the_walkthrough_shows_the_findings_that_its_text_speaks_of():
    text = walked((DOCS / "writing-rules.md").read_text())
    first = text.split("$ hwc-lint --select ACME\n")[1].split("```")[0]
    assert re.findall(r"foreign-registry: (\S+)", first) == ["wiki", "wiki-cache"]
    assert "2 warnings" in first
    assert "ContainerPort has no fact 'isUnspecifed'; did you mean 'isUnspecified'?" in text
    assert '+    wiki-cache.image = lib.mkDefault "mirror.example.org/redis:7.4.1";' in text
    assert "ACME001 foreign-registry: bad.nix, good.nix: as expected" in text


def test_the_first_rule_of_the_walkthrough_has_ten_lines():
    rule = re.search(r"rule\.nix`:\n\n```nix\n(.*?)```", (DOCS / "writing-rules.md").read_text(), re.DOTALL)[1]
    assert rule.count("\n") == 10


def test_a_walkthrough_writes_files_and_runs_commands():
    made = walked("`a.nix`:\n\n```nix\n1 + 1\n```\n\n```console\n$ hwc-lint eval a.nix\nold\n```\n")
    assert made == "`a.nix`:\n\n```nix\n1 + 1\n```\n\n```console\n$ hwc-lint eval a.nix\n2\n```\n"


# Facts' types and docstrings


@pytest.mark.parametrize(
    ("annotation", "words", "unknown"),
    [
        (bool | Unknown, "Boolean", True),
        (Str | Unknown | None, "string or null", True),
        (tuple[str, ...], "list of string", False),
        (dict[str, str | None], "set of (string or null)", False),
        (IPv4Address | None, "string or null", False),
        (object, "any value", False),
    ],
)
def test_types_in_words(annotation, words, unknown):
    found = nix_type(annotation)
    assert (found.words, found.unknown) == (words, unknown)


@dataclass(frozen=True)
class Thing:
    """A thing. It goes on. `first_part` is the first; None where there is none. `is_b`: it is.

    `c` and `d` are alike. `e` is the fifth, `f` the sixth.
    """

    first_part: str
    is_b: bool
    c: int
    d: int
    e: int
    f: int


def test_docstrings_are_taken_apart():
    found = description(Thing)
    assert found.whole == "A thing. It goes on."
    assert found.fields["first_part"] == "The first; None where there is none."
    assert found.fields["is_b"] == "It is."
    assert found.fields["c"] == found.fields["d"] == "Alike."
    assert (found.fields["e"], found.fields["f"]) == ("The fifth.", "The sixth.")


# What `explain` shows


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.info.name)
def test_pages_fit_into_80_columns(rule):
    markdown = page(rule, FOLDER / rule.info.name)
    in_code = False
    for line in plain_page(markdown).splitlines():
        in_code ^= line.startswith("```")
        is_code = in_code or line.startswith("    ")
        assert is_code or len(line) <= 80 or " " not in line.lstrip(" -"), line
    for line in terminal_page(markdown, 80, color=False).splitlines():
        assert len(re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", line)) <= 80


def test_pages_have_examples_without_test_marks():
    for rule in RULES:
        assert "# expect:" not in page(rule, FOLDER / rule.info.name)


def test_an_ellipsis_stands_between_changes_that_are_apart(tmp_path):
    (tmp_path / "bad.nix").write_text("{\n  a = 1;\n  b = 1;\n  c = 1;\n  d = 1;\n  e = 1;\n}\n")
    (tmp_path / "fixed.nix").write_text("{\n  a = 2;\n  b = 1;\n  c = 1;\n  d = 1;\n  e = 2;\n}\n")
    change = example_sections(tmp_path)[-1]
    assert "+  a = 2;\n   b = 1;\n   # ...\n   d = 1;\n-  e = 1;" in change
    assert change.count("# ...") == 1


def test_plain_pages_keep_code_and_fill_lists():
    text = "# T\n\n- " + "word " * 30 + "\n- b\n\n    code   as it is\n\n```nix\n  x\n```\n"
    shown = plain_page(text, 40)
    assert "\n    code   as it is\n\n```nix\n  x\n```\n" in shown
    assert "\n  word word" in shown
    assert max(map(len, shown.splitlines())) <= 40
