"""Secrets as options: reading one is recorded, and an undeclared one still has its default path.

`config.age.secrets.x.path != null` evaluates to `true`; that an assertion *mentions* the secret shows only in that
reading it set the secret's watch bit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from nixlint_hwc.eval.decisions import decisions
from nixlint_hwc.eval.values import MISSING, AttrSet, Str, Unknown
from nixlint_hwc.modules.foreign import may_add
from nixlint_hwc.modules.types.composite import MergedAttrs

if TYPE_CHECKING:
    from nixlint_hwc.modules.configuration import Configuration

#: The option paths that hold secrets, and the folder of the files that they become.
SECRET_FOLDERS: Final[dict[tuple[str, ...], str]] = {
    ("age", "secrets"): "/run/agenix",
    ("sops", "secrets"): "/run/secrets",
    ("sops", "templates"): "/run/secrets/rendered",
}

#: What sops-nix replaces by the secret of that name when it writes a template.
PLACEHOLDERS: Final = ("sops", "placeholder")


def watch_key(path: tuple[str, ...], name: str) -> tuple[str, ...]:
    """What `decisions.watch` records for a secret."""
    return (*path, name)


class BySecret(MergedAttrs):
    """What has an attribute for each secret."""

    __slots__ = ("configuration",)

    configuration: Configuration

    def gap(self, name: str) -> Unknown | None:
        """What tells that a secret may be declared elsewhere: in a module that is not here, or in another repository.

        The latter is so where the project reads secrets, but declares none at all.
        """
        if self.entries and not may_add(self.configuration.loaded().foreign):
            return None
        return Unknown(f"whether the secret {name} is declared")


class Secrets(BySecret):
    """`config.age.secrets` and its counterparts in other systems."""

    __slots__ = ()

    def exists(self, name: str) -> bool:
        decisions.watch(watch_key(self.path, name))
        return super().exists(name)

    def absent(self, name: str, span: Any = None) -> Any:
        """What an undeclared secret reads as: its path is where the default would put it."""
        path = f"{SECRET_FOLDERS[self.path]}/{name}"
        missing = Unknown(f"the secret {name} is not declared")
        return AttrSet({"name": Str(name), "path": Str(path), "__undeclared": True}, None, missing)


def with_secrets(configuration: Configuration, path: tuple[str, ...], value: Any) -> Any:
    """Wrap the merged value of a secrets option; any other option's value is returned as it is."""
    if not isinstance(value, MergedAttrs) or (path not in SECRET_FOLDERS and path != PLACEHOLDERS):
        return value
    kind = Secrets if path in SECRET_FOLDERS else BySecret
    secrets = kind(value.path, value.spec, value.entries, value.rest, value.written)
    secrets.configuration = configuration
    return secrets


__all__ = ["MISSING", "SECRET_FOLDERS", "Secrets", "watch_key", "with_secrets"]
