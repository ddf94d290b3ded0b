"""One option declaration as a fact."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.thunk import collected, force
from nixlint_hwc.eval.values import MISSING, AttrSet, ListValue, Str, Unknown
from nixlint_hwc.facts.partial import Known
from nixlint_hwc.facts.raw import definitions_below
from nixlint_hwc.facts.structure.structure import DeclaredOption, TypeExpression
from nixlint_hwc.modules.branch import Branch
from nixlint_hwc.modules.configuration import Configuration
from nixlint_hwc.modules.definitions import Definition
from nixlint_hwc.modules.option_names import show_path
from nixlint_hwc.modules.options import Declaration, Option
from nixlint_hwc.modules.types.spec import TypeSpec, checked_merge
from nixlint_hwc.modules.types.wrapping import CoercedTo, Either, NullOr
from nixlint_hwc.source import Span
from nixlint_hwc.syntax import ast


def declared_option(
    path: tuple[str, ...],
    declaration: Declaration,
    configurations: list[Configuration],
    may_be_read: Callable[[], bool],
) -> DeclaredOption | None:
    """The fact of a declaration; None where it has no place in the project or its type cannot be evaluated."""
    place = declaration.span
    if place is None or place.file.internal:
        return None
    option = Option(path, [declaration])
    try:
        spec = option.spec
        internal = option.internal
    except EvalError:
        return None
    accepts_ports = _accepts_ports(spec)
    # Looked up only where a rule may ask: for options that are named for a port but accept other values.
    is_asked = path[-1].lower().endswith("port") and not accepts_ports
    return DeclaredOption(
        path=show_path(path),
        name=path[-1],
        file_name=place.file.path.rsplit("/", 1)[-1],
        type_name=spec.name,
        value_type_name=spec.element.name if isinstance(spec, NullOr) else spec.name,
        type_text=spec.describe(),
        accepts_ports=accepts_ports,
        is_enable=option.attribute("__enable") is not MISSING,
        is_internal=internal,
        has_description=_has_description(declaration.attrs),
        default_text=_default_text(declaration.attrs),
        default_error=_default_error(option, spec),
        type_expression=_type_expression(declaration.attrs, configurations) if is_asked else None,
        holds_ports=is_asked and _holds_ports(path, declaration.attrs, configurations),
        origin=place,
        _may_be_read=may_be_read,
    )


def _type_expression(attrs: AttrSet, configurations: list[Configuration]) -> TypeExpression | None:
    place = attrs.place("type")
    if place is None or place.file.internal or not configurations:
        return None
    tree = configurations[0].evaluator.trees.get(place.file.path)
    value = _value_of(tree.root, place.start) if tree is not None and tree.file is place.file else None
    if value is None:
        return None
    span = Span(place.file, value.start, value.end)
    return TypeExpression(span.text, span)


def _value_of(node: Any, start: int) -> Any:
    """The expression that the binding whose name begins at a byte binds."""
    stack = [node]
    while stack:
        current = stack.pop()
        if isinstance(current, ast.Binding) and current.name.start == start and not current.implicit:
            return current.value
        stack += [part for part in current if isinstance(part, tuple) and _may_hold(part, start)]
    return None


def _may_hold(node: Any, start: int) -> bool:
    """Whether something below a node may begin at a byte; sets may be spread over places that they do not cover."""
    if isinstance(node, (ast.Attrs, ast.Binding)) or not hasattr(node, "_fields"):
        return True
    return bool(node.start <= start < node.end)


def _holds_ports(path: tuple[str, ...], attrs: AttrSet, configurations: list[Configuration]) -> bool:
    values = [attrs.get("default")] if attrs.get("default") is not MISSING else []
    try:
        values += [part.value for configuration in configurations for part in definitions_below(configuration, path)]
        return all(_is_port_or_null(force(value)) for value in values)
    except EvalError:
        return False


def _is_port_or_null(value: Any) -> bool:
    return value is None or (isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 65535)


def _accepts_ports(spec: TypeSpec) -> bool:
    """Whether it is `types.port`, takes no integer that is no port, or may hold a port beside other things."""
    if isinstance(spec, NullOr):
        return _accepts_ports(spec.element)
    if isinstance(spec, Either):
        return _accepts_ports(spec.left) or _accepts_ports(spec.right)
    if isinstance(spec, CoercedTo):
        return _accepts_ports(spec.target)
    return spec.name == "unsignedInt16" or (spec.name == "intBetween" and not any(map(spec.check, (-1, 65536))))


def _has_description(attrs: AttrSet) -> Known:
    found = attrs.get("description")
    if found is MISSING:
        return False
    try:
        value = force(found)
    except EvalError as error:
        return Unknown(error.reason(), error.span)
    return value if isinstance(value, Unknown) else value is not None


def _default_text(attrs: AttrSet) -> str | None:
    found = attrs.get("default")
    try:
        value = None if found is MISSING else force(found)
    except EvalError:
        return None
    if isinstance(value, Str):
        return None if value.holes else value.text
    return str(int(value)) if isinstance(value, int) and not isinstance(value, bool) else None


def _default_error(option: Option, spec: TypeSpec) -> str | None:
    """Why the default does not fit its type; null if it does, or if that depends on anything uncertain."""
    default = option.default
    if default is None:
        return None
    try:
        collected(lambda: _merge_all(option.path, spec, default))
    except EvalError as error:
        return _reason(error) if error.mask == 0 else None
    return None


def _merge_all(path: tuple[str, ...], spec: TypeSpec, default: Definition) -> None:
    value = force(default.value)
    merged = checked_merge(path, spec, [default.with_value(value)])
    _force_elements(merged)


def _force_elements(value: Any) -> None:
    if value.__class__ is ListValue:
        for item in value.items:
            force(item)
    elif isinstance(value, AttrSet) and not isinstance(value, Branch):
        for item in value.snapshot().attrs.values():
            force(item)


def _reason(error: EvalError) -> str | None:
    from nixlint_hwc.eval.calls import describe
    from nixlint_hwc.eval.errors import OptionError

    if isinstance(error, OptionError) and error.expected is not None:
        return f"it is {describe(error.value)} where the type is '{error.expected}'"
    return None
