"""Projects written in another way that means the same in Nix: the same findings.

An input is a project. Which of its expressions are written otherwise, and how, the input's digest decides.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import TypeVar

from nixlint_hwc.finding import Finding, Result
from nixlint_hwc.policy.run import Scope
from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import ast, parse
from tests.fuzz import repositories
from tests.fuzz.linting import analysed, judged, matter, told
from tests.fuzz.memory import joined, split
from tests.fuzz.structure import Edit, places, spliced
from tests.fuzz.target import Target, lines

#: What an expression is put into, as `%s`: its value stays. `@` is a name that is not in use.
SAME = tuple(line.encode() for line in lines("same"))
#: Assertions are judged by how they are written as well.
_WRITTEN = "assertion"
#: Subjects that are told at the later one of several: which that is, their order in the file decides.
_TOLD_AT_ONE = frozenset({"conflict", "sharedState", "subnetConflict", "conflictingRule", "route", "nameUse"})
#: Comments stay where they are, whatever is written beside them.
_UNSUPPRESSED = Scope(suppressions=False)
_READER = re.compile(r", which \S+ of .+? reads,")
Kind = TypeVar("Kind")


def rewritten(data: bytes) -> object:
    """The findings of a project, and of the same project written otherwise."""
    random = Random(zlib.crc32(data))
    files = split(data)
    chosen = [path for path in sorted(files) if path.endswith(".nix") and places(files[path]) is not None]
    other = dict(files)
    for path in random.sample(chosen, min(len(chosen), 2)):
        for _ in range(random.randint(1, 4)):
            other[path] = random.choice(REWRITINGS)(random, other[path])
    if other == files:
        return None
    before, after = (judged(analysed(joined(one)), scope=_UNSUPPRESSED) for one in (files, other))
    if any(problem.kind == "budget-spent" for result in (before, after) for problem in result.problems):
        return None
    if any("infinite recursion" in one.message for result in (before, after) for one in result.findings):
        return None  # it is told at the place that evaluation came to first
    first, then = _said(before), _said(after)
    assert first == then, f"lost {[*(first - then)]}, new {[*(then - first)]}: {_changed(files, other)}"
    return told(before)


def _said(result: Result) -> Counter[tuple[object, ...]]:
    """What is found and what is wrong; of what is told at one of several, only whether it is."""
    subjects = {rule.id: rule.subject for rule in result.rules}
    own = [one for one in result.findings if subjects[one.rule] not in (*_TOLD_AT_ONE, _WRITTEN)]
    found = [matter(_without_reader(one)) for one in own]
    meetings = {(one.rule,) for one in result.findings if subjects[one.rule] in _TOLD_AT_ONE}
    return Counter([*found, *meetings, *((one.kind, one.path) for one in result.problems)])


def _without_reader(finding: Finding) -> Finding:
    """What is wrong with an option, without the one of a container's own that is said to read it: that is the first."""
    message = _READER.sub("", finding.message)
    return finding if message == finding.message else replace(finding, subject=None, message=message)


def _changed(files: dict[str, bytes], other: dict[str, bytes]) -> str:
    return "\n".join(other[path].decode("utf-8", "replace") for path in files if files[path] != other[path])


def wrapped(random: Random, text: bytes) -> bytes:
    """An expression, inside of one that has its value."""
    found = places(text)
    if found is None or not found.expressions:
        return text
    node = random.choice(found.expressions)
    around = random.choice(SAME).replace(b"@", b"v%d'" % text.count(b"'"))
    return _if_sound(text, [(node.start, node.end, around.replace(b"%s", node.text(text)))])


def reordered(random: Random, text: bytes) -> bytes:
    """The bindings of a set or `let`, the other way round."""
    found = [*_nodes(text, ast.Attrs), *_nodes(text, ast.Let)]
    found = [node for node in found if len(node.bindings) > 1 and _holds_its_own(node)]
    if not found:
        return text
    pieces = sorted((one.start, one.end) for one in random.choice(found).bindings)
    edits = [(*place, text[slice(*piece)]) for place, piece in zip(pieces, reversed(pieces), strict=True)]
    return _if_sound(text, edits)


def list_joined(random: Random, text: bytes) -> bytes:
    """A list, as two that are joined."""
    found = [node for node in _nodes(text, ast.List) if node.items]
    if not found:
        return text
    node = random.choice(found)
    at = random.choice(node.items).start
    new = b"(%s ] ++ [ %s)" % (text[node.start : at], text[at : node.end])
    return _if_sound(text, [(node.start, node.end, new)])


def string_joined(random: Random, text: bytes) -> bytes:
    """A string, as two that are joined, or with a part that is interpolated."""
    found = [
        part
        for node in _nodes(text, ast.String)
        for part in node.parts
        if not node.indented and isinstance(part, ast.Text) and part.end - part.start == len(part.value.encode())
    ]
    if not found:
        return text
    part = random.choice(found)
    at = random.randint(part.start, part.end)
    if text[at - 1 : at] == b"$":
        return text  # `$${` interpolates nothing
    return _if_sound(text, [(at, at, random.choice((b'${""}', b'${"" + ""}')))])


def set_updated(random: Random, text: bytes) -> bytes:
    """A set, as the union of two with some of the bindings each."""
    found = [
        node
        for node in _nodes(text, ast.Attrs)
        if not node.recursive and text[node.start : node.start + 1] == b"{" and _are_plain(node)
    ]
    if not found:
        return text
    node = random.choice(found)
    at = random.choice(node.bindings).start
    new = b"(%s } // { %s)" % (text[node.start : at], text[at : node.end])
    return _if_sound(text, [(node.start, node.end, new)])


def _holds_its_own(node: ast.Attrs | ast.Let) -> bool:
    """Whether all bindings are written inside: those of `a.b.c = ...` beside `a.b = { ... }` count for the set."""
    return all(node.start <= one.start and one.end <= node.end for one in node.bindings)


def _are_plain(node: ast.Attrs) -> bool:
    """Whether no two bindings of a set are parts of one value, and none has a name that may be another's after `//`."""
    named = [one for one in node.bindings if isinstance(one, ast.Binding)]
    return bool(node.bindings) and not any(one.implicit or isinstance(one.name, ast.DynamicName) for one in named)


def _nodes(text: bytes, kind: type[Kind]) -> Iterator[Kind]:
    stack: list[object] = [parse(SourceFile("piece.nix", text)).root]
    while stack:
        node = stack.pop()
        if isinstance(node, kind):
            yield node
        if isinstance(node, tuple):
            stack.extend(node)


def _if_sound(text: bytes, edits: Sequence[Edit]) -> bytes:
    changed = spliced(text, edits)
    return changed if places(changed) is not None else text


REWRITINGS: Sequence[Callable[[Random, bytes], bytes]] = (
    wrapped, wrapped, reordered, list_joined, string_joined, set_updated,
)  # fmt: skip

TARGETS = (Target("rewriting", rewritten, repositories.projects, share=4, changed=repositories.changed),)
