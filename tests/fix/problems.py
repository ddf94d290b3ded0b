"""The problems that have a fix, hidden in the shapes of the matrix."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import parse
from tests.matrix.projects import CLEAN

PROBLEMS: dict[str, dict[str, str]] = tomllib.loads((Path(__file__).parent / "problems.toml").read_text("utf-8"))

_EXPECT = re.compile(r" *# expect: .*")
_PLACE = re.compile(r"@(\w+)@")
#: What each kind of text stands in front of, or behind.
_BESIDE = {
    "flag": (re.compile(r'(?P<before>"--device=[^ ]*"|"--device" "[^ ]*")'), "{before} {text}"),
    "option": (re.compile(r"(?P<before>\bextraOptions =)"), "{text} {before}"),
    "statement": (re.compile(r"(?P<before>\bsystemd\.tmpfiles\.rules\b)"), "{text}\n    {before}"),
    "rule": (re.compile(r'(?P<before>"d /opt/databases/db [^"]*")'), "{before} {text}"),
    "declaration": (re.compile(r"(?P<before>\boptions\.hwc\.server\.containers\.db\.enable\b)"), "{text}\n  {before}"),
    "number": (re.compile(r'(?P<before>"@value@")'), "{text}"),
}
#: A container that no problem is about.
BYSTANDER = """{ ... }:
{
  virtualisation.oci-containers.containers.web = {
    image = "docker.io/example/web:1.2.3";
    user = "1000:1000";
    environment.TZ = "Europe/Berlin";
  };
}
"""


def files_with(shape, names):
    """The files of a shape, by path, with these problems as far as the shape has a place for them."""
    texts, added = dict(CLEAN), {}
    for name in names:
        for kind, text in PROBLEMS[name].items():
            if kind in _BESIDE:
                added.setdefault(kind, []).append(text)
            else:
                texts[kind] = text
    found = {path: _EXPECT.sub("", text) for path, text in shape.files.items()}
    for option in filter(None, (PROBLEMS[name].get("without") for name in names)):
        found = {path: _without(option, text) for path, text in found.items()}
    for kind, additions in added.items():
        pattern, form = _BESIDE[kind]
        addition = additions[0] if kind == "number" else " ".join(additions) if kind == "flag" else "\n".join(additions)
        path = next((path for path, text in sorted(found.items()) if pattern.search(text)), None)
        if path is not None:
            found[path] = pattern.sub(
                lambda m, f=form, a=addition: f.format(before=m["before"], text=a), found[path], 1
            )
    filled = {path: _PLACE.sub(lambda match: texts[match[1]], text) for path, text in found.items()}
    return {**filled, "domains/server/containers/web/index.nix": BYSTANDER}


def _without(option, text):
    """The text without the option's statement, unless something else reads it or a part of it would stay."""
    shorter = re.sub(rf"\b{option} =(?:[^;{{]|\{{[^}}]*\}})*;", "", text)
    filled = _PLACE.sub("x", shorter).encode()
    return text if parse(SourceFile("x.nix", filled)).diagnostics else shorter
