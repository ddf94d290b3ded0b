"""The settings of a run, as plain data that every stage may read.

In: nothing. Out: `Settings`, whose fields state each key's default and documentation once; the reference and the
reading of `hwc-lint.toml` derive from them. Always holds: values are of the stated type.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from posixpath import normpath
from typing import Any, TypeAlias

from nixlint_hwc.finding import Severity

#: A pattern of paths, as a line of a `.gitignore` is one.
Glob: TypeAlias = str
#: A folder below the project's root, relative to it.
Folder: TypeAlias = str
#: A path of a host: it begins with `/`.
HostPath: TypeAlias = str
#: The name of one folder.
FolderName: TypeAlias = str
#: A path of options, such as `hwc.server.containers`.
OptionPath: TypeAlias = str
#: A host path with the placeholders `<category>` and `<name>`.
StatePath: TypeAlias = str
#: The number of a user or group (uid_t: 32 bits, of which the last value means none).
AccountId: TypeAlias = int
MAX_ACCOUNT_ID = 2**32 - 2


def _key(default: Any, doc: str, choices: tuple[str, ...] = ()) -> Any:
    """A settings key with its default, what it is for, and the only values it takes, if they are few."""
    return field(default=default, metadata={"doc": doc, "choices": choices})


@dataclass(frozen=True, slots=True)
class Conventions:
    """The linted repository's conventions. Rules see them as the argument `conventions`.

    `given` are the names of those that the settings file sets, as they are written there.
    """

    roots: tuple[Folder, ...] = _key(
        ("domains/server/containers",), "Folders whose sub-folders are container modules; structure rules hold here."
    )
    namespace: OptionPath = _key(  # noqa: RUF009
        "hwc.server.containers", "The option path below which a container module declares options."
    )
    suffixes: tuple[str, ...] = _key(
        ("-container", "-native"), "Suffixes of folder and container names that are ignored when names are compared."
    )
    state_root: StatePath = _key(  # noqa: RUF009
        "/opt/<category>/<name>", "Where a container's state belongs, with the placeholders `<category>` and `<name>`."
    )
    categories: tuple[FolderName, ...] = _key(
        ("media", "services", "databases", "monitoring", "business"), "The categories that state is sorted into."
    )
    puid: AccountId = _key(1000, "The user id that containers run as.")  # noqa: RUF009
    pgid: AccountId = _key(1000, "The group id that containers run as.")  # noqa: RUF009
    shared_media: tuple[HostPath, ...] = _key(
        ("/mnt/storage/media", "/mnt/media"), "Folders with media that several containers share."
    )
    given: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """What a `[rules.<id or name>]` table says. `values` are the rule's own settings, as TOML gives them."""

    enabled: bool | None = _key(None, "Turn the rule on or off.")
    severity: Severity | None = _key(None, "Report the rule's findings with this severity.")  # noqa: RUF009
    exclude: tuple[Glob, ...] = _key((), "Globs of files in which the rule is silent.")
    values: Mapping[str, object] = field(default_factory=dict, metadata={"doc": "The rule's own settings."})


@dataclass(frozen=True, slots=True)
class ExceptionMarker:
    """Comments of another convention that silence rules."""

    pattern: str = _key("", "A regular expression (RE2) that such a comment matches.")
    rules: tuple[str, ...] = _key((), "The rules that it silences (ids, names, categories, prefixes of ids).")


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of a run; `origin` names the file they come from, None for the defaults."""

    conventions: Conventions = field(default_factory=Conventions)
    select: tuple[str, ...] = _key(
        (),
        "Rules to run (ids, names, categories, prefixes of ids); empty means all but pedantic ones. The errors of "
        "HWC001 to HWC005 are reported in any case, since no rule can judge what Nix refuses; `ignore` turns them off.",
    )
    ignore: tuple[str, ...] = _key((), "Rules not to run.")
    pedantic: bool = _key(False, "Run the pedantic rules too.")
    fail_on: str = _key(
        "warning", "The least severity that makes the exit code 1.", ("error", "warning", "note", "never")
    )
    exclude: tuple[Glob, ...] = _key((), "Globs of files in which nothing is reported.")
    baseline: str | None = _key(None, "A file of known findings that are not reported.")
    require_reason: bool = _key(False, "Whether a suppression must give a reason.")
    rule_folders: tuple[Folder, ...] = _key((), "Folders with rules of your own, relative to the project.")
    per_path_ignores: Mapping[Glob, tuple[str, ...]] = field(
        default_factory=dict, metadata={"doc": "Rules to ignore, by glob of files."}
    )
    exception_markers: tuple[ExceptionMarker, ...] = field(
        default=(), metadata={"doc": "Comments of another convention that silence rules."}
    )
    rules: Mapping[str, RuleSettings] = field(default_factory=dict, metadata={"doc": "Settings of one rule."})
    origin: str | None = None

    @property
    def own_rule_folders(self) -> tuple[str, ...]:
        """The rule folders as paths below the project's root."""
        return tuple(normpath(folder.strip("/")) for folder in self.rule_folders)


DEFAULT_SETTINGS = Settings()
