"""Secrets as the containers use them: which secret a path belongs to, whether it is declared, who asserts it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from nixlint_hwc.eval.values import PathValue, Str
from nixlint_hwc.facts.around import SecretDeclaration
from nixlint_hwc.facts.parts import SecretUse
from nixlint_hwc.source import Span

#: Where agenix and sops-nix put decrypted files, the longest first.
FOLDERS: Final = (("/run/secrets/rendered/", "sops"), ("/run/secrets/", "sops"), ("/run/agenix/", "age"))
#: The folders that hold them, and where the generations of them are kept.
_WHOLE: Final = frozenset({"/run/secrets/rendered", "/run/secrets", "/run/secrets.d", "/run/agenix", "/run/agenix.d"})
#: Where clan puts the files of its vars, which nobody declares as secrets.
CLAN_FOLDER: Final = "/run/secrets/vars/"


@dataclass(slots=True)
class SecretIndex:
    """The declared secrets by their path, and the names that some assertion reads, by system."""

    declared: dict[tuple[str, str], SecretDeclaration]
    asserted: set[tuple[str, str]] = field(default_factory=set)
    by_path: dict[str, SecretDeclaration] = field(init=False)
    by_name: dict[tuple[str, str], SecretDeclaration] = field(init=False)

    def __post_init__(self) -> None:
        found = list(self.declared.values())[::-1]
        self.by_path = {d.path: d for d in found if isinstance(d.path, str)}
        self.by_name = {(d.system, d.name): d for d in found}

    def find(self, path: str) -> tuple[str, str] | None:
        """The system and name of the secret whose decrypted file is at `path`."""
        declaration = self.by_path.get(path)
        if declaration is not None:
            return declaration.system, declaration.name
        for folder, system in FOLDERS:
            if path.startswith(CLAN_FOLDER):
                break
            if path.startswith(folder) and len(path) > len(folder):
                return system, path[len(folder) :]
        return None

    def is_folder(self, path: str) -> bool:
        """Whether a path is a folder of decrypted files and nothing else: a whole one, or the beginning of names."""
        plain = path.rstrip("/")
        if plain in _WHOLE:
            return True
        below = any(plain.startswith(folder) for folder, _ in FOLDERS) and plain not in self.by_path
        return below and any(path.startswith(f"{plain}/") for path in self.by_path)

    def use(self, path: str, via: str, span: Span, value: Any) -> SecretUse | None:
        """The use of the secret at `path`, None where it is no secret's path; a folder of several has no option."""
        found = self.find(path)
        if found is None or self.is_folder(path):
            return None
        system, name = found
        declaration = self.by_name.get(found)
        return SecretUse(
            name=name,
            system=system,
            path=path,
            via=via,
            is_declared=declaration is not None,
            is_asserted=found in self.asserted,
            is_literal=is_spelled_out(value, path, declaration),
            origin=span,
            declaration=declaration,
        )


def is_spelled_out(value: Any, path: str, declaration: SecretDeclaration | None) -> bool:
    """Whether a literal of the source gives the beginning of the path, instead of the option that holds it."""
    if isinstance(value, PathValue):
        return value.origin is not None
    if not isinstance(value, Str):
        return False
    first = value.segments()[0]
    if first.span is None or not first.exact or first.span.file.path.startswith("<"):
        return False
    own = declaration.path_origin if declaration is not None else None
    is_declared = own is not None and own.file is first.span.file and own.start == first.span.start
    return not is_declared and value.text[: first.end].startswith(path[: first.end]) and first.end > 1
