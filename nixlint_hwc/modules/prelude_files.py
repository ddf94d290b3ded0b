"""The prelude: stub modules that declare the options of NixOS, agenix, sops-nix and others.

Each file of `prelude/` declares the option paths that `roots.json` lists for it, and is read when one of them is
touched for the first time.
"""

from __future__ import annotations

import json
from functools import cache, cached_property
from importlib import resources
from typing import TYPE_CHECKING, Any

from nixlint_hwc.eval.builtins.numbers import compared_versions
from nixlint_hwc.eval.calls import call
from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import MISSING, AttrSet, Builtin, Str
from nixlint_hwc.modules.definitions import Definition, property_type
from nixlint_hwc.modules.module import Module
from nixlint_hwc.modules.options import Declaration
from nixlint_hwc.source import SourceFile

if TYPE_CHECKING:
    from nixlint_hwc.modules.configuration import Configuration

Path = tuple[str, ...]


class Prelude:
    """The prelude of one evaluator. Files are compiled once and called once per configuration."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        self._functions: dict[str, Any] = {}

    @cached_property
    def _roots(self) -> dict[Path, str]:
        text = (resources.files(__package__) / "prelude" / "roots.json").read_text("utf-8")
        return {tuple(root.split(".")): name for name, roots in json.loads(text).items() for root in roots}

    @cached_property
    def _open(self) -> frozenset[Path]:
        text = (resources.files(__package__) / "prelude" / "open.json").read_text("utf-8")
        return frozenset(tuple(path.split(".")) for path in json.loads(text))

    def is_open(self, path: Path) -> bool:
        """Whether NixOS itself defines names in this option's set that the prelude does not."""
        return path in self._open

    @cached_property
    def _inner(self) -> frozenset[Path]:
        return frozenset(root[:length] for root in self._roots for length in range(1, len(root)))

    def declarations(self, configuration: Configuration, path: Path) -> list[Declaration]:
        """What the prelude declares at exactly this path; below it, the declarations are found in these sets."""
        name = self._roots.get(path)
        if name is None:
            return [Declaration(_INNER, AttrSet({}), None)] if path in self._inner else []
        module = configuration.prelude_modules.get(name)
        if module is None:
            module = configuration.prelude_modules[name] = self._load(configuration, name)
        value: Any = module.options
        for part in path:
            value = force(value)
            found = value.get(part) if isinstance(value, AttrSet) else MISSING
            if found is MISSING:
                return []
            value = found
        value = force(value)
        return [Declaration(module, value, None)] if isinstance(value, AttrSet) else []

    def definitions(self, configuration: Configuration, path: Path) -> list[Definition]:
        """What the prelude itself defines for an option whose set is open: the names of NixOS's own that it knows."""
        if not self.is_open(path) or (name := self._file_of(path)) is None:
            return []
        module = configuration.prelude_modules.get(name)
        value: Any = module.config if module is not None else None
        for part in path:
            value = force(value)
            value = value.get(part) if isinstance(value, AttrSet) else MISSING
            if value is MISSING:
                return []
        assert module is not None
        return [Definition(value, module)]

    def _file_of(self, path: Path) -> str | None:
        """The file that declares an option, by the nearest root of its path."""
        roots = (path[:length] for length in range(len(path), 0, -1))
        return next((self._roots[root] for root in roots if root in self._roots), None)

    def _load(self, configuration: Configuration, name: str) -> Module:
        from nixlint_hwc.modules.inner_systems import system_type, variant_type

        function = self._functions.get(name)
        if function is None:
            function = self._functions[name] = self.evaluator.evaluate(self.evaluator.source.parse(_file(name)))
        arguments = AttrSet({
            "config": configuration.root,
            "lib": self.evaluator.lib,
            "pkgs": self.evaluator.pkgs,
            "options": configuration.options,
            "systemType": system_type(self.evaluator),
            "variantType": variant_type(configuration),
            "isInstalledBefore": _installed_before(configuration),
        })  # fmt: skip
        value = call(function, arguments)
        return Module(
            f"<prelude>/{name}",
            f"<prelude>/{name}",
            options=value.attrs["options"],
            config=value.attrs.get("config"),
            prelude=True,
            context=configuration,
        )


def _installed_before(configuration: Configuration) -> Builtin:
    """`isInstalledBefore RELEASE`: whether the system is known to keep the state of an older release of NixOS."""

    def is_older(release: Any) -> bool:
        kept = configuration.lookup(("system", "stateVersion"))
        return kept.__class__ is Str and kept.known and compared_versions(kept.text, force(release).text) < 0

    return Builtin("isInstalledBefore", 1, is_older)


@cache
def _file(name: str) -> SourceFile:
    """A file of the prelude, which is read, and parsed, once for all evaluators."""
    return SourceFile(f"<prelude>/{name}", (resources.files(__package__) / "prelude" / name).read_bytes())


_INNER = Module("<prelude>", "<prelude>", prelude=True)

__all__ = ["Prelude", "property_type"]
