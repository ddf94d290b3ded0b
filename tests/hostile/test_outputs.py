"""Every output on a project whose names and texts are out to steer its reader."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt

from nixlint_hwc.cli import run
from nixlint_hwc.report import FORMATS
from tests.hostile import texts
from tests.hostile.project import COMMAND, CONTROL
from tests.hostile.texts import PAYLOADS

#: The commands that print for people and programs; `@` stands for the payload.
COMMANDS = (
    *(("check", "--format", name) for name in FORMATS),
    ("check", "-v", "-v", "--statistics", "--no-ignores"),
    ("check", "-q"),
    ("check", "--format", "sarif", "--sarif-suppressed"),
    *(("check", "--baseline", "known.json", "--format", name) for name in ("terminal", "concise", "markdown", "json")),
    ("check", "--host", "@"),
    ("check", "--select", "@"),
    ("check", "--config", "@"),
    ("check", "--baseline", "@"),
    ("check", "@"),
    ("show",),
    ("show", "--format", "table"),
    ("show", "--format", "json"),
    ("show", "@"),
    ("map",),
    ("map", "--format", "mermaid"),
    ("rules",),
    ("rules", "--format", "json"),
    ("rules", "--test"),
    ("explain", "ACME1"),
    ("explain", "@"),
    ("baseline",),
    ("init", "--stdout"),
    ("pin", "--images", "@"),
    ("pin", "--images", os.devnull, "@"),
)


@dataclass(frozen=True)
class Texts:
    """A project with a payload in all its texts; `printed` is what commands have told of it already."""

    root: Path
    payload: str
    printed: dict[tuple[str, ...], str] = field(default_factory=dict)


@pytest.fixture(scope="module", params=PAYLOADS)
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Texts]:
    """The project with a payload; one cache for all commands."""
    folder = tmp_path_factory.mktemp("texts")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        patch.setenv("HWC_LINT_ONE_PROCESS", "1")
        root = folder / "project"
        texts.make(root, PAYLOADS[request.param])
        patch.chdir(root)
        yield Texts(root, PAYLOADS[request.param])


def printed(capfd: pytest.CaptureFixture[str], line: tuple[str, ...], project: Texts) -> str:
    """What a command prints on the project, run once; that on standard error steers nothing."""
    if line not in project.printed:
        project.printed[line] = run_on(project.root, project.payload, line, capfd)
    return project.printed[line]


def run_on(root: Path, payload: str, line: tuple[str, ...], capfd: pytest.CaptureFixture[str]) -> str:
    code = run([line[0], "--project", str(root), *(word.replace("@", payload) for word in line[1:])])
    told = capfd.readouterr()
    assert code in (0, 1, 2), told.err[-2000:]
    assert_harmless(told.err)
    assert all(one.startswith(("hwc-lint: ", "notice: ")) for one in told.err.splitlines()), told.err
    assert not list(root.parent.rglob("pwned"))
    return told.out


def assert_harmless(text: str) -> None:
    assert not CONTROL.search(text), repr(CONTROL.search(text))
    assert not COMMAND.search(text), repr(COMMAND.search(text))


@pytest.mark.parametrize("line", COMMANDS, ids=" ".join)
def test_what_is_printed_steers_nothing(
    line: tuple[str, ...], project: Texts, capfd: pytest.CaptureFixture[str]
) -> None:
    out = printed(capfd, line, project)
    if line[-1] == "github":
        assert not CONTROL.search(out)
        assert all(re.match(r"::(error|warning|notice) [^:]*::|hwc-lint: ", one) for one in out.splitlines())
    else:
        assert_harmless(out)


@pytest.mark.parametrize("line", [("check", "--format", name) for name in ("json", "sarif", "gitlab")], ids=" ".join)
def test_documents_in_json_are_json(line: tuple[str, ...], project: Texts, capfd: pytest.CaptureFixture[str]) -> None:
    assert json.loads(printed(capfd, line, project))


def test_the_junit_report_is_xml(project: Texts, capfd: pytest.CaptureFixture[str]) -> None:
    tree = ET.fromstring(printed(capfd, ("check", "--format", "junit"), project))
    assert {one.tag for one in tree.iter()} <= {"testsuites", "testsuite", "testcase", "failure", "error", "properties"}


def test_markdown_has_no_structure_of_the_project(project: Texts, capfd: pytest.CaptureFixture[str]) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(printed(capfd, ("check", "--format", "markdown"), project))
    inner = [child for token in tokens for child in token.children or ()]
    assert {token.type for token in inner} <= {"text", "html_inline", "code_inline", "strong_open", "strong_close"}
    assert {token.content for token in inner if token.type == "html_inline"} <= _OWN_HTML
    assert not [token for token in tokens if token.type in ("html_block", "fence", "code_block")]
    assert {token.tag for token in tokens if token.type == "heading_open"} == {"h2"}


_OWN_HTML = {"<code>", "</code>", "<br>", "<em>", "</em>"}


class _Elements(HTMLParser):
    """The elements of a page with the names of their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(name for name, _ in attrs)))
        assert not any((value or "").lower().startswith("javascript:") for _, value in attrs)


@pytest.fixture(scope="module")
def plain_elements(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, tuple[str, ...]]]:
    """Those of the map of a project that wants nothing."""
    root = tmp_path_factory.mktemp("plain") / "project"
    texts.make(root, PAYLOADS["plain"])
    output = root.parent / "map.html"
    run(["map", "--project", str(root), "-o", str(output)])
    return _Elements(output.read_text()).found


def test_the_map_has_no_elements_of_the_project(
    project: Texts,
    plain_elements: list[tuple[str, tuple[str, ...]]],
    capfd: pytest.CaptureFixture[str],
) -> None:
    found = _Elements(printed(capfd, ("map",), project)).found
    assert set(found) <= set(plain_elements)
    for single in ("script", "style", "title", "html", "body"):
        assert [tag for tag, _ in found].count(single) == [tag for tag, _ in plain_elements].count(single)


def test_mermaid_has_no_arrows_of_the_project(project: Texts, capfd: pytest.CaptureFixture[str]) -> None:
    """Outside of labels, which hold neither quotes nor what steers Mermaid, are our own few words."""
    for line in printed(capfd, ("map", "--format", "mermaid"), project).splitlines():
        labels = re.findall(r'"([^"]*)"', line)
        assert line.count('"') == 2 * len(labels)
        assert all(re.fullmatch(r"(?:[\w .,:/@+=-]|#\d+;|<br>)*", label) for label in labels), line
        assert re.fullmatch(r"[\w ,:#\[\](){}|<>-]*", re.sub(r'"[^"]*"', "", line)), line


@pytest.mark.parametrize("name", ["hwc-lint-baseline.json", "hwc-lint.toml"])
def test_what_is_written_is_read_again(name: str, project: Texts, capfd: pytest.CaptureFixture[str]) -> None:
    root = project.root
    line = ("baseline",) if name.endswith("json") else ("init", "--force")
    kept = root.joinpath("hwc-lint.toml").read_bytes()
    try:
        assert_harmless(run_on(root, project.payload, line, capfd))
        assert root.joinpath(name).exists()
        assert "cannot read" not in run_on(root, project.payload, ("check", "--format", "concise"), capfd)
    finally:
        root.joinpath("hwc-lint.toml").write_bytes(kept)
