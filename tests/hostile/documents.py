"""Files beside the configuration: settings, baselines, rules, lock files, scripts."""

from __future__ import annotations

import os
from pathlib import Path

from tests.hostile.project import IMAGE, Case, Maker, beside, settings, with_container, write

_DEEP = 20_000


def _baseline(text: str) -> Maker:
    def make(root: Path) -> None:
        settings('baseline = "known.json"\n')(root)
        write(root / "known.json", text)

    return make


def _linked_settings(target: str) -> Maker:
    return with_container(lambda root: root.joinpath("hwc-lint.toml").symlink_to(target))


def _baseline_pipe(root: Path) -> None:
    settings('baseline = "known.json"\n')(root)
    os.mkfifo(root / "known.json")


def _settings_pipe(root: Path) -> None:
    os.mkfifo(root / "hwc-lint.toml")


def _rule(text: str) -> Maker:
    def make(root: Path) -> None:
        settings('rule-folders = [ "policies" ]\n')(root)
        write(root / "policies/endless/rule.nix", text)

    return make


def _rule_pipe(root: Path) -> None:
    _rule("{ }")(root)
    path = root / "policies/endless/rule.nix"
    path.unlink()
    os.mkfifo(path)


def _rule_link(root: Path) -> None:
    settings('rule-folders = [ "policies" ]\n')(root)
    root.joinpath("policies").symlink_to("/etc")


def _marker(root: Path) -> None:
    text = '{ virtualisation.oci-containers.containers.a.image = "docker.io/a/b:latest"; } # ' + "a" * 200_000 + "!\n"
    settings('[[exception-markers]]\npattern = "(a+)+$"\nrules = [ "HWC101" ]\n')(root)
    write(root / "configuration.nix", text)


def _glob(root: Path) -> None:
    """A pattern with many stars, and a path that nearly matches."""
    settings("[per-path-ignores]\n" + f'"{"*a" * 20}b" = [ "HWC101" ]\n')(root)
    text = '{ virtualisation.oci-containers.containers.a.image = "docker.io/a/b:latest"; }'
    write(root / ("a" * 250 + ".nix"), text)


def _gitignore(root: Path) -> None:
    """A pattern with many stars, one that no library takes, one that warns, and a missing path that nearly matches."""
    write(root / ".gitignore", f"{'*a' * 20}b\na[[:alpha:]]\nx[[]\n[z-a]\n{'**/' * 3000}x\n")
    missing = "a" * 250
    write(
        root / "configuration.nix",
        f"{{ imports = [ ./{missing}.nix ]; virtualisation.oci-containers.containers.a.image = {IMAGE}; }}",
    )


def _flake_lock(text: str) -> Maker:
    def make(root: Path) -> None:
        write(root / "flake.lock", text)
        write(
            root / "flake.nix",
            '{ inputs.a.url = "path:./a"; outputs = { self, ... }@inputs: { nixosModules.x = ./x.nix; }; }',
        )
        write(root / "x.nix", f"{{ virtualisation.oci-containers.containers.a.image = {IMAGE}; }}")

    return make


def _rule_text(check: str) -> str:
    head = '{ id = "ACME1"; summary = "x"; severity = "error"; subject = "container"; '
    return head + f'check = {{ container, ... }}: {check}; message = {{ container, ... }}: "m"; }}'


def _script(text: str) -> Maker:
    return beside("systemd.services.x.script", f"''{text}''")


def _tmpfiles(rules: str) -> Maker:
    return beside("systemd.tmpfiles.rules", rules)


def _caddy(text: str) -> Maker:
    return beside("services.caddy.extraConfig", f"''{text}''")


_TWICE = '{"version": 1, "version": 1, "findings": [], "findings": []}'
_OTHER = '{"version": 1, "findings": [{"key": 1, "rule": [], "path": {}}]}'
_LOCKED = '{"locked": {"type": "path", "path": "/etc"}}'
_LOCK = '{"nodes": {"root": {"inputs": {"a": "b"}}, "b": ' + _LOCKED + '}, "root": "root", "version": 7}'
_MANY_SCRIPTS = (
    'lib.genAttrs (map toString (lib.range 1 20000)) (_: { script = "'
    + "for a in 1 2 3 4 5 6 7 8 9; do " * 5
    + "mkdir /x/$a"
    + "; done" * 5
    + '"; })'
)
_FIBONACCI = "let f = n: if n < 2 then n else f (n - 1) + f (n - 2); in f 60 == 1"
_MANY_LINES = 'map (n: "d /a${toString n} 0755 root root -") (lib.range 1 50000)'

CASES = (
    Case("settings that are no TOML", settings("a" * 1_000_000), 2, "not TOML"),
    Case("settings with deep lists", settings("roots = " + "[" * _DEEP + "]" * _DEEP), 2, "hwc-lint.toml"),
    Case("settings with deep tables", settings("[" + "a." * _DEEP + "a]\nb = 1"), 2, "hwc-lint.toml"),
    Case("settings with a number without end", settings("uid = " + "9" * 100_000), 2, "hwc-lint.toml"),
    Case("settings of 20 MB", settings("# " + "x" * (20 << 20)), 2, "hwc-lint.toml"),
    Case("settings that are a device", _linked_settings("/dev/zero"), 2, "hwc-lint.toml"),
    Case("settings from elsewhere", _linked_settings("/etc/passwd"), 2, "outside the project"),
    Case("settings that are a pipe", with_container(_settings_pipe), 2, "hwc-lint.toml"),
    Case("a marker that backtracks", _marker, 1, "HWC101"),
    Case("a path pattern that backtracks", _glob, 1, "HWC101"),
    Case("a .gitignore that backtracks", _gitignore, 1, "HWC004"),
    Case("a baseline that is a folder", settings('baseline = "."\n'), 2, "cannot read the baseline"),
    Case("a baseline that is a device", settings('baseline = "/dev/zero"\n'), 2, "baseline"),
    Case("a baseline from elsewhere", settings('baseline = "../../../../../etc/passwd"\n'), 2, "baseline"),
    Case("a baseline that is a pipe", _baseline_pipe, 2, "baseline"),
    Case("a baseline with deep lists", _baseline("[" * 200_000), 2, "baseline"),
    Case("a baseline with a number without end", _baseline('{"version": ' + "9" * 100_000 + "}"), 2, "baseline"),
    Case("a baseline of 20 MB", _baseline(" " * (20 << 20)), 2, "baseline"),
    Case("a baseline with keys twice", _baseline(_TWICE), 0, None),
    Case(
        "a baseline of other things",
        _baseline(_OTHER),
        2,
        "baseline",
    ),
    Case("a baseline that is no text", _baseline("\udcff\udcfe"), 2, "baseline"),
    Case("a rule without end", _rule(_rule_text("let f = n: f (n + 1); in f 0")), 2, "endless"),
    Case(
        "a rule that takes for ever",
        _rule(_rule_text(_FIBONACCI)),
        2,
        "endless",
    ),
    Case("a rule that reads", _rule(_rule_text('builtins.readFile /etc/passwd != ""')), 2, "a rule reads no files"),
    Case("a rule that is deep", _rule(_rule_text("(" * _DEEP + "true" + ")" * _DEEP)), 1, "ACME1"),
    Case("a rule that is a pipe", _rule_pipe, 2, "endless"),
    Case("rules outside the project", settings('rule-folders = [ "../../../etc" ]\n'), 2, "below the project's root"),
    Case("rules through a link", _rule_link, 2, "outside the project"),
    Case("a lock file with deep lists", _flake_lock("[" * 200_000), 0, None),
    Case(
        "a lock file that leads elsewhere",
        _flake_lock(_LOCK),
        0,
        None,
    ),
    Case(
        "a script that is deep",
        _script("if true; then " * 5000 + "podman run x" + "; fi" * 5000),
        2,
        "the rest is not judged",
    ),
    Case("a script of substitutions", _script("$(" * 20_000), 0, None),
    Case(
        "a script that multiplies",
        _script("for a in {1..9}; do " * 30 + "mkdir /x/$a" + "; done" * 30),
        2,
        "the rest is not judged",
    ),
    Case("a script of 1 MB", _script("podman network create x\n" * 40_000), 2, "the script of x has too many commands"),
    Case("scripts that multiply", beside("systemd.services", _MANY_SCRIPTS), 2, "budget of steps"),
    Case(
        "a tmpfiles line of 1 MB",
        beside("systemd.tmpfiles.rules", '[ "d ' + "/a" * 500_000 + ' 0755 root root -" ]'),
        0,
        None,
    ),
    Case(
        "fifty thousand tmpfiles lines",
        beside("systemd.tmpfiles.rules", 'map (n: "d /a${toString n} 0755 root root -") (lib.range 1 50000)'),
        0,
        None,
    ),
    Case("a deep Caddyfile", _caddy("a {\n" * 20_000), 0, None),
    Case(
        "a Caddyfile that imports itself",
        _caddy("(s) {\nimport s\nimport s\n}\nimport s"),
        0,
        None,
    ),
    Case(
        "a Caddyfile whose arguments multiply",
        _caddy("(s) {\nimport s " + "{args[0]}" * 3000 + "\nreverse_proxy {args[0]}:80\n}\na.example {\nimport s b\n}"),
        2,
        "the routes: evaluation took more",
    ),
    Case(
        "a Caddyfile that imports much often",
        _caddy("(s) {\n" + "reverse_proxy {args[0]}:80\n" * 20_000 + "}\na.example {\n" + "import s b\n" * 600 + "}"),
        0,
        None,
    ),
)
