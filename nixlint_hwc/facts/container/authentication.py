"""Settings that switch the authentication of a database off.

In: a container's environment and command. Out: `AuthSwitch`es. Sources: the descriptions of the images of postgres,
mysql, mariadb, neo4j and bitnami, and the manuals of MySQL and Redis.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from nixlint_hwc.eval.values import Str
from nixlint_hwc.source import Span

if TYPE_CHECKING:
    from nixlint_hwc.facts.container.options import Element
    from nixlint_hwc.facts.parts import ContainerVariable

_TRUST: Final = re.compile(r"(?:.*_)?HOST_AUTH_METHOD")
_EMPTY: Final = re.compile(r"(?:.*_)?ALLOW_EMPTY_(?:.*_)?PASSWORD")
_ON: Final = frozenset({"1", "yes", "true", "on", "y"})


@dataclass(frozen=True, slots=True, eq=False)
class AuthSwitch:
    """A setting that lets everybody in. `name` is the setting as people write it: `POSTGRES_HOST_AUTH_METHOD=trust`."""

    name: str
    origin: Span


def switched_off(variables: Iterable[ContainerVariable]) -> Iterator[AuthSwitch]:
    """The variables that switch authentication off."""
    for variable in variables:
        name, value = variable.name, variable.value
        if not isinstance(name, Str) or not isinstance(value, Str) or name.holes or value.holes:
            continue
        is_trust = _TRUST.fullmatch(name.text) and value.text.lower() == "trust"
        is_empty = _EMPTY.fullmatch(name.text) and value.text.lower() in _ON
        is_none = name.text == "NEO4J_AUTH" and value.text.lower() == "none"
        if is_trust or is_empty or is_none:
            yield AuthSwitch(f"{name.text}={value.text}", variable.origin)


def unprotected(command: list[Element]) -> AuthSwitch | None:
    """Redis set to answer everybody without a password; MySQL set to accept connections without one."""
    known = [element for element in command if isinstance(element.value, Str) and not element.value.holes]
    words = [(word, element) for element in known for word in element.value.text.split()]
    texts = [word for word, _ in words]
    for word, element in words:
        if word.replace("_", "-") in ("--skip-grant-tables", "--skip-grant-tables=1"):
            return AuthSwitch(word, element.span)
    if "--requirepass" in texts or "--aclfile" in texts:
        return None
    for index, word in enumerate(texts[:-1]):
        if word == "--protected-mode" and texts[index + 1].strip("\"'").lower() == "no":
            return AuthSwitch("--protected-mode no", words[index][1].span)
    return None
