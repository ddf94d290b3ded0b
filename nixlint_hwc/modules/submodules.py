"""`submodule`, `submoduleWith` and `deferredModule`: options whose value is a configuration of its own."""

from __future__ import annotations

from typing import Any

from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.thunk import Thunk
from nixlint_hwc.eval.values import AttrSet, ListValue, Str, Unknown
from nixlint_hwc.modules.configuration import Configuration, Policy
from nixlint_hwc.modules.definitions import Definition, Path
from nixlint_hwc.modules.evaluation import check_declared
from nixlint_hwc.modules.loading import Module, Root
from nixlint_hwc.modules.types.predicates import is_callable, is_module_value
from nixlint_hwc.modules.types.spec import TypeSpec


class Submodule(TypeSpec):
    """A set whose options are declared by modules. Each merged value is a `Branch` of its own `Configuration`.

    `shorthand`: a definition that is a set is only configuration (`submodule`), not a module (`submoduleWith`).
    """

    name = "submodule"

    def __init__(
        self, evaluator: Evaluator, roots: list[Root], special: dict[str, Any], shorthand: bool = True
    ) -> None:
        self.evaluator = evaluator
        self.roots = roots
        self.special = special
        self.shorthand = shorthand

    grammar = "noun"

    def combined(self, other: TypeSpec) -> TypeSpec | None:
        """The submodule with the options of both declarations."""
        if isinstance(other, Submodule):
            return Submodule(self.evaluator, self.roots + other.roots, self.special | other.special, self.shorthand)
        return None

    def sub_options(self, path: Path) -> Any:
        configuration = self.configuration(path, [])
        options = dict(configuration.options.snapshot().attrs)
        freeform = configuration.freeform()
        if freeform is not None:
            options["_freeformOptions"] = freeform.sub_options(path)
        return AttrSet(options)

    def check(self, value: Any) -> bool:
        return is_module_value(value)

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        configuration = self.configuration(path, definitions)
        if configuration.policy.strict and all(d.value.__class__ is Unknown for d in definitions):
            return definitions[0].value
        if configuration.policy.strict:
            check_declared(configuration)
        return configuration.root

    def configuration(self, path: Path, definitions: list[Definition]) -> Configuration:
        """The configuration that the definitions of one value give."""
        outer = definitions[0].module.context if definitions else None
        policy = Policy(strict=True)
        scope: object = None
        if isinstance(outer, Configuration):
            given = outer.policy
            around = given.around or given
            policy = Policy(open=given.open, strict=given.strict, shared=given.shared, around=around)
            scope = outer.scope
        roots: list[Root] = [*self.roots]
        roots += [self._module(definition, index) for index, definition in enumerate(definitions)]
        arguments = {"name": Str(path[-1]) if path else Str(""), **self.special}
        return Configuration(self.evaluator, roots, arguments, policy=policy, prefix=path, scope=scope)

    def _module(self, definition: Definition, index: int) -> Root:
        value = definition.value
        if value.__class__ is Unknown:
            value = AttrSet({}, None, value)
        if isinstance(value, AttrSet) and not is_callable(value) and self.shorthand:
            return Module(
                definition.module.label, f"{definition.module.key}#{index}", definition.module.file,
                config=value, way=definition.way,
            )  # fmt: skip
        return (value, definition.way)

    def empty(self) -> Any:
        return Thunk(lambda _: self.empty_in(None, ()), None)

    def empty_in(self, context: Any, path: Path) -> Any:
        module = Module("<empty>", "<empty>", config=AttrSet({}), context=context)
        return self.merge(path, [Definition(AttrSet({}), module)])


class DeferredModule(TypeSpec):
    """`deferredModule`: definitions are collected as the imports of a module for a later evaluation."""

    name = "deferredModule"

    def describe(self) -> str:
        return "module"

    def check(self, value: Any) -> bool:
        return is_module_value(value)

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        items = [d.value for d in definitions]
        return AttrSet({"imports": ListValue(items, [d.way for d in definitions])})

    def empty(self) -> Any:
        return AttrSet({"imports": ListValue([], [])})
