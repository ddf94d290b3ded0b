"""What is no file, leads elsewhere or has a strange name: nothing outside the project is read, nothing waits."""

from __future__ import annotations

import os
import socket
from pathlib import Path

from tests.hostile.project import IMAGE, Case, Maker, files, module, with_container, write

_LATEST = '{ virtualisation.oci-containers.containers.a.image = "docker.io/a/b:latest"; }'


def _pipe(root: Path) -> None:
    os.mkfifo(root / "pipe.nix")


def _socket(root: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        # The path of a socket has at most 108 bytes; a folder's descriptor makes any path short.
        folder = os.open(root, os.O_RDONLY)
        one.bind(f"/proc/self/fd/{folder}/socket.nix")
        os.close(folder)


def _device(root: Path) -> None:
    os.mknod(root / "zero.nix", 0o20666, os.makedev(1, 5))


def _no_devices() -> str | None:
    return None if os.geteuid() == 0 else "only root makes device nodes"


def _link_to_device(root: Path) -> None:
    root.joinpath("zero.nix").symlink_to("/dev/zero")
    module("import ./zero.nix")(root)


def _loop(root: Path) -> None:
    root.joinpath("loop").symlink_to(".")
    root.joinpath("self.nix").symlink_to("self.nix")


def _folder(root: Path) -> None:
    root.joinpath("folder.nix").mkdir()


def _names(root: Path) -> None:
    for name in (
        b"new\nline.nix",
        b"quo\"te's.nix",
        b"-rf.nix",
        b"\xff\xfe.nix",
        b"\x1b[31mred.nix",
        b"::error::x.nix",
        b"##[error]x.nix",
        b"<img src=x onerror=alert(1)>.nix",
        "\u202eright-to-left.nix".encode(),
        b"$(touch pwned).nix",
        b"`touch pwned`.nix",
    ):
        with open(os.path.join(os.fsencode(root), name), "w") as stream:
            stream.write(_LATEST)


def _git_file(root: Path) -> None:
    """A submodule: `.git` is a file that names a folder elsewhere."""
    write(root / "sub/.git", "gitdir: /etc")
    write(root / "sub/module.nix", _LATEST)
    write(root / ".git", "gitdir: ../../../../../etc")
    write(root / ".gitmodules", '[submodule "sub"]\n\tpath = ../..\n\turl = ext::sh -c "touch pwned"\n')


def _reading(value: str) -> Maker:
    """A project that reads something outside into a variable of its container; `out.nix` and `out` lead out of it."""

    def make(root: Path) -> None:
        root.joinpath("out.nix").symlink_to("/etc/passwd")
        root.joinpath("out").symlink_to("/etc")
        option = "virtualisation.oci-containers.containers.a"
        write(root / "configuration.nix", f"{{ {option} = {{ image = {IMAGE}; environment.X = {value}; }}; }}")

    return make


def _caddyfile(kind: str) -> Maker:
    def make(root: Path) -> None:
        if kind == "pipe":
            os.mkfifo(root / "Caddyfile")
        else:
            root.joinpath("Caddyfile").symlink_to("/etc/passwd")
        write(
            root / "configuration.nix",
            f"{{ virtualisation.oci-containers.containers.a.image = {IMAGE}; "
            "services.caddy = { enable = true; configFile = ./Caddyfile; }; }",
        )

    return make


_FLAKE = '{ inputs.x.url = "path:/etc"; outputs = { x, ... }: { a = x; }; }'
_DERIVATION = 'derivation { name = "x"; system = "x"; builder = "/bin/sh"; args = [ "-c" "touch pwned" ]; }'

CASES = (
    Case("a named pipe", with_container(_pipe), 2, "not a regular file"),
    Case("a socket", with_container(_socket), 2, "socket.nix"),
    Case("a device", with_container(_device), 2, "not a regular file", missing=_no_devices),
    Case("a link to a device", _link_to_device, 0, None),
    Case("links in a circle", with_container(_loop), 0, None),
    Case("a folder with a file's name", with_container(_folder), 0, None),
    Case("names of files", _names, 1, "HWC101"),
    Case("a .git that is a file", with_container(_git_file), 1, "sub/module.nix"),
    Case(
        "a file that imports itself",
        files(a__nix="import ./a.nix", b__nix="{ imports = [ ./b.nix ]; }"),
        0,
        "No containers are defined",
    ),
    Case(
        "files that import each other",
        files(a__nix="import ./b.nix", b__nix="import ./a.nix"),
        0,
        "No containers are defined",
    ),
    Case("reading a file outside", _reading("builtins.readFile ../../../../../../etc/passwd"), 0, None),
    Case("reading through a link", _reading("builtins.readFile ./out.nix"), 0, None),
    Case("importing a file outside", _reading("import /etc/passwd"), 0, None),
    Case("importing through a link", _reading("import ./out.nix"), 0, None),
    Case("listing a folder outside", _reading("toString (builtins.attrNames (builtins.readDir ./out))"), 0, None),
    Case("asking for a file outside", _reading("toString (builtins.pathExists ./out/passwd)"), 0, None),
    Case("hashing a file outside", _reading('builtins.hashFile "sha256" /etc/passwd'), 0, None),
    Case("asking for the environment", _reading('builtins.getEnv "HOME"'), 0, None),
    Case("fetching", _reading('builtins.readFile (builtins.fetchurl "http://127.0.0.1:1/x")'), 0, None),
    Case(
        "a flake from elsewhere",
        files(flake__nix=_FLAKE),
        0,
        "No containers are defined",
    ),
    Case(
        "building",
        _reading(f"builtins.readFile ({_DERIVATION})"),
        0,
        None,
    ),
    Case("running", _reading('builtins.exec [ "touch" "pwned" ]'), 0, None),
    Case("a Caddyfile that is a pipe", _caddyfile("pipe"), 2, "Caddyfile: it is not a regular file"),
    Case("a Caddyfile from elsewhere", _caddyfile("link"), 0, None),
)
