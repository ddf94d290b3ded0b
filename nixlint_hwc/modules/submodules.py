"""`submodule`, `submoduleWith` and `deferredModule`: options whose value is a configuration of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from nixlint_hwc.eval.errors import EvalError, OptionError
from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.thunk import Thunk
from nixlint_hwc.eval.values import AttrSet, ListValue, Str, Unknown
from nixlint_hwc.modules.branch import Branch
from nixlint_hwc.modules.common_options import CommonOptionsOf
from nixlint_hwc.modules.configuration import Configuration, Policy
from nixlint_hwc.modules.definitions import Definition
from nixlint_hwc.modules.evaluation import check_declared
from nixlint_hwc.modules.loading import Root
from nixlint_hwc.modules.module import Module
from nixlint_hwc.modules.module_lists import module_list
from nixlint_hwc.modules.option_names import Path, show_path
from nixlint_hwc.modules.types.predicates import is_callable, is_module_value
from nixlint_hwc.modules.types.spec import TypeSpec, phrase

#: The module argument `name` of a submodule that no definition names.
NO_NAME: Final = "\u2039name\u203a"


@dataclass(frozen=True, slots=True)
class Frame:
    """What a submodule consists of: its modules, their `specialArgs`, and how a definition is read.

    `shorthand`: a definition that is a set is only configuration (`submodule`), not a module (`submoduleWith`); None
    leaves that to another declaration. `kind` is the class that modules must have, `label` the type's description.
    `imported`: the type is an option's, which nixpkgs makes import the modules, so that they come before definitions.
    """

    roots: list[Root] = field(default_factory=list)
    special: dict[str, Any] = field(default_factory=dict)
    shorthand: bool | None = True
    kind: str | None = None
    label: str | None = None
    imported: bool = False

    def combined(self, other: Frame) -> Frame:
        """The frame of an option that is declared with both: the later declaration's modules come first, as in nixpkgs.

        Raises `OptionError` where the two contradict each other.
        """
        both = sorted(self.special.keys() & other.special.keys())
        if both:
            raise OptionError(
                f'a submoduleWith option is declared multiple times with the same specialArgs "{both[0]}"'
            )
        return Frame(
            other.roots + self.roots,
            self.special | other.special,
            _agreed("shorthandOnlyDefinesConfig values", self.shorthand, other.shorthand),
            _agreed("class values", self.kind, other.kind),
            _agreed("descriptions", self.label, other.label),
        )


def _agreed(what: str, first: Any, second: Any) -> Any:
    if first is not None and second is not None and first != second:
        both = f'"{first}" and "{second}"'
        raise OptionError(f"a submoduleWith option is declared multiple times with conflicting {what} {both}")
    return second if first is None else first


class Submodule(TypeSpec):
    """A set whose options are declared by modules. Each merged value is a `Branch` of its own `Configuration`."""

    name = "submodule"

    def __init__(self, evaluator: Evaluator, frame: Frame) -> None:
        self.evaluator = evaluator
        self.frame = frame
        self._common = CommonOptionsOf(frame.roots)

    def describe(self) -> str:
        if self.frame.label is not None:
            return self.frame.label
        try:
            freeform = self.configuration((), []).freeform
        except EvalError:
            freeform = None
        return self.name if freeform is None else f"open {self.name} of {phrase(freeform, 'noun', 'composite')}"

    def combined(self, other: TypeSpec) -> TypeSpec | None:
        """The submodule with the options of both declarations."""
        return Submodule(self.evaluator, self.frame.combined(other.frame)) if isinstance(other, Submodule) else None

    def bare(self, module: Module) -> TypeSpec | None:
        return Submodule(self.evaluator, Frame([module], shorthand=None))

    def imported(self) -> TypeSpec:
        return Submodule(self.evaluator, replace(self.frame, imported=True))

    def sub_modules(self) -> Any:
        roots = [root.value if isinstance(root, Module) else root[0] for root in self.frame.roots]
        return ListValue(roots)

    def with_modules(self, modules: Any) -> TypeSpec | None:
        return Submodule(self.evaluator, replace(self.frame, roots=[*module_list(modules)]))

    def sub_options(self, path: Path) -> Any:
        configuration = self.configuration(path, [])
        options = dict(configuration.options.snapshot().attrs)
        freeform = configuration.freeform
        if freeform is not None:
            options["_freeformOptions"] = freeform.sub_options(path)
        return AttrSet(options)

    def check(self, value: Any) -> bool:
        return is_module_value(value)

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        configuration = self.configuration(path, definitions)
        if configuration.policy.strict and all(d.value.__class__ is Unknown for d in definitions):
            return definitions[0].value
        return _value(configuration)

    def configuration(self, path: Path, definitions: list[Definition]) -> Configuration:
        """The configuration that the definitions of one value give."""
        outer = definitions[0].module.context if definitions else None
        policy = Policy(strict=True)
        scope: object = None
        if isinstance(outer, Configuration):
            given = outer.policy
            around = given.around or given
            policy = Policy(
                open=given.open, strict=given.strict, shared=given.shared, library=given.library, around=around
            )  # fmt: skip
            scope = outer.scope

        name = _name(path, definitions)

        def configuration(roots: Sequence[Root], common: Branch | None = None) -> Configuration:
            return Configuration(
                self.evaluator, roots, self.frame.special, policy=policy, prefix=path, scope=scope,
                kind=self.frame.kind, name=name, common=common,
            )  # fmt: skip

        common = self._common.find(policy, scope, configuration)
        own = self.frame.roots if common is None else common.roots
        defined = [self._module(definition, index) for index, definition in enumerate(definitions)]
        roots = [*defined, *own] if self.frame.imported else [*own, *defined]
        return configuration(roots, None if common is None else common.configuration.root)

    def _module(self, definition: Definition, index: int) -> Module:
        value = definition.value
        if value.__class__ is Unknown:
            value = AttrSet({}, None, value)
        module = Module(
            definition.module.label, f"{definition.module.key}#{index}", definition.module.file, way=definition.way
        )
        if isinstance(value, AttrSet) and not is_callable(value) and self.frame.shorthand:
            module.config = value
        else:
            module.imports = [(value, definition.way)]
        return module

    def empty(self) -> Any:
        return Thunk(lambda _: self.empty_in(None, ()), None)

    def empty_in(self, context: Any, path: Path, *, named: bool = False) -> Any:
        module = Module("<empty>", "<empty>", config=AttrSet({}), context=context)
        configuration = self.configuration(path, [Definition(AttrSet({}), module)])
        if not named:
            configuration.name = Str(NO_NAME)
        return _value(configuration)


def _value(configuration: Configuration) -> Any:
    if configuration.policy.strict:
        check_declared(configuration)
    return configuration.root


def _name(path: Path, definitions: list[Definition]) -> Str:
    """The module argument `name`: nixpkgs names an element of a list by its definition.

    It is written where the definition stands that says most.
    """
    if not path:
        return Str(NO_NAME)
    name = getattr(path[-1], "entry", path[-1])
    fullest = max(definitions, key=_extent, default=None)
    way = None if fullest is None else fullest.way
    return Str(name, way if way is not None and not way.file.internal and way.text.strip('"') == name else None)


def _extent(definition: Definition) -> int:
    return len(definition.value.attrs) if definition.value.__class__ is AttrSet else 0


class DeferredModule(TypeSpec):
    """`deferredModule`: definitions are collected as the imports of a module for a later evaluation.

    `static` modules (lazy, with their places) come first.
    """

    name = "deferredModule"
    functor_name = "deferredModuleWith"
    grammar = "noun"

    def __init__(self, evaluator: Evaluator, static: list[Root] | None = None) -> None:
        self.evaluator = evaluator
        self.static = static or []

    def describe(self) -> str:
        return "module"

    def check(self, value: Any) -> bool:
        return is_module_value(value)

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        items = [*self._static_values(), *[_located(path, definition) for definition in definitions]]
        places = [None] * len(self.static) + [d.way for d in definitions]
        return AttrSet({"imports": ListValue(items, places)})

    def _static_values(self) -> list[Any]:
        return [root.value if isinstance(root, Module) else root[0] for root in self.static]

    def combined(self, other: TypeSpec) -> TypeSpec | None:
        if not isinstance(other, DeferredModule):
            return None
        return DeferredModule(self.evaluator, self.static + other.static)

    def sub_options(self, path: Path) -> Any:
        return Submodule(self.evaluator, Frame(self.static)).sub_options(path)

    def sub_modules(self) -> Any:
        return ListValue(self._static_values())


def _located(path: Path, definition: Definition) -> Any:
    """A definition as a module that says where it comes from, unless its own text says so."""
    value = definition.value
    if value.__class__ is Unknown:
        return value
    label = Str(f"{definition.module.label}, via option {show_path(path)}")
    return AttrSet({"_file": label, "imports": ListValue([value], [definition.way])})
