"""`hwc-lint map`: a golden chart, the page's structure, what hostile text can do to them, and a real browser."""

from __future__ import annotations

import io
import os
import re
import shutil
import struct
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from nixlint_hwc.cli import run
from nixlint_hwc.finding import Severity
from nixlint_hwc.report import map_page, mermaid
from nixlint_hwc.report.map_style import SCRIPT, STYLE
from nixlint_hwc.report.picture import Address, Picture, Reach, Remark, Storage, Tile

HERE = Path(__file__).parent
BACKEND = "virtualisation.oci-containers.backend"
SECRET = "hunter2-hunter2-hunter2"
PROJECT = {
    "flake.nix": """{
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.server = nixpkgs.lib.nixosSystem {
      system = "x86_64-linux";
      modules = [ ./containers.nix ];
    };
  };
}
""",
    "containers.nix": """{ ... }: {
  virtualisation.oci-containers.containers = {
    db = {
      image = "docker.io/library/postgres:16.4";
      ports = [ "5432:5432" ];
      volumes = [ "/opt/data:/var/lib/postgresql/data" ];
      environment.POSTGRES_PASSWORD = "SECRET";
      extraOptions = [ "--network=app" ];
    };
    web = {
      image = "docker.io/library/nginx:1.27.3";
      ports = [ "127.0.0.1:8080:80" "192.168.1.2:8443:443" ];
      volumes = [ "/opt/data:/data:ro" "/opt/SECRET:/x" ];
      networks = [ "app" "edge" ];
    };
    agent = {
      image = "docker.io/library/agent:1.0.0";
      extraOptions = [ "--network=host" ];
    };
    plain = { image = "docker.io/library/busybox:1.36.1"; };
  };
}
""".replace("SECRET", SECRET),
    "hwc-lint.toml": 'select = ["HWC201", "HWC401"]\n',
}
NASTY = """<img src=x onerror=alert(1)>"]]-->|%%{init}%% #quot;\u202e&'`end`"""
HOSTILE = Picture(
    (
        Tile(
            name=NASTY,
            image=NASTY,
            hosts=(NASTY,),
            path=NASTY,
            line=1,
            networks=(NASTY, NASTY),
            addresses=(Address(NASTY, Reach.EVERYONE), Address(NASTY, Reach.UNKNOWN)),
            mounts=(Storage(NASTY, NASTY, "bind", True),),
            secrets=(NASTY,),
            remarks=(Remark("HWC1", NASTY, Severity.ERROR, NASTY + "\n</title></svg>", NASTY, 1),),
        ),
        Tile("フリゲート" * 20, "x" * 300, (), "a.nix", 1, ("none",)),
    ),
    (Remark("HWC2", NASTY, Severity.NOTE, NASTY, NASTY, 2),),
)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    root = tmp_path_factory.mktemp("map") / "nixos"
    root.mkdir()
    for name, text in PROJECT.items():
        (root / name).write_text(text)
    return root


def drawn(project: Path, *arguments: str) -> str:
    out = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        assert run(["map", "--project", str(project), *arguments]) == 0
    return out.getvalue()


class Page(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    VOID = frozenset({"meta", "input"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)

    def of_class(self, name: str) -> int:
        return sum(name in (attributes.get("class") or "").split() for _, attributes in self.elements)


def test_the_chart_is_the_golden_one(project):
    golden = HERE / "golden" / "sample.mermaid"
    text = drawn(project, "--format", "mermaid")
    if os.environ.get("HWC_LINT_UPDATE_GOLDEN"):
        golden.write_text(text)
    assert text == golden.read_text()


def test_the_chart_of_hostile_text_is_the_golden_one():
    golden = HERE / "golden" / "hostile.mermaid"
    text = mermaid.render(HOSTILE)
    if os.environ.get("HWC_LINT_UPDATE_GOLDEN"):
        golden.write_text(text)
    assert text == golden.read_text()
    labels = re.findall(r'"(.*?)"', text)
    assert text.count('"') == 2 * len(labels)
    assert not [label for label in labels if re.search(r"[<>|\[\]{}%`\u202e]", label.replace("<br>", ""))]


def test_the_page_shows_every_part(project):
    text = drawn(project)
    page = Page(text)
    assert not page.open
    assert page.of_class("tile") == 4
    assert page.of_class("host") == 1
    assert page.of_class("net") == 3
    told = "\n".join(page.texts)
    for shown in (
        "db",
        "5432:5432",
        "/opt/data → /data (read-only)",
        "network app",
        "host server",
        "every port that it listens on",
    ):
        assert shown in told
    assert "also on edge" in told
    assert "2× /opt/data → /var/lib/postgresql/data" in told
    assert "HWC201" in told
    assert page.of_class("badge") >= 1
    assert [dict(a)["class"] for t, a in page.elements if t == "li" and "at" in (a.get("class") or "")]
    anchors = {attributes.get("id") for _, attributes in page.elements}
    assert {attributes["href"][1:] for tag, attributes in page.elements if tag == "a"} <= anchors


def test_secrets_are_masked_in_both(project):
    for arguments in ((), ("--format", "mermaid")):
        text = drawn(project, *arguments)
        assert SECRET not in text
        assert "redacted" in text


def test_the_page_needs_no_network(project):
    text = drawn(project)
    page = Page(text)
    assert not [name for tag, attributes in page.elements for name in attributes if name in ("src", "style")]
    assert not {"link", "img", "iframe", "object"} & {tag for tag, _ in page.elements}
    assert "default-src 'none'" in text
    assert re.findall(r"https?://[^\"' <]+", text) == []


def test_no_locale_damages_the_page():
    text = map_page.render(HOSTILE, "フリ")
    assert text.isascii()
    assert "フリゲート" in "".join(Page(text).texts)
    assert STYLE.isascii()
    assert SCRIPT.isascii()


def test_hostile_text_adds_no_element():
    page = Page(map_page.render(HOSTILE, NASTY))
    assert not page.open
    assert not {"img"} & {tag for tag, _ in page.elements}
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    assert "\u202e" not in "".join(page.texts)


def test_a_project_without_containers_has_a_map_that_says_so():
    page = Page(map_page.render(Picture(()), "empty"))
    assert "There are no containers." in page.texts
    assert mermaid.render(Picture(())) == "flowchart LR\n"


@pytest.mark.parametrize(("backend", "network"), [("podman", "podman (default)"), ("docker", "bridge (default)")])
def test_the_default_network_is_called_as_the_backend_calls_it(project, backend, network):
    module = project / "containers.nix"
    module.write_text(module.read_text().replace("{ ... }: {", f'{{ ... }}: {{\n  {BACKEND} = "{backend}";'))
    assert network in "".join(Page(drawn(project, "plain")).texts)


def test_containers_narrow_the_map(project):
    assert Page(drawn(project, "web")).of_class("tile") == 1


def test_the_page_goes_to_a_file(project, tmp_path):
    assert drawn(project, "--output", str(tmp_path / "map.html")) == ""
    assert (tmp_path / "map.html").read_text() == drawn(project)


def test_a_dash_is_standard_output(project, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert drawn(project, "--output", "-") == drawn(project)
    assert not (tmp_path / "-").exists()


@pytest.fixture
def chromium():
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.skip("chromium is not installed: the map is not looked at in a browser")
    return found


def browse(
    chromium: str, folder: Path, page: str, *arguments: str, fragment: str = ""
) -> subprocess.CompletedProcess[str]:
    (folder / "map.html").write_text(page)
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    command += ["--enable-logging=stderr", "--hide-scrollbars", *arguments, (folder / "map.html").as_uri() + fragment]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize("hostile", [False, True])
def test_a_browser_runs_the_page_without_complaint(chromium, project, tmp_path, hostile):
    page = map_page.render(HOSTILE, NASTY) if hostile else drawn(project)
    done = browse(chromium, tmp_path, page, "--dump-dom")
    assert done.returncode == 0, done.stderr
    assert "CONSOLE" not in done.stderr, "an error of the script, or something that the page's policy forbids"
    assert Page(done.stdout).of_class("tile") == Page(page).of_class("tile") > 0
    assert "<img" not in done.stdout


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("postgres", {"db"}),
        ("HWC201", {"db"}),
        ("network%20app", {"db", "web"}),
        ("app%20nginx", {"web"}),
        ("8443", {"web"}),
        ("/opt/data", {"db", "web"}),
        ("server", {"agent", "db", "plain", "web"}),
        ("nothing-of-this", set()),
    ],
)
def test_a_browser_filters_the_containers(chromium, project, tmp_path, words, shown):
    done = browse(chromium, tmp_path, drawn(project), "--dump-dom", fragment=f"#find={words}")
    tiles = [dict(attributes) for tag, attributes in Page(done.stdout).elements if tag == "article"]
    assert {tile["aria-label"] for tile in tiles if "hidden" not in tile} == shown
    assert len(shown) == 4 or f"{len(shown)} of 4 shown" in done.stdout


def test_all_that_can_be_pressed_can_be_reached_by_keyboard_and_has_a_name(project):
    page = Page(drawn(project))
    controls = [(tag, attributes) for tag, attributes in page.elements if tag in ("button", "input", "article", "a")]
    assert all(tag != "article" or attributes["tabindex"] == "0" for tag, attributes in controls)
    assert all(attributes["aria-label"] for tag, attributes in page.elements if tag == "article")
    assert {attributes.get("id") for tag, attributes in controls} >= {"words", "only-open", "only-found", "theme"}


def test_a_container_that_hosts_have_in_two_ways_is_counted_once():
    tile = Tile("db", "postgres", ("a",), "db.nix", 1, ("podman",))
    page = Page(map_page.render(Picture((tile, replace(tile, hosts=("b",), image="mariadb"))), "x"))
    assert page.of_class("tile") == 2
    assert " ".join("".join(page.texts).split()).count("1 container ") == 3


def test_a_browser_draws_the_page(chromium, project, tmp_path):
    picture = tmp_path / "map.png"
    done = browse(chromium, tmp_path, drawn(project), f"--screenshot={picture}", "--window-size=1300,900")
    assert done.returncode == 0, done.stderr
    data = picture.read_bytes()
    assert struct.unpack(">II", data[16:24]) == (1300, 900)
    assert len(data) > 20_000, "an empty page is smaller"
