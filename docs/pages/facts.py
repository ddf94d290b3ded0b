"""`docs/facts.md`: every fact that rules can read, from the docstrings and types of the facts' classes."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from nixlint_hwc.policy.bridge import Exposed, camel_case, exposed_facts
from nixlint_hwc.settings import Conventions
from pages import WRITTEN_BY, cell
from pages.types import annotation_of, nix_type, title

_INTRODUCTION = """\
The arguments that the functions of a rule can take, and their contents. [Writing rules](writing-rules.md) explains
how to use them. A fact marked *?* is unknown where the repository does not determine it; a rule that depends on
it is then silent. A fact's place in the source is not listed, but every fact knows it: `at = { port, ... }: port`
points a finding there.
"""
#: A sentence about one field begins with its name: "`host` is ...", "`is_ignored`: ...".
_NAMED = re.compile(r"`([a-z_]+)`(:?)\s*")
#: Several fields at once: "`a`, `b` and `c` are ...".
_JOINED = re.compile(r"`[a-z_]+`(?:, `[a-z_]+`)*,? and `[a-z_]+`:? (?=are |is )")
#: What fields of these names say where no docstring tells.
_USUAL = {"text": "The whole of it, as written.", "name": "Its name.", "problem": "What is wrong with it."}
_NAMES = re.compile(r"`([a-z_]+)`")
#: Where a sentence goes on with another field: ", `b` its second" or " and `b` the second".
_CLAUSE = re.compile(r"(?:,| and) (?=`[a-z_]+` [a-z])")
#: Where one sentence ends and the next begins; not inside backticks.
_SENTENCE = re.compile(r"(?<=[.])\s+(?=[A-Z`])|;\s+(?=`[a-z_]+` )")
_SNAKE = re.compile(r"`([a-z]+(?:_[a-z0-9]+)+)`")


@dataclass(frozen=True, slots=True)
class Described:
    """A class's docstring, taken apart: what it says of the whole, and of single fields by their Python name."""

    whole: str
    fields: Mapping[str, str]


def facts_page(arguments: Mapping[str, type], subjects: Mapping[str, tuple[str, ...]]) -> str:
    """The page for these arguments and subjects."""
    parts = [f"# Facts\n\n{WRITTEN_BY}\n{_INTRODUCTION}", _subjects(subjects, arguments), _common()]
    parts.append("## The facts\n")
    parts += [_section(kind, [name for name, of in arguments.items() if of is kind]) for kind in _all_kinds(arguments)]
    return "\n".join(parts)


def _subjects(subjects: Mapping[str, tuple[str, ...]], arguments: Mapping[str, type]) -> str:
    lines = [
        "## Subjects\n",
        "A rule's `subject` says what is judged, one by one, and therefore which arguments there are.\n",
    ]
    lines += ["| subject | judges | arguments |", "|---|---|---|"]
    for subject, names in subjects.items():
        what = _link(arguments[names[0]])
        lines.append(f"| `{subject}` | each {what} | {', '.join(f'`{name}`' for name in names)} |")
    return "\n".join(lines) + "\n"


def _common() -> str:
    return (
        "Every function can take these besides:\n\n"
        "| argument | what it is |\n|---|---|\n"
        "| `lib` | nixpkgs' library, as far as it is modelled |\n"
        "| `settings` | the rule's own settings, as the user set them |\n"
        f"| `conventions` | {_link(Conventions)}: the repository's conventions, from its settings |\n"
        "| `edit` | the [edit functions](../rules/README.md#edit), of which fixes are made |\n"
    )


def _link(kind: type) -> str:
    return f"[{title(kind)}](#{title(kind).replace(' ', '-')})"


def _all_kinds(arguments: Mapping[str, type]) -> list[type]:
    """The arguments' classes, each followed by those that only it leads to."""
    found: list[type] = []

    def add(kind: type) -> None:
        if kind in found:
            return
        found.append(kind)
        for name, exposed in exposed_facts(kind).items():
            for inner in nix_type(annotation_of(exposed.owner, name)).kinds:
                if inner not in arguments.values():
                    add(inner)

    for kind in (*arguments.values(), Conventions):
        add(kind)
    return found


def _section(kind: type, names: list[str]) -> str:
    described = description(kind)
    lines = [f"### {title(kind)}\n"]
    if names:
        lines.append(f"As the argument {' or '.join(f'`{name}`' for name in names)}.\n")
    lines.append(f"{described.whole}\n")
    rows = list(_rows(kind, described))
    if rows:
        lines += ["| fact | type | what it says |", "|---|---|---|", *rows]
    return "\n".join(lines) + "\n"


def _rows(kind: type, described: Described) -> Iterator[str]:
    for name, exposed in exposed_facts(kind).items():
        found = nix_type(annotation_of(exposed.owner, name))
        mark = " *?*" if found.unknown else ""
        yield f"| `{camel_case(name)}` | {found.words}{mark} | {cell(_meaning(exposed, kind, described))} |"


def _meaning(exposed: Exposed, kind: type, described: Described) -> str:
    """What a fact says: a property's docstring, a settings key's text, or the sentence on it in a docstring."""
    member = getattr(exposed.owner, exposed.name, None)
    computed = getattr(member, "fget", None) or getattr(member, "func", None)
    own = inspect.getdoc(computed) if computed is not None else None
    field = next((found for found in fields(exposed.owner) if found.name == exposed.name), None)
    about = described if exposed.owner is kind else description(exposed.owner)
    text = own or (field.metadata.get("doc", "") if field is not None else "") or about.fields.get(exposed.name, "")
    return _in_nix(" ".join(text.split()))


def description(kind: Any) -> Described:
    """What the docstrings of a class and of the facts that it extends say."""
    whole = ""
    said_of: dict[str, str] = {}
    for one in kind.__mro__:
        text = one.__dict__.get("__doc__") or ""
        if one is object or text.startswith(f"{one.__name__}("):
            continue
        said, about = _taken_apart(text, {*(found.name for found in fields(kind)), *exposed_facts(kind)})
        whole = whole or said
        said_of = {**about, **said_of}
    return Described(_in_nix(whole), {**_USUAL, **said_of})


def _taken_apart(docstring: str, known: set[str]) -> tuple[str, dict[str, str]]:
    """The sentences about the whole, and those about one field; a sentence without a name goes on with the last one."""
    said_of: dict[str, str] = {}
    whole: list[str] = []
    for paragraph in inspect.cleandoc(docstring).split("\n\n"):
        last: str | None = None
        for sentence in _SENTENCE.split(" ".join(paragraph.split())):
            named = _NAMED.match(sentence)
            if named is not None and named[1] in known:
                last = named[1]
                for name, text in _clauses(sentence, known):
                    said_of.setdefault(name, text)
            elif last is not None:
                said_of[last] = f"{_closed(said_of[last])} {sentence}"
            else:
                whole.append(sentence)
    return " ".join(map(_closed, whole)), {name: _closed(text) for name, text in said_of.items()}


def _clauses(sentence: str, known: set[str]) -> Iterator[tuple[str, str]]:
    """What a sentence says of each field: "`a` and `b` are X" of both, "`a` is X, `b` Y" of each."""
    joined = _JOINED.match(sentence)
    if joined is not None:
        text = _said(sentence[joined.end() :])
        for name in _NAMES.findall(joined[0]):
            yield name, text
        return
    parts = [part for part in _CLAUSE.split(sentence) if part]
    kept: list[str] = []
    for part in parts:
        named = _NAMED.match(part)
        if kept and (named is None or named[1] not in known):
            kept[-1] += f", {part}"
        else:
            kept.append(part)
    for part in kept:
        named = _NAMED.match(part)
        if named is not None:
            yield named[1], _said(part[named.end() :])


def _said(text: str) -> str:
    """What stands behind a field's name, without the verb."""
    return _capital(re.sub(r"^(is|are|says|tells) (?=\S)", "", text.strip()))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _closed(text: str) -> str:
    return text if text.endswith((".", "...")) else text + "."


def _in_nix(text: str) -> str:
    """Python's names and words as rules have them."""
    text = _SNAKE.sub(lambda match: f"`{camel_case(match[1])}`", text)
    return re.sub(r"`?\bNone\b`?", "null", text)
