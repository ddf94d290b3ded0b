from __future__ import annotations

import tomllib

import pytest

from nixlint_hwc.commands.init import settings_text
from nixlint_hwc.config import SettingsError, keys, load_settings, parse_settings
from nixlint_hwc.finding import Severity
from nixlint_hwc.settings import DEFAULT_SETTINGS, ExceptionMarker, RuleSettings


def parsed(text):
    return parse_settings(tomllib.loads(text), "hwc-lint.toml")


def test_the_defaults_follow_the_conventions(tmp_path):
    settings = load_settings(tmp_path)
    assert settings == DEFAULT_SETTINGS
    assert settings.conventions.roots == ("domains/server/containers",)
    assert settings.conventions.namespace == "hwc.server.containers"
    assert settings.conventions.state_root == "/opt/<category>/<name>"
    assert (settings.conventions.puid, settings.conventions.pgid) == (1000, 1000)
    assert settings.conventions.categories == ("media", "services", "databases", "monitoring", "business")
    assert settings.fail_on == "warning"


def test_every_key_can_be_set():
    settings = parsed(
        """
        roots = ["a"]
        namespace = "x.y"
        pgid = 100
        select = ["HWC1"]
        ignore = ["HWC101"]
        pedantic = true
        fail-on = "error"
        exclude = ["vendor/"]
        baseline = "known.json"
        require-reason = true
        rule-folders = ["policies"]
        [per-path-ignores]
        "machines/**" = ["HWC201"]
        [[exception-markers]]
        pattern = 'EXCEPTION\\((\\w+)\\)'
        rules = ["HWC203"]
        [rules.image-latest-tag]
        enabled = true
        severity = "error"
        exclude = ["machines/"]
        settings.allowed = ["x"]
        """
    )
    assert settings.conventions.roots == ("a",)
    assert settings.conventions.pgid == 100
    assert settings.select == ("HWC1",)
    assert settings.fail_on == "error"
    assert settings.rule_folders == ("policies",)
    assert settings.per_path_ignores == {"machines/**": ("HWC201",)}
    assert settings.exception_markers == (ExceptionMarker(r"EXCEPTION\((\w+)\)", ("HWC203",)),)
    assert settings.rules == {
        "image-latest-tag": RuleSettings(True, Severity.ERROR, ("machines/",), {"allowed": ["x"]})
    }
    assert settings.origin == "hwc-lint.toml"


def test_rules_cannot_be_a_list_and_tables_at_once(tmp_path):
    (tmp_path / "hwc-lint.toml").write_text('rules = ["a"]\n[rules.HWC101]\nenabled = false\n')
    with pytest.raises(SettingsError, match="the list of rule folders can be called rule-folders"):
        load_settings(tmp_path)


def test_rules_as_a_list_are_rule_folders():
    assert parsed('rules = ["policies"]').rule_folders == ("policies",)


@pytest.mark.parametrize(
    ("text", "key", "reason"),
    [
        ('root = ["a"]', "root", "there is no such key; did you mean 'roots'?"),
        ("fail-onn = 1", "fail-onn", "there is no such key; did you mean 'fail-on'?"),
        ("zzz = 1", "zzz", "there is no such key"),
        ('puid = "1000"', "puid", "must be an integer, not a string"),
        ("puid = true", "puid", "must be an integer, not a Boolean"),
        ('pedantic = "yes"', "pedantic", "must be true or false, not a string"),
        ('roots = "a"', "roots", "must be a list of strings, not a string"),
        ('roots = ["a", 1]', "roots", "must be a list of strings, not a list with other values in it"),
        ('fail-on = "eror"', "fail-on", "must be one of error, warning, note, never; did you mean 'error'?"),
        ('roots = ["/etc"]', "roots[0]", "must be a folder below the project's root, relative to it"),
        ('roots = ["a/../../b"]', "roots[0]", "must be a folder below the project's root"),
        ('rule-folders = ["."]', "rule-folders[0]", "must be a folder below the project's root"),
        ('rules = ["../b"]', "rules[0]", "must be a folder below the project's root"),
        ('fail-on = "note"\nfail_on = "never"', "fail_on", "it is there twice, also as fail-on"),
        ('select = ["HWC1", ""]', "select[1]", "must not be empty"),
        ('namespace = "a b"', "namespace", "must be a path of options, such as my.containers"),
        ('namespace = ""', "namespace", "must be a path of options"),
        ('state-root = "opt"', "state-root", "must be a path of a host, which begins with /"),
        ('state-root = "/opt/<nam>"', "state-root", "<nam> is not a placeholder, only <category> and <name> do"),
        ('categories = ["a/b"]', "categories[0]", "must be the name of one folder, without /"),
        ('shared-media = ["media"]', "shared-media[0]", "must be a path of a host"),
        ("baseline = 2020-01-01", "baseline", "must be a string, not a date or time"),
        ("rules = 1", "rules", "must be a table of rules, or a list of rule folders, not an integer"),
        ("[rules]\nHWC101 = 1", "rules.HWC101", "must be a table, not an integer"),
        (
            '[rules.HWC101]\nlocal-tags = ["dev"]',
            "rules.HWC101.local-tags",
            "there is no such key; a rule's own settings go under [rules.HWC101.settings]",
        ),
        ('[rules.HWC101]\nseverty = "error"', "rules.HWC101.severty", "no such key; did you mean 'severity'?"),
        ('[rules.HWC101]\nseverity = "warn"', "rules.HWC101.severity", "error; did you mean 'warning'?"),
        ("[rules.HWC101]\nsettings = 1", "rules.HWC101.settings", "must be a table, not an integer"),
        ('[per-path-ignores]\n"a" = "b"', "per-path-ignores.'a'", "must be a list of strings"),
        ('exclude = ["a", "[z-a]"]', "exclude[1]", "not a glob as in a .gitignore: bad character range z-a"),
        ('exclude = ["a[[:alpha:]]"]', "exclude[0]", "not a glob as in a .gitignore: it cannot be matched"),
        ("exception-markers = [1]", "exception-markers[0]", "must be a table, not an integer"),
        ('exception-markers = [{ patern = "x" }]', "exception-markers[0].patern", "did you mean 'pattern'?"),
        ('exception-markers = [{ pattern = "x" }]', "exception-markers[0].rules", "list of strings, not missing"),
        ('exception-markers = [{ pattern = "(", rules = [] }]', "exception-markers[0].pattern", "not a regular"),
    ],
)
def test_an_error_names_file_key_and_nearest_key(text, key, reason):
    with pytest.raises(SettingsError) as caught:
        parsed(text)
    assert (caught.value.path, caught.value.key) == ("hwc-lint.toml", key)
    assert reason in caught.value.reason
    assert str(caught.value).startswith(f"hwc-lint.toml: {key}: ")


def test_folders_and_paths_are_read_as_they_are_meant():
    found = parsed('roots = ["./a//b/"]\nrule-folders = ["policies/"]\nstate-root = "/srv/<name>/"')
    assert found.conventions.roots == ("a/b",)
    assert found.rule_folders == ("policies",)
    assert found.conventions.state_root == "/srv/<name>"
    assert parsed('namespace = "my.some-thing._x"').conventions.namespace == "my.some-thing._x"


def test_pyproject_is_read_when_there_is_no_file_of_our_own(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.hwc-lint]\npuid = 7\n[tool.other]\nx = 1\n")
    assert load_settings(tmp_path).conventions.puid == 7
    assert load_settings(tmp_path).origin == "pyproject.toml"
    (tmp_path / "hwc-lint.toml").write_text("puid = 8\n")
    assert load_settings(tmp_path).conventions.puid == 8


def test_a_pyproject_without_our_table_is_none_of_our_business(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.other]\nx = 1\n")
    assert load_settings(tmp_path) == DEFAULT_SETTINGS


def test_a_file_that_is_not_toml_or_not_there_is_an_error(tmp_path):
    (tmp_path / "hwc-lint.toml").write_text("a = [")
    with pytest.raises(SettingsError, match=r"^hwc-lint\.toml: not TOML: "):
        load_settings(tmp_path)
    with pytest.raises(SettingsError, match="no such file"):
        load_settings(tmp_path, tmp_path / "nothing.toml")


def test_every_key_is_documented():
    assert len(keys()) > 15
    assert all(key.doc.endswith(".") for key in keys())


def test_the_file_that_init_writes_reads_as_the_defaults(tmp_path):
    text = settings_text({})
    assert parse_settings(tomllib.loads(text), "x").conventions == DEFAULT_SETTINGS.conventions
    uncommented = "\n".join(line.removeprefix("# ") if " = " in line else "" for line in text.split("\n")[:-8])
    settings = parse_settings(tomllib.loads(uncommented), "x")
    assert settings.conventions == DEFAULT_SETTINGS.conventions
    assert settings.fail_on == DEFAULT_SETTINGS.fail_on


@pytest.mark.parametrize(
    ("text", "folders"),
    [
        ('rules = ["policies"]', ("policies",)),
        ('rule-folders = ["policies"]', ("policies",)),
        ('rules = ["a", "b"]\nrule-folders = ["c"]', ("a", "b", "c")),
        ('rule-folders = ["policies"]\n[rules.image-latest-tag]\nseverity = "error"', ("policies",)),
    ],
)
def test_rule_folders_have_two_names(tmp_path, text, folders):
    (tmp_path / "hwc-lint.toml").write_text(text, "utf-8")
    assert load_settings(tmp_path).rule_folders == folders


def test_a_file_that_is_not_utf_8_is_told_with_its_line(tmp_path):
    (tmp_path / "hwc-lint.toml").write_bytes(b"puid = 1000\n# \xff\n")
    with pytest.raises(SettingsError, match=r"^hwc-lint.toml: not UTF-8 \(at line 2\)$"):
        load_settings(tmp_path)


def test_a_list_of_rules_is_told_by_its_own_name(tmp_path):
    (tmp_path / "hwc-lint.toml").write_text("rules = [1]", "utf-8")
    with pytest.raises(SettingsError, match="rules: must be a list of strings"):
        load_settings(tmp_path)
