"""`freeformType`: the value of definitions that belong to no option (nixpkgs' `freeformConfig`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import MISSING, AttrSet, Str, Unknown
from nixlint_hwc.modules.definitions import Definition, no_value
from nixlint_hwc.modules.option_names import Path, show_path
from nixlint_hwc.modules.options import Option
from nixlint_hwc.modules.types.composite import Anything, AttrsOf
from nixlint_hwc.modules.types.spec import TypeSpec

if TYPE_CHECKING:
    from nixlint_hwc.modules.branch import Branch
    from nixlint_hwc.modules.configuration import Configuration


def freeform_value(configuration: Configuration, path: Path, freeform: TypeSpec, definitions: list[Definition]) -> Any:
    """The value of a path without an option, where the type is that of a set of values: name by name."""
    from nixlint_hwc.modules.option_values import merge_value

    full = (*configuration.prefix, *path)
    if isinstance(freeform, AttrsOf) and len(path) == 1:
        value = merge_value(configuration, freeform.element, full, definitions, None)
        if value is MISSING and configuration.policy.strict:
            raise no_value(full, definitions)
        return Unknown(f"no definition of {show_path(full)} is active") if value is MISSING else value
    found: Any = freeform.merge(configuration.prefix, [_nested(definition, path) for definition in definitions])
    for name in path:
        found = force(found).get(name)
    return force(found)


def takes_all_names(freeform: TypeSpec, depth: int) -> bool:
    """Whether a name `depth` levels below the configuration is there whatever the conditions of its definitions say."""
    inner = freeform
    for _ in range(depth):
        inner = inner.element if isinstance(inner, AttrsOf) else inner
    return inner.lazy if isinstance(inner, AttrsOf) else isinstance(inner, Anything) and inner.loose


def freeform_set(configuration: Configuration) -> Any:
    """What the freeform type makes of all definitions without an option; a type may merge them to other names."""
    freeform = configuration.freeform
    definitions = list(_unmatched(configuration.root))
    if freeform is None or not definitions:
        return AttrSet({})
    return freeform.merge(configuration.prefix, definitions)


def _unmatched(branch: Branch) -> list[Definition]:
    found = []
    for name, definitions in branch.definitions().items():
        declared = branch.declaration(name)
        if declared is None:
            found += [_nested(definition, (*branch.path, name)) for definition in definitions]
        elif not isinstance(declared, Option):
            below = branch.child_branch(name)
            found += [] if below is None else _unmatched(below)
    return found


def _nested(definition: Definition, path: Path) -> Definition:
    """The definition as one of the set around it; its properties go to the value."""
    value = definition.value
    if definition.order is not None:
        value = _property("order", priority=definition.order, content=value)
    if definition.priority is not None:
        value = _property("override", priority=definition.priority, content=value)
    for guard in reversed(definition.guards):
        value = _property("if", condition=guard, content=value)
    for name in reversed(path):
        value = AttrSet({name: value}, None if definition.way is None else {name: definition.way})
    return Definition(value, definition.module, way=definition.way)


def _property(kind: str, **attrs: Any) -> AttrSet:
    return AttrSet({"_type": Str(kind), **attrs})
