"""What a repository shows of its own conventions, for the settings file that `hwc-lint init` writes.

In: the containers of an evaluated project. Out: the settings that fit it, each with its reason. Always holds: a key is
found only where the containers speak for it; where they do not, the default stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from nixlint_hwc.analysis.reading import Reading
from nixlint_hwc.eval.values import Str
from nixlint_hwc.facts.model import Container
from nixlint_hwc.facts.structure.files import same_name
from nixlint_hwc.modules.namespace import own_namespace
from nixlint_hwc.settings import Conventions

#: The share of the containers that has to agree.
_ENOUGH: Final = 2 / 3
#: Host paths below these hold no state of a container.
_NO_STATE: Final = ("/nix", "/run", "/var/run", "/etc", "/dev", "/proc", "/sys", "/tmp", "/mnt", "/media", "/home")
#: Folders of media, by their own name and by that of what is in them.
_MEDIA: Final = frozenset({"media", "medien"})
_KINDS_OF_MEDIA: Final = frozenset(
    {"movies", "tv", "shows", "series", "music", "books", "audiobooks", "photos", "videos"}
)
_ENTRY_FILES: Final = frozenset({"default.nix", "index.nix"})


@dataclass(frozen=True, slots=True)
class Found:
    """A setting that fits the repository, and why."""

    value: str | int | tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A container, and the option path that its module declares."""

    container: Container
    namespace: tuple[str, ...]


def containers_seen(readings: Iterable[Reading]) -> list[Seen]:
    """The containers in their base worlds, each once."""
    found: dict[tuple[str, str], Seen] = {}
    for reading in readings:
        modules = {module.key: module for module in reading.configuration.loaded().modules}
        keys = {module.file.path: module.key for module in modules.values() if module.file is not None}
        for sighted in reading.sighted:
            container = sighted.container
            path = own_namespace(modules, keys.get(container.declared.module_path, ""))
            found.setdefault((container.name, container.declared.module_path), Seen(container, path))
    return list(found.values())


def conventions_found(seen: Sequence[Seen], paths: Sequence[str]) -> dict[str, Found]:
    """The settings that differ from the defaults or are confirmed, by key; `paths` are the project's Nix files."""
    containers = [one.container for one in seen]
    roots = _roots(containers, paths)
    namespace = _namespace(seen, roots)
    # Modules below a root must share one namespace; if none fits them all, there are no such roots.
    if namespace is None and any(
        _is_inside(one.container.declared.module_folder, roots) and one.namespace for one in seen
    ):
        roots = None
    state = _state(containers)
    found = {
        "roots": roots,
        "namespace": namespace,
        "state-root": state[0],
        "categories": state[1],
        "puid": _identifier(containers, "PUID"),
        "pgid": _identifier(containers, "PGID"),
        "shared-media": _shared_media(containers, state[0]),
    }
    return {key: value for key, value in found.items() if value is not None}


def _roots(containers: Sequence[Container], paths: Sequence[str]) -> Found | None:
    """The folders whose sub-folders define containers: those named `containers`, else those with several modules.

    A folder most of whose sub-folders define none is no root: the rules on container modules are not about the others.
    """
    counts = _modules_by_root(containers, _folder_of_that_name) or {
        root: names for root, names in _modules_by_root(containers, _parent_of_entry).items() if len(names) > 1
    }
    counts = {root: names for root, names in counts.items() if 2 * len(names) > len(_modules_below(root, paths))}
    several = {root: names for root, names in counts.items() if len(names) > 1} or counts
    if not several:
        return None
    total = sum(len(names) for names in several.values())
    below = "it" if len(several) == 1 else "them"
    return Found(
        tuple(sorted(several)), f"{_count(total, 'folder')} below {below} with a module that defines containers"
    )


def _modules_below(root: str, paths: Iterable[str]) -> set[str]:
    """The sub-folders with Nix files, apart from those of helpers."""
    inner = (path.removeprefix(f"{root}/").partition("/") for path in paths if path.startswith(f"{root}/"))
    return {name for name, _, rest in inner if rest and not name.startswith(("_", "."))}


def _modules_by_root(
    containers: Iterable[Container], root_of: Callable[[str], tuple[str, str] | None]
) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for container in containers:
        place = root_of(container.declared.module_path)
        if place is not None:
            found.setdefault(place[0], set()).add(place[1])
    return found


def _folder_of_that_name(path: str) -> tuple[str, str] | None:
    """The nearest folder named `containers` above a module's own folder, and that folder's name."""
    folders = PurePosixPath(path).parent.parts
    for index in range(len(folders) - 2, -1, -1):
        if folders[index] == "containers":
            return "/".join(folders[: index + 1]), folders[index + 1]
    return None


def _parent_of_entry(path: str) -> tuple[str, str] | None:
    """The folder above that of a `default.nix` or `index.nix`, and the name of the latter."""
    parts = PurePosixPath(path)
    if parts.name not in _ENTRY_FILES or len(parts.parts) < 3:
        return None
    return parts.parent.parent.as_posix(), parts.parent.name


def _namespace(seen: Sequence[Seen], roots: Found | None) -> Found | None:
    """The option path above the one that most container modules declare."""
    folders = {one.container.declared.module_folder: one.namespace for one in seen if len(one.namespace) > 1}
    if roots is not None:
        folders = {folder: path for folder, path in folders.items() if _is_inside(folder, roots)}
    suffixes = Conventions().suffixes
    named = {
        folder: path
        for folder, path in folders.items()
        if roots is None or same_name(_name_below(folder, roots), path[-1], suffixes)
    }
    counts = Counter(".".join(path[:-1]) for path in named.values())
    if not counts:
        return None
    value, count = counts.most_common(1)[0]
    if count * 2 <= len(folders):
        return None
    return Found(value, f"{count} of {_count(len(folders), 'container module')} with options declare them there")


def _is_inside(folder: str, roots: Found | None) -> bool:
    """Whether a folder is below one of the roots."""
    return roots is not None and bool(_name_below(folder, roots))


def _name_below(folder: str, roots: Found) -> str:
    """The name of the module's folder below its root; empty where it is below none."""
    assert isinstance(roots.value, tuple)
    root = next((root for root in roots.value if folder.startswith(f"{root}/")), None)
    return "" if root is None else folder.removeprefix(f"{root}/").split("/")[0]


def _identifier(containers: Iterable[Container], variable: str) -> Found | None:
    """The number that the containers set a variable to, if enough of them agree."""
    values = [value for container in containers if (value := _number(container, variable)) is not None]
    if not values:
        return None
    value, count = Counter(values).most_common(1)[0]
    if count < len(values) * _ENOUGH:
        return None
    if len(values) == 1:
        return Found(value, f"the only container that sets {variable} has this value")
    who = f"all {count}" if count == len(values) else f"{count} of {len(values)}"
    return Found(value, f"{who} containers that set {variable} have this value")


def _number(container: Container, variable: str) -> int | None:
    value = container.variables.get(variable)
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else None


def _state(containers: Iterable[Container]) -> tuple[Found | None, Found | None]:
    """Where most containers keep their state, and its categories if the path has any."""
    homes = {(container.name, home) for container in containers for home in _homes(container)}
    direct = Counter(home.as_posix() for _, home in homes)
    filed = Counter(home.parent.as_posix() for _, home in homes if home.parent != home.parent.parent)
    filed = Counter({parent: count for parent, count in filed.items() if _children(homes, parent) > 1})
    if filed and filed.most_common(1)[0][1] >= (direct.most_common(1) or [("", 0)])[0][1]:
        return _filed(homes, *filed.most_common(1)[0])
    if not direct or direct.most_common(1)[0][1] < 2:
        return None, None
    root, count = direct.most_common(1)[0]
    return Found(f"{root}/<name>", f"{_count(count, 'container')} with state there"), None


def _filed(homes: set[tuple[str, PurePosixPath]], root: str, count: int) -> tuple[Found, Found]:
    names = Counter(home.name for _, home in homes if home.parent.as_posix() == root)
    usual = [name for name in Conventions().categories if name in names]
    more = [name for name, _ in sorted(names.items(), key=lambda item: (-item[1], item[0])) if name not in usual]
    return (
        Found(f"{root}/<category>/<name>", f"{_count(count, 'container')} with state there"),
        Found((*usual, *more), f"the folders of {root} with the state of containers"),
    )


def _children(homes: Iterable[tuple[str, PurePosixPath]], parent: str) -> int:
    return len({home.name for _, home in homes if home.parent.as_posix() == parent})


def _homes(container: Container) -> Iterator[PurePosixPath]:
    """The folders in which a container's state stands under the container's own name."""
    for mount in container.connected.mounts:
        path = mount.host_path
        if not isinstance(path, Str) or not path.text.startswith("/") or _is_below(path.text, _NO_STATE):
            continue
        parts = PurePosixPath(path.text).parts
        index = next((at for at, part in enumerate(parts) if at > 1 and _same_name(part, container.name)), None)
        if index is not None:
            yield PurePosixPath(*parts[:index])


def _same_name(folder: str, container: str) -> bool:
    """Whether a folder is a container's: its name, or the name without a part behind a dash (`immich-server`)."""
    return folder == container or container.startswith(f"{folder}-") or folder.startswith(f"{container}-")


def _shared_media(containers: Iterable[Container], state: Found | None) -> Found | None:
    """The folders of media that several containers mount, apart from where state is kept."""
    kept = (str(state.value).split("/<", maxsplit=1)[0],) if state is not None else ()
    users: dict[str, set[str]] = {}
    for container in containers:
        for mount in container.connected.mounts:
            folder = _media_folder(mount.host_path.text) if isinstance(mount.host_path, Str) else None
            if folder is not None and not _is_below(folder, kept):
                users.setdefault(folder, set()).add(container.name)
    shared = sorted(folder for folder, names in users.items() if len(names) > 1)
    return Found(tuple(shared), "several containers mount parts of it") if shared else None


def _media_folder(path: str) -> str | None:
    parts = PurePosixPath(path).parts
    if not _is_below(path, ("/mnt", "/media", "/srv", "/data", "/storage", "/tank", "/pool", "/home")):
        return None
    for index, part in enumerate(parts):
        if index > 1 and part in _MEDIA:
            return PurePosixPath(*parts[: index + 1]).as_posix()
    kind = next((index for index, part in enumerate(parts) if part.lower() in _KINDS_OF_MEDIA), None)
    return PurePosixPath(*parts[:kind]).as_posix() if kind is not None and kind > 1 else None


def _is_below(path: str, folders: Iterable[str]) -> bool:
    return any(path == folder or path.startswith(f"{folder}/") for folder in folders)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


#: Comments in which exceptions to a convention are noted: a word in capitals that says so, and which one.
_MARKER: Final = re.compile(r"#\s*([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-EXCEPTION)(\([^)\n]{1,40}\))?")


def markers_found(texts: Iterable[str]) -> dict[str, int]:
    """The markers of exceptions in comments, with their counts."""
    counts = Counter(f"{match[1]}{match[2] or ''}" for text in texts for match in _MARKER.finditer(text))
    return dict(sorted(counts.items()))
