"""The edits that a rule's `fix` can ask for: `edit.replace fact text` and its kin.

In: a fact or string that a rule was given, and text. Out: `EditSet`, a Nix value that holds edits on source bytes, or
why there are none. Always holds: an edit lies where the source has exactly what is to be changed; what is computed, not
known or not one literal withholds the fix.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final, TypeAlias

from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import AttrSet, Builtin, ListValue, Str, Unknown
from nixlint_hwc.facts.model import Container
from nixlint_hwc.finding import Edit
from nixlint_hwc.policy.bridge import FactSet, origin_of_fact
from nixlint_hwc.policy.edits import container as edit_container
from nixlint_hwc.policy.edits import module as edit_module
from nixlint_hwc.policy.edits import remove as edit_remove
from nixlint_hwc.policy.edits import string as edit_string
from nixlint_hwc.policy.edits.formals import with_arguments
from nixlint_hwc.policy.edits.list import Edits, append_element, into_literal
from nixlint_hwc.policy.edits.set import literal_set
from nixlint_hwc.policy.edits.spelling import refuse_captured, spelled
from nixlint_hwc.policy.edits.text import (
    after_line,
    begins_line,
    indent_unit,
    indentation,
    line_bounds,
    newline,
    same_line,
    shifted,
)
from nixlint_hwc.policy.edits.tree import WithheldError, node_at
from nixlint_hwc.source import Span
from nixlint_hwc.syntax import ast


class EditSet(AttrSet):
    """What an edit primitive returns: `edits`, or the reason in `withheld`. `texts`: what was to be written."""

    __slots__ = ("edits", "texts", "withheld")

    def __init__(self, edits: tuple[Edit, ...], texts: tuple[Str, ...] = (), withheld: str | None = None) -> None:
        super().__init__({})
        self.edits = edits
        self.texts = texts
        self.withheld = withheld


#: An interpolated variable or selection, which can be written without `${}` outside a string.
_INTERPOLATION: Final = re.compile(r"""\$\{([A-Za-z_][\w'-]*(?:\.(?:[A-Za-z_][\w'-]*|"[^"$\\]*"))*)\}""")

Path: TypeAlias = tuple[str, ...]


def literal(target: Any) -> Span:
    """The source characters of a string, or of a fact's text. Raises `WithheldError`."""
    if isinstance(target, FactSet):
        text = getattr(target.fact, "text", None)
        target = text if isinstance(text, Str) else target
    if isinstance(target, Str):
        span = target.literal_span()
        if span is not None and not target.holes:
            return span
        raise WithheldError("the text is computed, not written in one place; change its parts by hand")
    raise WithheldError("it is not known where this is written; change it by hand")


def place(target: Any) -> Span:
    """The whole of a fact in the source. Raises `WithheldError`."""
    span = origin_of_fact(target.fact) if isinstance(target, FactSet) else None
    return literal(target) if span is None else span


def _text_of(target: Any) -> Str:
    text = getattr(target.fact, "text", None) if isinstance(target, FactSet) else target
    if not isinstance(text, Str):
        raise WithheldError("it is not known where this is written; change it by hand")
    return text


def _whole_text(target: Any) -> Span:
    """The string that a fact's text is written in."""
    return _text_of(target).literal_span() or place(target)


def _written(target: Any) -> list[Span]:
    """Where a fact may be written: its literals, which may be in another file, then the place of its findings."""
    fact = target.fact if isinstance(target, FactSet) else None
    texts = [getattr(fact, "text", None), *getattr(fact, "secret_texts", ())]
    literals = [span for text in texts if isinstance(text, Str) and (span := text.literal_span()) is not None]
    return [*literals, place(target)]


# A string's text


def replace(target: Any, text: str) -> Edits:
    """Another text in the place of a literal's, escaped as a string in double quotes needs it."""
    span = literal(target)
    return (Edit(span, _escaped(span, text)),)


def splice(target: Any, text: str) -> Edits:
    """The same, with text that may hold interpolations; where it is nothing else, the quotes go too."""
    span = literal(target)
    data = span.file.data
    bare = _INTERPOLATION.fullmatch(text)
    if bare is not None and data[span.start - 1 : span.start] == b'"' == data[span.end : span.end + 1]:
        return (Edit(Span(span.file, span.start - 1, span.end + 1), bare[1]),)
    return (Edit(span, text),)


def prefix(target: Any, text: str) -> Edits:
    """More text before a literal's, which may hold interpolations."""
    return edit_string.prefixed(_whole_text(target), _text_of(target), text)


def suffix(target: Any, text: str) -> Edits:
    """More text behind a literal's, which may hold interpolations."""
    return edit_string.suffixed(_whole_text(target), _text_of(target), text)


def replace_part(target: Any, part: str, text: str) -> Edits:
    """Another text in the place of the first occurrence of a part of a fact's text."""
    return edit_string.replaced_part(_text_of(target), part, text)


def replace_expression(target: Any, text: str) -> Edits:
    """A Nix expression in the place of a whole literal, quotes included, or of a fact's expression."""
    span = place(target)
    data = span.file.data
    if data[span.start - 1 : span.start] == b'"' == data[span.end : span.end + 1]:
        span = Span(span.file, span.start - 1, span.end + 1)
    node = node_at(span)
    if node is not None and not isinstance(node, ast.String):
        refuse_captured(span, node, text)
    return (Edit(span, text),)


# Lists and sets


def append(target: Any, text: str) -> Edits:
    """A further element at the end of the list at a place."""
    span = place(target)
    node = node_at(span)
    if node is None:
        raise WithheldError("it is not written as a list; add the element by hand")
    if isinstance(node, ast.List):
        return into_literal(span.file, node, text)
    return append_element(span.file, node, text)


def add_binding(target: Any, text: str) -> Edits:
    """A further binding at the end of a set that is written as `{ ... }`."""
    span = place(target)
    attrs = literal_set(node_at(span), guarded=True)
    if attrs is None or span.file.data[attrs.end - 1 : attrs.end] != b"}":
        raise WithheldError("it is not written as { ... }; add the binding by hand")
    file, close = span.file, attrs.end - 1
    if same_line(file, attrs.start, close):
        spaced = text if file.data[close - 1 : close] == b" " else f" {text}"
        return (Edit(Span(file, close, close), f"{spaced} "),)
    if not begins_line(file, close):
        raise WithheldError("the set's closing brace shares its line; add the binding by hand")
    indent = indentation(file, close) + indent_unit(file)
    start, _ = line_bounds(file, close)
    return (Edit(Span(file, start, start), f"{indent}{shifted(file, text, indent)}{newline(file)}"),)


def set_attribute(target: Any, path: Path, text: str) -> Edits:
    """An option of a container that it does not set yet, such as `environment.TZ`."""
    container = _container(target)
    return edit_container.set_attribute(container.declared.definition, container.name, path, text)


def append_to(target: Any, path: Path, text: str) -> Edits:
    """A further element of a list option of a container, such as `environmentFiles`."""
    container = _container(target)
    return edit_container.append_to(container.declared.definition, container.name, path, text)


def append_to_option(target: Any, path: Path, text: str) -> Edits:
    """A further element of another list option of the module, such as `systemd.tmpfiles.rules`."""
    return edit_module.append_to_option(place(target), path, text)


def add_definition(target: Any, path: Path, text: str) -> Edits:
    """A definition of another option of the module, such as `systemd.services.x`."""
    return edit_module.add_definition(place(target), path, text)


def _container(target: Any) -> Container:
    if isinstance(target, FactSet) and isinstance(target.fact, Container):
        return target.fact
    raise WithheldError("this is not a container")


# Lines


def insert_line(target: Any, text: str) -> Edits:
    """Lines after the fact's last line, indented as its first line is."""
    span = place(target)
    _, end = line_bounds(span.file, max(span.start, span.end - 1))
    indent = indentation(span.file, span.start)
    return (Edit(Span(span.file, end, end), f"{newline(span.file)}{indent}{shifted(span.file, text, indent)}"),)


def insert_line_before(target: Any, text: str) -> Edits:
    """Lines before the fact's first line, indented as that is."""
    span = place(target)
    start, _ = line_bounds(span.file, span.start)
    indent = indentation(span.file, span.start)
    return (Edit(Span(span.file, start, start), f"{indent}{shifted(span.file, text, indent)}{newline(span.file)}"),)


def delete(target: Any) -> Edits:
    """Nothing in the place of the fact's bytes."""
    return (Edit(place(target), ""),)


def rewrite(target: Any, text: str) -> Edits:
    """Another text in the place of the fact's bytes, as it is."""
    return (Edit(place(target), text),)


def remove_line(target: Any) -> Edits:
    """Nothing in the place of the fact's lines. Raises `WithheldError` when they hold anything else."""
    span = place(target)
    start, _ = line_bounds(span.file, span.start)
    _, end = line_bounds(span.file, max(span.start, span.end - 1))
    around = span.file.data[start : span.start] + span.file.data[span.end : end]
    if around.strip().strip(b'";'):
        raise WithheldError("the line holds something else too; remove it by hand")
    return (Edit(Span(span.file, start, after_line(span.file, end)), ""),)


def remove_element(target: Any) -> Edits:
    """Without the list element that a fact is, and without the flag before it when the fact is a flag's value."""
    return edit_remove.remove_elements([_written(target)])


def remove_elements(targets: Any) -> Edits:
    """The same for several facts; a list that becomes empty goes as a whole."""
    if not isinstance(targets, ListValue):
        raise WithheldError("this is not a list of facts")
    return edit_remove.remove_elements([_written(force(target)) for target in targets.items])


def remove_binding(target: Any) -> Edits:
    """Remove the binding that a fact comes from."""
    name = getattr(target.fact, "name", None) if isinstance(target, FactSet) else None
    return edit_remove.remove_binding(_written(target), name.shown if isinstance(name, Str) else name)


def _escaped(span: Span, text: str) -> str:
    if not any(special in text for special in ('"', "\\", "${", "\n", "''")):
        return text
    data = span.file.data
    if data[span.start - 1 : span.start] != b'"' or data[span.start - 2 : span.start - 1] == b"\\":
        raise WithheldError("the new text needs escapes that its place does not make clear; change it by hand")
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("${", "\\${").replace("\n", "\\n")


Argument = Callable[[Any], Any]


def _known_text(lazy: Any) -> str:
    value = force(lazy)
    if isinstance(value, Unknown):
        raise WithheldError(f"the new text is not known: {value.reason}")
    if not isinstance(value, Str):
        raise WithheldError("the new text is not a string")
    if value.holes:
        raise WithheldError(f"the new text is not known: {value.holes[0].reason}")
    return value.text


def _known_path(lazy: Any) -> Path:
    """An option path: `"a.b"`, or `[ "a" "b.c" ]` for names that hold dots."""
    value = force(lazy)
    if isinstance(value, ListValue):
        return tuple(_known_text(item) for item in value.items)
    return tuple(_known_text(value).split("."))


_TEXT: Final = (_known_text,)
_PATH_AND_TEXT: Final = (_known_path, _known_text)
#: The primitives by their Nix names, and how each reads its arguments after the first, the fact.
PRIMITIVES: Final[dict[str, tuple[Callable[..., Edits], tuple[Argument, ...]]]] = {
    "replace": (replace, _TEXT),
    "splice": (splice, _TEXT),
    "prefix": (prefix, _TEXT),
    "suffix": (suffix, _TEXT),
    "replacePart": (replace_part, (_known_text, _known_text)),
    "replaceExpression": (replace_expression, _TEXT),
    "append": (append, _TEXT),
    "appendTo": (append_to, _PATH_AND_TEXT),
    "appendToOption": (append_to_option, _PATH_AND_TEXT),
    "addBinding": (add_binding, _TEXT),
    "addModuleBinding": (add_definition, _PATH_AND_TEXT),
    "setAttribute": (set_attribute, _PATH_AND_TEXT),
    "insertLine": (insert_line, _TEXT),
    "insertLineBefore": (insert_line_before, _TEXT),
    "delete": (delete, ()),
    "rewrite": (rewrite, _TEXT),
    "removeLine": (remove_line, ()),
    "removeElement": (remove_element, ()),
    "removeElements": (remove_elements, ()),
    "removeBinding": (remove_binding, ()),
}


#: The name of the function that gives text for edits, not an edit.
SPELLED: Final = "spelled"


def edit_library() -> AttrSet:
    """The set `edit` that a rule's `fix` takes."""
    primitives = {name: _native(name, *primitive) for name, primitive in PRIMITIVES.items()}
    return AttrSet({**primitives, SPELLED: Builtin(SPELLED, 3, _spelled)})


def _spelled(destination: Any, target: Any, part: Any) -> Str | Unknown:
    """The beginning of a fact's text as the source writes it, for use beside a container; else the text itself."""
    text, fact = force(part), force(target)
    if not isinstance(text, Str) or text.holes:
        return text if isinstance(text, Unknown) else Unknown("the text is not known")
    try:
        written = spelled(place(force(destination)), place(fact), _text_of(fact), text.text)
    except WithheldError:
        return text
    return text if written is None else Str(written)


def _native(name: str, primitive: Callable[..., Edits], readers: tuple[Argument, ...]) -> Builtin:
    def run(target: Any, *arguments: Any) -> EditSet:
        try:
            given = [read(argument) for read, argument in zip(readers, arguments, strict=True)]
            texts = tuple(text for argument in arguments if isinstance(text := force(argument), Str))
            edits = primitive(force(target), *given)
            return EditSet((*edits, *with_arguments(edits, given[-1] if given else "")), texts)
        except WithheldError as error:
            return EditSet((), withheld=str(error))

    return Builtin(name, 1 + len(readers), run)
