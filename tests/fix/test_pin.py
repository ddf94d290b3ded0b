from __future__ import annotations

import json

import pytest

from nixlint_hwc.cli import run
from nixlint_hwc.eval.values import Str
from nixlint_hwc.facts.podman.image import parse_image
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
        ("docker://docker.io/redis:latest", f"docker://docker.io/redis:7.2@{A}"),
        ("index.docker.io/library/redis:latest", f"index.docker.io/library/redis:7.2@{A}"),
        ("docker://docker.io/library/redis", f"docker://docker.io/library/redis:7.2@{A}"),
        ("ghcr.io/a/b:main", f"ghcr.io/a/b:main@{B}"),
        ("ghcr.io/a/b", None),
        ("quay.io/a/b:main", None),
    ],
)
def test_only_what_is_listed_is_pinned(written, pinned):
    image, images = parse_image(Str(written)), read_listing(json.dumps(LISTING))
    if pinned is None:
        with pytest.raises(UnpinnedError, match="the listing has no digest for"):
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


LIST, AMD64 = "sha256:" + "1" * 64, "sha256:" + "2" * 64


def podman_image(names, digests, own):
    """An entry of `podman images --format json` in Podman 5."""
    return {
        "Id": "f" * 64, "ParentId": "", "RepoTags": None, "RepoDigests": digests, "Size": 1, "SharedSize": 0,
        "VirtualSize": 1, "Labels": None, "Containers": 1, "Arch": "amd64", "Digest": own, "History": names,
        "Names": names, "Os": "linux", "Created": 1, "CreatedAt": "2026-01-01T00:00:00Z",
    }  # fmt: skip


def inspected_image(names, digests, own):
    """An entry of `podman image inspect` in Podman 5."""
    return {
        "Id": "f" * 64, "Digest": own, "RepoTags": names, "RepoDigests": digests, "Parent": "", "Comment": "",
        "Created": "2026-01-01T00:00:00Z", "Config": {"Env": ["PATH=/bin"]}, "Version": "", "Author": "",
        "Architecture": "amd64", "Os": "linux", "ManifestType": "application/vnd.oci.image.manifest.v1+json",
        "NamesHistory": ["docker.io/library/redis:6"],
    }  # fmt: skip


@pytest.mark.parametrize("entry", [podman_image, inspected_image])
class TestPodmansOwnForms:
    def pinned(self, written, *entries):
        return pinned_text(parse_image(Str(written)), read_listing(json.dumps(entries)))

    def test_the_digest_is_that_of_all_architectures(self, entry):
        """Podman keeps that of the list beside that of the image; other machines may be of another architecture."""
        place = "docker.io/library/redis"
        for digests in ([AMD64, LIST], [LIST, AMD64]):
            listed = entry([f"{place}:7"], [f"{place}@{digest}" for digest in digests], AMD64)
            assert self.pinned("redis:7", listed) == f"redis:7@{LIST}"
        only = entry([f"{place}:7"], [f"{place}@{AMD64}"], AMD64)
        assert self.pinned("redis:7", only) == f"redis:7@{AMD64}"

    def test_an_image_has_names_in_several_registries(self, entry):
        names = ["docker.io/library/redis:7.4.1", "registry.lan:5000/cache:blue", "registry.lan:5000/cache:latest"]
        digests = [f"docker.io/library/redis@{LIST}", f"registry.lan:5000/cache@{B}"]
        listed = entry(names, digests, AMD64)
        assert self.pinned("registry.lan:5000/cache", listed) == f"registry.lan:5000/cache:latest@{B}"
        assert self.pinned("redis:7.4.1", listed) == f"redis:7.4.1@{LIST}"
        with pytest.raises(UnpinnedError, match=r"no digest for registry\.lan/cache:blue"):
            self.pinned("registry.lan/cache:blue", listed)

    def test_an_image_without_a_tag_is_passed_over(self, entry):
        old = entry([], [f"docker.io/library/redis@{A}"], A)
        none = entry(["<none>:<none>"], [f"docker.io/library/redis@{A}", "<none>@<none>"], A)
        new = entry(["docker.io/library/redis:7"], [f"docker.io/library/redis@{LIST}"], LIST)
        assert self.pinned("redis:7", old, none, new) == f"redis:7@{LIST}"
        with pytest.raises(UnpinnedError, match=r"no digest for docker\.io/library/redis:6"):
            self.pinned("redis:6", old, none, new)

    def test_what_the_server_makes_itself_is_left_alone(self, entry):
        listed = entry(["localhost/tool:latest"], [f"localhost/tool@{A}"], A)
        with pytest.raises(UnpinnedError, match="localhost/tool is built on the server itself"):
            self.pinned("localhost/tool:latest", listed)

    def test_listings_that_contradict_each_other_pin_nothing(self, entry):
        one, two = (entry(["docker.io/library/redis:7"], [f"docker.io/library/redis@{d}"], d) for d in (A, B))
        with pytest.raises(UnpinnedError, match=r"several images docker\.io/library/redis:7"):
            self.pinned("redis:7", one, two)
        assert self.pinned("redis:7", one, one) == f"redis:7@{A}"

    @pytest.mark.parametrize(
        ("written", "tags", "best"),
        [
            ("latest", ["latest", "7", "7.4", "7.4.1", "7.4.1-bookworm"], "7.4.1"),
            ("7-alpine", ["7-alpine", "7.4.1-alpine", "7.4.1-alpine3.20"], "7.4.1-alpine"),
            ("7.4.1-bookworm", ["7.4.1-bookworm", "7.4.1"], "7.4.1-bookworm"),
            ("stable", ["stable", "main"], "stable"),
            ("main", ["main", "v0.9"], "v0.9"),
        ],
    )
    def test_the_tag_is_the_one_that_says_most(self, entry, written, tags, best):
        place = "docker.io/library/redis"
        listed = entry([f"{place}:{tag}" for tag in tags], [f"{place}@{A}"], A)
        assert self.pinned(f"redis:{written}", listed) == f"redis:{best}@{A}"


def cut_off(text):
    return text[: len(text) // 2]


CONTAINERS = json.dumps([{"Names": ["redis"], "Image": "docker.io/library/redis:7", "ImageID": "1"}])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "it is not a list of images"),
        ("{}", "it is not a list of images"),
        ("[1]", "it is not a list of images"),
        ("null", "it is not a list of images"),
        ('[{"a": 1}]', "it is not a list of images"),
        ("nonsense", "it is not JSON"),
        (cut_off(json.dumps(LISTING)), "it is not JSON"),
        ("[] []", "it lists no images"),
        (CONTAINERS, "it lists containers, not images"),
    ],
)
def test_other_files_are_refused(text, reason, tmp_path, capsys):
    with pytest.raises(ListingError, match=reason):
        read_listing(text)
    (tmp_path / "images.json").write_text(text)
    (tmp_path / "m.nix").write_text("{ }\n")
    assert run(["pin", "--project", str(tmp_path), "--images", str(tmp_path / "images.json")]) == 2
    assert reason in capsys.readouterr().err


def test_an_image_is_pinned_where_it_is_written(tmp_path, capsys):
    """In an option's default, and in the argument of a helper; not in what several containers share."""
    place = "docker.io/library/redis"
    listing = [podman_image([f"{place}:latest", f"{place}:7.4.1"], [f"{place}@{LIST}"], LIST)]
    (tmp_path / "images.json").write_text(json.dumps(listing))
    root = tmp_path / "project"
    root.mkdir()
    options = '{ lib, ... }:\n{\n  options.x.image = lib.mkOption { default = "redis:latest"; };\n}\n'
    helpers = '{ }:\n{\n  mk = image: { inherit image; };\n  cache.image = "redis:latest";\n}\n'
    module = (
        "{ config, ... }:\nlet\n  helpers = import ./helpers.nix { };\nin\n{\n  imports = [ ./options.nix ];\n"
        "  virtualisation.oci-containers.containers = {\n    a.image = config.x.image;\n"
        '    b = helpers.mk "redis:latest";\n    c = helpers.cache;\n    d = helpers.cache;\n  };\n}\n'
    )
    texts = {"options.nix": options, "helpers.nix": helpers, "m.nix": module, "flake.nix": "{ outputs = _: { }; }\n"}
    for name, text in texts.items():
        (root / name).write_text(text)
    assert run(["pin", "--project", str(root), "--images", str(tmp_path / "images.json")]) == 1
    pinned = f"redis:7.4.1@{LIST}"
    assert (root / "options.nix").read_text() == options.replace("redis:latest", pinned)
    assert (root / "m.nix").read_text() == module.replace("redis:latest", pinned)
    assert (root / "helpers.nix").read_text() == helpers
    assert "the text at helpers.nix:4 also serves d: change it there for all of them" in capsys.readouterr().err


def test_the_command_writes_the_pins(tmp_path, capsys, monkeypatch):
    (tmp_path / "images.json").write_text(json.dumps(LISTING))
    module = tmp_path / "project" / "m.nix"
    module.parent.mkdir()
    text = (
        '{ ... }: {\n  virtualisation.oci-containers.containers.a.image = "docker.io/library/redis:latest";\n'
        '  virtualisation.oci-containers.containers.b.image = "docker.io/x/y:latest";\n}\n'
    )
    module.write_text(text)
    arguments = ["pin", "--images", str(tmp_path / "images.json")]
    monkeypatch.chdir(module.parent)
    assert run([*arguments, "--diff"]) == 0
    assert module.read_text() == text
    assert f'+  virtualisation.oci-containers.containers.a.image = "docker.io/library/redis:7.2@{A}";' in (
        capsys.readouterr().out
    )
    assert run(arguments) == 1
    assert module.read_text() == text.replace("redis:latest", f"redis:7.2@{A}")
    assert "held back HWC101 at m.nix:3: the listing has no digest for docker.io/x/y:latest" in capsys.readouterr().err
