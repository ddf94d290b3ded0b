"""The projects of the matrix: a shape's files, with one cause in the places that it leaves open.

`base/` holds the files that every project has, `shapes/NN-name/` those of one shape, which may replace them. In them
`@image@`, `@address@`, ... stand for the texts of `causes.toml`: the clean ones, or those that make one check fire.
"""

from __future__ import annotations

import re
import shutil
import tomllib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

FOLDER = Path(__file__).parent
CAUSES: dict[str, dict[str, str]] = tomllib.loads((FOLDER / "causes.toml").read_text("utf-8"))
CLEAN = CAUSES.pop("clean")
#: The checks of the matrix, in the order of `causes.toml`.
CHECKS = tuple(CAUSES)

_PLACEHOLDER = re.compile(r"@(\w+)@")
_EXPECT = re.compile(r"# expect: ([A-Z0-9, ]+)")


@dataclass(frozen=True)
class Shape:
    """A folder of `shapes/`. Its `shape.toml` may say what of the rest is not as below.

    `container` is the container's name. `when` is the condition that every finding must have, `hosts` the hosts it must
    name. `outside` are the checks that find something beside any container. `silent`: whatever the cause, nothing is
    found. `beside` names the checks whose cause cannot be hidden in this shape, with the reason; it stands in the open
    then, beside what has the shape.
    """

    name: str
    container: str = "db"
    when: str | None = None
    hosts: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    silent: bool = False
    beside: dict[str, str] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """The number of the shape that this is a form of."""
        return int(self.name.partition("-")[0])

    @property
    def folder(self) -> Path:
        return FOLDER / "shapes" / self.name

    @cached_property
    def files(self) -> dict[str, str]:
        """The template's files, by path."""
        found = {}
        for folder in (FOLDER / "base", self.folder):
            for path in sorted(folder.rglob("*")):
                if path.is_file() and path.name != "shape.toml":
                    found[path.relative_to(folder).as_posix()] = path.read_text("utf-8")
        return found

    @property
    def places(self) -> set[str]:
        """The names of the places that the template leaves open."""
        return {name for text in self.files.values() for name in _PLACEHOLDER.findall(text)}

    @property
    def entry(self) -> str:
        """The module that defines the container, or `flake.nix` where hosts are part of the shape."""
        return "flake.nix" if "flake.nix" in self.files else "domains/server/containers/db/index.nix"

    def expected(self, check: str) -> set[tuple[str, int]]:
        """Where the check must be reported: path and line."""
        return {
            (path, number)
            for path, text in self.files.items()
            for number, line in enumerate(text.split("\n"), 1)
            if (match := _EXPECT.search(line)) and check in re.split(r",\s*", match[1].strip())
        }

    def causes(self, check: str) -> set[tuple[str, int]]:
        """Where the text of the check's cause stands: path and line."""
        return {
            (path, number)
            for path, text in self.files.items()
            for number, line in enumerate(text.split("\n"), 1)
            if CAUSES[check].keys() & set(_PLACEHOLDER.findall(line))
        }

    def write(self, root: Path, check: str | None) -> Path:
        """Make the project with the cause of one check, or the clean one."""
        return self.fill(root, CLEAN if check is None else {**CLEAN, **CAUSES[check]})

    def fill(self, root: Path, texts: dict[str, str]) -> Path:
        """Make the project with these texts in its places."""
        shutil.rmtree(root, ignore_errors=True)
        for path, text in self.files.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            bare = _EXPECT.sub("", text)
            target.write_text(_PLACEHOLDER.sub(lambda match: texts[match[1]], bare), "utf-8")
        return root


def shapes() -> list[Shape]:
    """Every shape, by name."""
    return [_shape(folder) for folder in sorted((FOLDER / "shapes").iterdir()) if folder.is_dir()]


def _shape(folder: Path) -> Shape:
    path = folder / "shape.toml"
    table = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    return Shape(
        folder.name, **{key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    )
