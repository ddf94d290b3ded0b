from __future__ import annotations

import json

import pytest

from nixlint_hwc.cli import run
from nixlint_hwc.eval.values import Str
from nixlint_hwc.facts.image import parse_image
from nixlint_hwc.fix.pin import ListingError, UnpinnedError, pinned_text, read_listing

A, B = "sha256:" + "a" * 64, "sha256:" + "b" * 64
#: As Podman 4 and 5 write them: `images` has `Names`, `image inspect` has `RepoTags`.
LISTING = [
    {
        "Id": "1", "RepoTags": None, "Digest": A,
        "Names": ["docker.io/library/redis:latest", "docker.io/library/redis:7.2"],
        "RepoDigests": [f"docker.io/library/redis@{A}"],
    },
    {"Id": "2", "RepoTags": ["ghcr.io/a/b:main"], "RepoDigests": [f"ghcr.io/a/b@{B}", f"ghcr.io/a/b@{A}"], "Digest": A},
    {"Id": "3", "RepoTags": [], "RepoDigests": None, "Names": None},
]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "pinned"),
    [
        ("redis", f"redis:7.2@{A}"),
        ("redis:latest", f"redis:7.2@{A}"),
        ("docker.io/library/redis:7.2", f"docker.io/library/redis:7.2@{A}"),
        ("docker://docker.io/redis:latest", None),
        ("docker://docker.io/library/redis", f"docker://docker.io/library/redis:7.2@{A}"),
        ("ghcr.io/a/b:main", f"ghcr.io/a/b:main@{B}"),
        ("ghcr.io/a/b", None),
        ("quay.io/a/b:main", None),
    ],
)
def test_only_what_is_listed_is_pinned(written, pinned):
    image, images = parse_image(Str(written)), read_listing(json.dumps(LISTING))
    if pinned is None:
        with pytest.raises(UnpinnedError, match="the listing has no digest of"):
            pinned_text(image, images)
    else:
        assert pinned_text(image, images) == pinned


def test_several_listings_may_follow_each_other():
    lines = "\n".join(json.dumps(entry) for entry in LISTING)
    assert read_listing(lines) == read_listing(json.dumps(LISTING))
    halves = json.dumps(LISTING[:1]) + "\n" + json.dumps(LISTING[1:], indent=2)
    assert read_listing(halves) == read_listing(lines)


def test_docker_lists_an_image_a_line():
    line = json.dumps({"Repository": "redis", "Tag": "7.2", "Digest": A, "ID": "1"})
    dangling = json.dumps({"Repository": "<none>", "Tag": "<none>", "Digest": B, "ID": "2"})
    assert pinned_text(parse_image(Str("redis:7.2")), read_listing(f"{line}\n{dangling}\n")) == f"redis:7.2@{A}"


def test_a_tag_of_its_own_is_pinned_where_it_is_written(tmp_path):
    (tmp_path / "images.json").write_text(json.dumps(LISTING))
    module = tmp_path / "project" / "m.nix"
    module.parent.mkdir()
    text = (
        '{ ... }: let\n  version = "latest";\nin {\n'
        '  virtualisation.oci-containers.containers.a.image = "docker.io/library/redis:${version}";\n}\n'
    )
    module.write_text(text)
    assert run(["pin", "--project", str(module.parent), "--images", str(tmp_path / "images.json")]) == 0
    assert module.read_text() == text.replace('"latest"', f'"7.2@{A}"')


@pytest.mark.parametrize("text", ["", "{}", "[1]", "nonsense", "[] []", '[{"a": 1}]'])
def test_other_files_are_refused(text):
    with pytest.raises(ListingError):
        read_listing(text)


def test_the_command_writes_the_pins(tmp_path, capsys):
    (tmp_path / "images.json").write_text(json.dumps(LISTING))
    module = tmp_path / "project" / "m.nix"
    module.parent.mkdir()
    text = (
        '{ ... }: {\n  virtualisation.oci-containers.containers.a.image = "docker.io/library/redis:latest";\n'
        '  virtualisation.oci-containers.containers.b.image = "docker.io/x/y:latest";\n}\n'
    )
    module.write_text(text)
    arguments = ["pin", "--project", str(module.parent), "--images", str(tmp_path / "images.json")]
    assert run([*arguments, "--diff"]) == 0
    assert module.read_text() == text
    assert f'+  virtualisation.oci-containers.containers.a.image = "docker.io/library/redis:7.2@{A}";' in (
        capsys.readouterr().out
    )
    assert run(arguments) == 1
    assert module.read_text() == text.replace("redis:latest", f"redis:7.2@{A}")
    assert "held back HWC101 at m.nix:3: the listing has no digest of docker.io/x/y:latest" in capsys.readouterr().err
