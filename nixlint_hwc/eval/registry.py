"""Registration of native functions: the language's builtins and the native part of the modelled `lib`.

A native function states the kind of each parameter. The wrapper forces the argument, answers Unknown when the argument
is unknown, and raises `TypeMismatch` when it is of another kind, so that the function body sees only what it can use.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

from nixlint_hwc.eval.calls import anonymous, describe, is_function
from nixlint_hwc.eval.errors import TypeMismatch
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import AttrSet, Builtin, ListValue, LiteralFloat, LiteralInt, PathValue, Str, Unknown


class Parameter:
    """What a native function takes: `accepts` tells whether a forced, known value will do; `label` names it."""

    __slots__ = ("accepts", "complete", "label")

    def __init__(self, label: str, accepts: Callable[[Any], bool], complete: Callable[[Any], Unknown | None]) -> None:
        self.label = label
        self.accepts = accepts
        self.complete = complete


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


#: The argument as it is passed, a value or a thunk.
LAZY: Final = Parameter("anything", lambda value: True, _any_rest)
#: Any forced value, Unknown included.
VALUE: Final = Parameter("anything", lambda value: True, _any_rest)
#: Any forced value but Unknown.
KNOWN: Final = Parameter("anything", lambda value: True, _any_rest)
STRING: Final = Parameter("a string", _is(Str), _any_rest)
#: A string without unknown parts; with any, the call is unknown.
TEXT: Final = Parameter("a string", _is(Str), _hole)
INTEGER: Final = Parameter("an integer", _is(int, LiteralInt), _any_rest)
NUMBER: Final = Parameter("a number", _is(int, float, LiteralInt, LiteralFloat), _any_rest)
BOOLEAN: Final = Parameter("a Boolean", _is(bool), _any_rest)
#: A list, which may have an unknown rest.
LIST: Final = Parameter("a list", _is(ListValue), _any_rest)
#: A list of which every element is there; with a rest, the call is unknown.
WHOLE_LIST: Final = Parameter("a list", _is(ListValue), _rest)
#: A set, possibly of a subclass of `AttrSet`, possibly with a rest.
SET: Final = Parameter("a set", _is_set, _any_rest)
#: A plain `AttrSet` with every known attribute, possibly with a rest.
ATTRS: Final = Parameter("a set", _is_set, _any_rest)
FUNCTION: Final = Parameter("a function", is_function, _any_rest)
PATH: Final = Parameter("a path", _is(PathValue), _any_rest)

Native = TypeVar("Native", bound=Callable[..., Any])


class Registry(dict[str, Builtin]):
    """Native functions by name."""

    def native(self, name: str, *parameters: Parameter) -> Callable[[Native], Native]:
        """Decorate the implementation of `name`, a curried function of the given parameters."""

        def register(function: Native) -> Native:
            self[name] = Builtin(name, len(parameters), checked(name, parameters, function))
            return function

        return register


def checked(name: str, parameters: tuple[Parameter, ...], function: Callable[..., Any]) -> Callable[..., Any]:
    """The function behind the check of its arguments."""
    if all(parameter is LAZY for parameter in parameters):
        return function

    def run(*arguments: Any) -> Any:
        values = []
        for parameter, argument in zip(parameters, arguments, strict=True):
            if parameter is LAZY:
                values.append(argument)
                continue
            value = force(argument)
            if value.__class__ is Unknown:
                if parameter is not VALUE:
                    return anonymous(value)
            elif not parameter.accepts(value):
                raise TypeMismatch(f"'{name}' takes {parameter.label}, but got {describe(value)}")
            else:
                gap = parameter.complete(value)
                if gap is not None:
                    return anonymous(gap)
                if parameter is ATTRS:
                    value = value.snapshot()
            values.append(value)
        return function(*values)

    return run


#: `builtins`: every name is also reachable as `builtins.<name>`.
BUILTINS: Final = Registry()
