"""What holds for the parsers on any text: they answer, every derived fact can be asked, pieces keep their origin."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nixlint_hwc.eval.values import HOLE, Str, Unknown
from nixlint_hwc.facts.podman.capability import parse_capability
from nixlint_hwc.facts.podman.device import parse_device, parse_gpus
from nixlint_hwc.facts.podman.environment import parse_environment_entry
from nixlint_hwc.facts.podman.flags import parse_flags
from nixlint_hwc.facts.podman.identity import parse_user
from nixlint_hwc.facts.podman.image import parse_image
from nixlint_hwc.facts.podman.mount import parse_mount_flag, parse_tmpfs, parse_volume
from nixlint_hwc.facts.podman.network import parse_network, parse_network_value
from nixlint_hwc.facts.podman.port import parse_publications
from nixlint_hwc.facts.podman.security import parse_security_option
from nixlint_hwc.facts.shell import script as created
from nixlint_hwc.facts.shell.reader import parse_exec_script, parse_script
from nixlint_hwc.facts.systemd.tmpfiles import parse_tmpfiles_rules
from nixlint_hwc.facts.systemd.unit import parse_exec, split_words
from tests.support.sourced import check, clean, sourced


def effects(text: Str) -> list[Any]:
    found = parse_script(text)
    extractors = (
        created.networks_created,
        created.directories_created,
        created.files_written,
        created.ownership_changes,
        created.mode_changes,
        created.image_commands,
    )
    return [found, *(extract(found) for extract in extractors)]


PARSERS = [
    parse_capability,
    parse_device,
    parse_gpus,
    parse_environment_entry,
    parse_exec,
    parse_exec_script,
    parse_image,
    parse_mount_flag,
    parse_network,
    parse_publications,
    parse_security_option,
    parse_tmpfiles_rules,
    parse_tmpfs,
    parse_user,
    parse_volume,
    split_words,
    effects,
]

WORDS = [
    "127.0.0.1", "[::1]", ":", "/", "80", "5432-5440", "udp", ",", "=", "@", "sha256", "docker://",
    "postgres", "latest", "type=bind", "source=/a", "target=/b", "ro", "rw", "z", "d", "0755", "-", "10d",
    "\"", "'", "\\", "\\x41", "$X", "${X}", "$(cat /x)", ";", "&&", "||", "|", ">", ">>", "<", "<<", "<<EOF",
    "\nEOF\n", "if", "then", "fi", "for", "in", "do", "done", "{", "}", "(", ")", "podman", "network",
    "create", "mkdir", "-p", "install", "-m", "chmod", "chown", "umask", "tee", "sh", "-c", "%", "~", "!",
    "*", "#", "ü", "\udc80",
]  # fmt: skip

pieces = st.one_of(st.sampled_from([*WORDS, " ", "\n", HOLE]), st.text(max_size=4))
texts = st.lists(pieces, max_size=14).map("".join)


@pytest.mark.parametrize("parse", PARSERS, ids=lambda parse: parse.__name__)
@given(text=texts)
@settings(max_examples=150, deadline=None)
@example(text="")
@example(text=HOLE)
@example(text="[" * 500)
@example(text="$(" * 300)
@example(text="a=${a}${a};" * 40)
@example(text="d /x - - - " + "1" * 50 + "x")
@example(text=f"d \\{HOLE} \\x4{HOLE}")
@example(text="\U00102dc1\x0e{\U0006e00a")
@example(text="f() { f; }; f")
@example(text="x $(a) $(b)\n" * 60)
@example(text="f() { f; f; }; f")
@example(text="for a in {1,2}{1,2}{1,2}{1,2}{1,2}{1,2}{1,2}{1,2}{1,2}{1,2}; do x; done")
@example(text="for a in 1 2 3 4 5 6 7 8 9; do " * 12 + "x=1" + "; done" * 12)
@example(text="for a in 1 2 3 4 5 6 7 8 9; do " * 12 + "x" + "; done" * 12)
@example(text="sh -c 'sh -c \"sh -c x\"'")
def test_any_text(parse: Any, text: str) -> None:
    check(parse(sourced(clean(text))))


@given(
    elements=st.lists(texts | st.sampled_from(["--network", "-p", "-it", "--rm", "--env=A=b", "--"]), max_size=6),
    gaps=st.sets(st.integers(0, 5)),
)
@settings(max_examples=200, deadline=None)
def test_any_flags(elements: list[str], gaps: set[int]) -> None:
    values = [Unknown("x") if i in gaps else sourced(clean(text)) for i, text in enumerate(elements)]
    result = parse_flags(values)
    check(result)
    used = [index for part in (*result.flags, *result.leftovers) for index in part.elements]
    assert sorted(set(used)) == list(range(len(elements)))


def scripts() -> list[str]:
    """The scripts of the case files."""
    files = sorted((Path(__file__).parent / "cases" / "script").glob("*.toml"))
    return [case["in"].replace("<?>", HOLE) for path in files for case in tomllib.loads(path.read_text())["case"]]


@given(
    parts=st.lists(st.sampled_from(scripts()), min_size=1, max_size=3),
    edits=st.lists(st.tuples(st.integers(0, 300), st.integers(0, 4), pieces), max_size=5),
)
@settings(max_examples=300, deadline=None)
@example(parts=["sudo -u"], edits=[])
def test_any_edited_script(parts: list[str], edits: list[tuple[int, int, str]]) -> None:
    text = "\n".join(parts)
    for start, length, piece in edits:
        text = text[:start] + piece + text[start + length :]
    check(effects(sourced(clean(text))))


@given(values=st.lists(texts, max_size=4))
@settings(max_examples=100, deadline=None)
def test_any_networks(values: list[str]) -> None:
    check([parse_network_value(sourced(clean(value)), at == 0) for at, value in enumerate(values)])


@pytest.mark.parametrize(
    ("parse", "text", "attribute", "expected"),
    [
        (parse_volume, "/a:/b:ro", "target", "/b"),
        (parse_image, "ghcr.io/ä/b:1.2", "tag", "1.2"),
        (parse_device, f"/dev/{HOLE}:/dev/x", "container_path", "/dev/x"),
        (lambda text: parse_publications(text)[0], f"{HOLE}:5432", "text", f"{HOLE}:5432"),
        (lambda text: created.networks_created(parse_script(text))[0], f"{HOLE}/podman network create ü", "name", "ü"),
        (lambda text: created.directories_created(parse_script(text))[0], "X=/opt\nmkdir $X", "path", "/opt"),
    ],
)
def test_a_piece_knows_where_it_stands(parse: Any, text: str, attribute: str, expected: str) -> None:
    value = getattr(parse(sourced(text)), attribute)
    assert value.text == expected
    if HOLE not in expected:
        assert value.literal_span().text == expected
