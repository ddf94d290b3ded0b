"""Attribute paths on the left of `=` become nested sets, and definitions of one name are merged.

In: bindings in source order. Out: `Binding` and `Inherit` nodes with unique static names. The rule is `addAttr` of
Nix's parser: two definitions of a name merge where both are attribute sets, else the second is a duplicate.
"""

from __future__ import annotations

from collections.abc import Callable

from nixlint_hwc.syntax.ast import AttrName, Attrs, Binding, Inherit, Node, StaticName, Unparsed

OnDuplicate = Callable[[str, StaticName, StaticName], None]
"""Called with the dotted path, the second name and the first one."""


class _Growing:
    """A binding whose set may still take more bindings."""

    __slots__ = ("builder", "first")

    def __init__(self, first: Binding, value: Attrs, on_duplicate: OnDuplicate, prefix: str) -> None:
        self.first = first
        self.builder = SetBuilder(on_duplicate, prefix)
        self.builder.take(value.bindings)

    def finished(self) -> Binding:
        value = self.first.value
        assert isinstance(value, Attrs)
        return self.first._replace(value=value._replace(bindings=self.builder.finished()))


class SetBuilder:
    """Collects the bindings of one attribute set or `let`."""

    __slots__ = ("_index", "_items", "_on_duplicate", "_prefix")

    def __init__(self, on_duplicate: OnDuplicate, prefix: str = "") -> None:
        self._items: list[Binding | Inherit | _Growing] = []
        self._index: dict[str, tuple[int, StaticName]] = {}
        self._on_duplicate = on_duplicate
        self._prefix = prefix

    def finished(self) -> tuple[Binding | Inherit, ...]:
        """What was collected, in the order of each name's first definition."""
        return tuple([item.finished() if isinstance(item, _Growing) else item for item in self._items])

    def define(self, start: int, end: int, path: list[AttrName], value: Node) -> None:
        """Add `path = value;`, which covers `start`..`end`."""
        name = path[0]
        if len(path) == 1:
            self.add(Binding(start, end, name, value))
        else:
            self.add(Binding(start, end, name, _nested(start, end, path, value), True))

    def add(self, binding: Binding) -> None:
        """Add one binding, merging its set into an earlier one of the same name."""
        name = binding.name
        if type(name) is not StaticName:
            self._items.append(binding)
            return
        earlier = self._index.setdefault(name.name, (len(self._items), name))
        if earlier[1] is name:
            self._items.append(binding)
        else:
            self._merge(*earlier, binding, name)

    def inherit(self, node: Inherit) -> None:
        """Add an `inherit`; names that are defined already are dropped from it."""
        kept = []
        for name in node.names:
            earlier = self._index.setdefault(name.name, (len(self._items), name))
            if earlier[1] is name:
                kept.append(name)
            else:
                self._on_duplicate(self._prefix + name.name, name, earlier[1])
        self._items.append(node if len(kept) == len(node.names) else node._replace(names=tuple(kept)))

    def take(self, bindings: tuple[Binding | Inherit, ...]) -> None:
        """Add all bindings of another set."""
        for item in bindings:
            if isinstance(item, Inherit):
                self.inherit(item)
            else:
                self.add(item)

    def _merge(self, at: int, first_name: StaticName, binding: Binding, name: StaticName) -> None:
        item = self._items[at]
        value = binding.value
        if isinstance(item, Binding) and isinstance(item.value, Attrs) and isinstance(value, Attrs):
            item = _Growing(item, item.value, self._on_duplicate, f"{self._prefix}{name.name}.")
            self._items[at] = item
        if isinstance(item, _Growing) and isinstance(value, Attrs):
            item.builder.take(value.bindings)
        elif not (isinstance(value, Unparsed) or (isinstance(item, Binding) and isinstance(item.value, Unparsed))):
            self._on_duplicate(self._prefix + name.name, name, first_name)


def _nested(start: int, end: int, path: list[AttrName], value: Node) -> Node:
    """The set that `path`'s tail stands for; each level covers the rest of the binding from its name on."""
    for index in range(len(path) - 1, 0, -1):
        name = path[index]
        implicit = index < len(path) - 1
        value = Attrs(name.start, end, False, (Binding(start, end, name, value, implicit),))
    return value
