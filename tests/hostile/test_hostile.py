"""Projects that mean harm, or that accidents made: each ends in bounded time and memory, with a message and a code.

The table below is the list of them. Every run is a process of its own with 2 GiB of address space beyond the stack that
an evaluation reserves; none may end in a traceback or in exit code 3.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

DEEP = 20_000
#: Bytes; the evaluation's thread reserves 1 GiB of stack of it, touched on demand.
ADDRESS_SPACE = 3 << 30
SECONDS = 300

Maker = Callable[[Path], None]


def module(body: str, name: str = "configuration.nix") -> Maker:
    """A project of one module that gives `body` to a container's image."""
    text = "{ lib, ... }: { virtualisation.oci-containers.containers.a.image = " + body + "; }\n"
    return lambda root: root.joinpath(name).write_text(text)


def files(**texts: str) -> Maker:
    """A project of some files; `__` in a name stands for a dot."""

    def make(root: Path) -> None:
        for name, text in texts.items():
            root.joinpath(name.replace("__", ".")).write_text(text)

    return make


def nested(opening: str, core: str, closing: str = "") -> Maker:
    return module(opening * DEEP + core + closing * DEEP)


def _big(root: Path) -> None:
    with root.joinpath("big.nix").open("wb") as stream:
        stream.truncate(100 << 20)
    module('"docker.io/a/b:1.2.3"')(root)


def _pipe(root: Path) -> None:
    os.mkfifo(root / "pipe.nix")
    module('"docker.io/a/b:1.2.3"')(root)


def _device(root: Path) -> None:
    root.joinpath("zero.nix").symlink_to("/dev/zero")
    module("import ./zero.nix")(root)


def _loop(root: Path) -> None:
    root.joinpath("loop").symlink_to(".")
    root.joinpath("self.nix").symlink_to("self.nix")
    module('"docker.io/a/b:1.2.3"')(root)


def _folder(root: Path) -> None:
    root.joinpath("folder.nix").mkdir()
    module('"docker.io/a/b:1.2.3"')(root)


def _names(root: Path) -> None:
    text = '{ virtualisation.oci-containers.containers.a.image = "docker.io/a/b:latest"; }'
    for name in (
        b"new\nline.nix",
        b"quo\"te's.nix",
        b"-rf.nix",
        b"\xff\xfe.nix",
        b"\x1b[31mred.nix",
        b"::error::x.nix",
    ):
        with open(os.path.join(os.fsencode(root), name), "w") as stream:
            stream.write(text)


def _endless_rule(root: Path) -> None:
    module('"docker.io/a/b:1.2.3"')(root)
    root.joinpath("hwc-lint.toml").write_text('rule-folders = [ "policies" ]\n')
    folder = root / "policies/endless"
    folder.mkdir(parents=True)
    folder.joinpath("rule.nix").write_text(
        '{ id = "ACME1"; summary = "x"; severity = "error"; subject = "container"; '
        'check = { container, ... }: let f = n: f (n + 1); in f 0; message = { container, ... }: "m"; }'
    )


def _rules_outside(root: Path) -> None:
    module('"docker.io/a/b:1.2.3"')(root)
    root.joinpath("hwc-lint.toml").write_text('rule-folders = [ "../../../etc" ]\n')


def _marker(root: Path) -> None:
    text = '{ virtualisation.oci-containers.containers.a.image = "docker.io/a/b:latest"; } # ' + "a" * 200_000 + "!\n"
    root.joinpath("configuration.nix").write_text(text)
    root.joinpath("hwc-lint.toml").write_text('[[exception-markers]]\npattern = "(a+)+$"\nrules = [ "HWC101" ]\n')


#: A container with one more definition beside it.
_BESIDE = '{ virtualisation.oci-containers.containers.a.image = "docker.io/a/b:1.2.3"; %s = %s; }'


def _beside(option: str, value: str) -> Maker:
    """A project that sets an option beside a container; `out.nix` and `out` are links out of it."""

    def make(root: Path) -> None:
        root.joinpath("out.nix").symlink_to("/etc/passwd")
        root.joinpath("out").symlink_to("/etc")
        root.joinpath("configuration.nix").write_text(_BESIDE % (option, value))

    return make


def _outside(value: str) -> Maker:
    """A project that reads something outside into a variable of its container."""
    return _beside("virtualisation.oci-containers.containers.a.environment.X", value)


def _endless(option: str) -> Maker:
    """A project in which an option that is read for the whole host has no end."""
    return _beside(option, "let f = n: f (n + 1); in f 0")


def _settings(text: str) -> Maker:
    def make(root: Path) -> None:
        module('"docker.io/a/b:1.2.3"')(root)
        root.joinpath("hwc-lint.toml").write_text(text)

    return make


def _caddyfile(root: Path) -> None:
    os.mkfifo(root / "Caddyfile")
    _beside("services.caddy", "{ enable = true; configFile = ./Caddyfile; }")(root)


#: Name, project, exit code, and what the output says; None where nothing is found. Code 2: the run is incomplete.
CASES: dict[str, tuple[Maker, int, str | None]] = {
    "parentheses": (nested("(", '"a/b:1"', ")"), 0, "HWC105"),
    "lists": (nested("[", "", "]"), 1, "HWC710"),
    "sets": (nested("{a=", "1", ";}"), 1, "HWC710"),
    "lets": (nested("let a=1;in ", '"a/b:1"'), 0, "HWC105"),
    "withs": (nested("with {};", '"a/b:1"'), 0, "HWC105"),
    "functions": (nested("x: ", "1"), 1, "HWC710"),
    "conditions": (nested("if true then ", '"a/b:1"', ' else ""'), 0, "HWC105"),
    "interpolations": (nested('"${', '"a/b:1"', '}"'), 0, "HWC105"),
    "sums": (module('""' + ' + "a"' * DEEP), 2, "budget"),
    "selections": (module("{ }" + ".a" * DEEP), 1, "takes too long to parse"),
    "negations": (nested("!", "true"), 1, "HWC710"),
    "assertions": (nested("assert true;", '"a/b:1"'), 0, "HWC105"),
    "a large file": (_big, 2, "larger than"),
    "a million elements": (module("toString (builtins.length (builtins.genList (x: x) 1000000))"), 1, "1000000"),
    "too many elements": (module("toString (builtins.length (builtins.genList (x: x) 1000000000))"), 2, "budget"),
    "doubling strings": (module('lib.foldl\' (s: _: s + s) "aaaaaaaa" (lib.range 1 60)'), 2, "budget"),
    "doubling lists": (module("toString (lib.foldl' (s: _: s ++ s) [ 1 ] (lib.range 1 60))"), 2, "budget"),
    "exponential calls": (
        module("let f = n: if n < 2 then n else f (n - 1) + f (n - 2); in toString (f 60)"),
        2,
        "budget",
    ),
    "endless recursion": (module("let f = n: f (n + 1); in f 0"), 2, "budget"),
    "a value that needs itself": (module("let a = b; b = a; in a"), 1, "infinite recursion"),
    "regular expression": (
        module('toString (builtins.match "(a*)*(a|a)*b" (lib.fixedWidthString 5000 "a" ""))'),
        1,
        "HWC104",
    ),
    "a file that imports itself": (files(a__nix="import ./a.nix", b__nix="{ imports = [ ./b.nix ]; }"), 0, None),
    "files that import each other": (files(a__nix="import ./b.nix", b__nix="import ./a.nix"), 0, None),
    "a named pipe": (_pipe, 2, "not a regular file"),
    "a device": (_device, 0, None),
    "links in a circle": (_loop, 0, None),
    "a folder with a file's name": (_folder, 0, None),
    "names of files": (_names, 1, "HWC101"),
    "reading a file outside": (_outside("builtins.readFile ../../../../../../etc/passwd"), 0, None),
    "reading through a link": (_outside("builtins.readFile ./out.nix"), 0, None),
    "importing a file outside": (_outside("import /etc/passwd"), 0, None),
    "listing a folder outside": (_outside("toString (builtins.attrNames (builtins.readDir ./out))"), 0, None),
    "asking for a file outside": (_outside("toString (builtins.pathExists ./out/passwd)"), 0, None),
    "settings that are no TOML": (_settings("a" * 1_000_000), 2, "not TOML"),
    "a baseline that is no file": (_settings('baseline = "."\n'), 2, "cannot read the baseline"),
    "a Caddyfile that is a pipe": (_caddyfile, 2, "Caddyfile: it is not a regular file"),
    "endless ports of the firewall": (_endless("networking.firewall.allowedTCPPorts"), 2, "budget"),
    "endless lines of hosts": (_endless("networking.extraHosts"), 2, "budget"),
    "endless rules of tmpfiles": (_endless("systemd.tmpfiles.rules"), 2, "budget"),
    "a rule without end": (_endless_rule, 2, "endless"),
    "rules outside the project": (_rules_outside, 2, "outside the project"),
    "a marker that backtracks": (_marker, 1, "HWC101"),
}


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))


@pytest.mark.parametrize("name", list(CASES))
def test_hostile_project(name: str, tmp_path: Path) -> None:
    make, code, said = CASES[name]
    root = tmp_path / "project"
    root.mkdir()
    make(root)
    command = [sys.executable, "-m", "nixlint_hwc.cli", "check", "--project", str(root), "--format", "concise"]
    done = subprocess.run(command, capture_output=True, timeout=SECONDS, preexec_fn=_limit, check=False)
    output = (done.stdout + done.stderr).decode("utf-8", "replace")
    assert done.returncode == code, output[-2000:]
    assert "Traceback" not in output
    assert "root:x:0" not in output, "a file outside the project was read"
    assert "\x1b[31m" not in output, "a file's name reached the terminal as it is"
    assert not any(line.lstrip().startswith("::") for line in output.splitlines()), "a command for the forge's log"
    if said is None:
        assert not output.strip()
    else:
        assert said in output, output[-2000:]
