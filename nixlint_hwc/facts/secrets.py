"""Secrets as the containers use them: which secret a path belongs to, whether it is declared, who asserts it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from nixlint_hwc.eval.values import PathValue, Str
from nixlint_hwc.facts.model import SecretDeclaration, SecretUse
from nixlint_hwc.source import Span

#: Where agenix and sops-nix put decrypted files, the longest first.
FOLDERS: Final = (("/run/secrets/rendered/", "sops"), ("/run/secrets/", "sops"), ("/run/agenix/", "age"))


@dataclass(slots=True)
class SecretIndex:
    """The declared secrets by their path, and the names that some assertion reads, by system."""

    declared: dict[tuple[str, str], SecretDeclaration]
    asserted: set[tuple[str, str]] = field(default_factory=set)

    def find(self, path: str) -> tuple[str, str] | None:
        """The system and name of the secret whose decrypted file is at `path`."""
        for (_, name), declaration in self.declared.items():
            if declaration.path == path:
                return declaration.system, name
        for folder, system in FOLDERS:
            if path.startswith(folder) and len(path) > len(folder):
                return system, path[len(folder) :]
        return None

    def use(self, path: str, via: str, span: Span, value: Any) -> SecretUse | None:
        """The use of the secret at `path`, None where it is no secret's path."""
        found = self.find(path)
        if found is None:
            return None
        system, name = found
        declaration = next(
            (d for (_, key), d in self.declared.items() if key == name and d.system == system), None
        )
        return SecretUse(
            name=name,
            system=system,
            path=path,
            via=via,
            is_declared=declaration is not None,
            is_asserted=found in self.asserted,
            is_literal=is_spelled_out(value, path),
            origin=span,
            declaration=declaration,
        )


def is_spelled_out(value: Any, path: str) -> bool:
    """Whether a literal of the source gives the whole path, instead of the option that holds it."""
    if isinstance(value, PathValue):
        return value.origin is not None
    if not isinstance(value, Str):
        return False
    span = value.literal_span()
    return span is not None and not span.file.path.startswith("<") and path in span.text
