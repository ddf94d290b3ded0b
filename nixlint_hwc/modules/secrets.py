"""Secrets as options: reading one is recorded, and an undeclared one still has its default path.

`config.age.secrets.x.path != null` evaluates to `true`; that an assertion *mentions* the secret shows only in that
reading it set the secret's watch bit.
"""

from __future__ import annotations

from typing import Any, Final

from nixlint_hwc.eval.decisions import decisions
from nixlint_hwc.eval.values import MISSING, AttrSet, Str, Unknown
from nixlint_hwc.modules.types.composite import MergedAttrs

#: The option paths that hold secrets, and the folder of the files that they become.
SECRET_FOLDERS: Final[dict[tuple[str, ...], str]] = {
    ("age", "secrets"): "/run/agenix",
    ("sops", "secrets"): "/run/secrets",
    ("sops", "templates"): "/run/secrets/rendered",
}


def watch_key(path: tuple[str, ...], name: str) -> tuple[str, ...]:
    """What `decisions.watch` records for a secret."""
    return (*path, name)


class Secrets(MergedAttrs):
    """`config.age.secrets` and its like."""

    __slots__ = ()

    def exists(self, name: str) -> bool:
        decisions.watch(watch_key(self.path, name))
        return super().exists(name)

    def absent(self, name: str, span: Any = None) -> Any:
        """What an undeclared secret reads as: its path is where the default would put it."""
        path = f"{SECRET_FOLDERS[self.path]}/{name}"
        missing = Unknown(f"the secret {name} is not declared")
        return AttrSet({"name": Str(name), "path": Str(path), "__undeclared": True}, None, missing)


def with_secrets(path: tuple[str, ...], value: Any) -> Any:
    """Wrap the merged value of a secrets option; any other option's value is returned as it is."""
    if path in SECRET_FOLDERS and isinstance(value, MergedAttrs):
        return Secrets(value.path, value.spec, value.entries, value.rest)
    return value


__all__ = ["MISSING", "SECRET_FOLDERS", "Secrets", "watch_key", "with_secrets"]
