from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from nixlint_hwc.cli import COMMANDS, run

MODULE = """{ lib, ... }:
{
  virtualisation.oci-containers.containers.db = {
    image = "docker.io/library/postgres:16";
    ports = [ "5432:5432" ];
  };
}
"""
POLICY = """{
  id = "ACME1";
  summary = "A container that publishes a port";
  severity = "warning";
  subject = "port";
  check = { port, ... }: !port.isLoopback;
  message = { container, port, ... }: "${container.name} publishes ${port.text}";
}
"""
MARKER = '[[exception-markers]]\npattern = "x"\nrules = ["ACME2"]'


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def hwc_lint(*arguments, cwd, input="", screen=False):
    """Run the command in this process; what came out, as `subprocess.run` gives it. `screen`: to a terminal."""
    out, err = (Terminal(), Terminal()) if screen else (io.StringIO(), io.StringIO())
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(cwd)
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(input.encode())))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        code = run(list(arguments))
    return subprocess.CompletedProcess(arguments, code, out.getvalue(), err.getvalue())


@pytest.fixture
def project(tmp_path):
    root = tmp_path / "project"
    folder = root / "domains/server/containers/db"
    folder.mkdir(parents=True)
    (folder / "index.nix").write_text(MODULE)
    (root / "policies/port-published").mkdir(parents=True)
    (root / "policies/port-published/rule.nix").write_text(POLICY)
    (root / "hwc-lint.toml").write_text('rule-folders = ["policies"]\nselect = ["ACME1", "HWC0"]\n')
    return root


def test_version_and_help_need_nothing_else(tmp_path):
    code = "import sys; from nixlint_hwc.cli import run; run(['--version']); print('click' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[0].startswith("hwc-lint ")
    assert done.stdout.splitlines()[1] == "False"


def test_help_is_grouped_and_tells_exit_codes(tmp_path):
    overview = hwc_lint("--help", cwd=tmp_path).stdout
    assert {f"  {name} " for name in COMMANDS} <= {f"  {line.split()[0]} " for line in overview.splitlines() if line}
    assert len(overview.splitlines()) < 26
    page = hwc_lint("check", "--help", cwd=tmp_path).stdout
    assert hwc_lint("check", "-h", cwd=tmp_path).stdout == page
    groups = [line for line in page.splitlines() if line.endswith(":") and line[0] != " "]
    assert groups == ["Rules and findings:", "Fixes:", "Report:", "Project:", "Help:"]
    for text in (overview, page):
        assert "Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 wrong usage" in text
        assert max(map(len, text.splitlines())) <= 80


def test_a_finding_of_a_users_rule_exits_1(project):
    done = hwc_lint("--format", "json", cwd=project)
    assert done.stderr == ""
    assert done.returncode == 1
    document = json.loads(done.stdout)
    (finding,) = document["findings"]
    assert (finding["rule"], finding["name"]) == ("ACME1", "port-published")
    assert finding["message"] == "db publishes 5432:5432"
    assert (finding["path"], finding["line"]) == ("domains/server/containers/db/index.nix", 5)


def test_check_is_the_default_command(project):
    assert hwc_lint(cwd=project).stdout == hwc_lint("check", cwd=project).stdout != ""
    assert hwc_lint("check", "--fail-on", "error", cwd=project).returncode == 0
    assert hwc_lint("--fail-on", "never", cwd=project).returncode == 0


def test_paths_select_what_is_reported(project):
    assert hwc_lint("domains", cwd=project).returncode == 1
    assert hwc_lint("policies", cwd=project).returncode == 0
    inside = project / "domains/server/containers/db"
    assert hwc_lint("index.nix", cwd=inside).returncode == 1
    assert hwc_lint("--project", str(project), cwd=project.parent).returncode == 1


def test_select_and_ignore(project):
    assert hwc_lint("--ignore", "port-published", cwd=project).returncode == 0
    assert hwc_lint("--select", "HWC001,HWC002", cwd=project).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "there is no command, file or folder 'nowhere'"),
        (["/etc"], "there are no Nix files in /etc"),
        (["domains", "/etc"], "lies outside the project"),
        (["--project", "nowhere"], "there is no file or folder nowhere"),
        (["--select", "syntax-eror"], "'syntax-eror' names no rule, did you mean 'syntax-error'?"),
        (["--format", "xml"], "--format: 'xml' is none of terminal, "),
        (["--format", "jsn"], ", did you mean 'json'?"),
        (["--formt", "json"], "there is no option --formt, did you mean --format?"),
        (["chekc"], "there is no command, file or folder 'chekc', did you mean 'check'?"),
        (["explain"], "RULE is missing\nhwc-lint: 'hwc-lint explain --help' tells how it is used"),
        (["--fail-on"], "option '--fail-on' requires an argument"),
        (["domains/nowhere.nix"], "there is no file or folder domains/nowhere.nix"),
        (["--output", "json"], "'json' is not FORMAT=FILE"),
        (["--output", "json=/nowhere/x.json"], "cannot write /nowhere/x.json: no such file or directory"),
        (["--nonsense"], "there is no option --nonsense"),
        (["--baseline", "missing.json"], "cannot read the baseline missing.json"),
        (["--config", "missing.toml"], "missing.toml: no such file or directory"),
        (["--unsafe-fixes"], "--unsafe-fixes needs --fix"),
        (["explain", "syntax-eror"], "there is no rule 'syntax-eror', did you mean 'syntax-error'?"),
        (["show", "dbx"], "there is no container 'dbx', did you mean 'db'?"),
        (["explain", "HWC71"], "'HWC71' is no single rule, but stands for HWC710 container-option-type, HWC711 "),
        (["explain", "images"], "'images' is no single rule, but stands for HWC101 image-latest-tag, "),
        (["--select", "HWC999"], "'HWC999' names no rule ('hwc-lint rules' lists them all)"),
        (["-"], "there is no file or folder -; --stdin-filename P reads P's text from standard input"),
        (["version"], "there is no command, file or folder 'version', did you mean --version?"),
        (["help", "chekc"], "there is no command, file or folder 'chekc', did you mean 'check'?"),
        (["eval"], "give either a file or --expr"),
        (["eval", "missing.nix"], "missing.nix: no such file or directory"),
        (["eval", "/etc/passwd"], "/etc/passwd: it lies outside the project"),
    ],
)
def test_wrong_usage_exits_2_with_nothing_on_standard_output(project, arguments, message):
    done = hwc_lint(*arguments, cwd=project)
    assert message in done.stderr
    assert (done.returncode, done.stdout) == (2, "")


@pytest.mark.parametrize("command", [[], ["show"], ["show", "--format", "table"]])
def test_a_project_without_containers_is_told_so(tmp_path, command):
    (tmp_path / "configuration.nix").write_text('{ networking.hostName = "a"; }\n')
    done = hwc_lint(*command, cwd=tmp_path)
    assert "No container is defined here" in done.stdout
    assert (done.returncode, done.stderr) == (0, "")


def test_a_rule_that_does_not_load_is_not_taken_for_another(project):
    (project / "policies/port-published/rule.nix").write_text(POLICY.replace("isLoopback", "isLopback"))
    done = hwc_lint("explain", "ACME1", cwd=project)
    assert done.stderr.endswith("hwc-lint: there is no rule 'ACME1'; these do not load: port-published\n")
    assert done.returncode == 2


def test_a_terminal_is_told_of_a_problem_once(project):
    (project / "policies/port-published/rule.nix").write_text(POLICY.replace("isLoopback", "isLopback"))
    (project / "hwc-lint.toml").write_text('rule-folders = ["policies"]\n')
    done = hwc_lint(cwd=project, screen=True)
    assert (done.stdout.count("rule-not-loaded"), done.stderr) == (1, "")
    assert hwc_lint("--format", "json", cwd=project, screen=True).stderr.count("rule-not-loaded") == 1
    assert hwc_lint(cwd=project).stderr.count("does not load") == 1


def test_a_terminal_gets_no_page_of_html(project):
    done = hwc_lint("map", cwd=project, screen=True)
    assert done.stderr.endswith("map.html\n")
    assert (done.returncode, done.stdout) == (2, "")
    assert hwc_lint("map", "--output", "-", cwd=project, screen=True).stdout.startswith("<!DOCTYPE html>")
    assert hwc_lint("map", "--format", "mermaid", cwd=project, screen=True).returncode == 0


def test_help_of_a_command_comes_either_way(tmp_path):
    assert hwc_lint("help", "explain", cwd=tmp_path).stdout == hwc_lint("explain", "--help", cwd=tmp_path).stdout


@pytest.mark.parametrize("command", [[], ["show"], ["map"], ["baseline"]])
def test_a_host_that_does_not_exist_is_wrong_usage(project, command):
    (project / "flake.nix").write_text(
        "{ outputs = { nixpkgs, ... }: { nixosConfigurations.server = nixpkgs.lib.nixosSystem { modules = [ ]; }; }; }"
    )
    done = hwc_lint(*command, "--host", "sever", cwd=project)
    assert done.stderr == "hwc-lint: --host: there is no host 'sever'; the project's hosts: server\n"
    assert (done.returncode, done.stdout) == (2, "")


def test_broken_settings_name_file_and_key(project):
    (project / "hwc-lint.toml").write_text("rots = []\n")
    done = hwc_lint(cwd=project)
    assert done.stderr == "hwc-lint: hwc-lint.toml: rots: there is no such key; did you mean 'roots'?\n"
    assert (done.returncode, done.stdout) == (2, "")


def test_a_rule_that_does_not_load_exits_2_and_the_others_go_on(project):
    (project / "policies/broken").mkdir()
    (project / "policies/broken/rule.nix").write_text("{ id = ")
    done = hwc_lint("--format", "concise", cwd=project)
    assert "policies/broken/rule.nix:1: the rule 'broken' does not load" in done.stderr
    assert done.returncode == 2
    assert "db publishes 5432:5432" in done.stdout


@pytest.mark.parametrize(("folder", "message"), [("nowhere", "does not exist"), ("linked", "lies outside the project")])
def test_a_rule_folder_that_cannot_be_used_is_a_problem(project, folder, message):
    (project.parent / "other").mkdir()
    (project / "linked").symlink_to(project.parent / "other")
    (project / "hwc-lint.toml").write_text(f'rule-folders = ["{folder}"]\n')
    done = hwc_lint(cwd=project)
    assert done.stderr == f"hwc-lint: the rule folder {folder} {message} [rule-not-loaded]\n"
    assert done.returncode == 2


def test_nothing_is_reported_in_the_folders_of_rules(project):
    (project / "policies/port-published/bad.nix").write_text(MODULE.replace(".db", ".bad"))
    told = json.loads(hwc_lint("--format", "json", cwd=project).stdout)
    assert [finding["container"] for finding in told["findings"]] == ["db"]
    assert [told["summary"][what] for what in ("files", "modules", "containers")] == [1, 1, 1]


def test_a_syntax_error_is_a_finding(project):
    (project / "broken.nix").write_text("{ a = ; }\n")
    done = hwc_lint("--format", "json", "broken.nix", cwd=project)
    assert [finding["rule"] for finding in json.loads(done.stdout)["findings"]] == ["HWC001"]


def test_an_output_file_is_written_beside_the_report(project):
    done = hwc_lint("--output", "sarif=out.sarif", "--output", "json=out.json", "-q", cwd=project)
    assert "db publishes" in done.stdout
    assert json.loads((project / "out.sarif").read_text())["version"] == "2.1.0"
    assert json.loads((project / "out.json").read_text())["version"] == 1


def test_standard_input_stands_for_a_file(project):
    name = "domains/server/containers/db/index.nix"
    text = MODULE.replace('"5432:5432"', '"127.0.0.1:5432:5432"')
    assert hwc_lint("--stdin-filename", name, cwd=project, input=text).returncode == 0
    assert hwc_lint("--stdin-filename", name, cwd=project, input=MODULE).returncode == 1


def test_standard_input_finds_its_project_from_the_files_name(project):
    name = str(project / "domains/server/containers/db/index.nix")
    done = hwc_lint("--stdin-filename", name, "--format", "json", cwd=project.parent, input=MODULE)
    (finding,) = json.loads(done.stdout)["findings"]
    assert finding["path"] == "domains/server/containers/db/index.nix"


def test_rules_that_settings_name_have_to_exist(project):
    ignored = '[per-path-ignores]\n"a" = ["ACME2"]'
    for key, text in {
        "ignore": 'ignore = ["ACME2"]',
        "per-path-ignores.'a'": ignored,
        "exception-markers.'x'": MARKER,
    }.items():
        (project / "hwc-lint.toml").write_text(f'rule-folders = ["policies"]\n{text}\n')
        done = hwc_lint(cwd=project)
        told = f"{key}: 'ACME2' names no rule, did you mean 'ACME1'? ('hwc-lint rules' lists them all)"
        assert done.stderr == f"hwc-lint: {told}\n"
        assert done.returncode == 2


@pytest.mark.parametrize(
    ("selector", "told"),
    [
        ("broken-rule", "the rule 'broken-rule' does not load"),
        ("ACME7", "'ACME7' names no rule; these do not load: broken-rule"),
    ],
)
def test_a_rule_that_does_not_load_cannot_be_selected(project, selector, told):
    (project / "policies" / "broken-rule").mkdir()
    (project / "policies" / "broken-rule" / "rule.nix").write_text('{ id = "ACME7"; }')
    done = hwc_lint("--select", selector, cwd=project)
    assert (
        "policies/broken-rule/rule.nix: the rule 'broken-rule' does not load: the attributes 'summary'" in done.stderr
    )
    assert told in done.stderr
    assert done.returncode == 2


def test_a_baseline_hides_what_it_knows_and_tells_what_is_stale(project):
    written = hwc_lint("baseline", cwd=project)
    assert "1 finding written" in written.stdout
    assert hwc_lint("--baseline", "hwc-lint-baseline.json", cwd=project).returncode == 0
    document = json.loads((project / "hwc-lint-baseline.json").read_text())
    document["findings"][0]["key"] = "0"
    (project / "hwc-lint-baseline.json").write_text(json.dumps(document))
    done = hwc_lint("--baseline", "hwc-lint-baseline.json", cwd=project)
    assert done.returncode == 1
    assert "which is not found any more" in " ".join(done.stdout.split())


def test_suppressions_and_no_ignores(project):
    path = project / "domains/server/containers/db/index.nix"
    path.write_text(MODULE.replace('" ];', '" ]; # hwc-lint: ignore[ACME1] a test'))
    assert hwc_lint(cwd=project).returncode == 0
    assert hwc_lint("--no-ignores", cwd=project).returncode == 1


def test_rules_and_explain(project):
    table = hwc_lint("rules", cwd=project).stdout
    assert "HWC001  syntax-error" in table
    assert "ACME1   port-published" in table
    listed = json.loads(hwc_lint("rules", "--format", "json", cwd=project).stdout)["rules"]
    assert {"id": "HWC006", "fix": "safe"}.items() <= next(r for r in listed if r["id"] == "HWC006").items()
    page = hwc_lint("explain", "unused-suppression", cwd=project).stdout
    assert page.startswith("# HWC006: unused-suppression\n")
    assert "safe fix" in page
    assert hwc_lint("explain", "acme1", cwd=project).stdout.startswith("# ACME1: port-published\n")


def test_show_lists_the_containers(project):
    (container,) = json.loads(hwc_lint("show", "--format", "json", cwd=project).stdout)["containers"]
    assert (container["name"], container["path"]) == ("db", "domains/server/containers/db/index.nix")
    assert container["hosts"] == []
    assert set(container) == {"name", "path", "line", "hosts", "options", "unknown"}
    assert hwc_lint("show", "db", cwd=project).stdout.startswith("db  (domains/server/containers/db/index.nix:")


@pytest.mark.parametrize(
    ("expression", "arguments", "output"),
    [
        ("1 + 1", [], "2"),
        ('lib.concatStringsSep "," [ "a" "b" ]', [], '"a,b"'),
        ("{ a = 1 + 1; b = x: x; }", [], "{ a = <CODE>; b = <LAMBDA>; }"),
        ('{ a = 1 + 1; "b c" = [ null true 1.5 ]; }', ["--strict"], '{ a = 2; "b c" = [ null true 1.5 ]; }'),
        ("let a = { b = a; c = [ a ]; }; in a", ["--strict"], "{ b = «repeated»; c = [ «repeated» ]; }"),
        ('"a\\n\\${x}"', [], '"a\\n\\${x}"'),
        ("{ a = [ 1 ./x ]; }", ["--json"], None),
        ('builtins.getEnv "HOME"', ["--json"], None),
        ("lib.types.str.name", [], '"str"'),
    ],
)
def test_eval(tmp_path, expression, arguments, output):
    done = hwc_lint("eval", "--expr", expression, *arguments, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    if output is not None:
        assert done.stdout == output + "\n"
    else:
        json.loads(done.stdout)


def test_eval_of_a_file_and_its_errors(tmp_path):
    (tmp_path / "a.nix").write_text("{ x = lib.id 1; }")
    assert hwc_lint("eval", "a.nix", "--strict", cwd=tmp_path).stdout == "{ x = 1; }\n"
    done = hwc_lint("eval", "--expr", "{ }.a", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "hwc-lint: <expression>:1:1: attribute 'a' missing\n")
    done = hwc_lint("eval", "--expr", "[ nope ]", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "hwc-lint: <expression>:1:3: undefined variable 'nope'\n")
    assert hwc_lint("eval", "--expr", "let f = x: f x; in f 1", cwd=tmp_path).returncode in (1, 2)


def test_init_writes_settings_that_load(project):
    (project / "hwc-lint.toml").unlink()
    assert hwc_lint("init", cwd=project).returncode == 0
    text = (project / "hwc-lint.toml").read_text()
    assert 'roots = ["domains/server/containers"]' in text
    assert "\n# puid = 1000\n" in text
    done = hwc_lint("--select", "HWC0", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert "exists already" in hwc_lint("init", cwd=project).stderr


def test_a_reader_that_goes_away_is_no_error(project):
    command = f"{sys.executable} -m nixlint_hwc.cli rules | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=project, capture_output=True, text=True, check=True)
    assert (done.stdout.strip(), done.stderr) == ("0", "")


def test_an_interrupt_exits_130(project):
    code = (
        "import os, signal, sys, nixlint_hwc.commands.check as c\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # whoever runs the tests may ignore it
        "def interrupted(*_, **__): os.kill(os.getpid(), signal.SIGINT)\n"
        "c.judged = interrupted\n"
        "from nixlint_hwc.cli import run\n"
        "sys.exit(run(['check']))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=project, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, "", "hwc-lint: interrupted")


def test_a_bug_exits_3_and_says_what_to_report(project):
    code = (
        "import sys, nixlint_hwc.commands.check as c\n"
        "def broken(*_, **__): raise KeyError('x')\n"
        "c.judged = broken\n"
        "from nixlint_hwc.cli import run\n"
        "sys.exit(run(['check']))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=project, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (3, "")
    assert "This is a bug in hwc-lint" in done.stderr
    assert "Please report it" in done.stderr


def test_the_built_in_rules_use_only_facts_that_exist():
    from nixlint_hwc.pipeline import load_rules
    from nixlint_hwc.settings import DEFAULT_SETTINGS

    rules, _ = load_rules(DEFAULT_SETTINGS, Path())
    assert rules.problems == ()
    assert {"HWC001", "HWC002", "HWC003", "HWC004", "HWC005", "HWC006", "HWC007"} <= {info.id for info in rules.infos}


@pytest.mark.parametrize(
    ("redirection", "code", "message"),
    [(">&-", 0, ""), (">/dev/full", 2, "hwc-lint: cannot write to standard output: no space left on device\n")],
)
def test_an_output_that_cannot_be_written(tmp_path, redirection, code, message):
    command = f"{sys.executable} -m nixlint_hwc.cli rules {redirection}"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (code, message)


@pytest.mark.parametrize("width", [60, 80, 200])
def test_the_catalogue_on_a_terminal_keeps_to_its_width(width):
    from nixlint_hwc.commands.rules import as_screen
    from nixlint_hwc.pipeline import load_rules
    from nixlint_hwc.settings import DEFAULT_SETTINGS

    infos = load_rules(DEFAULT_SETTINGS, Path())[0].infos
    lines = re.sub(r"\x1b\[[0-9;]*m", "", as_screen(infos, DEFAULT_SETTINGS, width)).splitlines()
    assert max(map(len, lines)) <= min(width, 120)
    assert all(any(line.startswith(info.id) for line in lines) for info in infos)


def test_the_examples_of_own_rules_are_tests(project):
    folder = project / "policies/port-published"
    assert hwc_lint("rules", "--test", cwd=project).stdout == "ACME1 port-published: no examples\n"
    (folder / "bad.nix").write_text(MODULE.replace('" ];', '" ]; # expect: ACME1'))
    (folder / "good.nix").write_text(MODULE.replace('"5432', '"127.0.0.1:5432'))
    done = hwc_lint("rules", "--test", cwd=project)
    assert (done.returncode, done.stdout) == (0, "ACME1 port-published: bad.nix, good.nix: as expected\n")
    (folder / "good.nix").write_text(MODULE)
    (folder / "bad.nix").write_text(MODULE.replace('16";', '16"; # expect: ACME1'))
    done = hwc_lint("rules", "--test", cwd=project)
    assert done.returncode == 1
    assert "  bad.nix:4: expected, but not reported\n  bad.nix:5: reported, but not expected\n" in done.stdout
    assert "  good.nix:5: reported, but not expected\n" in done.stdout
