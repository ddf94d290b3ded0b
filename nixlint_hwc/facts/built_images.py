"""Images that the project makes itself: built, loaded, imported or named by a unit's script.

In: the scripts of units and of the system's activation. Out: for an image reference, whether a script makes it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from nixlint_hwc.eval.values import Unknown
from nixlint_hwc.facts.partial import Known, Piece, either, equals
from nixlint_hwc.facts.podman.image import ImageReference
from nixlint_hwc.facts.shell.command import Script
from nixlint_hwc.facts.shell.script import image_commands

#: Subcommands that put an image into the local storage without a registry.
_MAKING = ("build", "load", "import", "tag")


@dataclass(frozen=True, slots=True)
class BuiltImage:
    """An image that `unit` (null: the system's activation) makes; `name` is null where the script does not say."""

    name: Piece | None
    unit: str | None


@dataclass(slots=True)
class BuiltImages:
    """The images that the project makes."""

    images: list[BuiltImage] = field(default_factory=list)

    def read(self, script: Script, unit: str | None) -> None:
        """Add what a script makes."""
        for command in image_commands(script):
            if command.verb in _MAKING:
                self.images.append(BuiltImage(command.image, unit))

    def has(self, image: ImageReference, unit: str | Unknown) -> Known:
        """Whether a script makes this image; not known where the container's own unit loads one without its name."""
        names = _names(image)
        return either(*[self._is(one, names, unit) for one in self.images])

    @staticmethod
    def _is(one: BuiltImage, names: tuple[str, ...], unit: str | Unknown) -> Known:
        may_be_own = isinstance(unit, Unknown) or one.unit == unit
        if one.name is None:
            return Unknown("an image that the unit loads") if may_be_own else False
        if isinstance(one.name, Unknown):
            return one.name if may_be_own else False
        return either(*[equals(one.name, name) for name in names])


def _names(image: ImageReference) -> tuple[str, ...]:
    """The names under which a script may make an image: with and without `localhost/` and the tag `latest`."""
    if image.text.holes:
        return ()
    name = image.text.text.removeprefix("localhost/")
    latest = name.removesuffix(":latest") if image.is_latest is True else name
    plain = dict.fromkeys((name, latest, f"{latest}:latest" if image.is_latest is True else name))
    return tuple(f"{prefix}{one}" for one in plain for prefix in ("", "localhost/"))
