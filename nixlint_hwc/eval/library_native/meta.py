"""`lib.meta.getExe`: the programs of packages of which little is known."""

from __future__ import annotations

from typing import Any, Final

from nixlint_hwc.eval.calls import describe
from nixlint_hwc.eval.coerce import coerce_to_string
from nixlint_hwc.eval.errors import Thrown, TypeMismatch
from nixlint_hwc.eval.library_native.attrsets import first_output, is_derivation_value
from nixlint_hwc.eval.library_native.sections import section
from nixlint_hwc.eval.packages import Package
from nixlint_hwc.eval.registry import VALUE
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import MISSING, AttrSet, Str, Unknown, hole, join

native = section("meta")

#: The main programs of packages that a container's units call, as nixpkgs' `meta.mainProgram` states them.
MAIN_PROGRAMS: Final = {
    "age": "age",
    "bash": "bash",
    "bashInteractive": "bash",
    "borgbackup": "borg",
    "buildah": "buildah",
    "busybox": "busybox",
    "caddy": "caddy",
    "curl": "curl",
    "docker": "docker",
    "docker-client": "docker",
    "docker-compose": "docker-compose",
    "envsubst": "envsubst",
    "ffmpeg": "ffmpeg",
    "ffmpeg-headless": "ffmpeg",
    "gawk": "gawk",
    "git": "git",
    "gnugrep": "grep",
    "gnused": "sed",
    "gnutar": "tar",
    "jq": "jq",
    "netcat": "nc",
    "nftables": "nft",
    "openssl": "openssl",
    "podman": "podman",
    "podman-compose": "podman-compose",
    "rclone": "rclone",
    "restic": "restic",
    "rsync": "rsync",
    "skopeo": "skopeo",
    "sops": "sops",
    "sqlite": "sqlite3",
    "wget": "wget",
    "yq-go": "yq",
}


@native("getExe", VALUE)
def get_exe(package: Any) -> Any:
    if package.__class__ is not Unknown and not isinstance(package, AttrSet):
        raise TypeMismatch(f"'getExe' takes a package, but got {describe(package)}")
    return get_program(package, main_program(package))


@native("getExe'", VALUE, VALUE)
def get_program(package: Any, program: Any) -> Any:
    """`<package>/bin/<program>`."""
    if package.__class__ is not Unknown and is_derivation_value(package) is False:
        kind = describe(package)
        raise Thrown(f"lib.meta.getExe': The first argument is {kind}, but it should be a derivation instead.")
    if program.__class__ is Unknown:
        program = hole(program)
    if program.__class__ is not Str:
        kind = describe(program)
        raise Thrown(f"lib.meta.getExe': The second argument is {kind}, but it should be a string instead.")
    if "/" in program.text:
        raise Thrown(f'lib.meta.getExe\': The second argument "{program.shown}" is a nested path with a "/" character.')
    return join([coerce_to_string(first_output(("bin",), package)), Str("/bin/"), program])


def main_program(package: Any) -> Any:
    """The name of a package's main program: a string, or Unknown."""
    if package.__class__ is Unknown:
        return _named_program((package.name or package.reason).removeprefix("pkgs."), package)
    meta = force(package.get("meta")) if package.get("meta") is not MISSING else AttrSet({})
    stated = meta.get("mainProgram") if isinstance(meta, AttrSet) else MISSING
    if stated is not MISSING:
        return force(stated)
    if isinstance(package, Package):
        return _named_program(package.expression.removeprefix("pkgs."), package)
    return _program_of_name(package)


def _named_program(name: str, package: Any) -> Any:
    known = MAIN_PROGRAMS.get(name)
    return Str(known) if known is not None else Unknown(f"the main program of {name}", getattr(package, "span", None))


def _program_of_name(package: AttrSet) -> Any:
    """The name without its version, which nixpkgs falls back to."""
    own = package.get("pname")
    if own is not MISSING:
        return force(own)
    name: Any = package.get("name")
    name = force(name) if name is not MISSING else name
    if name.__class__ is not Str or name.holes:
        return Unknown("the name of a package")
    for index, character in enumerate(name.text[:-1]):
        if character == "-" and not name.text[index + 1].isalpha():
            return name.slice(0, index)
    return name
