"""A loaded rule: its metadata, its settings, and its functions.

In: the attribute set that a `rule.nix` evaluates to. Out: `Rule`, or `RuleError`, which says what is wrong and where.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, TypeVar

from nixlint_hwc.eval.thunk import Thunk, force
from nixlint_hwc.eval.values import MISSING, AttrSet, Closure, ListValue, Str
from nixlint_hwc.finding import Confidence, RuleInfo, Severity
from nixlint_hwc.suggestion import did_you_mean
from nixlint_hwc.syntax import ast

#: Attributes of a rule that may be functions of the facts.
FUNCTIONS: Final = ("check", "severity", "message", "fix", "related", "at", "redact")
_REQUIRED: Final = ("id", "summary", "severity", "subject", "check", "message")
_TEXTS: Final = ("id", "summary", "subject", "category", "confidence", "explanation", "defaultSeverity")
ATTRIBUTES: Final = frozenset(
    {*FUNCTIONS, *_REQUIRED, *_TEXTS, "securitySeverity", "settings", "pedantic", "references"}
)
_ID: Final = re.compile(r"[A-Z][A-Z0-9_-]*[0-9]+")


_Choice = TypeVar("_Choice", bound=StrEnum)


class RuleError(Exception):
    """The rule cannot be used; `start` is the byte offset of the fault in its file, if it has one."""

    def __init__(self, message: str, start: int | None = None) -> None:
        super().__init__(message)
        self.start = start


@dataclass(frozen=True, slots=True, eq=False)
class RuleFunction:
    """A function of facts. `names` are the arguments that it takes by name, None when it takes them all."""

    closure: Closure
    names: tuple[str, ...] | None

    @property
    def node(self) -> ast.Lambda:
        """The syntax of the function."""
        return self.closure.code.node  # type: ignore[no-any-return]

    def call(self, arguments: Mapping[str, Any]) -> Any:
        """The function's value for these arguments. Raises what evaluation raises."""
        if self.names is None:
            given = dict(arguments)
        else:
            given = {name: arguments[name] for name in self.names if name in arguments}
        return force(self.closure.code.enter(self.closure.env, AttrSet(given)))


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One policy. What is not a function of the facts is a value: `message` may be a string, `fix` null."""

    info: RuleInfo
    path: str
    settings: AttrSet
    parts: Mapping[str, RuleFunction | Any]
    source: AttrSet

    def start(self, attribute: str) -> int | None:
        """The byte offset of an attribute of the rule in its file; None if the rule does not have it."""
        return _start(self.source, attribute)

    def line(self, attribute: str) -> int | None:
        """The line of an attribute of the rule, None where it has none."""
        place = self.source.place(attribute)
        return None if place is None else place.file.line_of(place.start)

    @property
    def subject(self) -> str:
        return self.info.subject

    @property
    def check_names(self) -> tuple[str, ...] | None:
        """The arguments that `check` takes, None when it takes them all."""
        return self.parts["check"].names

    def functions(self) -> list[RuleFunction]:
        """The rule's functions, in the order of `FUNCTIONS`."""
        return [part for part in self.parts.values() if isinstance(part, RuleFunction)]

    def value(self, part: str, arguments: Mapping[str, Any]) -> Any:
        """A part's value for one subject, forced. Raises what evaluation raises."""
        found = self.parts.get(part)
        return found.call(arguments) if isinstance(found, RuleFunction) else found


def make_rule(name: str, path: str, folder: str, value: Any) -> Rule:
    """The rule that an evaluated `rule.nix` describes. Raises `RuleError` and `EvalError`."""
    if not isinstance(value, AttrSet):
        raise RuleError("a rule is an attribute set")
    _check_names(value)
    parts = {part: _part(part, value) for part in FUNCTIONS if value.get(part) is not MISSING}
    if not isinstance(parts["check"], RuleFunction):
        raise RuleError("'check' must be a function of the facts", _start(value, "check"))
    return Rule(_info(name, folder, value, parts), path, _settings(value), parts, value)


def _check_names(value: AttrSet) -> None:
    for name in value.names():
        if name not in ATTRIBUTES:
            raise RuleError(f"a rule has no attribute '{name}'{did_you_mean(name, ATTRIBUTES)}", _start(value, name))
    missing = [f"'{name}'" for name in _REQUIRED if value.get(name) is MISSING]
    if missing:
        subject = "the attribute" if len(missing) == 1 else "the attributes"
        raise RuleError(f"{subject} {', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing")


def _start(value: AttrSet, name: str) -> int | None:
    place = value.place(name)
    return place.start if place else None


def _part(name: str, value: AttrSet) -> RuleFunction | Any:
    found = force(value.get(name))
    if not isinstance(found, Closure):
        return found
    node: ast.Lambda = found.code.node
    if node.formals is None:
        raise RuleError(f"'{name}' takes a set pattern, such as {{ container, ... }}: ...", node.start)
    names = tuple([entry.name for entry in node.formals.entries])
    return RuleFunction(found, None if node.name else names)


def _info(name: str, folder: str, value: AttrSet, parts: Mapping[str, Any]) -> RuleInfo:
    texts = {key: _text(value, key) for key in _TEXTS}
    if not _ID.fullmatch(texts["id"]):
        raise RuleError(f"the id '{texts['id']}' is not capitals and a number, such as HWC101", _start(value, "id"))
    return RuleInfo(
        id=texts["id"],
        name=name,
        summary=texts["summary"],
        severity=_severity(value, parts, texts["defaultSeverity"]),
        confidence=_one_of(Confidence, value, "confidence", texts["confidence"] or "high"),
        category=texts["category"] or "custom",
        subject=texts["subject"],
        explanation=texts["explanation"],
        security_severity=_number(value, "securitySeverity"),
        pedantic=_boolean(value, "pedantic"),
        fixable=_fixable(parts.get("fix")),
        references=_references(value),
        folder=folder,
    )


def _severity(value: AttrSet, parts: Mapping[str, Any], default: str) -> Severity:
    severity = parts["severity"]
    if isinstance(severity, RuleFunction):
        if not default:
            raise RuleError("'severity' is a function, so 'defaultSeverity' is needed", _start(value, "severity"))
        return _one_of(Severity, value, "defaultSeverity", default)
    if not isinstance(severity, Str):
        raise RuleError("'severity' must be a string or a function of the facts", _start(value, "severity"))
    return _one_of(Severity, value, "severity", severity.text)


def _one_of(kind: type[_Choice], value: AttrSet, name: str, text: str) -> _Choice:
    choices = [choice.value for choice in kind]
    if text not in choices:
        hint = did_you_mean(text, choices)
        raise RuleError(f"'{name}' must be one of {', '.join(choices)}, not '{text}'{hint}", _start(value, name))
    return kind(text)


def _text(value: AttrSet, name: str) -> str:
    lazy = value.get(name)
    found = Str("") if lazy is MISSING else force(lazy)
    if not isinstance(found, Str) or found.holes:
        raise RuleError(f"'{name}' must be a string", _start(value, name))
    return found.text


def _number(value: AttrSet, name: str) -> float | None:
    lazy = value.get(name)
    found = None if lazy is MISSING else force(lazy)
    if found is None:
        return None
    if isinstance(found, bool) or not isinstance(found, (int, float)) or not 0 <= found <= 10:
        raise RuleError(f"'{name}' must be a number from 0 to 10", _start(value, name))
    return float(found)


def _boolean(value: AttrSet, name: str) -> bool:
    lazy = value.get(name)
    found = False if lazy is MISSING else force(lazy)
    if not isinstance(found, bool):
        raise RuleError(f"'{name}' must be true or false", _start(value, name))
    return found


def _references(value: AttrSet) -> tuple[str, ...]:
    lazy = value.get("references")
    found = ListValue([]) if lazy is MISSING else force(lazy)
    items = [force(item) for item in found.items] if isinstance(found, ListValue) else [None]
    texts = tuple([item.text for item in items if isinstance(item, Str) and not item.holes])
    if len(texts) < len(items):
        raise RuleError("'references' must be a list of strings", _start(value, "references"))
    return texts


def _settings(value: AttrSet) -> AttrSet:
    lazy = value.get("settings")
    found = AttrSet({}) if lazy is MISSING else force(lazy)
    if not isinstance(found, AttrSet):
        raise RuleError("'settings' must be a set", _start(value, "settings"))
    return found.snapshot()


def _fixable(fix: object) -> str | None:
    """`safe` or `unsafe` when all fixes that the source describes are, else `safe or unsafe`; None without a fix."""
    if not isinstance(fix, RuleFunction):
        return None
    found = {"true": "safe", "false": "unsafe"}
    kinds = {found.get(value or "", "safe or unsafe") for value in _safe_bindings(fix.node.body)} or {"unsafe"}
    return kinds.pop() if len(kinds) == 1 else "safe or unsafe"


def _safe_bindings(node: Any) -> list[str | None]:
    """What `safe` is set to: the names of variables, such as `true`; None for other expressions."""
    if isinstance(node, ast.Binding) and isinstance(node.name, ast.StaticName) and node.name.name == "safe":
        return [node.value.name if isinstance(node.value, ast.Variable) else None]
    found: list[str | None] = []
    for child in node:
        if isinstance(child, tuple):
            found += _safe_bindings(child)
    return found


def suspended(value: Any) -> Thunk:
    """A value that is made when a rule asks for it."""
    return Thunk(lambda make: make(), value)
