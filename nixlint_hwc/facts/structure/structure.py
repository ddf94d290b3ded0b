"""How the container modules of a repository are laid out: their folders, files and options.

In: nothing. Out: frozen dataclasses that rules see. `reading` makes them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nixlint_hwc.facts.partial import Known
from nixlint_hwc.source import Span


@dataclass(frozen=True, slots=True, eq=False)
class TypeExpression:
    """The expression of an option's type, as Nix: `types.int`."""

    nix: str
    origin: Span


@dataclass(frozen=True, slots=True, eq=False)
class DeclaredOption:
    """An option that a container module declares.

    `path` is written as in Nix: `hwc.server.containers.sonarr.port`; `name` is its last part and `file_name` the name
    of the file that declares it. `type_name` is the type's name in nixpkgs' `lib.types`, `type_text` its description,
    `value_type_name` the name of what a `nullOr` takes beside null, else the type's own;
    `is_enable` tells whether `mkEnableOption` made it. `default_error` says why the type rejects the default, null
    where it does not or where that is not certain. `type_expression` is how the type is written, where it stands in the
    declaration itself; `holds_ports` tells whether the default and every definition is null or a port.
    `default_text` is the default as text where it is a string or a number.

    `accepts_ports`: its type takes port numbers. `is_internal`: users are not meant to set it. `has_description`:
    it has a text, or is made by `mkEnableOption`.
    """

    path: str
    name: str
    file_name: str
    type_name: str
    value_type_name: str
    type_text: str
    accepts_ports: bool
    is_enable: bool
    is_internal: bool
    has_description: Known
    default_text: str | None
    default_error: str | None
    type_expression: TypeExpression | None
    holds_ports: bool
    origin: Span
    _may_be_read: Callable[[], bool]

    @property
    def is_used(self) -> bool:
        """False only where no code that can reach the option mentions its name."""
        return self._may_be_read()


@dataclass(frozen=True, slots=True, eq=False)
class Namespace:
    """An option path below which a container module declares options.

    `is_expected`: it is, or lies below, the one that the folder's name says, which is `expected`.

    `path` is written as in Nix.
    """

    path: str
    expected: str
    is_expected: bool
    origin: Span


@dataclass(frozen=True, slots=True, eq=False)
class ModuleFile:
    """A Nix file below a container root. `path` is relative to the project.

    `bad_folder` is a folder above it, below the root, of which the name is not kebab-case, told at the folder's first
    file only. `comments` are the texts of its comment lines without `#`.

    `is_kebab_case`: so is its name.
    """

    path: str
    name: str
    is_kebab_case: bool
    bad_folder: str | None
    comments: tuple[str, ...]
    origin: Span


@dataclass(frozen=True, slots=True, eq=False)
class ModuleFolder:
    """A folder right below a container root that holds modules; folders whose names begin with `_` are none.

    `enable` is the option that switches the module on, null without one. `declares_options`: a module of the folder,
    or any other under the folder's namespace, declares options. `imports_options`: the index, or what it imports,
    brings in the folder's `options.nix`. `is_reached`: a host, a profile or an index imports it; `can_be_reached` is
    false in a project without hosts and index, and where no module of the root is reached.

    `path` is relative to the project, and so is `index_path`, that of its `index.nix` or `default.nix`. `has_index`:
    there is one. `has_options_file`:
    there is an `options.nix`. `options` are all that its modules declare. `namespaces` are where they do. `files`
    are its Nix files.
    """

    path: str
    name: str
    index_path: str
    has_index: bool
    has_options_file: bool
    imports_options: bool
    declares_options: bool
    options: tuple[DeclaredOption, ...]
    namespaces: tuple[Namespace, ...]
    enable: DeclaredOption | None
    files: tuple[ModuleFile, ...]
    is_reached: bool
    can_be_reached: bool
    origin: Span

    @property
    def index_comments(self) -> tuple[str, ...]:
        """The comment lines of its index."""
        return next((file.comments for file in self.files if file.path == self.index_path), ())


@dataclass(frozen=True, slots=True, eq=False)
class UndeclaredOption:
    """An option below a module's namespace that nothing declares. `is_read`: it is read, else set, at this place.

    `path` is written as in Nix. `nearest` is the most similar option that is declared, null without one.
    """

    path: str
    name: str
    nearest: str | None
    is_read: bool
    origin: Span
