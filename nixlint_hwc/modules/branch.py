"""The inner nodes of a configuration: what is declared and defined below a path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nixlint_hwc.eval.calls import anonymous
from nixlint_hwc.eval.thunk import Thunk, force, machine
from nixlint_hwc.eval.values import MISSING, AttrSet, Unknown
from nixlint_hwc.modules.declarations import module_options, option_of, options_of
from nixlint_hwc.modules.definitions import Definition, judged, tag_of
from nixlint_hwc.modules.doubt import APART, read_apart
from nixlint_hwc.modules.freeform import takes_all_names
from nixlint_hwc.modules.option_names import Path, show_path
from nixlint_hwc.modules.option_values import free_value, option_value
from nixlint_hwc.modules.options import OPTION_ROOTS, Declaration, Option
from nixlint_hwc.modules.properties import active
from nixlint_hwc.modules.structure import Gap, structure_of
from nixlint_hwc.modules.types.composite import Anything, AttrsOf
from nixlint_hwc.source import Span

if TYPE_CHECKING:
    from nixlint_hwc.modules.configuration import Configuration


_MODULE_ARGUMENTS = ("_module",)


class Branch(AttrSet):
    """The value of `config` at an inner path. Options below are thunks; deeper inner paths are branches.

    `common` is the root of the modules that all values of a submodule share.
    """

    __slots__ = (
        "_alike", "_conditional", "_declared", "_names", "_own", "common", "configuration", "parent", "path",
        "structure",
    )  # fmt: skip

    def __init__(
        self, configuration: Configuration, path: Path, parent: Branch | None, common: Branch | None = None
    ) -> None:
        super().__init__({})
        self.configuration = configuration
        self.path = path
        self.parent = parent
        self.common = common
        self._own: frozenset[str] | None = None
        self._declared: dict[str, Option | list[Declaration] | None] = {}
        self._names: dict[str, list[Declaration]] | None = None
        #: What is there as an option, or below a name, in the worlds that have the modules which declare it.
        self._conditional: dict[object, Any] | None = None
        self._alike: dict[str, Any] | None = None
        self.structure = Thunk(structure_of, self)
        if not configuration.policy.strict and not configuration.prefix:
            self.open()

    def open(self) -> None:
        """Take what is missing for what modules that are not here may define."""
        above = None if self.parent is None or self.parent.rest is None else self.parent.rest.name
        path = self.full_path if above is None else self.path[-1:]
        name = ".".join([above or "config", *[show_path((one,)) for one in path]])
        self.rest = Unknown(f"no module found defines {name}", None, name)

    @property
    def speculative(self) -> bool:
        """A `with` over a branch supplies the names that it has, not every name."""
        return False

    @property
    def full_path(self) -> Path:
        """The path in the whole configuration, that of a submodule included."""
        return (*self.configuration.prefix, *self.path)

    # Declarations

    def option_sets(self) -> list[Declaration]:
        """The sets of declarations that modules have at this path."""
        if self.parent is None:
            loaded = self.configuration.loaded()
            sets = [(module, options_of(module, loaded)) for module in loaded.modules if module.options is not None]
            return [Declaration(module, found.snapshot(), None) for module, found in sets if isinstance(found, AttrSet)]
        declared = self.parent.declaration(self.path[-1])
        return declared if isinstance(declared, list) else []

    def _declaring(self) -> dict[str, list[Declaration]]:
        """The sets of declarations by the names that they hold."""
        if self._names is None:
            names: dict[str, list[Declaration]] = {}
            for declaration in self.option_sets():
                alone = [declaration]  # one list for all names that no other set declares
                for name in declaration.attrs.names():
                    others = names.setdefault(name, alone)
                    if len(others) > 1:
                        others.append(declaration)
                    elif others is not alone:
                        names[name] = [*others, declaration]
            self._names = names
        return self._names

    def declaration(self, name: str) -> Option | list[Declaration] | None:
        """The option of that name, the sets of deeper declarations, or None. The prelude comes last.

        All modules count, also those that are not there in every world.
        """
        if name not in self._declared:
            self._declared[name] = self._find_declaration(name, None)
        return self._declared[name]

    def declaration_here(self, name: str) -> Option | list[Declaration] | None:
        """`declaration`, by the modules that are there in the current world."""
        if not self.is_conditional(name):
            return self.declaration(name)
        declaring = [one for one in self._declaring()[name] if judged(one.module.guards) is not False]
        if self._conditional is None:
            self._conditional = {}
        key = (name, *map(id, declaring))
        if key not in self._conditional:
            self._conditional[key] = self._find_declaration(name, declaring)
        found: Option | list[Declaration] | None = self._conditional[key]
        return found

    def is_conditional(self, name: str) -> bool:
        """Whether a module that declares a name is not there in every world."""
        if not self.configuration.is_conditional:
            return False
        return any(one.module.guards for one in self._declaring().get(name, ()))

    def _own_names(self) -> frozenset[str]:
        """The names that modules declare here which not all values of the submodule share."""
        if self._own is None:
            common = self.common.configuration.loaded().modules if self.common is not None else []
            sets = [force(one.options) for one in self.configuration.loaded().modules if one not in common]
            found = {name for one in sets if isinstance(one, AttrSet) for name in one.names()}
            self._own = frozenset({*_MODULE_ARGUMENTS, *found})
        return self._own

    def _find_declaration(self, name: str, declaring: list[Declaration] | None) -> Option | list[Declaration] | None:
        """The declaration by all modules, or by those `declaring` it that are given."""
        path = (*self.path, name)
        if declaring is None and self.common is not None and name not in self._own_names():
            common = self.common.declaration(name)
            return common.at((*self.configuration.prefix, *path)) if isinstance(common, Option) else common
        found = []
        for declaration in self._declaring().get(name, ()) if declaring is None else declaring:
            value = force(declaration.attrs.get(name))
            if isinstance(value, AttrSet):
                found.append(Declaration(declaration.module, value, declaration.attrs.place(name)))
        tags = [tag_of(declaration.attrs) for declaration in found]
        further = []
        prelude = self.configuration.policy.prelude
        if prelude is not None and (not tags or tags[0] is None):
            further = prelude.declarations(self.configuration, path)
        if path == _MODULE_ARGUMENTS:
            further = further + module_options(self.configuration)
        if further:
            found += further
            tags += [tag_of(declaration.attrs) for declaration in further]
        if any(tags):
            options = [d for d, tag in zip(found, tags, strict=True) if tag is not None]
            trees = [d for d, tag in zip(found, tags, strict=True) if tag is None]
            option = option_of((*self.configuration.prefix, *path), options, trees, self.configuration.policy.strict)
            option.sound = {*tags} <= {"option", None}
            return option
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

    def declared_names(self) -> list[str]:
        """The names below the path that some module declares options for."""
        return list(self._declaring())

    def names_declared_here(self) -> list[str]:
        """The names that are declared by modules which are there in the current world."""
        names = self.declared_names()
        return (
            names
            if not self.configuration.is_conditional
            else [n for n in names if self.declaration_here(n) is not None]
        )

    # Definitions

    def own_definitions(self) -> list[Definition]:
        """The definitions that reach this path as a whole."""
        if self.parent is not None:
            return self.parent.definitions().get(self.path[-1], [])
        configuration = self.configuration
        return [
            Definition(module.config, module, module.guards, None, None, module.way)
            for module in configuration.loaded().modules
            if module.config is not None
        ]

    def definitions(self) -> dict[str, list[Definition]]:
        """The definitions below this path, by the next name, conditions not judged."""
        found: tuple[dict[str, list[Definition]], list[Gap]] = force(self.structure)
        return found[0]

    def is_known_to_lack(self, name: str) -> bool:
        """Whether it is worked out, for all worlds, that nothing is defined below a name."""
        done = self.structure
        return done.mask == 0 and name not in done.value[0]

    @property
    def gaps(self) -> list[Gap]:
        """In a submodule: the definitions that are not known, or not in full, with the names that they do not give.

        In a whole configuration such a definition is a foreign module's, and assumed to define nothing here.
        """
        found: tuple[dict[str, list[Definition]], list[Gap]] = force(self.structure)
        return found[1]

    # The value

    def get(self, name: str) -> Any:
        if machine.world & APART:
            return read_apart(self, name)
        found = self.attrs.get(name)
        if found is not None:
            return found
        if self.is_conditional(name):
            return self._conditional_value(name)
        found = self._common_value(name)
        if found is None:
            declared = self.declaration(name)
            if declared is None:
                return self._undeclared(name)
            found = self._value_of(name, declared)
        self.attrs[name] = found
        return found

    def _value_of(self, name: str, declared: Option | list[Declaration]) -> Any:
        if isinstance(declared, Option):
            return Thunk(option_value, (self, declared))
        return Branch(self.configuration, (*self.path, name), self)

    def _conditional_value(self, name: str) -> Any:
        """`get` where a module that declares the name is not there in every world."""
        declared = self.declaration_here(name)
        if declared is None:
            return self._undeclared(name)
        if not isinstance(declared, Option):
            return self._conditional_branch(name)
        assert self._conditional is not None
        if declared not in self._conditional:
            self._conditional[declared] = self._value_of(name, declared)
        return self._conditional[declared]

    def _conditional_branch(self, name: str) -> Branch:
        if self._conditional is None:
            self._conditional = {}
        found = self._conditional.get(name)
        if not isinstance(found, Branch):
            found = self._conditional[name] = Branch(self.configuration, (*self.path, name), self)
        return found

    def _common_value(self, name: str) -> Any:
        """The value that an option has in all values of the submodule that do not define it; None where one may."""
        if self.common is None or not self.is_known_to_lack(name) or self.gaps or name in self._own_names():
            return None
        return self.common.value_alike(name)

    def value_alike(self, name: str) -> Any:
        """The value of a common option that is the same wherever nothing defines it (lazy); None for any other name."""
        if self._alike is None:
            self._alike = {}
        if name not in self._alike:
            option = self.declaration(name)
            alike = isinstance(option, Option) and option.has_common_value and not self.is_conditional(name)
            self._alike[name] = self.get(name) if alike else None
        return self._alike[name]

    def _undeclared(self, name: str) -> Any:
        if self.configuration.policy.strict and self.configuration.freeform is None:
            return self._of_no_option(name)
        whole = self._freeform_part()
        if whole is not None:
            return whole.get(name)
        if name in self.definitions() or (*self.path, name) in self.configuration.policy.additions:
            return Thunk(free_value, (self, name)) if self._exists(name) else MISSING
        found = self._of_no_option(name)
        if found is MISSING:
            self.configuration.missing.setdefault((*self.full_path, name), None)
        return found

    def _of_no_option(self, name: str) -> Any:
        """The value of a name that `options` has and that is no option there, as far as is known; else `MISSING`."""
        for declaration in self._declaring().get(name, ()):
            value = force(declaration.attrs.get(name))
            if value.__class__ is Unknown:
                return anonymous(value)
            if not isinstance(value, AttrSet):
                return Unknown(f"what declares the option {show_path((*self.full_path, name))}")
        return MISSING

    def _freeform_part(self) -> AttrSet | None:
        """What belongs to no option below this path, where the freeform type merges it as a whole."""
        if self.configuration.freeform_set is None:
            return None
        value: Any = force(self.configuration.freeform_set)
        for name in self.path:
            value = force(value.get(name)) if isinstance(value, AttrSet) and name in value.names() else None
        return value if isinstance(value, AttrSet) else AttrSet({})

    def _exists(self, name: str) -> bool:
        """Whether a name that is defined, but not declared, is there: where a freeform type judges the conditions, only
        if one holds.
        """
        freeform, found = self.configuration.freeform, self.definitions().get(name)
        return freeform is None or found is None or takes_all_names(freeform, len(self.path)) or bool(active(found))

    def child_branch(self, name: str) -> Branch | None:
        """The inner node below, also where nothing is declared."""
        declared = self.declaration(name)
        if isinstance(declared, Option):
            return None
        if declared is not None and self.is_conditional(name):
            return self._conditional_branch(name)
        found = self.attrs.get(name)
        if not isinstance(found, Branch):
            found = Branch(self.configuration, (*self.path, name), self)
            if declared is not None:
                self.attrs[name] = found
        return found

    def inner(self, name: str) -> Any:
        """What stands at an undeclared name whose definitions are sets: the node below, made once."""
        found = self.attrs.get(name)
        if found is None:
            found = self.attrs[name] = Branch(self.configuration, (*self.path, name), self)
        return found

    def names(self) -> list[str]:
        """The names of the value; `_module` can be read, but is none of them."""
        names = dict.fromkeys(self.names_declared_here())
        whole = self._freeform_part()
        if whole is not None:
            names |= dict.fromkeys(whole.names())
        elif not self.configuration.policy.strict or self.configuration.freeform is not None:
            names |= dict.fromkeys(name for name in self.definitions() if name not in names and self._exists(name))
        if self.parent is None:
            names.pop("_module", None)
        return list(names)

    def snapshot(self) -> AttrSet:
        rest = self.rest
        if rest is None and self.configuration.freeform is not None and self.gaps:
            rest = self.gaps[0][0].value
        return AttrSet({name: self.get(name) for name in self.names()}, None, rest)

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
            missing = f"{self.rest.name}.{name}"
            return Unknown(f"no module found defines {missing}", None, missing)
        if self.gaps:
            return self.gaps[0][0].value
        # A submodule of the prelude that takes anything is not declared in full: what it lacks is not known.
        if self.configuration.prefix and not self.configuration.policy.strict:
            freeform = self.configuration.freeform
            if isinstance(freeform, AttrsOf) and freeform.lazy and isinstance(freeform.element, Anything):
                return Unknown(f"no module found defines {show_path((*self.full_path, name))}")
        return MISSING

    def unmatched(self) -> dict[str, list[Definition]]:
        """The definitions that no declaration and no freeform type takes, by name."""
        return {n: d for n, d in self.definitions().items() if self.declaration(n) is None}
