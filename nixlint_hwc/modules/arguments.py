"""What the modules of a configuration are called with (nixpkgs' `applyModuleArgs`, `_module.args`, `specialArgs`).

In: a configuration and its `specialArgs`. Out: the argument set of a module function, lazily. Always holds: what nobody
supplies is Unknown, or an error where the configuration is strict, and what nixpkgs refuses is noted.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from nixlint_hwc.eval.errors import EvalError, InfiniteRecursion, MissingAttribute
from nixlint_hwc.eval.thunk import DOUBTING, Thunk, force, machine
from nixlint_hwc.eval.values import MISSING, AttrSet, Closure, ListValue, PathValue, Str, Unknown, hole
from nixlint_hwc.modules.doubt import read_data
from nixlint_hwc.modules.package_set import package_set

if TYPE_CHECKING:
    from nixlint_hwc.modules.configuration import Configuration, Policy

#: What the module argument `modulesPath`, a string, stands for: no file of the project is below it.
MODULES_PATH = "//nixpkgs/nixos/modules"

#: Module arguments that modules of NixOS itself supply.
_OF_NIXOS = frozenset({"noUserModules", "utils"})


def _needed(name: str) -> str:
    return f"the module argument '{name}' is needed to find what may define it"


class ModuleArguments:
    """The module arguments of one configuration, of which `given` are those that it is evaluated with.

    `recursions` are those that are needed to find what may define them, by name, where `specialArgs` has none of them;
    `unsupplied` those that were needed and that nothing supplies, as far as `_module.args` is known: by the file that
    asks for them and their name, whether the pattern there has a default.
    """

    def __init__(self, configuration: Configuration, given: dict[str, Any]) -> None:
        self._configuration = configuration
        self.given = given
        self.recursions: dict[str, InfiniteRecursion] = {}
        self.unsupplied: dict[tuple[str, str], bool] = {}
        self._not_supplied: dict[str, Unknown] = {}
        self._are_being_found = False

    @property
    def _policy(self) -> Policy:
        return self._configuration.policy

    def find(self) -> None:
        """Find `_module.args` before anything else asks for options or definitions.

        nixpkgs recurses infinitely where their names depend on an argument, as in `options.${namespace}`, unless
        whoever evaluates the modules supplies it; here such an argument is then not known.
        """
        self._are_being_found = True
        try:
            self._defined()
        except EvalError:
            pass  # the next one to ask gets the error
        finally:
            self._are_being_found = False

    @cached_property
    def _usual(self) -> dict[str, Any]:
        """The arguments that every module gets."""
        special = dict(self.given)
        if self._policy.prelude is not None:
            special = {"modulesPath": Thunk(self._argument, "modulesPath")} | special  # as `eval-config.nix` has it
        usual: dict[str, Any] = {
            "config": self._configuration.root,
            "options": self._configuration.options,
            "specialArgs": AttrSet(special),
            "_class": None if self._configuration.kind is None else Str(self._configuration.kind),
            "_prefix": ListValue([Str(name) for name in self._configuration.prefix]),
        }
        if self._configuration.name is not None:
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
        return {} if self._knows_arguments else {name: Thunk(self._argument, name) for name in self._policy.shared}

    @property
    def _knows_arguments(self) -> bool:
        """Whether modules get no further arguments than are found."""
        policy = self._policy
        return policy.lists_arguments or (policy.prelude is None and policy.unlisted is None)

    def _library(self, _: None) -> Any:
        """The argument `lib`. Of one that is not known, the names of nixpkgs are taken to be as they are there."""
        own = self.given.get("lib", self._policy.library)
        if own is MISSING:
            return self._configuration.evaluator.lib
        value = force(own)
        return AttrSet(self._configuration.evaluator.lib.attrs, None, value) if value.__class__ is Unknown else value

    def _given_name(self, _: None) -> Any:
        """The argument `name` of a submodule, unless `_module.args` gives another."""
        if self._configuration.is_loading or "_module" not in self._configuration.root.definitions():
            return self._configuration.name
        return self._argument("name")

    def _given_text(self, _: None) -> Any:
        name = self._given_name(None)
        return Str(name.text) if name.__class__ is Str and name is self._configuration.name else name

    def of(self, function: Any) -> AttrSet:
        """The argument set of a module function: the usual ones, and every name that its pattern asks for."""
        given = dict(self._usual_in_doubt if machine.world & DOUBTING else self._usual)
        is_open = True
        if function.__class__ is not Closure:
            given.setdefault("pkgs", self._package_set)
        else:
            if self._configuration.name is not None and function.code.compiler.file.path.startswith("<"):
                # What the prelude makes of a name, such as a secret's path, is not said where the name is written.
                given["name"] = Thunk(self._given_text, None)
            for name in function.code.formals or ():
                if name not in given:
                    given[name] = self._package_set if name == "pkgs" else Thunk(self._asked, (name, function))
            if self._agreed:
                given = self._agreed | given
            is_open = not self._knows_arguments
        return AttrSet(given, None, Unknown("a module argument that the project does not supply") if is_open else None)

    def distinguishing(self, function: Any) -> tuple[Any, ...]:
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
        if is_lacking and machine.world == 0 and self._policy.lists_arguments and name not in _OF_NIXOS:
            self._lacks(name, function)
        return value

    def _lacks(self, name: str, function: Closure) -> None:
        """Note where an argument is asked for that is not there, or not yet."""
        span = function.code.places[name]
        if self.are_looked_for:
            told = f"infinite recursion: {_needed(name)}; specialArgs could supply it"
            self.recursions.setdefault(name, InfiniteRecursion(told, span))
        elif self._defined().gap(name) is None:
            self.unsupplied.setdefault((span.file.path, name), function.code.formals[name])

    @property
    def are_looked_for(self) -> bool:
        """Whether `_module.args` is not there yet. nixpkgs recurses infinitely where it is needed by then."""
        return self._configuration.is_closing or self._are_being_found

    def supplies(self, name: str) -> bool:
        """Whether `specialArgs` or `_module.args` has an argument; not where the latter fails."""
        try:
            return name in self.given or self._defined().get(name) is not MISSING
        except EvalError:
            return False

    def _otherwise(self, name: str) -> Any:
        """An argument that `_module.args` does not supply."""
        if name not in self._policy.shared:
            return self._unsupplied(name)
        shared = self._policy.shared[name]
        return read_data(shared) if machine.world & DOUBTING else force(shared)

    def _argument(self, name: str) -> Any:
        if name == "modulesPath":
            return hole(Unknown("where nixpkgs lies", payload=PathValue(MODULES_PATH)))
        if self.are_looked_for:
            if self._policy.names_arguments and name not in self._policy.shared and name not in ("pkgs", "name"):
                raise InfiniteRecursion(_needed(name))
            return self._otherwise(name)
        found = self._defined().get(name)
        return force(found) if found is not MISSING else self._otherwise(name)

    def _defined(self) -> AttrSet:
        """The value of `_module.args`."""
        found: AttrSet = force(force(self._configuration.root.get("_module")).get("args"))
        return found

    def _unsupplied(self, name: str) -> Any:
        if name == "pkgs":
            return self._packages
        if name == "name" and self._configuration.name is not None:
            return self._configuration.name
        if name in ("extendModules", "moduleType"):
            from nixlint_hwc.modules.evaluation import evaluated

            result = evaluated(
                self._configuration.evaluator, self._configuration, self._configuration.roots, self.given
            )
            return force(result.attrs["type" if name == "moduleType" else name])
        if self._policy.names_arguments:
            raise MissingAttribute(f"nothing supplies the module argument '{name}'")
        return self._not_supplied.setdefault(name, Unknown(f"the module argument '{name}'", None, name))

    def packages(self, _: None = None) -> Any:
        """The module argument `pkgs`."""
        return force(self.given["pkgs"]) if "pkgs" in self.given else self._argument("pkgs")

    @cached_property
    def _packages(self) -> Any:
        return package_set(self._configuration)
