"""Pinning images to what a server runs, from Podman's own listing.

In: the JSON of `podman images --format json` or `podman image inspect` (podman-images(1), podman-image-inspect(1);
Docker's `image inspect` reads the same), also several of them in one text, and image findings. Out: the findings, each
with a fix that writes tag and digest, or with the reason why there is none. Nothing is guessed: an image that is not
listed stays as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from nixlint_hwc.eval.values import Str
from nixlint_hwc.facts.cases import Analysis, Case
from nixlint_hwc.facts.parts import ContainerImage
from nixlint_hwc.facts.podman.image import ImageReference
from nixlint_hwc.finding import Edit, Finding, Fix
from nixlint_hwc.policy.edits.ownership import Ownership

#: The rules whose findings a digest resolves.
RULES: Final = ("HWC101", "HWC102", "HWC103")
_VERSION: Final = re.compile(r"v?(\d+(?:\.\d+)*)")
#: The keys by which an image of a listing is recognised; `Repository` is Docker's `images --digests --format json`.
_NAMES: Final = frozenset({"RepoTags", "Names", "RepoDigests", "Repository"})
_DIGEST: Final = re.compile(r"sha256:[0-9a-f]{64}")


class ListingError(Exception):
    """The text is no listing of images; the message says why."""


class UnpinnedError(Exception):
    """An image cannot be pinned; the message says why."""


@dataclass(frozen=True, slots=True)
class ListedImage:
    """An image of the server: its tags by repository, and the digest of each repository."""

    tags: tuple[tuple[str, str], ...]
    digests: dict[str, str]


def read_listing(text: str) -> list[ListedImage]:
    """The images of a listing. Raises `ListingError`."""
    entries: list[Any] = []
    for document in _documents(text):
        entries += document if isinstance(document, list) else [document]
    if not entries and text.strip():
        raise ListingError("it lists no images; write it on the server that runs the containers")
    if not entries or not all(isinstance(entry, dict) and _NAMES & entry.keys() for entry in entries):
        raise ListingError("it is not a list of images; write it with: podman images --format json")
    if any("ImageID" in entry for entry in entries):
        raise ListingError("it lists containers, not images; write it with: podman images --format json")
    return [_listed(entry) for entry in entries]


def _documents(text: str) -> Iterator[Any]:
    """The JSON documents of a text, one behind the other: several listings, or an object a line."""
    decoder = json.JSONDecoder()
    text = text.strip()
    try:
        while text:
            document, end = decoder.raw_decode(text)
            yield document
            text = text[end:].lstrip()
    except (ValueError, RecursionError):
        raise ListingError("it is not JSON; write it with: podman images --format json") from None


def _listed(entry: dict[str, Any]) -> ListedImage:
    names = {name for key in ("RepoTags", "Names") for name in _texts(entry.get(key)) if "@" not in name}
    repository, tag = entry.get("Repository"), entry.get("Tag")
    if isinstance(repository, str) and isinstance(tag, str) and "<none>" not in (repository, tag):
        names.add(f"{repository}:{tag}")
    tags = sorted(_repository_and_tag(name) for name in names)
    return ListedImage(tuple(tags), _digests(entry, tags))


def _digests(entry: dict[str, Any], tags: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The digest of each repository: that of the list of all architectures where it is known.

    `Digest` is that of the image for the server's own architecture, and other machines may be of another.
    """
    own = entry.get("Digest")
    found: dict[str, list[str]] = {}
    for name in _texts(entry.get("RepoDigests")):
        place, _, digest = name.partition("@")
        if _DIGEST.fullmatch(digest):
            found.setdefault(normalised(place), []).append(digest)
    digests = {place: next((one for one in listed if one != own), listed[0]) for place, listed in found.items()}
    if isinstance(own, str) and _DIGEST.fullmatch(own):
        digests |= {name: own for name, _ in tags if name not in digests}
    return digests


def _texts(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _repository_and_tag(name: str) -> tuple[str, str]:
    head, slash, last = name.rpartition("/")
    base, _, tag = last.partition(":")
    return normalised(f"{head}{slash}{base}"), tag or "latest"


def normalised(repository: str) -> str:
    """A repository with its registry; short names of Docker Hub are written out."""
    first, slash, _ = repository.partition("/")
    if not slash:
        return f"docker.io/library/{repository}"
    if first in ("index.docker.io", "registry-1.docker.io"):
        return normalised(repository.partition("/")[2])
    if first == "docker.io" and repository.count("/") == 1:
        return f"docker.io/library/{repository.partition('/')[2]}"
    if "." in first or ":" in first or first == "localhost":
        return repository
    return f"docker.io/{repository}"


def pinned_text(image: ImageReference, images: Sequence[ListedImage]) -> str:
    """The reference with the tag and digest that the listing has for it. Raises `UnpinnedError`."""
    if image.text.holes:
        raise UnpinnedError("a part of the reference is not known")
    written = image.text.text.partition("@")[0]
    transport = "docker://" if written.startswith("docker://") else ""
    repository, tag = _repository_and_tag(written.removeprefix(transport))
    if repository.startswith("localhost/"):
        raise UnpinnedError(f"{repository} is built on the server itself, so no registry has a digest for it")
    matching = [listed for listed in images if (repository, tag) in listed.tags and repository in listed.digests]
    if not matching:
        raise UnpinnedError(f"the listing has no digest for {repository}:{tag}; pull it on the server, then list again")
    if len({listed.digests[repository] for listed in matching}) > 1:
        raise UnpinnedError(f"the listing has several images {repository}:{tag}; list those of one server only")
    best = _precise(tag, [name for listed in matching for place, name in listed.tags if place == repository])
    base = written if ":" not in written.rpartition("/")[2] else written.rpartition(":")[0]
    return f"{base}:{best}@{matching[0].digests[repository]}"


def _precise(tag: str, tags: Iterable[str]) -> str:
    """The tag that says most about the version, the shortest of several; the one that is written if none says more."""
    versions = [(match[1].count("."), -len(name), name) for name in {tag, *tags} if (match := _VERSION.match(name))]
    best = max(versions, default=(0, 0, tag))
    own = _VERSION.match(tag)
    return tag if own is not None and own[1].count(".") == best[0] else best[2]


class Pinning:
    """Gives image findings their fixes."""

    def __init__(self, images: Sequence[ListedImage]) -> None:
        self.images = images

    def fixed(self, findings: Iterable[Finding], analysis: Analysis) -> tuple[Finding, ...]:
        """The findings with the fixes that pin their images."""
        ownership = Ownership(analysis.cases)
        cases = {_place(case.container, case.span): case for case in analysis.cases if case.subject == "image"}
        return tuple(
            replace(finding, fix=self._fix(cases.get(_place(finding.container, finding.span)), ownership))
            for finding in findings
        )

    def _fix(self, case: Case | None, ownership: Ownership) -> Fix:
        image = None if case is None else case.arguments.get("image")
        if case is None or not isinstance(image, ContainerImage):
            return Fix("Pin the image", True, withheld="it is not known where the image is written")
        try:
            text = pinned_text(image, self.images)
            edit = _edit(image.text, text)
        except UnpinnedError as error:
            return Fix("Pin the image", True, withheld=str(error))
        objection = ownership.objection(edit, case)
        return Fix(f"Pin to {text}", True, () if objection else (edit,), objection and objection.reason)


def _edit(written: Str, text: str) -> Edit:
    """The reference in its place; of one that is put together from parts, the tag in its own."""
    span = written.literal_span()
    if span is not None:
        return Edit(span, text)
    head, colon, _ = written.text.partition("@")[0].rpartition(":")
    tag = written.slice(len(head) + 1, len(written.text)).literal_span()
    if not colon or "/" in written.text[len(head) :] or not text.startswith(f"{head}:") or tag is None:
        raise UnpinnedError("the reference is composed of parts; pin it by hand")
    return Edit(tag, text.removeprefix(f"{head}:"))


def _place(container: str | None, span: Any) -> tuple[object, ...]:
    return container, span.file.path, span.start, span.end
