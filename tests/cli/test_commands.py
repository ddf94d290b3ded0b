from __future__ import annotations

import json
import subprocess
import sys

import pytest

from nixlint_hwc import __version__
from nixlint_hwc.commands import COMMANDS

from .command import MODULE, POLICY, hwc_lint


def test_version_and_help_need_nothing_else(tmp_path):
    code = "import sys; from nixlint_hwc.cli import run; run(['--version']); print('click' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[0].startswith("hwc-lint ")
    assert done.stdout.splitlines()[1] == "False"


@pytest.mark.parametrize("arguments", [["-V"], ["-q", "--version"], ["check", "--version"]])
def test_the_version_is_printed_wherever_it_is_asked_for(tmp_path, arguments):
    done = hwc_lint(*arguments, cwd=tmp_path)
    assert (done.stdout, done.returncode) == (f"hwc-lint {__version__}\n", 0)


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
        (["--select", "syntax-eror"], "'syntax-eror' matches no rule; did you mean 'syntax-error'?"),
        (["--format", "xml"], "--format: 'xml' is not one of terminal, "),
        (["--format", "jsn"], "; did you mean 'json'?"),
        (["--formt", "json"], "there is no option --formt; did you mean --format?"),
        (["chekc"], "there is no command, file or folder 'chekc'; did you mean 'check'?"),
        (["explain"], "RULE is missing\nhwc-lint: 'hwc-lint explain --help' shows how to use it"),
        (["--fail-on"], "option '--fail-on' requires an argument"),
        (["domains/nowhere.nix"], "there is no file or folder domains/nowhere.nix"),
        (["--output", "json"], "'json' is not FORMAT=FILE"),
        (["--output", "json=/nowhere/x.json"], "cannot write /nowhere/x.json: no such file or directory"),
        (["--output", "json=domains"], "cannot write domains: is a directory"),
        (["--format", "json", "--statistics"], "--statistics needs --format terminal"),
        (["--select", "HWC201", "--ignore", "HWC2"], "no rule is left to run: all that are selected are in ignore"),
        (["--select", "HWC201", "--ignore", "HWC2", "--diff"], "no rule is left to run"),
        (["--host", "a", "--no-hosts"], "--host and --no-hosts exclude each other"),
        (["show", "--host", "a", "--no-hosts"], "--host and --no-hosts exclude each other"),
        (["--stdin-filename", "domains"], "--stdin-filename: 'domains' is a folder"),
        (["--stdin-filename", "a.nix", "domains"], "--stdin-filename takes no paths besides"),
        (["--exit-zero"], "there is no option --exit-zero; the equivalent here is --fail-on never"),
        (["--output-file", "x"], "there is no option --output-file; the equivalent here is --output FORMAT=FILE"),
        (["--nonsense"], "there is no option --nonsense"),
        (["--baseline", "missing.json"], "cannot read the baseline missing.json"),
        (["--config", "missing.toml"], "missing.toml: no such file or directory"),
        (["--unsafe-fixes"], "--unsafe-fixes needs --fix"),
        (["explain", "syntax-eror"], "there is no rule 'syntax-eror'; did you mean 'syntax-error'?"),
        (["show", "dbx"], "there is no container 'dbx'; did you mean 'db'?"),
        (["explain", "HWC71"], "'HWC71' is not a single rule; it stands for HWC710 container-option-type, HWC711 "),
        (["explain", "images"], "'images' is not a single rule; it stands for HWC101 image-latest-tag, "),
        (["--select", "HWC999"], "'HWC999' matches no rule ('hwc-lint rules' lists them all)"),
        (["-"], "there is no file or folder -; --stdin-filename P reads P's text from standard input"),
        (
            ["--no-cache", "show"],
            "no file or folder show; the command comes before its options: hwc-lint show [OPTIONS]",
        ),
        (["--versoin"], "there is no option --versoin; did you mean --version?"),
        (["--output", "sarrif=x"], "--output: 'sarrif' is not one of terminal, concise, json, sarif, "),
        (["--output", "sarrif=x"], "; did you mean 'sarif'?"),
        (["version"], "there is no command, file or folder 'version'; did you mean --version?"),
        (["help", "chekc"], "there is no command, file or folder 'chekc'; did you mean 'check'?"),
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
    assert "No containers are defined here" in done.stdout
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("command", [["check", "--format", "terminal"], ["show"]])
def test_containers_of_unknown_names_are_not_told_to_be_none(tmp_path, command):
    text = '{ config, ... }: { virtualisation.oci-containers.containers."${config.my.site}-web".image = "a/b:1"; }\n'
    (tmp_path / "web.nix").write_text(text)
    done = hwc_lint(*command, cwd=tmp_path)
    assert "their names are not known" in done.stdout
    assert "No containers are defined" not in done.stdout + done.stderr


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


def test_standard_input_can_be_a_file_that_is_not_there_yet(project):
    name = "domains/server/containers/db/new.nix"
    done = hwc_lint("--stdin-filename", name, "--format", "json", cwd=project, input=MODULE.replace(".db", ".new"))
    told = json.loads(done.stdout)
    assert [(one["container"], one["path"]) for one in told["findings"]] == [("new", name)]
    assert told["summary"]["files"] == 2
    assert not (project / name).exists()


def test_standard_input_finds_its_project_from_the_files_name(project):
    name = str(project / "domains/server/containers/db/index.nix")
    done = hwc_lint("--stdin-filename", name, "--format", "json", cwd=project.parent, input=MODULE)
    (finding,) = json.loads(done.stdout)["findings"]
    assert finding["path"] == "domains/server/containers/db/index.nix"


def test_a_baseline_hides_what_it_knows_and_tells_what_is_stale(project):
    written = hwc_lint("baseline", cwd=project)
    assert "1 finding written" in written.stdout
    assert hwc_lint("--baseline", "hwc-lint-baseline.json", cwd=project).returncode == 0
    document = json.loads((project / "hwc-lint-baseline.json").read_text())
    document["findings"][0]["key"] = "0"
    (project / "hwc-lint-baseline.json").write_text(json.dumps(document))
    done = hwc_lint("--baseline", "hwc-lint-baseline.json", cwd=project)
    assert done.returncode == 1
    assert "which is no longer found" in " ".join(done.stdout.split())


def test_suppressions_and_no_ignores(project):
    path = project / "domains/server/containers/db/index.nix"
    path.write_text(MODULE.replace('" ];', '" ]; # hwc-lint: ignore[ACME1] a test'))
    assert hwc_lint(cwd=project).returncode == 0
    assert hwc_lint("--no-ignores", cwd=project).returncode == 1


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
    assert "already exists" in hwc_lint("init", cwd=project).stderr


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


@pytest.mark.parametrize(
    ("redirection", "code", "message"),
    [(">&-", 0, ""), (">/dev/full", 2, "hwc-lint: cannot write to standard output: no space left on device\n")],
)
def test_an_output_that_cannot_be_written(tmp_path, redirection, code, message):
    command = f"{sys.executable} -m nixlint_hwc.cli rules {redirection}"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (code, message)


@pytest.mark.parametrize("arguments", ["chekc", "--select HWC999 .", "--formt x"])
def test_wrong_usage_exits_2_where_nobody_can_be_told(project, arguments):
    command = f"{sys.executable} -m nixlint_hwc.cli {arguments} 2>/dev/full"
    done = subprocess.run(["bash", "-c", command], cwd=project, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")


def test_a_report_that_cannot_be_written_takes_no_other_along(project):
    done = hwc_lint("--output", "json=/dev/full", "--output", "sarif=x.sarif", "--format", "concise", cwd=project)
    assert done.stderr == "hwc-lint: cannot write /dev/full: no space left on device\n"
    assert "ACME1" in done.stdout
    assert "ACME1" in (project / "x.sarif").read_text()
    assert done.returncode == 2
