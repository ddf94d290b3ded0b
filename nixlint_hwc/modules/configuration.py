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

from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.thunk import RUNNING, Thunk, force
from nixlint_hwc.eval.values import MISSING, AttrSet, Str, Unknown
from nixlint_hwc.modules.arguments import ModuleArguments
from nixlint_hwc.modules.branch import Branch
from nixlint_hwc.modules.definitions import Definition
from nixlint_hwc.modules.loading import Loaded, Loader, Root
from nixlint_hwc.modules.module import Module
from nixlint_hwc.modules.option_names import Path
from nixlint_hwc.modules.options import Option
from nixlint_hwc.modules.options_view import OptionsView
from nixlint_hwc.modules.types.spec import TypeSpec
from nixlint_hwc.source import Span

if TYPE_CHECKING:
    from nixlint_hwc.modules.prelude_files import Prelude


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
        #: Whether a definition above the option of containers is not known in full, once what is there is asked for.
        self.has_undecided = False
        self.roots = list(roots)
        self._prepared = policy.prelude is None
        self._loaded = Thunk(lambda _: self._load(), None)
        self.root = Branch(self, (), None, common)
        self.options = OptionsView(self.root)
        self.arguments = ModuleArguments(self, arguments)

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
            self.arguments.find()
        return found

    def _load(self) -> Loaded:
        loader = Loader(
            self.evaluator,
            self.arguments.of,
            tolerant=not self.policy.strict,
            kind=self.kind,
            modules_path=self.arguments.given.get("modulesPath", MISSING),
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

    @property
    def is_loading(self) -> bool:
        """Whether the modules, or their arguments, are being looked for: options are not there yet."""
        return self.root.structure.mask == RUNNING or self.arguments.are_looked_for

    @property
    def is_closing(self) -> bool:
        """Whether the imports of modules are being followed."""
        return self._loaded.mask == RUNNING

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
