"""Registration of native functions: the language's builtins and the native part of the modelled `lib`.

A native function states the kind of each parameter. The wrapper forces the argument, answers Unknown when the argument
is unknown, and raises `TypeMismatch` when it is of another kind, so that the function body sees only what it can use.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

from nixlint_hwc.eval.calls import KIND_NAMES, anonymous, describe, is_function
from nixlint_hwc.eval.errors import TypeMismatch
from nixlint_hwc.eval.thunk import Thunk, force_slow
from nixlint_hwc.eval.values import (
    AttrSet,
    Builtin,
    Closure,
    ListValue,
    LiteralFloat,
    LiteralInt,
    Str,
    Unknown,
)


class Parameter:
    """What a native function takes: `accepts` tells whether a forced, known value will do; `label` names it.

    `quick` are the classes whose every value will do as it is.
    """

    __slots__ = ("accepts", "complete", "label", "quick")

    def __init__(
        self,
        label: str,
        accepts: Callable[[Any], bool],
        complete: Callable[[Any], Unknown | None],
        quick: frozenset[type] = frozenset(),
    ) -> None:
        self.label = label
        self.accepts = accepts
        self.complete = complete
        self.quick = quick


def _any_rest(value: Any) -> Unknown | None:
    return None


def _hole(value: Any) -> Unknown | None:
    return value.holes[0] if value.holes else None


def _rest(value: Any) -> Unknown | None:
    return value.rest  # type: ignore[no-any-return]


def _is_set(value: Any) -> bool:
    return isinstance(value, AttrSet)


def _is(*kinds: type) -> Callable[[Any], bool]:
    allowed = frozenset(kinds)
    return lambda value: value.__class__ in allowed


_KNOWN_KINDS: Final = frozenset(KIND_NAMES) - {Unknown}


def _exactly(label: str, *kinds: type) -> Parameter:
    return Parameter(label, _is(*kinds), _any_rest, frozenset(kinds))


#: The argument as it is passed, a value or a thunk.
LAZY: Final = Parameter("anything", lambda value: True, _any_rest)
#: Any forced value, Unknown included.
VALUE: Final = Parameter("anything", lambda value: True, _any_rest, _KNOWN_KINDS | {Unknown})
#: Any forced value but Unknown.
KNOWN: Final = Parameter("anything", lambda value: True, _any_rest, _KNOWN_KINDS)
STRING: Final = _exactly("a string", Str)
#: A string without unknown parts; with any, the call is unknown.
TEXT: Final = Parameter("a string", _is(Str), _hole)
INTEGER: Final = _exactly("an integer", int, LiteralInt)
NUMBER: Final = _exactly("a number", int, float, LiteralInt, LiteralFloat)
#: A list, which may have an unknown rest.
LIST: Final = _exactly("a list", ListValue)
#: A list of which every element is there; with a rest, the call is unknown.
WHOLE_LIST: Final = Parameter("a list", _is(ListValue), _rest)
#: A set, possibly of a subclass of `AttrSet`, possibly with a rest.
SET: Final = Parameter("a set", _is_set, _any_rest, frozenset({AttrSet}))
#: A plain `AttrSet` with every known attribute, possibly with a rest.
ATTRS: Final = Parameter("a set", _is_set, _any_rest, frozenset({AttrSet}))
FUNCTION: Final = Parameter("a function", is_function, _any_rest, frozenset({Closure, Builtin}))

Native = TypeVar("Native", bound=Callable[..., Any])


class Registry(dict[str, Builtin]):
    """Native functions by name."""

    def native(self, name: str, *parameters: Parameter) -> Callable[[Native], Native]:
        """Decorate the implementation of `name`, a curried function of the given parameters."""

        def register(function: Native) -> Native:
            self[name] = Builtin(name, len(parameters), checked(name, parameters, function))
            return function

        return register


class _Gap:
    """An argument that makes the call unknown."""

    __slots__ = ("unknown",)

    def __init__(self, unknown: Unknown) -> None:
        self.unknown = unknown


def _checker(name: str, parameter: Parameter) -> Callable[[Any], Any]:
    """The check of a forced argument that is none of the quick classes: the value, or a `_Gap`."""

    def check(value: Any) -> Any:
        if value.__class__ is Unknown:
            return value if parameter is VALUE else _Gap(anonymous(value))
        if not parameter.accepts(value):
            if isinstance(value, AttrSet):
                other = value.rest if parameter is FUNCTION else value.of_other_kind()
                if other is not None:
                    return _Gap(anonymous(other))
            raise TypeMismatch(f"'{name}' takes {parameter.label}, but got {describe(value)}")
        gap = parameter.complete(value)
        if gap is not None:
            return _Gap(anonymous(gap))
        return value.snapshot() if parameter is ATTRS else value

    return check


def checked(name: str, parameters: tuple[Parameter, ...], function: Callable[..., Any]) -> Callable[..., Any]:
    """The function behind the check of its arguments."""
    if all(parameter is LAZY for parameter in parameters):
        return function
    checks = [(parameter is LAZY, parameter.quick, _checker(name, parameter)) for parameter in parameters]
    return _checked_one(function, *checks[0][1:]) if len(checks) == 1 else _checked_all(function, checks)


def function(name: str, parameters: tuple[Parameter, ...], run: Callable[..., Any]) -> Builtin:
    """A function value that checks its arguments, for what is made while a program runs."""
    return Builtin(name, len(parameters), checked(name, parameters, run))


def _checked_one(
    function: Callable[..., Any], quick: frozenset[type], check: Callable[[Any], Any]
) -> Callable[..., Any]:
    def run(value: Any) -> Any:
        if value.__class__ is Thunk:
            value = value.value if value.mask == 0 else force_slow(value)
        if value.__class__ not in quick:
            value = check(value)
            if value.__class__ is _Gap:
                return value.unknown
        return function(value)

    return run


def _checked_all(
    function: Callable[..., Any], checks: list[tuple[bool, frozenset[type], Callable[[Any], Any]]]
) -> Callable[..., Any]:
    def run(*arguments: Any) -> Any:
        values = []
        for value, (lazy, quick, check) in zip(arguments, checks, strict=True):
            if not lazy:
                if value.__class__ is Thunk:
                    value = value.value if value.mask == 0 else force_slow(value)  # noqa: PLW2901
                if value.__class__ not in quick:
                    value = check(value)  # noqa: PLW2901
                    if value.__class__ is _Gap:
                        return value.unknown
            values.append(value)
        return function(*values)

    return run


#: `builtins`: every name is also reachable as `builtins.<name>`.
BUILTINS: Final = Registry()
