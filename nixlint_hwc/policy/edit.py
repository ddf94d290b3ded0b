"""The edits that a rule's `fix` can ask for: `edit.replace fact text` and its kin.

In: a fact or string that a rule was given, and text. Out: `EditSet`, a Nix value that holds edits on source bytes, or
why there are none. Always holds: an edit lies where the source has exactly what is to be changed; what is computed, not
known or not one literal withholds the fix.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import AttrSet, Builtin, Str, Unknown
from nixlint_hwc.finding import Edit
from nixlint_hwc.policy.bridge import FactSet, origin_of_fact
from nixlint_hwc.source import Span


class WithheldError(Exception):
    """The fix cannot be applied; the message says why."""


class EditSet(AttrSet):
    """What an edit primitive returns: `edits`, or the reason in `withheld`."""

    __slots__ = ("edits", "withheld")

    def __init__(self, edits: tuple[Edit, ...], withheld: str | None = None) -> None:
        super().__init__({})
        self.edits = edits
        self.withheld = withheld


Primitive = Callable[[Any, str], Edit]


def literal(target: Any) -> Span:
    """The source characters of a string, or of a fact's text. Raises `WithheldError`."""
    if isinstance(target, FactSet):
        text = getattr(target.fact, "text", None)
        target = text if isinstance(text, Str) else target
    if isinstance(target, Str):
        span = target.literal_span()
        if span is not None and not target.holes:
            return span
        raise WithheldError("the text is computed, not written in one place")
    raise WithheldError("it is not known where this is written")


def place(target: Any) -> Span:
    """The whole of a fact in the source. Raises `WithheldError`."""
    span = origin_of_fact(target.fact) if isinstance(target, FactSet) else None
    return literal(target) if span is None else span


def replace(target: Any, text: str) -> Edit:
    """Another text in the place of a literal's, escaped as a string in double quotes needs it."""
    span = literal(target)
    return Edit(span, _escaped(span, text))


def splice(target: Any, text: str) -> Edit:
    """The same, with text that may hold interpolations."""
    return Edit(literal(target), text)


def replace_expression(target: Any, text: str) -> Edit:
    """A Nix expression in the place of a whole literal, quotes included, or of a fact's expression."""
    span = place(target)
    data = span.file.data
    if data[span.start - 1 : span.start] == b'"' == data[span.end : span.end + 1]:
        span = Span(span.file, span.start - 1, span.end + 1)
    return Edit(span, text)


def append(target: Any, text: str) -> Edit:
    """A further element at the end of a list that is written as `[ ... ]`."""
    return _before_close(place(target), "[", "]", text)


def add_binding(target: Any, text: str) -> Edit:
    """A further binding at the end of a set that is written as `{ ... }`."""
    return _before_close(place(target), "{", "}", text)


def insert_line(target: Any, text: str) -> Edit:
    """Lines after the fact's last line, indented as its first line is."""
    span = place(target)
    _, end = span.file.line_span(span.file.line_of(max(span.start, span.end - 1)))
    indented = "".join(f"{_newline(span)}{_indentation(span)}{line}".rstrip(" ") for line in text.split("\n"))
    return Edit(Span(span.file, end, end), indented)


def insert_line_before(target: Any, text: str) -> Edit:
    """Lines before the fact's first line, indented as that is."""
    span = place(target)
    start, _ = span.file.line_span(span.file.line_of(span.start))
    indented = "".join(f"{_indentation(span)}{line}{_newline(span)}" for line in text.split("\n"))
    return Edit(Span(span.file, start, start), indented)


def delete(target: Any, text: str) -> Edit:
    """Nothing in the place of the fact's bytes."""
    return Edit(place(target), text)


def remove_line(target: Any, text: str) -> Edit:
    """Nothing in the place of the fact's lines. Raises `WithheldError` when they hold anything else."""
    span = place(target)
    start, _ = span.file.line_span(span.file.line_of(span.start))
    _, end = span.file.line_span(span.file.line_of(max(span.start, span.end - 1)))
    around = span.file.data[start : span.start] + span.file.data[span.end : end]
    if around.strip().strip(b'";'):
        raise WithheldError("the line holds something else too")
    return Edit(Span(span.file, start, _after_newline(span.file.data, end)), text)


def _after_newline(data: bytes, end: int) -> int:
    if data[end : end + 2] == b"\r\n":
        return end + 2
    return end + 1 if data[end : end + 1] == b"\n" else end


def _escaped(span: Span, text: str) -> str:
    if not any(special in text for special in ('"', "\\", "${", "\n", "''")):
        return text
    data = span.file.data
    if data[span.start - 1 : span.start] != b'"' or data[span.start - 2 : span.start - 1] == b"\\":
        raise WithheldError("the new text needs escapes that its place does not make clear")
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("${", "\\${").replace("\n", "\\n")


def _indentation(span: Span) -> str:
    line = span.file.line_text(span.file.line_of(span.start))
    return line[: len(line) - len(line.lstrip())]


def _newline(span: Span) -> str:
    return "\r\n" if b"\r\n" in span.file.data else "\n"


def _before_close(span: Span, opening: str, closing: str, text: str) -> Edit:
    source = span.text
    if not source.startswith(opening) or not source.endswith(closing):
        raise WithheldError(f"it is not written as {opening} ... {closing}")
    file, close = span.file, span.end - 1
    start, _ = file.line_span(file.line_of(close))
    before = file.data[start:close].decode("utf-8", "replace")
    if before.strip():
        spaced = text if before.endswith(" ") else f" {text}"
        return Edit(Span(file, close, close), f"{spaced} ")
    lines = "".join(f"{before}  {line}{_newline(span)}" for line in text.split("\n"))
    return Edit(Span(file, start, start), lines)


#: The primitives by their Nix names, and whether they take a text.
PRIMITIVES: Final[dict[str, tuple[Primitive, bool]]] = {
    "replace": (replace, True),
    "splice": (splice, True),
    "replaceExpression": (replace_expression, True),
    "append": (append, True),
    "addBinding": (add_binding, True),
    "insertLine": (insert_line, True),
    "insertLineBefore": (insert_line_before, True),
    "delete": (delete, False),
    "removeLine": (remove_line, False),
}


def edit_library() -> AttrSet:
    """The set `edit` that a rule's `fix` takes."""
    return AttrSet({name: _native(name, *primitive) for name, primitive in PRIMITIVES.items()})


def _native(name: str, primitive: Primitive, takes_text: bool) -> Builtin:
    def run(target: Any, text: Any = None) -> EditSet:
        try:
            return EditSet((primitive(force(target), _known_text(text) if takes_text else ""),))
        except WithheldError as error:
            return EditSet((), str(error))

    return Builtin(name, 2 if takes_text else 1, run)


def _known_text(lazy: Any) -> str:
    value = force(lazy)
    if isinstance(value, Unknown):
        raise WithheldError(f"the new text is not known: {value.reason}")
    if not isinstance(value, Str):
        raise WithheldError("the new text is no string")
    if value.holes:
        raise WithheldError(f"the new text is not known: {value.holes[0].reason}")
    return value.text
