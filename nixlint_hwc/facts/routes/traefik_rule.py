"""Traefik's rules of routers: ``Host(`a.example.org`) && PathPrefix(`/x`)``.

In: the text of a rule. Out: the hosts that it is for and what else requests must match. Source: Traefik's
documentation, "Routers", "Rule".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_HOSTS: Final = re.compile(r"\bHost\(\s*((?:[`\"'][^`\"']*[`\"']\s*,?\s*)+)\)")
_QUOTED: Final = re.compile(r"[`\"']([^`\"']*)[`\"']")


@dataclass(frozen=True, slots=True)
class RouterRule:
    """What a router's rule says. `hosts` is empty where they are not known, `matcher` is `*` for everything."""

    hosts: tuple[str, ...]
    matcher: str


def parse_rule(text: str) -> RouterRule:
    """The hosts and the rest of a rule. A rule that excludes hosts, or ties each to a path of its own, has none."""
    if "!" in text:
        return RouterRule((), text)
    hosts = tuple(name for group in _HOSTS.findall(text) for name in _QUOTED.findall(group))
    rest = _HOSTS.sub("", text)
    if re.fullmatch(r"[\s()|]*", rest):
        return RouterRule(hosts, "*")
    head, joined, tail = text.partition("&&")
    either = "||" in head and not head.lstrip().startswith("(")
    if not joined or either or not re.fullmatch(r"[\s()|]*", _HOSTS.sub("", head)) or _HOSTS.search(tail):
        return RouterRule((), text)
    if "||" in tail and not tail.lstrip().startswith("("):
        return RouterRule((), text)
    return RouterRule(hosts, " ".join(tail.split()))
