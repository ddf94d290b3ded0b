"""`dataclass` at a quarter of its cost, for a program that starts often and has two hundred of them.

The standard one compiles up to six methods for each class. Here `__init__` is compiled, and all classes share the
others. In: a class whose annotations are text (`from __future__ import annotations`). Out: what `dataclasses` makes of
it, for the options that this package uses; `fields`, `replace`, `asdict` and `is_dataclass` take the two for the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses
    from dataclasses import MISSING, Field, FrozenInstanceError
    from operator import attrgetter
    from reprlib import recursive_repr

    def dataclass(cls=None, /, *, frozen=False, slots=False, eq=True, kw_only=False):
        """The class with the methods of a record; see `dataclasses.dataclass`."""
        if cls is None:
            return lambda cls: _made(cls, frozen, slots, eq, kw_only)
        return _made(cls, frozen, slots, eq, kw_only)

    def _made(cls, frozen, slots, eq, kw_only):
        inherited = {
            name: one for base in reversed(cls.__mro__[1:]) for name, one in base.__dict__.get(_FIELDS, {}).items()
        }
        own = _own_fields(cls, kw_only)
        every = {**inherited, **own}
        positional = tuple([name for name, one in every.items() if one.init and not one.kw_only])
        methods = {_FIELDS: every, "__match_args__": positional}
        methods |= {"__init__": _init(cls, every, frozen), "__repr__": _repr}
        if frozen:
            methods |= {"__setattr__": _refuse, "__delattr__": _refuse}
        if eq:
            methods |= {"__eq__": _equal, _VALUES: _values_of([name for name, one in every.items() if one.compare])}
            methods["__hash__"] = _hash if frozen else None
        defined = cls.__dict__
        made = {name: value for name, value in methods.items() if defined.get(name) is None}
        if not slots:
            for name, value in made.items():
                setattr(cls, name, value)
            for name, one in own.items():
                _set_default(cls, name, one)
            return cls
        attributes = {**{name: value for name, value in defined.items() if name not in own}, **made}
        for name in ("__dict__", "__weakref__"):
            attributes.pop(name, None)
        attributes["__slots__"] = tuple(name for name in own if name not in inherited)
        attributes["__qualname__"] = cls.__qualname__
        return type(cls)(cls.__name__, cls.__bases__, attributes)

    _FIELDS = "__dataclass_fields__"
    #: The getter of the values that two records of a class are compared by.
    _VALUES = "_record_values"
    _FACTORY = object()

    def _own_fields(cls, kw_only):
        found = {}
        for name, annotation in cls.__dict__.get("__annotations__", {}).items():  # noqa: RUF063
            if annotation.startswith("ClassVar"):
                continue
            default = cls.__dict__.get(name, MISSING)
            one = default if isinstance(default, Field) else dataclasses.field(default=default)
            one.name, one.type, one._field_type = name, annotation, dataclasses._FIELD
            one.kw_only = kw_only if one.kw_only is MISSING else one.kw_only
            found[name] = one
        return found

    def _set_default(cls, name, one):
        if one.default is not MISSING:
            setattr(cls, name, one.default)
        elif isinstance(cls.__dict__.get(name), Field):
            delattr(cls, name)

    def _init(cls, fields, frozen):
        names = {"_set": object.__setattr__, "_FACTORY": _FACTORY}
        plain, named, body = [], [], []
        for name, one in fields.items():
            value = name
            if one.default is not MISSING:
                names[f"_default_{name}"] = one.default
                parameter = f"{name}=_default_{name}"
                value = name if one.init else f"_default_{name}"
            elif one.default_factory is not MISSING:
                names[f"_make_{name}"] = one.default_factory
                parameter = f"{name}=_FACTORY"
                value = f"_make_{name}() if {name} is _FACTORY else {name}" if one.init else f"_make_{name}()"
            elif one.init:
                parameter = name
            else:
                continue
            if one.init:
                (named if one.kw_only else plain).append(parameter)
            body.append(f"_set(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
        if hasattr(cls, "__post_init__"):
            body.append("self.__post_init__()")
        parameters = ", ".join(["self", *plain, *(["*", *named] if named else [])])
        exec(f"def __init__({parameters}):\n " + "\n ".join(body or ["pass"]), names)
        made = names["__init__"]
        made.__qualname__ = f"{cls.__qualname__}.__init__"
        return made

    def _values_of(names):
        """A getter of these attributes, as one value for each record."""
        return staticmethod(attrgetter(*names) if names else lambda record: ())

    def _equal(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self._record_values(self) == self._record_values(other)

    def _hash(self):
        return hash(self._record_values(self))

    @recursive_repr()
    def _repr(self):
        shown = [f"{name}={getattr(self, name)!r}" for name, one in self.__dataclass_fields__.items() if one.repr]
        return f"{self.__class__.__qualname__}({', '.join(shown)})"

    def _refuse(self, name, *_):
        raise FrozenInstanceError(f"cannot assign to field {name!r}")
