"""Package sets with overlays (nixpkgs manual, "Overlays"): what the project itself adds to nixpkgs, or changes in it.

In: a package set, and a list of functions `final: prev: { ... }`. Out: the package set that they make, in which a name
is looked for in the overlays, the last one first, and then in nixpkgs. An overlay that is not known, such as a flake
input's, may define any name, so that what nixpkgs has by that name is no certain package.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from nixlint_hwc.eval.calls import call
from nixlint_hwc.eval.errors import InfiniteRecursion
from nixlint_hwc.eval.operators import concat_lists
from nixlint_hwc.eval.packages import Package, PackageSet, calling_functions
from nixlint_hwc.eval.thunk import Thunk, force
from nixlint_hwc.eval.values import MISSING, AttrSet, Builtin, Lazy, ListValue, Missing

if TYPE_CHECKING:
    from nixlint_hwc.eval.evaluator import Evaluator

#: The lazy sets that the overlays give, in order.
Layers = tuple[Thunk, ...]


class OverlaidPackages(PackageSet):
    """A package set with some overlays applied.

    `base` is the set without overlays, `own` holds what refers to the set as a whole, such as `callPackage` and `pkgs`.
    """

    __slots__ = ("base", "layers", "own")

    def __init__(self, base: AttrSet, own: dict[str, Lazy], layers: Callable[[], Layers]) -> None:
        super().__init__("pkgs", {})
        self.base = base
        self.own = own
        self.layers = layers

    def get(self, name: str) -> Lazy | Missing:
        found, is_open = self._overlaid(name)
        if found is not MISSING:
            return found
        below = self.own[name] if name in self.own else self.base.get(name)
        if is_open and below.__class__ is Package:
            assert isinstance(below, Package)
            return Package(below.expression, is_certain=False)
        return below

    def found(self, name: str) -> Lazy | Missing:
        found, _ = self._overlaid(name)
        return found if found is not MISSING else self.own.get(name, self.base.found(name))

    def _overlaid(self, name: str) -> tuple[Lazy | Missing, bool]:
        """What the last overlay that defines a name gives, and whether an unknown one above it may define it too."""
        is_open = False
        for layer in reversed(self.layers()):
            value = force(layer)
            found = value.get(name) if isinstance(value, AttrSet) else MISSING
            if found is not MISSING:
                return found, is_open
            is_open = is_open or not isinstance(value, AttrSet) or value.gap(name) is not None
        return MISSING, is_open

    def snapshot(self) -> AttrSet:
        below = self.base.snapshot()
        attrs = {**below.attrs, **self.own}
        for layer in self.layers():
            value = force(layer)
            attrs |= value.snapshot().attrs if isinstance(value, AttrSet) else {}
        return AttrSet(attrs, None, below.rest)

    def names(self) -> list[str]:
        return list(self.snapshot().attrs)


def overlaid(evaluator: Evaluator, base: AttrSet, overlays: Callable[[], Any]) -> AttrSet:
    """A package set with overlays. `overlays` is called for every package, because the list may depend on the world.

    It returns the same list object every time in one world, and None where the list cannot be known yet.
    """
    if isinstance(base, OverlaidPackages):
        before = base.own["overlays"]
        listed = Thunk(lambda _: concat_lists(force(before), overlays()), None)
        return overlaid(evaluator, base.base, lambda: force(before if overlays() is None else listed))
    return _Layering(evaluator, base, overlays).final


def overlay_functions(evaluator: Evaluator, base: AttrSet, overlays: Callable[[], Any]) -> dict[str, Lazy]:
    """`extend` and `appendOverlays` of the package set that is `base` with `overlays`."""

    def appended(more: Callable[[Any], Any]) -> Callable[[Any], AttrSet]:
        def with_more(argument: Any) -> AttrSet:
            listed = Thunk(lambda _: concat_lists(overlays() or ListValue([]), more(argument)), None)
            return overlaid(evaluator, base, lambda: force(listed))

        return with_more

    return {
        "extend": Builtin("extend", 1, appended(lambda overlay: ListValue([overlay]))),
        "appendOverlays": Builtin("appendOverlays", 1, appended(force)),
    }


class _Layering:
    """Applies the overlays of one package set. The layers of each list are made once and kept."""

    def __init__(self, evaluator: Evaluator, base: AttrSet, overlays: Callable[[], Any]) -> None:
        self._base = base
        self._overlays = overlays
        self._is_asking = False
        self._kept: dict[int, tuple[Any, Layers]] = {}
        self._own: dict[str, Lazy] = {"overlays": Thunk(lambda _: overlays() or ListValue([]), None)}
        self.final = OverlaidPackages(base, self._own, self._layers)
        self._own |= {
            "pkgs": self.final,
            **calling_functions(evaluator, self.final),
            "override": Builtin("override", 1, lambda change: self.final),
            **overlay_functions(evaluator, base, overlays),
        }

    def _layers(self) -> Layers:
        if self._is_asking:
            return ()
        self._is_asking = True
        try:
            listed = self._overlays()
        except InfiniteRecursion:
            # The list itself needs a package. In nixpkgs this may work, as less is evaluated there than here.
            return ()
        finally:
            self._is_asking = False
        if listed is None:
            return ()
        kept = self._kept.get(id(listed))
        if kept is None:
            kept = self._kept[id(listed)] = (listed, self._made(listed))
        return kept[1]

    def _made(self, listed: Any) -> Layers:
        made: Layers = ()
        if listed.__class__ is not ListValue:
            return (Thunk(force, listed),)
        if listed.rest is not None:
            made = (Thunk(force, listed.rest),)
        for overlay in listed.items:
            before = OverlaidPackages(self._base, self._own, _as_they_are(made))
            made = (*made, Thunk(_layer, (overlay, self.final, before)))
        return made


def _as_they_are(layers: Layers) -> Callable[[], Layers]:
    return lambda: layers


def _layer(place: tuple[Lazy, AttrSet, AttrSet]) -> Any:
    overlay, final, before = place
    return force(call(call(force(overlay), final), before))
