"""`dataclass`, for a program that starts often, has two hundred of them and makes a hundred thousand instances.

In: a class. Out: what `dataclasses` makes of it, for the options that this package uses; `fields` and `replace` work.
Always holds: the type checker sees the standard library's decorator, so that a frozen instance is held to be frozen
wherever it is used. While the program runs nothing refuses an assignment: that would compile two more methods for each
class and make each instance through a call for each of its fields. Comparison, hash and representation are shared by
all classes, not compiled for each.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen=False, slots=False, eq=True, kw_only=False):
        """The class with the methods of a record; see `dataclasses.dataclass`."""
        shared = {"__repr__": _repr} | ({"__eq__": _equal, "__hash__": _hash if frozen else None} if eq else {})

        def made(kind):
            for name, method in shared.items():
                if name not in vars(kind):
                    setattr(kind, name, method)
            return dataclasses.dataclass(repr=False, eq=False, slots=slots, kw_only=kw_only)(kind)

        return made


def _compared(record: Any) -> list[object]:
    """The values that two records of a class are compared by."""
    return [getattr(record, field.name) for field in dataclasses.fields(record) if field.compare]


def _equal(self: Any, other: object) -> bool:
    return NotImplemented if other.__class__ is not self.__class__ else _compared(self) == _compared(other)


def _hash(self: Any) -> int:
    return hash(tuple(_compared(self)))


def _repr(self: Any) -> str:
    shown = [f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self)]
    return f"{self.__class__.__qualname__}({', '.join(shown)})"
