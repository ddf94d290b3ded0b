"""Image references: `[transport:][registry/]repository[:tag][@digest]`, by the grammar of the OCI distribution project.

In: the option `image`. Out: `ImageReference`. A hole is taken to stay within the part it stands in (`postgres:<?>` is
the repository `postgres` with some tag), except that a hole at the end of a part may bring the parts that can follow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nixlint_hwc.eval.values import HOLE, Str, Unknown
from nixlint_hwc.facts.partial import (
    Known,
    Piece,
    accepted,
    both,
    cut,
    cut_last,
    drop,
    either,
    equals,
    first_hole,
    negate,
    one_of,
    piece,
    plain,
)

#: The transports of containers-transports(5) that name a registry.
_REGISTRY_TRANSPORT = "docker://"

#: The transports of containers-transports(5) that name something on this machine.
LOCAL_TRANSPORTS = (
    "containers-storage:",
    "dir:",
    "docker-archive:",
    "docker-daemon:",
    "oci:",
    "oci-archive:",
    "ostree:",
    "sif:",
    "tarball:",
)

#: Tags that their publishers move to a new image at each release or build: names of branches and channels, and of
#: variants and base systems where no version stands before them (`nginx:alpine`, `nextcloud:apache`).
MOVING_WORDS = frozenset(
    {
        "main", "master", "stable", "latest", "edge", "nightly", "develop", "release", "rolling", "beta",
        "alpha", "canary", "current", "dev", "devel", "development", "insiders", "insider", "lts", "mainline", "next",
        "preview", "prod", "production", "snapshot", "testing", "trunk", "unstable",
        "alpine", "apache", "bookworm", "bullseye", "buster", "cuda", "debian", "fpm", "jammy", "noble", "openvino",
        "rocm", "slim", "trixie", "ubuntu",
    }
)  # fmt: skip

_HOST = r"(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[a-fA-F0-9:]+\])"
_REGISTRY = re.compile(_HOST + r"(?::[0-9]+)?", re.ASCII)
_COMPONENT = re.compile(r"[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*")
_TAG = re.compile(r"\w[\w.-]{0,127}", re.ASCII)
_DIGEST = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}")
#: What publishers put before a tag for one kind of machine: `amd64-latest`.
_MACHINE = re.compile(r"(?:amd64|x86-64|arm64v8|arm64|aarch64|arm32v7|armhf)-(?=.)")
_DIGEST_LENGTHS = {"sha256": 64, "sha384": 96, "sha512": 128}
#: Also the number of a build or a revision, as LinuxServer has it (`master-ls120`, `main-build42`, `trunk-r1234`).
_VERSION = re.compile(r"(?:v|ls|r|rev|build)?\d", re.ASCII)
#: What names an image by its number instead: all of it, or the beginning that `podman images` shows.
_ID = re.compile(r"sha256:[0-9a-f]{64}|(?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{12}|[0-9a-f]{64}")
#: The hash of a commit, but not a word of seven letters.
_COMMIT = re.compile(r"g?(?=[a-f]*[0-9])[0-9a-f]{7,40}")


@dataclass(frozen=True, slots=True)
class ImageReference:
    """What an image reference names.

    `transport` is written without its colon (`docker`, `oci-archive`), None where none is given; with a local transport
    the other parts are None. `registry` is None for an unqualified name; `repository` is the path after it
    (`linuxserver/sonarr`); `base_name` is the repository's last component (`sonarr`). `problem` says why this is no
    reference, None where it is one or that is not known.

    `tag` is null where none is written, `digest` is the algorithm and the hash, null where none is written.
    """

    text: Str
    transport: Piece | None
    registry: Piece | None
    repository: Piece | None
    base_name: Piece | None
    tag: Piece | None
    digest: Piece | None
    problem: str | None

    @property
    def is_valid(self) -> Known:
        """Whether this is an image reference."""
        return accepted(self.text, self.problem)

    @property
    def is_local(self) -> Known:
        """Whether no registry is asked: a local transport, the pseudo registry `localhost`, an image's ID."""
        if _ID.fullmatch(self.text.text):
            return True
        transport = one_of(self.transport, [name.rstrip(":") for name in LOCAL_TRANSPORTS])
        return either(transport, equals(self.registry, "localhost"))

    @property
    def is_qualified(self) -> Known:
        """Whether the name says which registry it comes from, or comes from none."""
        return either(self.is_local, _given(self.registry))

    @property
    def has_digest(self) -> Known:
        """Whether a digest pins the image."""
        return True if "@" in self.text.text else _given(self.digest)

    @property
    def has_tag(self) -> Known:
        """Whether a tag is written."""
        name = self.text.text.partition("@")[0].rpartition("/")[2]
        return True if self.tag is not None and ":" in name else _given(self.tag)

    @property
    def is_latest(self) -> Known:
        """Whether Podman would take the tag `latest`: written, or neither tag nor digest. False beside a digest."""
        if self.problem is not None or self.repository is None or _ID.fullmatch(self.text.text):
            return False
        absent = both(negate(self.has_tag), negate(self.has_digest))
        return both(either(absent, equals(self.tag, "latest")), negate(self.has_digest))

    @property
    def tag_head(self) -> Piece | None:
        """The tag's first dash-separated part (`stable` of `stable-tensorrt`), a kind of machine before it left off."""
        if self.tag is None or isinstance(self.tag, Unknown):
            return self.tag
        machine = _MACHINE.match(self.tag.text)
        return piece(cut(drop(self.tag, machine.end()) if machine else self.tag, "-")[0])

    @property
    def tag_has_version(self) -> Known:
        """Whether a version, date or commit follows the tag's first part (`release-1.9.0`, `main-1a2b3c4`)."""
        if self.tag is None or isinstance(self.tag, Unknown):
            return False if self.tag is None else self.tag
        rest = cut(self.tag, "-")[1]
        known = plain(self.tag)
        if rest is not None and any(_VERSION.match(part) or _COMMIT.fullmatch(part) for part in rest.text.split("-")):
            return True
        return known if isinstance(known, Unknown) else False

    @property
    def is_moving(self) -> Known:
        """Whether the tag is one that publishers move: a moving word first, no version or date after it."""
        return both(one_of(self.tag_head, MOVING_WORDS), negate(self.tag_has_version))


def _given(part: Piece | None) -> Known:
    return part if isinstance(part, Unknown) else part is not None


def parse_image(text: Str) -> ImageReference:
    """One image reference. Never raises; an invalid one has a `problem`."""
    transport, name = _split_transport(text)
    if isinstance(transport, Str) and transport.text != "docker":
        return ImageReference(text, transport, None, None, None, None, None, _local_problem(name))
    registry, repository, base_name, tag, digest = _split_name(name)
    problem = None if text.holes else _problem(name.text, registry, repository, tag, digest)
    return ImageReference(text, transport, registry, repository, base_name, tag, digest, problem)


def _split_transport(text: Str) -> tuple[Piece | None, Str]:
    if text.text.startswith(_REGISTRY_TRANSPORT):
        return text.slice(0, len("docker")), drop(text, len(_REGISTRY_TRANSPORT))
    for prefix in LOCAL_TRANSPORTS:
        if text.text.startswith(prefix):
            return text.slice(0, len(prefix) - 1), drop(text, len(prefix))
    if text.text.startswith(HOLE) and "/" not in text.text:
        return first_hole(text), text
    return None, text


def _local_problem(name: Str) -> str | None:
    return None if name.text.strip() else "nothing follows the transport"


def _split_name(name: Str) -> tuple[Piece | None, Piece, Piece, Piece | None, Piece | None]:
    """Registry, repository, base name, tag and digest, by the separators only."""
    rest, digest_text = cut(name, "@")
    head, last = cut_last(rest, "/")
    tag_text = cut(last if last is not None else head, ":")[1]
    path = rest.slice(0, len(rest.text) - len(tag_text.text) - 1) if tag_text is not None else rest
    open_end = first_hole(name) if path.text.endswith(HOLE) and tag_text is None else None
    digest: Piece | None = piece(digest_text) if digest_text is not None else None
    tag: Piece | None = piece(tag_text) if tag_text is not None else open_end
    if digest_text is None and name.text.endswith(HOLE):
        digest = name.holes[-1]
    registry, repository = _split_registry(path)
    return registry, open_end or repository, open_end or _last(path), tag, digest


def _split_registry(path: Str) -> tuple[Piece | None, Piece]:
    """The registry, if the first component is one, and the repository.

    It is one if it has a dot, a colon or an upper-case letter, or is `localhost`, and is not the only component.
    """
    first, rest = cut(path, "/")
    if rest is None:
        return (first_hole(first) if first.text.startswith(HOLE) or first.text.endswith(HOLE) else None), piece(path)
    if any(mark in first.text for mark in ".:") or first.text in ("localhost", "") or first.text.lower() != first.text:
        return first, piece(rest)
    if first.holes:
        return first_hole(first), first_hole(first)
    return None, piece(path)


def _last(path: Str) -> Piece:
    head, last = cut_last(path, "/")
    return piece(last if last is not None else head)


def _problem(
    name: str, registry: Piece | None, repository: Piece | None, tag: Piece | None, digest: Piece | None
) -> str | None:
    """Why a wholly known name is no reference; None where it is one."""
    if name.startswith(("http://", "https://")):
        return "a URL scheme is not allowed"
    if any(character.isspace() for character in name):
        return "white space is not allowed"
    return (
        _registry_problem(registry) or _repository_problem(repository) or _tag_problem(tag) or _digest_problem(digest)
    )


def _registry_problem(registry: Piece | None) -> str | None:
    if not isinstance(registry, Str) or _REGISTRY.fullmatch(registry.text):
        return None
    return f"{registry.text!r} is not a registry" if registry.text else "the reference begins with a slash"


def _repository_problem(repository: Piece | None) -> str | None:
    if not isinstance(repository, Str):
        return None
    if not repository.text:
        return "the repository is missing"
    if repository.text != repository.text.lower():
        return f"the repository {repository.text!r} must be lower case"
    for component in repository.text.split("/"):
        if not _COMPONENT.fullmatch(component):
            return f"{component!r} is not a repository component" if component else "a repository component is empty"
    return None


def _tag_problem(tag: Piece | None) -> str | None:
    if not isinstance(tag, Str) or _TAG.fullmatch(tag.text):
        return None
    return f"{tag.text!r} is not a tag" if tag.text else "the tag is empty"


def _digest_problem(digest: Piece | None) -> str | None:
    if not isinstance(digest, Str):
        return None
    algorithm, _, encoded = digest.text.partition(":")
    if _DIGEST.fullmatch(digest.text) and len(encoded) == _DIGEST_LENGTHS.get(algorithm, len(encoded)):
        return None
    return f"{digest.text!r} is not a digest"
