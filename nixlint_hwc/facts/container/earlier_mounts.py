"""What a mount of a container is compared with: the container's mounts before it.

In: mounts, in order. Out: whether the next one repeats a target, or shows a host path that an earlier one lets the
container write to. Each is looked up, since a generated list of mounts can be long.
"""

from __future__ import annotations

from collections.abc import Iterator

from nixlint_hwc.facts.partial import Piece, known_text
from nixlint_hwc.facts.podman.mount import Mount, is_repetition


class EarlierMounts:
    """The mounts of a container that are read already; `backend` is `podman` or `docker`."""

    def __init__(self, backend: str) -> None:
        self._backend = backend
        self._by_target: dict[str, list[Mount]] = {}
        self._writable: set[str] = set()

    def add(self, mount: Mount) -> None:
        """Remember a mount for those after it."""
        target, source = _cleaned(mount.target), _cleaned(mount.source)
        if target is not None:
            self._by_target.setdefault(target, []).append(mount)
        if source is not None and mount.kind == "bind" and mount.is_read_only is False:
            self._writable.add(source)

    def has_target_of(self, mount: Mount) -> bool:
        """Whether a mount is certain to be refused since its target is taken; Podman takes the same mount twice."""
        target = _cleaned(mount.target)
        earlier = self._by_target.get(target, ()) if target is not None else ()
        return any(self._backend != "podman" or not is_repetition(mount, one) for one in earlier)

    def lets_write_to(self, path: str) -> bool:
        """Whether the container can write to a host path, or to a folder that it is in."""
        return not self._writable.isdisjoint(_with_parents(path))


def _cleaned(path: Piece | None) -> str | None:
    """A path without the slash at its end, as Podman cleans it; None where it is not wholly known."""
    text = known_text(path)
    return None if text is None else text.rstrip("/") or text[:1]


def _with_parents(path: str) -> Iterator[str]:
    """A path and the folders that it is in."""
    if path.startswith("/"):
        yield "/"
    path = path.rstrip("/")
    while path:
        yield path
        path = path[: max(0, path.rfind("/"))].rstrip("/")
