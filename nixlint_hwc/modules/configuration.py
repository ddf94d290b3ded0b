"""A configuration: modules merged into options and their values, everything on demand.

`Configuration.root` is the `config` that the modules see. A `Branch` is one inner path of it: which options are
declared below, which definitions reach it, and the values. Options that nobody declares merge freely; what is missing
there is Unknown, because a foreign module may define it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from nixlint_hwc.eval.errors import EvalError, InfiniteRecursion, MissingAttribute
from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.thunk import DOUBTING, RUNNING, Thunk, force, machine
from nixlint_hwc.eval.values import MISSING, AttrSet, Closure, ListValue, PathValue, Str, Unknown, hole
from nixlint_hwc.modules.branch import Branch
from nixlint_hwc.modules.definitions import Definition
from nixlint_hwc.modules.doubt import read_data
from nixlint_hwc.modules.loading import Loaded, Loader, Root
from nixlint_hwc.modules.module import Module
from nixlint_hwc.modules.option_names import Path
from nixlint_hwc.modules.options import Option
from nixlint_hwc.modules.options_view import OptionsView
from nixlint_hwc.modules.package_set import package_set
from nixlint_hwc.modules.types.spec import TypeSpec
from nixlint_hwc.source import Span

if TYPE_CHECKING:
    from nixlint_hwc.modules.prelude_files import Prelude


#: What the module argument `modulesPath`, a string, stands for: no file of the project is below it.
MODULES_PATH = "//nixpkgs/nixos/modules"

#: Module arguments that modules of NixOS itself supply.
_OF_NIXOS = frozenset({"noUserModules", "utils"})


def _needed(name: str) -> str:
    return f"the module argument '{name}' is needed to find what may define it"


@dataclass(slots=True, eq=False)
class Policy:
    """How a configuration treats what is not determined.

    `open`: enable options are assumed on and finite options are decisions. `strict`: reading an option without a value
    is an error, as in nixpkgs. `lenient`: what fails of a module's definitions, or all of its declarations, is left
    out. `prelude` declares NixOS's own options; None for a submodule or `evalModules`.
    `shared` supplies module arguments that nobody else does. `additions` are further definitions by option path.
    `wrap` replaces the merged value of an option. `catalog` knows the options of modules that are not part of this
    configuration: reading one of them is recorded in `missing`. `complete` are the sets of which every name is known.
    `agreed` gives the value on which all hosts agree for an option of NixOS that is not defined here, or `MISSING`.
    `system` is the platform that `nixosSystem` is told, lazily, for hosts that do not define their own. `library` is
    the `lib` that modules get where it is not nixpkgs' own, `packages` the package set, lazily, that a host is given
    instead of nixpkgs' of its platform. `unlisted` may hold further module arguments. `lists_arguments`: the project
    itself says what all of `specialArgs` are. `around` is, in a submodule, the policy of the whole configuration.
    """

    open: bool = False
    strict: bool = False
    lenient: bool = False
    prelude: Prelude | None = None
    shared: dict[str, Any] = field(default_factory=dict)
    additions: dict[Path, list[Definition]] = field(default_factory=dict)
    wrap: Callable[[Configuration, Path, Any], Any] | None = None
    catalog: Configuration | None = None
    complete: frozenset[Path] = frozenset()
    agreed: Callable[[Path], Any] | None = None
    system: Any = MISSING
    library: Any = MISSING
    packages: Any = MISSING
    unlisted: Unknown | None = None
    lists_arguments: bool = False
    around: Policy | None = None

    @property
    def names_arguments(self) -> bool:
        """Whether a module argument that is not listed here is an error."""
        return self.strict and self.unlisted is None


class Configuration:
    """The merge of some modules. `scope` keeps its decisions apart from those of other configurations.

    `prefix` is the path that a submodule's options have in the whole, `name` its module argument of that name, `kind`
    the class that its modules must have, `common` the root of the modules that all values of the submodule share;
    `missing` collects the option paths that were read although nothing declares or defines them, with the first place;
    `absences` those of which the value was needed, with the place that needs it: a test or a default for the lack does
    not count.
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
        kind: str | None = None,
        name: Str | None = None,
        common: Branch | None = None,
    ) -> None:
        self.evaluator = evaluator
        self.policy = policy
        self.prefix = prefix
        self.scope = scope if scope is not None else self
        self.kind = kind
        self.name = name
        self.missing: dict[Path, Span | None] = {}
        self.absences: dict[Path, Span] = {}
        #: What was told of budgets that ran out while facts about the whole configuration were read. (The exceptions
        #: themselves would keep their frames, many thousands of them.)
        self.spent: list[str] = []
        self.prelude_modules: dict[str, Module] = {}
        #: Keys of modules whose definitions facts take from another configuration.
        self.read_elsewhere: frozenset[str] = frozenset()
        #: The conditions around containers, by identity, once facts have asked for them.
        self.container_guards: frozenset[int] | None = None
        self.given = arguments
        self.roots = list(roots)
        #: Module arguments that are needed to find what may define them, by name, where `specialArgs` has none of them.
        self.recursions: dict[str, InfiniteRecursion] = {}
        #: Module arguments that were needed and that nothing found supplies, by the file that asks for them and their
        #: name, and whether the pattern there has a default.
        self.unsupplied: dict[tuple[str, str], bool] = {}
        self._not_supplied: dict[str, Unknown] = {}
        self._finding_arguments = False
        self._prepared = policy.prelude is None
        self._loaded = Thunk(lambda _: self._load(), None)
        self.root = Branch(self, (), None, common)
        self.options = OptionsView(self.root)

    @contextmanager
    def leaving_out(self, modules: frozenset[str]) -> Iterator[None]:
        """Within this, facts do not take what these modules (by key) define."""
        before, self.read_elsewhere = self.read_elsewhere, modules
        try:
            yield
        finally:
            self.read_elsewhere = before

    def loaded(self) -> Loaded:
        """The modules in merge order. Raises what loading raises."""
        found: Loaded = force(self._loaded)
        if not self._prepared:
            self._prepared = True
            self._find_arguments()
        return found

    def _find_arguments(self) -> None:
        """Find `_module.args` before anything else asks for options or definitions.

        nixpkgs recurses infinitely where their names depend on an argument, as in `options.${namespace}`, unless
        whoever evaluates the modules supplies it; here such an argument is then not known.
        """
        self._finding_arguments = True
        try:
            force(force(self.root.get("_module")).get("args"))
        except EvalError:
            pass  # the next one to ask gets the error
        finally:
            self._finding_arguments = False

    def _load(self) -> Loaded:
        loader = Loader(
            self.evaluator,
            self.arguments_for,
            tolerant=not self.policy.strict,
            kind=self.kind,
            modules_path=self.given.get("modulesPath", MISSING),
        )
        loaded = loader.closure(self.roots)
        for module in loaded.modules:
            module.context = self
        if loaded.foreign and self.policy.strict:
            # What is missing may be in a module that is not here.
            self.policy = replace(self.policy, strict=False)
            self.root.open()
            self.options.rest = self.root.rest
        return loaded

    @cached_property
    def is_conditional(self) -> bool:
        """Whether some module is not there in every world."""
        return any(module.guards for module in self.loaded().modules)

    @cached_property
    def _usual(self) -> dict[str, Any]:
        """The arguments that every module gets."""
        special = dict(self.given)
        if self.policy.prelude is not None:
            special = {"modulesPath": Thunk(self._argument, "modulesPath")} | special  # as `eval-config.nix` has it
        usual: dict[str, Any] = {
            "config": self.root,
            "options": self.options,
            "specialArgs": AttrSet(special),
            "_class": None if self.kind is None else Str(self.kind),
            "_prefix": ListValue([Str(name) for name in self.prefix]),
        }
        if self.name is not None:
            usual["name"] = Thunk(self._given_name, None)
        return usual | special | {"lib": Thunk(self._library, None)}

    @cached_property
    def _usual_in_doubt(self) -> dict[str, Any]:
        """`_usual` where conditions are doubted, those on the data among what the configuration is given as well."""
        given = {name: Thunk(read_data, value) for name, value in self.given.items() if name != "lib"}
        return self._usual | given

    @cached_property
    def _package_set(self) -> Thunk:
        """`pkgs`, which nixpkgs only gives to the modules whose pattern names it (`applyModuleArgs`)."""
        return Thunk(self._argument, "pkgs")

    @cached_property
    def _agreed(self) -> dict[str, Thunk]:
        """What modules get that no host is known to have: the arguments on which the project's hosts agree."""
        return {} if self._knows_arguments else {name: Thunk(self._argument, name) for name in self.policy.shared}

    @property
    def _knows_arguments(self) -> bool:
        """Whether modules get no further arguments than are found."""
        policy = self.policy
        return policy.lists_arguments or (policy.prelude is None and policy.unlisted is None)

    def _library(self, _: None) -> Any:
        """The argument `lib`. Of one that is not known, the names of nixpkgs are taken to be as they are there."""
        own = self.given.get("lib", self.policy.library)
        if own is MISSING:
            return self.evaluator.lib
        value = force(own)
        return AttrSet(self.evaluator.lib.attrs, None, value) if value.__class__ is Unknown else value

    def _given_name(self, _: None) -> Any:
        """The argument `name` of a submodule, unless `_module.args` gives another."""
        if self.is_loading or "_module" not in self.root.definitions():
            return self.name
        return self._argument("name")

    def _given_text(self, _: None) -> Any:
        name = self._given_name(None)
        return Str(name.text) if name.__class__ is Str and name is self.name else name

    def arguments_for(self, function: Any) -> AttrSet:
        """The argument set of a module function: the usual ones, and every name that its pattern asks for."""
        given = dict(self._usual_in_doubt if machine.world & DOUBTING else self._usual)
        is_open = True
        if function.__class__ is not Closure:
            given.setdefault("pkgs", self._package_set)
        else:
            if self.name is not None and function.code.compiler.file.path.startswith("<"):
                # What the prelude makes of a name, such as a secret's path, is not said where the name is written.
                given["name"] = Thunk(self._given_text, None)
            for name in function.code.formals or ():
                if name not in given:
                    given[name] = self._package_set if name == "pkgs" else Thunk(self._asked, (name, function))
            if self._agreed:
                given = self._agreed | given
            is_open = not self._knows_arguments
        return AttrSet(given, None, Unknown("a module argument that the project does not supply") if is_open else None)

    def given_to(self, function: Any) -> tuple[Any, ...]:
        """What distinguishes the arguments of a module function, options apart, from those of another configuration.

        That is the platform of `pkgs`, and what the configuration is given: texts by their text, sets by identity.
        """
        formals = function.code.formals if function.__class__ is Closure and function.code.node.name is None else None
        names = self._given_names
        if formals is not None and "specialArgs" not in formals:
            names = names & formals.keys()
        return tuple([(name, self._distinguished(name)) for name in sorted(names)]) if names else ()

    @cached_property
    def _given_names(self) -> frozenset[str]:
        return frozenset({"pkgs", *self.given})

    def _distinguished(self, name: str) -> Any:
        try:
            value = force(self.given[name]) if name in self.given else self.packages()
            if name == "pkgs" and isinstance(value, AttrSet):
                value = force(value.get("system"))
        except EvalError:
            return self
        return value.text if value.__class__ is Str and value.known else value

    def _asked(self, suspended: tuple[str, Closure]) -> Any:
        """An argument that the pattern of a module asks for, and that is none of the usual ones."""
        name, function = suspended
        value = self._argument(name)
        is_lacking = value.__class__ is Unknown and value is self._not_supplied.get(name)
        if is_lacking and machine.world == 0 and self.policy.lists_arguments and name not in _OF_NIXOS:
            self._lacks(name, function)
        return value

    def _lacks(self, name: str, function: Closure) -> None:
        """Note where an argument is asked for that is not there, or not yet."""
        span = function.code.places[name]
        if self._is_looking_for_arguments:
            told = f"infinite recursion: {_needed(name)}; specialArgs could supply it"
            self.recursions.setdefault(name, InfiniteRecursion(told, span))
        else:
            self.unsupplied.setdefault((span.file.path, name), function.code.formals[name])

    @property
    def _is_looking_for_arguments(self) -> bool:
        """Whether `_module.args` is not there yet. nixpkgs recurses infinitely where it is needed by then."""
        return self._loaded.mask == RUNNING or self._finding_arguments

    def _otherwise(self, name: str) -> Any:
        """An argument that `_module.args` does not supply."""
        if name not in self.policy.shared:
            return self._unsupplied(name)
        shared = self.policy.shared[name]
        return read_data(shared) if machine.world & DOUBTING else force(shared)

    def _argument(self, name: str) -> Any:
        if name == "modulesPath":
            return hole(Unknown("where nixpkgs lies", payload=PathValue(MODULES_PATH)))
        if self._is_looking_for_arguments:
            if self.policy.names_arguments and name not in self.policy.shared and name not in ("pkgs", "name"):
                raise InfiniteRecursion(_needed(name))
            return self._otherwise(name)
        found = force(force(self.root.get("_module")).get("args")).get(name)
        return force(found) if found is not MISSING else self._otherwise(name)

    def _unsupplied(self, name: str) -> Any:
        if name == "pkgs":
            return self._packages
        if name == "name" and self.name is not None:
            return self.name
        if name in ("extendModules", "moduleType"):
            from nixlint_hwc.modules.evaluation import evaluated

            result = evaluated(self.evaluator, self, self.roots, self.given)
            return force(result.attrs["type" if name == "moduleType" else name])
        if self.policy.names_arguments:
            raise MissingAttribute(f"nothing supplies the module argument '{name}'")
        return self._not_supplied.setdefault(name, Unknown(f"the module argument '{name}'", None, name))

    def packages(self, _: None = None) -> Any:
        """The module argument `pkgs`."""
        return force(self.given["pkgs"]) if "pkgs" in self.given else self._argument("pkgs")

    @cached_property
    def _packages(self) -> Any:
        return package_set(self)

    @property
    def is_loading(self) -> bool:
        """Whether the modules, or their arguments, are being looked for: options are not there yet."""
        return RUNNING in (self._loaded.mask, self.root.structure.mask) or self._finding_arguments

    @cached_property
    def freeform(self) -> TypeSpec | None:
        """The type of definitions that belong to no option: `freeformType`."""
        from nixlint_hwc.modules.types.nix import spec_of

        value = force(force(self.root.get("_module")).get("freeformType"))
        return None if value is None or value.__class__ is Unknown else spec_of(value)

    @cached_property
    def freeform_set(self) -> Thunk | None:
        """The value of all definitions without an option, where the freeform type makes it of them as a whole."""
        from nixlint_hwc.modules.freeform import freeform_set
        from nixlint_hwc.modules.types.composite import AttrsOf

        by_name = self.freeform is None or isinstance(self.freeform, AttrsOf)
        return None if by_name else Thunk(freeform_set, self)

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
        """The definitions that reach an option path, conditions not judged.

        Where it is worked out already that nothing is defined on the way, no node is made for what is below: most
        configurations define little of what is asked for. Nothing is worked out to know that, as it may be under way.
        """
        node = self.root
        for name in path[:-1]:
            child = None if node.is_known_to_lack(name) else node.child_branch(name)
            if child is None:
                return []
            node = child
        return node.definitions().get(path[-1], [])

    def option_at(self, path: Path) -> Option | None:
        """The declared option at a path."""
        node = self.branch(path[:-1])
        found = node.declaration(path[-1]) if node is not None else None
        return found if isinstance(found, Option) else None
