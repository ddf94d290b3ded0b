"""Option declarations: what `mkOption` says about a path, merged over its declarations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from nixlint_hwc.eval.errors import OptionError
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import MISSING, AttrSet, Missing
from nixlint_hwc.modules.definitions import PRIORITY_OPTION_DEFAULT, Definition, tag_of
from nixlint_hwc.modules.module import Module
from nixlint_hwc.modules.option_names import Path, show_path
from nixlint_hwc.modules.types.nix import spec_of
from nixlint_hwc.modules.types.scalar import UNSPECIFIED
from nixlint_hwc.modules.types.spec import TypeSpec, together
from nixlint_hwc.source import Span

#: The option that declares containers: each of them is defined in the project.
CONTAINERS = ("virtualisation", "oci-containers", "containers")
#: Top-level names of NixOS options: what is below them is NixOS's, not the project's.
OPTION_ROOTS = frozenset({
    "age", "assertions", "boot", "console", "containers", "documentation", "environment", "fileSystems", "fonts",
    "hardware", "home-manager", "i18n", "location", "microvm", "networking", "nix", "nixpkgs", "power",
    "powerManagement", "programs", "security", "services", "sops", "sound", "specialisation", "swapDevices", "system",
    "systemd", "time", "users", "virtualisation", "warnings", "xdg", "zramSwap",
})  # fmt: skip

#: Those that are a list; below all others there are options or names.
LIST_ROOTS = frozenset({"assertions", "swapDevices", "warnings"})


class Declaration(NamedTuple):
    """One module's declaration of an option: the set that `mkOption` returned, and the place of its name."""

    module: Module
    attrs: AttrSet
    span: Span | None


@dataclass(eq=False, slots=True)
class Option:
    """An option with all its declarations (at least one); in a `strict` configuration they may contradict each other.

    It is `sound` where each declaration is what `mkOption` makes. `common` is the same option as it is in all values of
    a submodule.
    """

    path: Path
    declarations: list[Declaration] = field(default_factory=list)
    strict: bool = False
    sound: bool = True
    common: Option | None = None
    _spec: TypeSpec | None = field(default=None, init=False)
    _default: Definition | Missing | None = field(default=MISSING, init=False)

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path[-1]

    @property
    def prelude(self) -> bool:
        """Whether only the prelude declares it."""
        return all(d.module.prelude for d in self.declarations)

    def at(self, path: Path) -> Option:
        """The same option in one of the values of a submodule."""
        return Option(path, self.declarations, self.strict, self.sound, self)

    @property
    def has_common_value(self) -> bool:
        """Whether it has the same value wherever nothing defines it, with nothing in it that tells where that is."""
        return self.prelude and self.default is not None and not self.spec.keeps_guards

    def attribute(self, name: str) -> Any:
        """An attribute of the declaration (lazy), `MISSING` when none has it."""
        for declaration in self.declarations:
            found = declaration.attrs.get(name)
            if found is not MISSING:
                return found
        return MISSING

    @property
    def spec(self) -> TypeSpec:
        """The option's type, merged over its declarations. Raises `OptionError` where a strict one's contradict."""
        if self._spec is None:
            self._spec = self._merged_spec() if self.common is None else self.common.spec
        return self._spec

    def _merged_spec(self) -> TypeSpec:
        typed = [d for d in self.declarations if d.attrs.get("type") is not MISSING]
        if self.strict:
            self._check_unique()
        if not typed:
            return UNSPECIFIED
        spec = spec_of(typed[0].attrs.get("type"))
        for declaration in typed[1:]:
            combined = together(spec, spec_of(declaration.attrs.get("type")))
            if combined is None and self.strict:
                raise self._twice(declaration)
            spec = combined or spec
        return spec.imported()

    def check_declarations(self) -> None:
        """Raise `OptionError` where a declaration is something else, such as a type that nobody put into `mkOption`."""
        for declaration in self.declarations:
            kind = tag_of(declaration.attrs)
            if kind != "option":
                shown = show_path(self.path)
                advice = f": write {shown} = mkOption {{ type = ...; }}" if kind == "option-type" else ""
                where = f"in module {declaration.module.label}: expected an option declaration at option path '{shown}'"
                message = f"{where} but got an attribute set with type {kind}{advice}"
                raise OptionError(message, declaration.span)

    def _check_unique(self) -> None:
        """Only types merge: the rest of an option is declared once."""
        for name in ("default", "example", "description", "apply"):
            having = [d for d in self.declarations if d.attrs.get(name) is not MISSING]
            if len(having) > 1:
                raise self._twice(having[1])

    def _twice(self, declaration: Declaration) -> OptionError:
        first = self.declarations[0]
        shown = show_path(self.path)
        error = OptionError(
            f"the option '{shown}' in '{declaration.module.label}' is already declared in '{first.module.label}'",
            declaration.span,
        )
        error.places = tuple([d.span for d in self.declarations if d.span is not None])
        return error

    @property
    def default(self) -> Definition | None:
        """The default as a definition of the lowest priority."""
        if isinstance(self._default, Missing):
            self._default = self._first_default() if self.common is None else self.common.default
        return self._default

    def _first_default(self) -> Definition | None:
        for declaration in self.declarations:
            found = declaration.attrs.get("default")
            if found is not MISSING:
                way = declaration.attrs.place("default") or declaration.span
                return Definition(found, declaration.module, (), PRIORITY_OPTION_DEFAULT, None, way, True)
        return None

    @property
    def internal(self) -> bool:
        """Whether it is for modules only (`internal`)."""
        return self._is_set("internal")

    @property
    def read_only(self) -> bool:
        """Whether it may be defined only once (`readOnly`)."""
        return self._is_set("readOnly")

    def _is_set(self, name: str) -> bool:
        found = self.attribute(name)
        return found is not MISSING and force(found) is True

    @property
    def is_enable(self) -> bool:
        """Whether it switches something on: named `enable`, or made by `mkEnableOption`."""
        return self.name == "enable" or self.attribute("__enable") is not MISSING
