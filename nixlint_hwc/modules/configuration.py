"""A configuration: modules merged into options and their values, everything on demand.

`Configuration.root` is the `config` that the modules see. A `Branch` is one inner path of it: which options are
declared below, which definitions reach it, and the values. Options that nobody declares merge freely; what is missing
there is Unknown, because a foreign module may define it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from nixlint_hwc.eval.calls import attribute_of, call, describe
from nixlint_hwc.eval.decisions import decisions
from nixlint_hwc.eval.errors import OptionError
from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.operators import derivation_path, is_integral
from nixlint_hwc.eval.thunk import RUNNING, Thunk, force
from nixlint_hwc.eval.values import MISSING, AttrSet, Closure, PathValue, Str, Unknown
from nixlint_hwc.modules.definitions import (
    PRIORITY_OPTION_DEFAULT,
    Definition,
    active,
    conflict,
    property_type,
    push_down,
    settled,
    show_path,
    winning,
)
from nixlint_hwc.modules.loading import Loaded, Loader, Module, Root
from nixlint_hwc.modules.options import OPTION_ROOTS, Declaration, Option
from nixlint_hwc.modules.types import Path, TypeSpec, checked_merge
from nixlint_hwc.modules.types_composite import Anything, AttrsOf, MergedAttrs
from nixlint_hwc.source import Span

if TYPE_CHECKING:
    from nixlint_hwc.modules.prelude_files import Prelude

_FREE = Anything(loose=True)
#: The module argument `modulesPath`: no file of the project is below it.
MODULES_PATH = "//nixpkgs/nixos/modules"


@dataclass(slots=True, eq=False)
class Policy:
    """How a configuration treats what is not determined.

    `open`: enable options are assumed on and finite options are decisions. `strict`: reading an option without a value
    is an error, as in nixpkgs. `prelude` declares NixOS's own options; None for a submodule or `evalModules`.
    `shared` supplies module arguments that nobody else does. `additions` are further definitions by option path.
    `wrap` replaces the merged value of an option. `catalog` knows the options of modules that are not part of this
    configuration: reading one of them is recorded in `missing`. `complete` are the sets of which every name is known.
    `agreed` gives the value on which all hosts agree for an option of NixOS that is not defined here, or `MISSING`.
    """

    open: bool = False
    strict: bool = False
    prelude: Prelude | None = None
    shared: dict[str, Any] = field(default_factory=dict)
    additions: dict[Path, list[Definition]] = field(default_factory=dict)
    wrap: Callable[[Path, Any], Any] | None = None
    catalog: Configuration | None = None
    complete: frozenset[Path] = frozenset()
    agreed: Callable[[Path], Any] | None = None


class Configuration:
    """The merge of some modules. `scope` keeps its decisions apart from those of other configurations.

    `prefix` is the path that a submodule's options have in the whole; `missing` collects the option paths that were
    read although nothing declares or defines them, with the first place; `absences` those of which the value was
    needed, with the place that needs it: a test or a default for the lack does not count.
    """

    def __init__(
        self,
        evaluator: Evaluator,
        roots: Iterable[Root],
        arguments: dict[str, Any],
        *,
        policy: Policy,
        prefix: Path = (),
        scope: object = None,
        freeform: TypeSpec | None = None,
    ) -> None:
        self.evaluator = evaluator
        self.policy = policy
        self.prefix = prefix
        self.scope = scope if scope is not None else self
        self.freeform_type = freeform
        self.missing: dict[Path, Span | None] = {}
        self.absences: dict[Path, Span] = {}
        self.prelude_modules: dict[str, Module] = {}
        #: Keys of modules whose definitions facts take from another configuration.
        self.read_elsewhere: frozenset[str] = frozenset()
        self.given = arguments
        self._roots = list(roots)
        self._loaded = Thunk(lambda _: self._load(), None)
        self.root = Branch(self, (), None)
        self.options = OptionsView(self.root)

    def loaded(self) -> Loaded:
        """The modules in merge order. Raises what loading raises."""
        found: Loaded = force(self._loaded)
        return found

    def _load(self) -> Loaded:
        loader = Loader(self.evaluator, self.arguments_for, tolerant=not self.policy.strict)
        loaded = loader.closure(self._roots)
        for module in loaded.modules:
            module.context = self
        return loaded

    def arguments_for(self, function: Any) -> AttrSet:
        """The argument set of a module function: the usual ones, and every name that its pattern asks for."""
        given: dict[str, Any] = {
            "config": self.root,
            "options": self.options,
            "lib": self.evaluator.lib,
            "pkgs": Thunk(self._argument, "pkgs"),
            **self.given,
        }
        if function.__class__ is Closure:
            for name in function.code.formals or ():
                if name not in given:
                    given[name] = Thunk(self._argument, name)
            if function.code.formals is not None:
                return AttrSet(given)
        return AttrSet(given, None, Unknown("a module argument that the project does not supply"))

    def _argument(self, name: str) -> Any:
        if name == "modulesPath":
            return PathValue(MODULES_PATH)
        if self._loaded.mask == RUNNING:
            # `_module.args` is not there before the imports are known; nixpkgs recurses infinitely here.
            return force(self.policy.shared[name]) if name in self.policy.shared else self._unsupplied(name)
        arguments = force(self.root.get("_module"))
        found = force(arguments.get("args")).get(name)
        if found is not MISSING:
            return force(found)
        if name in self.policy.shared:
            return force(self.policy.shared[name])
        return self._unsupplied(name)

    def _unsupplied(self, name: str) -> Any:
        return self.evaluator.pkgs if name == "pkgs" else Unknown(f"the module argument '{name}'", None, name)

    def freeform(self) -> TypeSpec | None:
        """The type of undeclared definitions, from `freeformType`."""
        if self.freeform_type is None:
            from nixlint_hwc.modules.types import spec_of

            for module in self.loaded().modules:
                if module.freeform is not None and force(module.freeform) is not None:
                    self.freeform_type = spec_of(module.freeform)
        return self.freeform_type

    def lookup(self, path: Path) -> Any:
        """The value at an option path, forced; `MISSING` when there is none."""
        value: Any = self.root
        for name in path:
            if not isinstance(value, AttrSet):
                return MISSING
            found = value.get(name)
            if found is MISSING:
                return MISSING
            value = force(found)
        return value

    def branch(self, path: Path) -> Branch | None:
        """The inner node at a path that is no option; None when the path is an option or nothing."""
        node = self.root
        for name in path:
            child = node.child_branch(name)
            if child is None:
                return None
            node = child
        return node

    def definitions_at(self, path: Path) -> list[Definition]:
        """The definitions that reach an option path, conditions not judged."""
        node = self.branch(path[:-1])
        return node.definitions().get(path[-1], []) if node is not None else []

    def option_at(self, path: Path) -> Option | None:
        """The declared option at a path."""
        node = self.branch(path[:-1])
        found = node.declaration(path[-1]) if node is not None else None
        return found if isinstance(found, Option) else None


_MODULE_ARGUMENTS = ("_module",)


class Branch(AttrSet):
    """The value of `config` at an inner path. Options below are thunks; deeper inner paths are branches."""

    __slots__ = ("_declared", "_names", "_structure", "configuration", "parent", "path")

    def __init__(self, configuration: Configuration, path: Path, parent: Branch | None) -> None:
        super().__init__({})
        self.configuration = configuration
        self.path = path
        self.parent = parent
        self._declared: dict[str, Option | list[Declaration] | None] = {}
        self._names: dict[str, list[Declaration]] | None = None
        self._structure = Thunk(_structure, self)
        if not configuration.policy.strict and not configuration.prefix:
            full = show_path((*configuration.prefix, *path))
            self.rest = Unknown(
                f"no module found defines config{'.' * bool(full)}{full}", None, "config" + f".{full}" * bool(full)
            )

    @property
    def speculative(self) -> bool:
        """A `with` over a branch supplies the names that it has, not every name."""
        return False

    @property
    def full_path(self) -> Path:
        return (*self.configuration.prefix, *self.path)

    # Declarations

    def option_sets(self) -> list[Declaration]:
        """The sets of declarations that modules have at this path."""
        if self.parent is None:
            found = []
            for module in self.configuration.loaded().modules:
                if module.options is not None:
                    options = force(module.options)
                    if isinstance(options, AttrSet):
                        found.append(Declaration(module, options.snapshot(), None))
            return found
        declared = self.parent.declaration(self.path[-1])
        return declared if isinstance(declared, list) else []

    def _declaring(self) -> dict[str, list[Declaration]]:
        """The sets of declarations by the names that they hold."""
        if self._names is None:
            names: dict[str, list[Declaration]] = {}
            for declaration in self.option_sets():
                for name in declaration.attrs.names():
                    names.setdefault(name, []).append(declaration)
            self._names = names
        return self._names

    def declaration(self, name: str) -> Option | list[Declaration] | None:
        """The option of that name, the sets of deeper declarations, or None. The prelude comes last."""
        if name not in self._declared:
            self._declared[name] = self._find_declaration(name)
        return self._declared[name]

    def _find_declaration(self, name: str) -> Option | list[Declaration] | None:
        path = (*self.path, name)
        found = []
        for declaration in self._declaring().get(name, ()):
            value = force(declaration.attrs.get(name))
            if isinstance(value, AttrSet):
                found.append(Declaration(declaration.module, value, declaration.attrs.place(name)))
        prelude = self.configuration.policy.prelude
        if prelude is not None and not (found and self._is_option(found[0])):
            found += prelude.declarations(self.configuration, path)
        if path == _MODULE_ARGUMENTS:
            found += _module_options(self.configuration)
        options = [d for d in found if self._is_option(d)]
        if options:
            return _option((*self.configuration.prefix, *path), options)
        return found or self._catalogued(path)

    def _catalogued(self, path: Path) -> list[Declaration] | None:
        """An inner path that only the catalog declares; for an option of it, the lack is recorded."""
        catalog = self.configuration.policy.catalog
        if catalog is None:
            return None
        node = catalog.branch(path[:-1])
        declared = node.declaration(path[-1]) if node is not None else None
        if isinstance(declared, Option):
            self.configuration.missing.setdefault(path, None)
            return None
        return [] if declared is not None else None

    @staticmethod
    def _is_option(declaration: Declaration) -> bool:
        return property_type(declaration.attrs) == "option"

    def declared_names(self) -> list[str]:
        return list(self._declaring())

    # Definitions

    def own_definitions(self) -> list[Definition]:
        """The definitions that reach this path as a whole."""
        if self.parent is not None:
            return self.parent.definitions().get(self.path[-1], [])
        configuration = self.configuration
        return [
            Definition(module.config, module, (), None, None, module.way)
            for module in configuration.loaded().modules
            if module.config is not None
        ]

    def definitions(self) -> dict[str, list[Definition]]:
        """The definitions below this path, by the next name, conditions not judged."""
        found: dict[str, list[Definition]] = force(self._structure)
        return found

    # The value

    def get(self, name: str) -> Any:
        found = self.attrs.get(name)
        if found is not None:
            return found
        declared = self.declaration(name)
        if isinstance(declared, Option):
            found = Thunk(_option_value, (self, declared))
        elif declared is not None:
            found = Branch(self.configuration, (*self.path, name), self)
        else:
            return self._undeclared(name)
        self.attrs[name] = found
        return found

    def _undeclared(self, name: str) -> Any:
        if name in self.definitions() or (*self.path, name) in self.configuration.policy.additions:
            return Thunk(_free_value, (self, name))
        path = self.full_path
        self.configuration.missing.setdefault((*path, name), None)
        return MISSING

    def child_branch(self, name: str) -> Branch | None:
        """The inner node below, also where nothing is declared."""
        declared = self.declaration(name)
        if isinstance(declared, Option):
            return None
        found = self.attrs.get(name)
        if not isinstance(found, Branch):
            found = Branch(self.configuration, (*self.path, name), self)
            if declared is not None:
                self.attrs[name] = found
        return found

    def names(self) -> list[str]:
        names = dict.fromkeys(self.declared_names())
        for name, found in self.definitions().items():
            if name not in names and (self.configuration.policy.strict is False or active(found)):
                names[name] = None
        return list(names)

    def snapshot(self) -> AttrSet:
        return AttrSet({name: self.get(name) for name in self.names()}, None, self.rest)

    def gap(self, name: str) -> Unknown | None:
        """A set of the project's own options lacks what no module declares: `cfg.user or null` is null.

        On a host its own modules count, in an open configuration all of the project's.
        """
        return None if self.rest is not None and self._is_closed(name) else self.rest

    def _is_closed(self, name: str) -> bool:
        policy = self.configuration.policy
        if not self.path or self.path[0] in OPTION_ROOTS:
            return False
        if not policy.open:
            return self._is_of_the_project()
        known = policy.catalog.branch(self.path) if policy.catalog is not None else None
        return known is not None and known._is_of_the_project() and known.declaration(name) is None

    def _is_of_the_project(self) -> bool:
        return any(not declaration.module.prelude for declaration in self.option_sets())

    def absent(self, name: str, span: Span | None = None) -> Any:
        if span is not None and not span.file.internal:
            self.configuration.absences.setdefault((*self.full_path, name), span)
        if self.rest is not None:
            return attribute_of(self.rest, name)
        # A submodule of the prelude that takes anything is not declared in full: what it lacks is not known.
        if self.configuration.prefix and not self.configuration.policy.strict:
            freeform = self.configuration.freeform()
            if isinstance(freeform, AttrsOf) and freeform.lazy and isinstance(freeform.element, Anything):
                return Unknown(f"no module found defines {show_path((*self.full_path, name))}")
        return MISSING

    def unmatched(self) -> dict[str, list[Definition]]:
        """The definitions that no declaration and no freeform type takes, by name."""
        return {n: d for n, d in self.definitions().items() if self.declaration(n) is None}


def _option(path: Path, declarations: list[Declaration]) -> Option:
    """The option of all declarations; of the project's alone where their type does not go together with NixOS's own."""
    own = Option(path, [d for d in declarations if not d.module.prelude])
    if not own.declarations or len(own.declarations) == len(declarations):
        return Option(path, declarations)
    upstream = Option(path, [d for d in declarations if d.module.prelude])
    extends = not own.spec.simple and own.spec.combined(upstream.spec) is not None
    return Option(path, declarations) if extends else own


def _structure(branch: Branch) -> dict[str, list[Definition]]:
    found: dict[str, list[Definition]] = {}
    for definition in branch.own_definitions():
        for part in push_down(definition):
            value = part.value
            if isinstance(value, AttrSet):
                plain = value.snapshot()
                for name, item in plain.attrs.items():
                    found.setdefault(name, []).append(part.with_value(item, plain.place(name)))
                if "oci-containers" in plain.attrs:
                    _note_container_file(branch.configuration, part, plain)
            elif value.__class__ is not Unknown and value is not None:
                shown = show_path(branch.full_path)
                raise conflict(f"'{shown}' is no option, so a set was expected, but it is {describe(value)}", [part])
    return found


def _note_container_file(configuration: Configuration, part: Definition, value: AttrSet) -> None:
    """Remember where `virtualisation.oci-containers` was met, to tell the files from which nothing was seen."""
    for file in (part.module.file, place.file if (place := value.place("oci-containers")) else None):
        if file is not None:
            configuration.evaluator.container_files.add(file.path)


def _free_value(suspended: tuple[Branch, str]) -> Any:
    branch, name = suspended
    configuration = branch.configuration
    path = (*branch.path, name)
    definitions = branch.definitions().get(name, []) + configuration.policy.additions.get(path, [])
    freeform = configuration.freeform()
    if freeform is not None:
        return _freeform_value(branch, name, freeform, definitions)
    parts = [part for definition in definitions for part in push_down(definition)]
    if any(isinstance(p.value, AttrSet) and derivation_path(p.value) is None for p in parts):
        found = branch.attrs.get(name)
        if found is None:
            found = branch.attrs[name] = Branch(configuration, path, branch)
        return found
    chosen = active(parts)
    if not chosen:
        return Unknown(f"no definition of {show_path(branch.full_path)}.{name} is active")
    return checked_merge((*configuration.prefix, *path), _FREE, chosen)


def _freeform_value(branch: Branch, name: str, freeform: TypeSpec, definitions: list[Definition]) -> Any:
    element = freeform
    if isinstance(freeform, AttrsOf):
        element = freeform.element
    return _merge_value(branch, element, (*branch.full_path, name), definitions, None)


def _merge_value(
    branch: Branch, spec: TypeSpec, path: Path, definitions: list[Definition], default: Definition | None
) -> Any:
    """The merged value of an option's definitions, its default, its type's empty value, or `MISSING`."""
    if spec.keeps_guards:
        definitions = [part for definition in definitions for part in push_down(definition)]
        if all(d.priority is None for d in definitions):
            if not definitions and default is not None:
                return spec.merge_guarded(path, [settled(default)])  # type: ignore[attr-defined]
            if definitions and (default is None or _is_empty_set(default)):
                return spec.merge_guarded(path, definitions)  # type: ignore[attr-defined]
    parts = winning(definitions)
    if default is not None and (not parts or (parts[0].priority or 0) >= PRIORITY_OPTION_DEFAULT):
        parts = winning([default, *parts])
    if parts:
        return checked_merge(path, spec, [settled(part) for part in parts])
    return force(spec.empty_in(branch.configuration, path))


def _is_empty_set(default: Definition) -> bool:
    value = force(default.value)
    return isinstance(value, AttrSet) and not value.attrs and value.rest is None


def _option_value(suspended: tuple[Branch, Option]) -> Any:
    branch, option = suspended
    configuration = branch.configuration
    policy = configuration.policy
    definitions = branch.definitions().get(option.name, [])
    if policy.additions:
        definitions = definitions + policy.additions.get(option.path, [])
    if option.spec.finite is not None and not policy.strict and not option.prelude:
        return _applied(option, _finite_value(branch, option, definitions))
    value = _merge_value(branch, option.spec, option.path, definitions, option.default)
    if value is MISSING or (value is None and _is_left_open(configuration, option, definitions)):
        return _undefined(configuration, option)
    if policy.wrap is not None:
        value = policy.wrap(option.path, value)
    if value.__class__ in (MergedAttrs, AttrSet) and value.rest is None and _may_have_more(configuration, option):
        value = _with_rest(value, show_path(option.path))
    return _applied(option, value)


def _with_rest(value: AttrSet, path: str) -> AttrSet:
    """The set with a rest of names that modules which are not here may define."""
    rest = Unknown(f"no module found defines this name in config.{path}", None, f"config.{path}")
    if isinstance(value, MergedAttrs):
        value.rest = rest
        return value
    return AttrSet(value.attrs, value.places, rest)


def _may_have_more(configuration: Configuration, option: Option) -> bool:
    """Whether names may exist that no definition here gives: those of other modules, or of NixOS itself."""
    policy = configuration.policy
    if configuration.prefix or policy.prelude is None:
        return False
    if option.path in policy.complete:
        return False
    return policy.open or policy.prelude.is_open(option.path)


def _is_left_open(configuration: Configuration, option: Option, definitions: list[Definition]) -> bool:
    """Whether a null that is only NixOS's own default stands for what some host would set."""
    return configuration.policy.open and option.prelude and not configuration.prefix and not definitions


def _applied(option: Option, value: Any) -> Any:
    apply = option.attribute("apply")
    if apply is MISSING or force(apply) is None or value.__class__ is Unknown:
        return value
    return call(force(apply), value)


def _undefined(configuration: Configuration, option: Option) -> Any:
    shown = show_path(option.path)
    if configuration.policy.agreed is not None and option.prelude and not configuration.prefix:
        found = configuration.policy.agreed(option.path)
        if found is not MISSING:
            return found
    if configuration.policy.strict:
        span = option.declarations[0].span
        raise OptionError(f"the option '{shown}' was accessed but has no value defined", span)
    return Unknown(
        f"the option {shown} has neither a definition nor a default", option.declarations[0].span, f"config.{shown}"
    )


def _finite_value(branch: Branch, option: Option, definitions: list[Definition]) -> Any:
    """The value of a boolean or enum option, which other worlds may replace."""
    configuration = branch.configuration
    spec = option.spec
    value: Any = MISSING
    defined = bool(definitions) and bool(active(definitions))
    if defined or not (configuration.policy.open and option.is_enable):
        value = _merge_value(branch, spec, option.path, definitions, option.default)
    else:
        value = True
    if value is MISSING:
        if not configuration.policy.open:
            return _undefined(configuration, option)
        value = _from_constant(spec.finite[0])  # type: ignore[index]
    constant = _constant(value)
    if constant is MISSING:
        return value
    decision = decisions.declare(
        f"config.{show_path(option.path)}",
        constant,
        [v for v in spec.finite or () if v != constant or v.__class__ is not constant.__class__],
        configuration.scope,
        fixed=defined or not configuration.policy.open,
        enable=option.is_enable,
        span=option.declarations[0].span,
    )
    chosen = decisions.read(decision)
    if chosen is decision.base or chosen == constant:
        return value
    return _from_constant(chosen)


def _constant(value: Any) -> Any:
    if value.__class__ is Str and not value.holes:
        return value.text
    if value is None or value.__class__ is bool:
        return value
    return int(value) if is_integral(value) else MISSING


def _from_constant(constant: Any) -> Any:
    return Str(constant) if isinstance(constant, str) else constant


def _module_options(configuration: Configuration) -> list[Declaration]:
    """`_module.args` and its neighbours, which every configuration has."""
    from nixlint_hwc.modules.types import SCALARS, OptionType
    from nixlint_hwc.modules.types_composite import AttrsOf as Attributes

    module = Module("<module system>", prelude=True, context=configuration)
    args = AttrSet({
        "_type": Str("option"),
        "type": OptionType(Attributes(SCALARS["raw"], lazy=True)),
        "default": AttrSet({}),
        "internal": True,
    })  # fmt: skip
    check = AttrSet({"_type": Str("option"), "type": OptionType(SCALARS["bool"]), "default": True, "internal": True})
    return [Declaration(module, AttrSet({"args": args, "check": check}), None)]


class OptionsView(AttrSet):
    """The `options` argument of modules: each option with its value, definitions and declaration."""

    __slots__ = ("branch",)

    def __init__(self, branch: Branch) -> None:
        super().__init__({}, None, None if branch.configuration.policy.strict else Unknown("an option nobody declares"))
        self.branch = branch

    def get(self, name: str) -> Any:
        found = self.attrs.get(name)
        if found is None:
            declared = self.branch.declaration(name)
            if declared is None:
                return MISSING
            if isinstance(declared, Option):
                found = option_set(self.branch, declared)
            else:
                found = OptionsView(Branch(self.branch.configuration, (*self.branch.path, name), self.branch))
            self.attrs[name] = found
        return found

    def names(self) -> list[str]:
        return self.branch.declared_names()

    def snapshot(self) -> AttrSet:
        return AttrSet({name: self.get(name) for name in self.names()}, None, self.rest)


def option_set(branch: Branch, option: Option) -> AttrSet:
    """What `options.a.b` is: the declaration, completed with what evaluation found."""
    from nixlint_hwc.eval.values import ListValue

    def definitions() -> list[Definition]:
        return winning(branch.definitions().get(option.name, []))

    attrs: dict[str, Any] = dict(option.declarations[0].attrs.attrs)
    attrs |= {
        "value": branch.get(option.name),
        "isDefined": Thunk(lambda _: bool(definitions()) or option.default is not None, None),
        "loc": ListValue([Str(name) for name in option.path]),
        "highestPrio": Thunk(lambda _: min([d.priority or 100 for d in definitions()], default=1500), None),
        "definitions": Thunk(lambda _: ListValue([d.value for d in definitions()]), None),
        "files": Thunk(lambda _: ListValue([Str(d.module.label) for d in definitions()]), None),
        "declarations": ListValue([Str(d.module.label) for d in option.declarations]),
        "definitionsWithLocations": Thunk(
            lambda _: ListValue([AttrSet({"file": Str(d.module.label), "value": d.value}) for d in definitions()]), None
        ),
    }
    return AttrSet(attrs)
