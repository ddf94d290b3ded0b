"""The modelled package set: `pkgs`.

Any attribute of `pkgs`, at any depth, is an opaque package that interpolates as a hole, marked `built`, with the
expression as its reason: `"${pkgs.podman}/bin/podman"` is `<?>/bin/podman`. Functions that write files keep what they
write (`package_builders.py`), and overlays of the project are evaluated (`overlays.py`). The platform is that of the
system the set is made for, which may be a lazy value.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, Final

from nixlint_hwc.eval.built import built_unknown
from nixlint_hwc.eval.calls import anonymous, attribute_of, call
from nixlint_hwc.eval.coerce import coerce_to_string
from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.nixpkgs_source import NIXPKGS
from nixlint_hwc.eval.thunk import Thunk, force
from nixlint_hwc.eval.values import (
    MISSING,
    AttrSet,
    Builtin,
    Lazy,
    ListValue,
    Missing,
    PathValue,
    Str,
    Unknown,
    hole,
    join,
)

if TYPE_CHECKING:
    from nixlint_hwc.eval.evaluator import Evaluator

#: Attributes of a package that are no packages themselves; what they are is not known.
_PLAIN: Final = frozenset({"name", "pname", "version", "outputs", "outputHash", "system", "passthru", "src", "args"})
_SETS: Final = frozenset({"meta", "env"})
_OVERRIDES: Final = frozenset({"override", "overrideAttrs", "overrideDerivation", "overridePythonAttrs"})


class Package(AttrSet):
    """A package, package set or function of nixpkgs, of which only the expression that denotes it is known.

    `attrs` holds what is known. It is presumed to have any other name that is selected, but `or` and `?` may ask for
    one that it lacks. Names that begin with `_` and names in `ABSENT` it does not have, so that it is no functor, no
    option and no `mkIf`.

    `is_certain`: it is a package, and nothing else that the expression may denote.
    """

    ABSENT: ClassVar = frozenset({"recurseForDerivations", "recurseIntoAttrs"})

    __slots__ = ("expression", "is_certain", "presumed")

    def __init__(
        self,
        expression: str,
        known: dict[str, Any] | None = None,
        payload: object = None,
        places: Any = None,
        is_certain: bool = True,
    ) -> None:
        name = (known or {}).get("name")
        path = hole(built_unknown(expression, payload, name))
        attrs: dict[str, Lazy] = {
            "type": Str("derivation"),
            "outPath": path,
            "drvPath": hole(built_unknown(f"{expression}.drvPath", None, name and Thunk(_derivation_name, name))),
            "outputName": Str("out"),
            "outputSpecified": False,
        }
        super().__init__({**attrs, **(known or {})}, places)
        self.expression = expression
        self.is_certain = is_certain
        #: The attributes that were asked for without being known.
        self.presumed: dict[str, Lazy] = {}

    def get(self, name: str) -> Lazy | Missing:
        found = self.found(name)
        if found is MISSING and self._may_have(name):
            found = self.presumed.get(name, MISSING)
            if found is MISSING:
                found = self.presumed[name] = self._member(name)
        return found

    def found(self, name: str) -> Lazy | Missing:
        found = self.attrs.get(name, MISSING)
        if found is MISSING and self._may_have(name):
            if name in _OVERRIDES:
                found = self.attrs[name] = Builtin(name, 1, lambda change: self)
            elif name in _SETS:
                found = self.attrs[name] = AttrSet({}, None, Unknown(f"{self.expression}.{name}"))
        return found

    def either(self, name: str, otherwise: Callable[[], Any]) -> Any:
        if not self.holds_packages or name in _PLAIN:
            return MISSING
        expression = f"{self.expression}.{name}"
        try:
            other = otherwise()
        except EvalError:
            return Package(expression)  # else there is no value at all
        if not isinstance(other, Package) or isinstance(other, PackageSet) or not other.is_certain:
            return MISSING
        return Package(f"{expression} or {other.expression}")

    def gap(self, name: str) -> Unknown | None:
        if not self._may_have(name):
            return None
        return Unknown(f"whether there is {self.expression}.{name}", None, self.expression)

    def _may_have(self, name: str) -> bool:
        return not name.startswith("_") and name not in self.ABSENT

    def of_other_kind(self) -> Unknown | None:
        return None if self.is_certain or self.expression == "pkgs" else Unknown(self.expression)

    def _member(self, name: str) -> Lazy:
        expression = f"{self.expression}.{name}"
        if name in _PLAIN:
            return Unknown(expression, built=name == "src")
        return Package(expression, is_certain=self.holds_packages)

    def names(self) -> list[str]:
        return list(self.snapshot().attrs)

    def snapshot(self) -> AttrSet:
        return AttrSet(self.attrs, self.places, Unknown(f"the further attributes of {self.expression}"))

    def applied(self, argument: Lazy) -> Lazy | Missing:
        return Package(self.expression, is_certain=False)

    @property
    def holds_packages(self) -> bool:
        """Whether what it holds are packages: so it is at the top of nixpkgs, as good as always."""
        return False


class PackageSet(Package):
    """A set of packages that is no package: `pkgs`, `pkgs.stdenv`, `pkgs.dockerTools`."""

    ABSENT: ClassVar = frozenset({*Package.ABSENT, "outPath", "type", "drvPath", "meta"})

    __slots__ = ()

    def __init__(self, expression: str, known: dict[str, Any]) -> None:
        super().__init__(expression)
        self.attrs = dict(known)

    @property
    def holds_packages(self) -> bool:
        return self.expression == "pkgs"


def _derivation_name(name: Lazy) -> Str:
    return join([coerce_to_string(force(name)), Str(".drv")])


def make_pkgs(evaluator: Evaluator, system: Lazy) -> AttrSet:
    """The package set of a system such as `x86_64-linux`, which is asked for only where the platform matters."""
    from nixlint_hwc.eval.overlays import overlay_functions
    from nixlint_hwc.eval.package_builders import builders

    pkgs, overlays = PackageSet("pkgs", {}), ListValue([])
    platform = Thunk(_platform_of, system)
    stdenv = PackageSet("pkgs.stdenv", {**_platforms(platform), "mkDerivation": _make_derivation()})
    pkgs.attrs |= {
        **_platforms(platform),
        "lib": Thunk(lambda _: evaluator.lib, None),
        "stdenv": stdenv,
        "stdenvNoCC": stdenv,
        "config": AttrSet({}, None, Unknown("the configuration of nixpkgs")),
        "overlays": overlays,
        "path": PathValue(NIXPKGS),
        "pkgs": pkgs,
        "runtimeShell": Thunk(lambda _: _below(pkgs, "bash", "/bin/bash"), None),
        "pythonPackagesExtensions": Unknown("pkgs.pythonPackagesExtensions"),
        **calling_functions(evaluator, pkgs),
        "override": Builtin("override", 1, lambda change: pkgs),
        **overlay_functions(evaluator, pkgs, lambda: overlays),
    }
    pkgs.attrs |= builders(evaluator) | evaluator.package_extensions
    return pkgs


def _below(pkgs: AttrSet, name: str, path: str) -> Str:
    return join([coerce_to_string(force(pkgs.get(name))), Str(path)])


def _platform_of(system: Lazy) -> AttrSet | Unknown:
    """The platform of a system; Unknown where its name is not wholly known, or what is given is no name."""
    value = force(system)
    if value.__class__ is Str:
        return make_platform(value.text) if value.known else anonymous(value.holes[0])
    return value if value.__class__ is Unknown else Unknown("the platform of a package set")


def make_platform(system: str) -> AttrSet:
    """`stdenv.hostPlatform` of a system such as `x86_64-linux`."""
    cpu, _, kernel = system.partition("-")
    tests = {name: test(cpu, kernel) for name, test in _PLATFORM_TESTS.items()}
    return AttrSet({**tests, "system": Str(system)}, None, Unknown(f"an attribute of the platform {system}"))


#: The attributes of a platform that are questions, as functions of the processor and the kernel.
_PLATFORM_TESTS: Final[dict[str, Callable[[str, str], bool]]] = {
    "isLinux": lambda cpu, kernel: kernel == "linux",
    "isDarwin": lambda cpu, kernel: kernel == "darwin",
    "isUnix": lambda cpu, kernel: True,
    "isWindows": lambda cpu, kernel: False,
    "isx86_64": lambda cpu, kernel: cpu == "x86_64",
    "isx86_32": lambda cpu, kernel: cpu == "i686",
    "isx86": lambda cpu, kernel: cpu in ("x86_64", "i686"),
    "isAarch64": lambda cpu, kernel: cpu == "aarch64",
    "isAarch32": lambda cpu, kernel: cpu.startswith("armv"),
    "isAarch": lambda cpu, kernel: cpu == "aarch64" or cpu.startswith("armv"),
    "isRiscV": lambda cpu, kernel: cpu.startswith("riscv"),
    "isRiscV64": lambda cpu, kernel: cpu == "riscv64",
    "is64bit": lambda cpu, kernel: cpu.endswith("64"),
    "is32bit": lambda cpu, kernel: not cpu.endswith("64"),
    "isMusl": lambda cpu, kernel: False,
    "isStatic": lambda cpu, kernel: False,
}


def _platforms(platform: Thunk) -> dict[str, Any]:
    """The attributes that `pkgs` and `stdenv` have of their platform."""
    parts: dict[str, Any] = {name: Thunk(_platform_part, (platform, name)) for name in (*_PLATFORM_TESTS, "system")}
    return {**parts, "hostPlatform": platform, "buildPlatform": platform, "targetPlatform": platform}


def _platform_part(place: tuple[Thunk, str]) -> Any:
    platform, name = force(place[0]), place[1]
    return attribute_of(platform, name) if platform.__class__ is Unknown else force(platform.get(name))


def calling_functions(evaluator: Evaluator, pkgs: AttrSet) -> dict[str, Lazy]:
    """`callPackage` and `newScope` of a package set."""

    def called_with(scope: AttrSet) -> Builtin:
        return Builtin("callPackage", 2, lambda source, extra: _called(evaluator, (scope, pkgs), source, extra))

    def new_scope(scope: Any) -> Builtin:
        given = force(scope)
        return called_with(given if isinstance(given, AttrSet) else AttrSet({}, None, given))

    return {"callPackage": called_with(AttrSet({})), "newScope": Builtin("newScope", 1, new_scope)}


def _called(evaluator: Evaluator, scopes: tuple[AttrSet, ...], source: Any, extra: Any) -> Any:
    """`callPackage`: the function, or the file's, applied to what it asks for from the scopes and to `extra`."""
    function = force(source)
    if function.__class__ is PathValue or function.__class__ is Str:
        function = call(evaluator.globals["import"], function)
    given = force(extra)
    known = given.snapshot() if isinstance(given, AttrSet) else AttrSet({}, None, given)
    formals = getattr(getattr(function, "code", None), "formals", None)
    if formals is None:
        return call(function, extra) if isinstance(function, AttrSet) else Unknown("what callPackage makes", built=True)
    wanted = {name: optional for name, optional in formals.items() if name not in known.attrs}
    supplied: dict[str, Any] = {name: _supplied(scopes, name, optional) for name, optional in wanted.items()}
    supplied = {name: value for name, value in supplied.items() if value is not MISSING}
    return call(function, AttrSet({**supplied, **known.attrs}, known.places, known.rest))


def _supplied(scopes: tuple[AttrSet, ...], name: str, optional: bool) -> Any:
    """What `callPackage` passes for a formal; a default stands for something that nixpkgs usually does not have."""
    *inner, pkgs = scopes
    for scope in inner:
        found = scope.found(name)
        if found is not MISSING:
            return found
        gap = scope.gap(name)
        if gap is not None:
            return attribute_of(gap, name)
    return pkgs.found(name) if optional else pkgs.get(name)


def _make_derivation() -> Builtin:
    return Builtin("mkDerivation", 1, lambda argument: made_derivation(force(argument)))


def made_derivation(argument: Any) -> Any:
    """What `stdenv.mkDerivation` returns: a package that has the attributes it was given."""
    if not isinstance(argument, AttrSet) and argument.__class__ is not Unknown:
        final = AttrSet({})
        result = made_derivation(call(argument, final))
        if isinstance(result, AttrSet):
            final.attrs = result.attrs
        return result
    if not isinstance(argument, AttrSet):
        return Package("a derivation")
    given = argument.snapshot()
    attrs = {name: value for name, value in given.attrs.items() if name not in ("outPath", "type")}
    if "name" not in attrs and "pname" in attrs:
        attrs["name"] = Thunk(_full_name, given)
    passthru = attrs.get("passthru")
    if passthru is not None:
        attrs |= _passed_through(passthru)
    return Package(f"the package {_label(given)}", attrs, None, given.places)


def _passed_through(lazy: Any) -> dict[str, Any]:
    value = force(lazy)
    return dict(value.snapshot().attrs) if isinstance(value, AttrSet) else {}


def _full_name(given: AttrSet) -> Any:
    pname = coerce_to_string(force(given.attrs["pname"]))
    version = given.attrs.get("version")
    return pname if version is None else join([pname, Str("-"), coerce_to_string(force(version))])


def _label(given: AttrSet) -> str:
    """A derivation's name where it is a plain value, for messages; nothing is forced."""
    for name in ("pname", "name"):
        value = given.attrs.get(name)
        if value.__class__ is Thunk and value.mask == 0:
            value = value.value
        if value.__class__ is Str:
            return value.shown
    return "of a derivation"
