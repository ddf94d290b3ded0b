"""`hwc-lint init`: the settings that it writes load, and say what the repository's containers show."""

from __future__ import annotations

import io
from contextlib import redirect_stdout

import pytest

from nixlint_hwc.cli import run
from nixlint_hwc.commands.conventions_found import markers_found
from nixlint_hwc.commands.init import settings_text
from nixlint_hwc.config import load_settings
from nixlint_hwc.settings import DEFAULT_SETTINGS

OPTIONS = """{ lib, ... }:
{
  options.home.box.NAME = {
    enable = lib.mkEnableOption "NAME";
    gid = lib.mkOption {
      type = lib.types.int;
      default = 100;
    };
  };
}
"""
MODULE = """{ config, lib, ... }:
let
  cfg = config.home.box.NAME;
  state = "/srv/state/CATEGORY/NAME";
in
{
  imports = [ ./options.nix ];
  config = lib.mkIf cfg.enable {
    # HWC-EXCEPTION(Law 5): it cannot do without
    virtualisation.oci-containers.containers.NAME = {
      image = "docker.io/library/NAME:1.2.3";
      volumes = [
        "${state}/config:/config"
        "/tank/media/NAME:/media:ro"
      ];
      environment = {
        PUID = "1000";
        PGID = toString cfg.gid;
      };
    };
  };
}
"""
MODULES = {"sonarr": "media", "radarr": "media", "miniflux": "reading"}


@pytest.fixture
def repository(tmp_path):
    for name, category in MODULES.items():
        folder = tmp_path / "apps/containers" / name
        folder.mkdir(parents=True)
        for file, text in (("options.nix", OPTIONS), ("index.nix", MODULE)):
            (folder / file).write_text(text.replace("NAME", name).replace("CATEGORY", category))
    return tmp_path


def init(root, *arguments):
    with redirect_stdout(io.StringIO()) as out:
        code = run(["init", "--project", str(root), *arguments])
    return code, out.getvalue()


@pytest.fixture
def features(tmp_path):
    """A folder of features, a few of which are containers, each a `default.nix`."""
    for name in ("sonarr", "radarr", "ssh", "printing", "backup"):
        folder = tmp_path / "features" / name
        folder.mkdir(parents=True)
        text = MODULE if name.endswith("arr") else "{ services.NAME.enable = true; }\n"
        (folder / "default.nix").write_text(text.replace("imports = [ ./options.nix ];", "").replace("NAME", name))
    return tmp_path


def test_a_folder_that_holds_mostly_other_modules_is_no_root(features, monkeypatch):
    monkeypatch.chdir(features)
    with redirect_stdout(io.StringIO()):
        assert run(["init"]) == 0
    assert load_settings(features).conventions.roots == DEFAULT_SETTINGS.conventions.roots


def test_a_module_in_a_default_nix_has_its_usual_file(features, monkeypatch):
    monkeypatch.chdir(features)
    (features / "hwc-lint.toml").write_text('roots = ["features"]\nselect = ["HWC702"]\n')
    (features / "features/radarr/default.nix").rename(features / "features/radarr/radarr.nix")
    out = io.StringIO()
    with redirect_stdout(out):
        run(["--format", "concise"])
    assert (
        [line for line in out.getvalue().splitlines() if "has neither index.nix nor default.nix" in line]
        == [line for line in out.getvalue().splitlines() if "features/radarr " in line]
        != []
    )


def test_the_settings_say_what_the_containers_show(repository):
    code, told = init(repository)
    assert code == 0
    found = load_settings(repository).conventions
    assert found.roots == ("apps/containers",)
    assert found.namespace == "home.box"
    assert found.state_root == "/srv/state/<category>/<name>"
    assert found.categories == ("media", "reading")
    assert (found.puid, found.pgid) == (1000, 100)
    assert found.shared_media == ("/tank/media",)
    assert "pgid = 100: all 3 containers that set PGID have this value" in told
    assert "the default is 1000" in (repository / "hwc-lint.toml").read_text()


def test_what_the_containers_disagree_on_stays_a_comment(repository):
    path = repository / "apps/containers/sonarr/options.nix"
    path.write_text(path.read_text().replace("100", "200"))
    path = repository / "apps/containers/radarr/options.nix"
    path.write_text(path.read_text().replace("100", "300"))
    init(repository)
    text = (repository / "hwc-lint.toml").read_text()
    assert "\n# pgid = 1000\n" in text
    assert "\npuid = 1000\n" in text


def test_markers_of_exceptions_are_offered(repository):
    init(repository)
    text = (repository / "hwc-lint.toml").read_text()
    assert "# [[exception-markers]]  # 3 comments\n# pattern = 'HWC-EXCEPTION\\(Law 5\\)'\n" in text
    uncommented = (
        text.replace("# [[exception", "[[exception")
        .replace("# pattern", "pattern")
        .replace("# rules = []", 'rules = ["HWC5"]')
    )
    (repository / "hwc-lint.toml").write_text(uncommented)
    (marker,) = load_settings(repository).exception_markers
    assert (marker.pattern, marker.rules) == (r"HWC-EXCEPTION\(Law 5\)", ("HWC5",))


def test_folders_of_rules_are_found_and_not_linted(repository):
    (repository / "policies/mine").mkdir(parents=True)
    (repository / "policies/mine/rule.nix").write_text('{ id = "A1"; subject = "port"; check = { port, ... }: false; }')
    (repository / "policies/mine/bad.nix").write_text(MODULE.replace("/srv", "/var"))
    init(repository)
    assert load_settings(repository).rule_folders == ("policies",)


def test_a_repository_without_containers_gets_the_defaults(tmp_path):
    (tmp_path / "a.nix").write_text("{ }\n")
    assert "Nothing in the repository suggests other settings" in init(tmp_path)[1]
    found = load_settings(tmp_path)
    assert found.conventions == DEFAULT_SETTINGS.conventions
    assert found.select == DEFAULT_SETTINGS.select


def test_every_default_that_is_taken_out_of_its_comment_loads(tmp_path):
    text = "\n".join(line.removeprefix("# ") if " = " in line else line for line in settings_text({}).splitlines())
    text = text.split("# Rules to ignore in some files")[0]
    (tmp_path / "hwc-lint.toml").write_text(text.replace('baseline = ""', ""))
    loaded = load_settings(tmp_path)
    assert loaded.conventions == DEFAULT_SETTINGS.conventions
    assert loaded.fail_on == DEFAULT_SETTINGS.fail_on


def test_nothing_is_written_over_or_with_stdout(repository):
    assert init(repository, "--stdout")[1].startswith("# Settings of hwc-lint")
    assert not (repository / "hwc-lint.toml").exists()
    (repository / "hwc-lint.toml").write_text("puid = 7\n")
    assert init(repository)[0] == 2
    assert init(repository, "--force")[0] == 0


def test_markers_are_comments_in_capitals():
    texts = [
        "# HWC-EXCEPTION(Law 5): x\n# HWC-EXCEPTION: y\n",
        "# no exception, # Exception(1)\n#ACME-EXCEPTION(a b) z",
    ]
    assert markers_found(texts) == {"ACME-EXCEPTION(a b)": 1, "HWC-EXCEPTION": 1, "HWC-EXCEPTION(Law 5)": 1}
