"""`attrTag`: a set with exactly one of several named values."""

from __future__ import annotations

from typing import Any

from nixlint_hwc.eval.calls import anonymous, call
from nixlint_hwc.eval.errors import OptionError
from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.thunk import Thunk, force
from nixlint_hwc.eval.values import MISSING, AttrSet, ListValue, Str, Unknown
from nixlint_hwc.modules.definitions import Definition, conflict, no_value, tag_of
from nixlint_hwc.modules.option_names import Path, quote_name, show_path
from nixlint_hwc.modules.properties import active
from nixlint_hwc.modules.types.nix import OptionType, spec_of
from nixlint_hwc.modules.types.scalar import UNSPECIFIED
from nixlint_hwc.modules.types.spec import TypeSpec, checked_merge, together
from nixlint_hwc.source import Span


class AttrTag(TypeSpec):
    """`attrTag { a = mkOption ...; b = mkOption ...; }`. `tags` are the lazy options by name."""

    name = "attrTag"
    grammar = "noun"

    def __init__(self, tags: dict[str, Any]) -> None:
        self.tags = tags

    def describe(self) -> str:
        return f"attribute-tagged union with choices: {', '.join(quote_name(name) for name in sorted(self.tags))}"

    def check(self, value: Any) -> bool:
        if not isinstance(value, AttrSet):
            return value.__class__ is Unknown
        names = value.names()
        return value.rest is not None or (len(names) == 1 and names[0] in self.tags)

    def merge(self, path: Path, definitions: list[Definition]) -> Any:
        known = [d for d in definitions if isinstance(d.value, AttrSet)]
        choices = {name for d in known for name in d.value.names()}
        if not choices:
            return definitions[0].value if not known else known[0].value
        if len(choices) > 1:
            both = " and ".join(f"'{name}'" for name in sorted(choices))
            raise conflict(f"the option '{show_path(path)}' is defined as {both}, of which it takes one", definitions)
        name = choices.pop()
        parts = [_below(d, name) for d in definitions]
        return AttrSet({name: self._value((*path, name), self._option(name), parts)})

    def _option(self, name: str) -> AttrSet:
        option = force(self.tags[name])
        kind = tag_of(option) if isinstance(option, AttrSet) else None
        if kind != "option":
            what = "a bare type, not wrapped in mkOption" if kind == "option-type" else "not"
            raise OptionError(f"in attrTag, each tag value must be an option, but tag {name} was {what}")
        return option  # type: ignore[no-any-return]

    def _value(self, path: Path, option: AttrSet, definitions: list[Definition]) -> Any:
        kind, default, apply = option.get("type"), option.get("default"), option.get("apply")
        spec = UNSPECIFIED if kind is MISSING else spec_of(kind)
        parts = active(definitions)
        value = checked_merge(path, spec, parts) if parts else force(spec.empty() if default is MISSING else default)
        if value is MISSING:
            raise no_value(path, definitions)
        return value if apply is MISSING else call(force(apply), value)

    def combined(self, other: TypeSpec) -> TypeSpec | None:
        """The union of the tags; a tag of both has the type of both."""
        if not isinstance(other, AttrTag):
            return None
        tags = {**self.tags, **other.tags}
        for name in self.tags.keys() & other.tags.keys():
            tags[name] = Thunk(self._declared_twice, (other, name))
        return AttrTag(tags)

    def _declared_twice(self, suspended: tuple[AttrTag, str]) -> AttrSet:
        """A tag of two declarations. Raises `OptionError` where their types are not compatible."""
        other, name = suspended
        first, second = self._option(name), other._option(name)
        merged = together(spec_of(first.get("type")), spec_of(second.get("type")))
        if merged is None:
            raise OptionError(f"the option '{name}' of an 'attrTag' is already declared with another type")
        both = {key: _concatenated(key, first, second) for key in ("declarations", "declarationPositions")}
        return AttrSet({**second.attrs, **first.attrs, **both, "type": OptionType.of(merged)})

    def sub_options(self, path: Path) -> Any:
        loc = [Str(part) for part in path]
        return AttrSet(
            {name: AttrSet({**self._option(name).attrs, "loc": ListValue([*loc, Str(name)])}) for name in self.tags}
        )


def _below(definition: Definition, name: str) -> Definition:
    """The definition of the tag; one that is not known is of the same tag as the others."""
    if definition.value.__class__ is Unknown:
        return definition.with_value(anonymous(definition.value))
    value = definition.value.get(name)
    if value is MISSING:
        value = anonymous(definition.value.rest)
    return definition.with_value(value, definition.value.place(name))


def _concatenated(name: str, first: AttrSet, second: AttrSet) -> ListValue:
    return ListValue([*force(first.get(name)).items, *force(second.get(name)).items])


def declared(evaluator: Evaluator, tags: AttrSet) -> dict[str, Any]:
    """The tags of an `attrTag` by name, each with the place where it is declared."""
    return {name: Thunk(_with_place, (evaluator, value, tags.place(name))) for name, value in tags.attrs.items()}


def _with_place(suspended: tuple[Evaluator, Any, Span | None]) -> Any:
    evaluator, value, place = suspended
    option = force(value)
    if not isinstance(option, AttrSet) or tag_of(option) != "option":
        return option
    positions = [] if place is None or place.file.internal else [evaluator.position(place)]
    where = {
        "declarations": ListValue([position.attrs["file"] for position in positions]),
        "declarationPositions": ListValue(list(positions)),
    }
    return AttrSet({**where, **option.snapshot().attrs}, option.places)
