"""The secrets that the project declares for agenix and sops-nix, and whether their encrypted files are there.

In: configurations. Out: `SecretDeclaration`s. No file is decrypted: the key names of sops files are plain text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from nixlint_hwc.eval.evaluator import as_path
from nixlint_hwc.eval.thunk import ASSUMED, collected
from nixlint_hwc.eval.values import Str, Unknown
from nixlint_hwc.facts.around import SecretDeclaration
from nixlint_hwc.facts.partial import known_text
from nixlint_hwc.facts.raw import definitions_below, holds_quietly, member, members, parts_of, texts
from nixlint_hwc.facts.secrets.files import missing_key
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.definitions import Definition
from nixlint_hwc.modules.secrets import SECRET_FOLDERS
from nixlint_hwc.project import UnreadableFileError
from nixlint_hwc.source import Span

#: The option of sops-nix whose secrets are keys of a file.
_SOPS: Final = ("sops", "secrets")


@dataclass(slots=True)
class DeclaredSecrets:
    """The declared secrets, by the option that holds them (`age.secrets`) and their name: the first of each.

    `others` are those of the same name that have another file on another host. `may_exist`: there are any, or the
    names of those that there are cannot be determined.
    """

    by_name: dict[tuple[str, str], SecretDeclaration] = field(default_factory=dict)
    others: list[SecretDeclaration] = field(default_factory=list)
    may_exist: bool = False

    def read(self, configuration: Configuration) -> None:
        """Add what a configuration declares."""
        for path in SECRET_FOLDERS:
            for definition in definitions_below(configuration, path):
                if definition.value.__class__ is Unknown:
                    self.may_exist = True
                for name, secret in members(definition):
                    self.may_exist = True
                    self._add(path, _declaration(configuration, path, name, secret))

    def _add(self, path: tuple[str, ...], found: SecretDeclaration) -> None:
        first = self.by_name.setdefault((".".join(path), found.name), found)
        if (first.file, first.missing_key) != (found.file, found.missing_key):
            self.others.append(found)


def _declaration(
    configuration: Configuration, path: tuple[str, ...], name: str, secret: Definition
) -> SecretDeclaration:
    """What a definition of `path.name` says about the secret."""
    location: str | Unknown = f"{SECRET_FOLDERS[path]}/{name}"
    file: str | Unknown | None = None
    exists: bool | Unknown = True
    spelled: Span | None = None
    missing: str | None = None
    for part in parts_of(secret):
        for at in member(part, "path"):
            text = known_text(at.value)
            location = Unknown("its path") if text is None else text
            spelled = next(at.value.spans(), None) if isinstance(at.value, Str) else None
        given = [*member(part, "file"), *member(part, "sopsFile")]
        for at in given or (_default_file(configuration, part) if path == _SOPS else []):
            file, exists = _secret_file(configuration, at.value, at.way)
            missing = _missing_key(configuration, at.value, part, name) if path == _SOPS else None
    return SecretDeclaration(name, path[0], location, file, exists, secret.way, spelled, missing)


def _default_file(configuration: Configuration, secret: Definition) -> list[Definition]:
    """The file of a secret that names none; nothing where several are defined, or where the secret is not sure to be.

    A secret that one host declares need not be in the file of another, which switches its module off.
    """
    found = list(definitions_below(configuration, ("sops", "defaultSopsFile")))
    return found if len(found) == 1 and _surely_holds(secret) else []


def _surely_holds(definition: Definition) -> bool:
    """Whether a definition's conditions hold and are known."""
    held, mask = collected(lambda: holds_quietly(definition))
    return held and not mask & ASSUMED


def _secret_file(configuration: Configuration, value: Any, origin: Span | None) -> tuple[str | Unknown, bool | Unknown]:
    evaluator = configuration.evaluator
    path = as_path(value)
    if path is None:
        return Unknown("the secret's file"), Unknown("the secret's file")
    relative = evaluator.project.relative(path)
    if relative is None:
        return path, Unknown("a file outside the project")
    return relative, evaluator.left_out_file(relative, origin) or evaluator.project.exists(path)


def _missing_key(configuration: Configuration, file: Any, part: Definition, name: str) -> str | None:
    """The key that a sops file lacks; None if it has the key, or if that cannot be determined."""
    project = configuration.evaluator.project
    formats = [text.text for at in member(part, "format") for text, _ in texts(at)]
    keys = [text for at in member(part, "key") for text, _ in texts(at)]
    key = name if not keys else keys[0].text if not keys[0].holes else ""
    path = as_path(file)
    if path is None or not key or set(formats) - {"yaml", "json"} or project.relative(path) is None:
        return None
    if not project.exists(path) or project.is_folder(path):
        return None
    try:
        return key if missing_key(project.read(path), key) else None
    except UnreadableFileError:
        return None
