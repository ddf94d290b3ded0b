"""`sarif_om` objects as SARIF 2.1.0 JSON.

In: attrs objects whose fields name their JSON property in `schema_property_name`. Out: JSON. Always holds: nothing is
null, and what only repeats the schema's default is left out; but `level` is always written, because a result without
one takes the level of its rule and not the schema's default.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

import attr

from nixlint_hwc.report.escape import encodable, harmless_json

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None

_ALWAYS = frozenset({"level"})


def dumps(log: object) -> str:
    """The document in ASCII, indented, ended by a newline."""
    return harmless_json(json.dumps(to_json(log), indent=2)) + "\n"


def to_json(value: object) -> Json:
    """Plain JSON for an attrs object, and for lists, string-keyed dictionaries and scalars that hold such."""
    kind = type(value)
    if attr.has(kind):
        return _object(value, attr.fields(kind))
    if isinstance(value, dict):
        return {str(key): to_json(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [to_json(item) for item in value]
    if isinstance(value, str):
        return encodable(value)
    if value is None or isinstance(value, int | float):
        return value
    raise TypeError(f"{type(value).__name__} has no place in SARIF")


def _object(value: object, fields: Iterable[attr.Attribute[object]]) -> Json:
    members: dict[str, Json] = {}
    for field in fields:
        name = field.metadata["schema_property_name"]
        item = getattr(value, field.name)
        if item is not None and (name in _ALWAYS or not _is_default(item, field.default)):
            members[name] = to_json(item)
    return members


def _is_default(item: object, default: object) -> bool:
    factory = getattr(default, "factory", None)
    return bool(item == (factory() if factory is not None else default))
