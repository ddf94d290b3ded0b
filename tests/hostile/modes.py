"""What the modes of files keep from a reader, and caches that are of no use."""

from __future__ import annotations

from pathlib import Path

from tests.hostile import faults
from tests.hostile.project import Case, Maker, write


def _closed(path: str, mode: int = 0) -> Maker:
    """The project of the faults, in which nobody may read a file or folder."""

    def make(root: Path) -> None:
        faults.make(root)
        root.joinpath(path).chmod(mode)

    return make


def _closed_cases() -> list[Case]:
    said = {".": "permission denied", "hwc-lint.toml": "hwc-lint.toml: permission denied"}
    paths = (*faults.FILES, *faults.FOLDERS)
    return [Case(f"nobody may read {path}", _closed(path), 2, said.get(path, path), bare=True) for path in paths]


def _cache(mode: int) -> Maker:
    def make(folder: Path) -> None:
        folder.mkdir(parents=True)
        folder.chmod(mode)

    return make


def _file(folder: Path) -> None:
    write(folder, "")


#: The project of the faults has a finding of its own rule.
CASES = (
    *_closed_cases(),
    Case("a folder that can be listed, not entered", _closed("inner", 0o444), 2, "inner/module.nix", bare=True),
    Case("a folder that can be entered, not listed", _closed("inner", 0o111), 2, "inner: permission denied", bare=True),
    Case("a cache that nobody may read", faults.make, 1, "ACME1", bare=True, cache=_cache(0o000)),
    Case("a cache that nobody may read, asked", faults.make, 1, "the cache", ("-v",), bare=True, cache=_cache(0o000)),
    Case("a cache that nobody may write", faults.make, 1, "ACME1", bare=True, cache=_cache(0o500)),
    Case("a cache that everybody may write", faults.make, 1, "others can write", ("-v",), cache=_cache(0o777)),
    Case("a cache that is a file", faults.make, 1, "the cache", ("-v",), cache=_file),
)
