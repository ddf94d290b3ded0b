"""Suppressions: comments that silence rules on a line, in a file, or for a container.

In: syntax trees with their comments, and raised findings. Out: which findings are silenced, and what is wrong with the
comments. The forms, after `#` or inside `/* */`:

    hwc-lint: ignore[HWC101, image-latest-tag] reason    this line, or the next one where the comment stands alone
    hwc-lint: ignore-next-line[...] reason               the line below
    hwc-lint: ignore-file[...] reason                    the whole file; without brackets every rule

On a container's definition line the first two cover the whole container.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from nixlint_hwc.facts.diagnostic import Correction, DiagnosticFact, Removal
from nixlint_hwc.finding import Finding, RuleInfo
from nixlint_hwc.policy.judge import Raised
from nixlint_hwc.policy.selection import names_exactly, selects
from nixlint_hwc.policy.suppression_spelling import VERBS, Spelling, with_brackets, with_colon, with_verb
from nixlint_hwc.settings import Settings
from nixlint_hwc.source import SourceFile, Span
from nixlint_hwc.suggestion import did_you_mean
from nixlint_hwc.syntax import SyntaxTree, tree_of

#: Rules that one comment may name: more than there are.
MOST_NAMES: Final = 500
#: The rule that faults in suppressions belong to.
RULE: Final = "HWC006"
_MARK: Final = re.compile(r"^(?:#+|/\*+)\s*hwc-lint(?P<colon>\s*:)?\s*(?P<verb>[A-Za-z-]+)?")
_NAME: Final = re.compile(r"[^\s,\[\]]+")
#: Verbs of other linters: without a colon, a comment is a botched suppression only when one of these follows.
_LOOKS_MEANT: Final = re.compile(r"(?:ignore|disable|allow|skip|noqa)", re.IGNORECASE)


@dataclass(slots=True, eq=False)
class Entry:
    """One rule that a suppression names; `start` and `end` are the name's bytes. `used` once it silenced something."""

    name: str
    start: int
    end: int
    rule: RuleInfo | None = None
    used: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Suppression:
    """One comment. `line` is what it covers, None for the whole file; `entries` empty means every rule.

    `foreign` ones follow another convention: nothing is ever wrong with them.
    """

    file: SourceFile
    span: Span
    line: int | None
    entries: tuple[Entry, ...]
    reason: str = ""
    foreign: bool = False
    uses: list[Finding] = field(default_factory=list)

    def covers(self, raised: Raised) -> bool:
        """Whether the finding, or its container's definition, lies where the suppression holds."""
        spans = [raised.finding.span, *([raised.owner] if raised.owner is not None else [])]
        return any(self._covers(span) for span in spans)

    def _covers(self, span: Span) -> bool:
        if span.file.path != self.file.path:
            return False
        last = span.file.line_of(max(span.start, span.end - 1))
        return self.line is None or self.line in (span.file.line_of(span.start), last)

    def silences(self, raised: Raised) -> bool:
        """Whether the suppression silences the finding; notes that it was of use."""
        found = raised.finding
        if not self.covers(raised):
            return False
        entries = [entry for entry in self.entries if entry.rule is not None and entry.rule.id == found.rule]
        for entry in entries:
            entry.used = True
        if entries or (not self.entries and not self._is_about_this(found)):
            self.uses.append(found)
            return True
        return False

    def _is_about_this(self, found: Finding) -> bool:
        """Whether the finding is a remark on this very comment, which one without names does not silence."""
        return found.rule == RULE and found.span == self.span


class Suppressions:
    """The suppressions of all files, and what is wrong with how they are written."""

    def __init__(self, trees: Iterable[SyntaxTree], rules: Sequence[RuleInfo], settings: Settings) -> None:
        self.rules = rules
        self.settings = settings
        self.faults: list[DiagnosticFact] = []
        self.found: list[Suppression] = []
        self._by_line: dict[tuple[str, int | None], list[Suppression]] = {}
        self._rule_of: dict[str, RuleInfo | None] = {}
        self._hints: dict[str, str] = {}
        self.markers = [(_regex(marker.pattern), marker.rules) for marker in settings.exception_markers]
        for tree in trees:
            self._read(tree)
        for suppression in self.found:
            self._by_line.setdefault((suppression.file.path, suppression.line), []).append(suppression)

    def silenced(self, raised: Raised) -> bool:
        """Whether any suppression silences a finding. All that do count as used."""
        near = {id(found): found for key in _places(raised) for found in self._by_line.get(key, ())}
        silencing = [suppression for suppression in near.values() if suppression.silences(raised)]
        return bool(silencing)

    def unused(self, ran: frozenset[str]) -> Iterator[DiagnosticFact]:
        """A fault for each name that silenced nothing although its rule, one of `ran`, did run.

        A comment without names may be for any rule: where only some were selected, nothing is said of it.
        """
        for suppression in self.found:
            if suppression.foreign:
                continue
            if not suppression.entries and not suppression.uses and not self.settings.select:
                yield self._fault(suppression, "this suppression silences nothing", suppression.span)
            unused = [entry for entry in suppression.entries if _is_idle(entry, ran)]
            whole = len(unused) == len(suppression.entries)
            for entry in unused:
                message = f"the suppression of {entry.name} silences nothing"
                yield self._fault(suppression, message, self._removal(suppression, entry, whole), entry)

    def _read(self, tree: SyntaxTree) -> None:
        data = tree.file.data
        lines = _Lines(tree)
        for start, end in tree.comments:
            text = data[start:end].decode("utf-8", "replace")
            span = Span(tree.file, start, end)
            if "hwc-lint" in text:
                self._read_own(text, span, lines)
            for pattern, rules in self.markers:
                if pattern.search(text):
                    named = [rule for rule in self.rules if any(selects(name, rule) for name in rules)]
                    entries = [Entry(rule.id, start, end, rule) for rule in named]
                    self.found.append(
                        Suppression(tree.file, span, lines.covered(span, ""), tuple(entries), foreign=True)
                    )

    def _named(self, name: str) -> RuleInfo | None:
        if name not in self._rule_of:
            self._rule_of[name] = next((rule for rule in self.rules if names_exactly(name, rule)), None)
        return self._rule_of[name]

    def _is_rule(self, name: str) -> bool:
        return self._named(name) is not None

    def _hint(self, name: str) -> str:
        if name not in self._hints:
            known = [name for rule in self.rules for name in (rule.id, rule.name)]
            self._hints[name] = did_you_mean(name, known)
        return self._hints[name]

    def _read_own(self, text: str, span: Span, lines: _Lines) -> None:
        mark = _MARK.match(text)
        verb = (mark and mark["verb"]) or ""
        if mark is None or (mark["colon"] is None and not _LOOKS_MEANT.match(verb)):
            return
        if mark["colon"] is None:
            self._malformed(span, "a suppression needs a colon after 'hwc-lint'", "", with_colon(text, verb))
        elif verb not in VERBS:
            self._malformed(
                span, f"'{verb}' is not a kind of suppression", did_you_mean(verb, VERBS), with_verb(text, verb)
            )
        else:
            self._read_names(text, mark, span, lines)

    def _read_names(self, text: str, mark: re.Match[str], span: Span, lines: _Lines) -> None:
        verb, rest = mark["verb"], text[mark.end() :]
        inside, closed, after = rest[1:].partition("]") if rest.startswith("[") else ("", "", rest)
        if rest.startswith("[") and not closed:
            message = "the list of rules has no closing bracket"
            self._malformed(span, message, "", with_brackets(text, mark.end(), self._is_rule))
            return
        if not closed and verb != "ignore-file":
            message = f"a suppression must name its rules: {verb}[HWC101]"
            self._malformed(span, message, "", with_brackets(text, mark.end(), self._is_rule))
            return
        entries = self._entries(inside, text, mark.end() + 1, span)
        if closed and not entries:
            self._malformed(span, "a suppression must name at least one rule")
            return
        if len(entries) > MOST_NAMES:
            self._malformed(span, f"a suppression can name at most {MOST_NAMES} rules")
            return
        reason = after.removesuffix("*/").strip(" \t:-")
        found = Suppression(span.file, span, lines.covered(span, verb), entries, reason)
        self.found.append(found)
        self._check(found)

    def _entries(self, inside: str, text: str, at: int, span: Span) -> tuple[Entry, ...]:
        entries = []
        start, before = span.start + len(text[:at].encode()), 0
        for match in itertools.islice(_NAME.finditer(inside), MOST_NAMES + 1):
            start += len(inside[before : match.start()].encode())
            before = match.start()
            entries.append(Entry(match[0], start, start + len(match[0].encode()), self._named(match[0])))
        return tuple(entries)

    def _check(self, found: Suppression) -> None:
        unknown = [entry for entry in found.entries if entry.rule is None]
        for entry in unknown:
            message = f"there is no rule '{entry.name}'{self._hint(entry.name)}"
            whole = len(unknown) == len(found.entries)
            self.faults.append(self._fault(found, message, self._removal(found, entry, whole), entry))
        if self.settings.require_reason and not found.reason:
            self.faults.append(
                DiagnosticFact(RULE, "a suppression must give a reason here", found.span, _text(found.span))
            )

    def _malformed(self, span: Span, message: str, hint: str = "", meant: Spelling | None = None) -> None:
        told = f"{message}; nothing is silenced{hint}"
        self.faults.append(DiagnosticFact(RULE, told, span, _text(span), correction=_correction(span, meant)))

    def _fault(self, found: Suppression, message: str, removal: Span, entry: Entry | None = None) -> DiagnosticFact:
        origin = found.span if entry is None else Span(found.file, entry.start, entry.end)
        whole = _without_line(found.span) if removal == found.span else removal
        return DiagnosticFact(RULE, message, origin, _text(origin), Removal(whole))

    def _removal(self, found: Suppression, entry: Entry, whole: bool) -> Span:
        """The bytes to remove to be rid of an entry: the comment, or the name and one comma."""
        if whole or len(found.entries) == 1:
            return found.span
        index = found.entries.index(entry)
        if index + 1 < len(found.entries):
            return Span(found.file, entry.start, found.entries[index + 1].start)
        return Span(found.file, found.entries[index - 1].end, entry.end)


def _correction(comment: Span, meant: Spelling | None) -> Correction | None:
    if meant is None:
        return None
    text = comment.text
    start, end = (comment.start + len(text[:at].encode()) for at in (meant.start, meant.end))
    return Correction(Span(comment.file, start, end), meant.text)


def _is_idle(entry: Entry, ran: frozenset[str]) -> bool:
    return entry.rule is not None and not entry.used and entry.rule.id in ran


def _text(span: Span) -> str:
    return " ".join(span.text.split())


def _regex(pattern: str) -> re.Pattern[str]:
    """A user's expression, run in linear time. The two libraries' patterns have the same methods."""
    import re2

    return re2.compile(pattern)  # type: ignore[no-any-return]


def _stands_alone(span: Span) -> bool:
    start, _ = span.file.line_span(span.file.line_of(span.start))
    return not span.file.data[start : span.start].strip()


class _Lines:
    """Which line a comment of a file covers."""

    def __init__(self, tree: SyntaxTree) -> None:
        self.tree = tree

    def covered(self, span: Span, verb: str) -> int | None:
        """The line that a comment covers, None for the whole file."""
        last = span.file.line_of(max(span.start, span.end - 1))
        if verb == "ignore-file":
            return None
        if verb == "ignore-next-line":
            return last + 1
        return self._next_code_line(last) if _stands_alone(span) else span.file.line_of(span.start)

    def _next_code_line(self, line: int) -> int:
        """The first line after `line` that holds more than comments, so that suppressions can be stacked."""
        return self._after.get(line + 1, line + 1)

    @cached_property
    def _after(self) -> dict[int, int]:
        """For each line that holds comments alone, the first after it that does not."""
        found: dict[int, int] = {}
        for line in sorted(_comment_lines(self.tree), reverse=True):
            found[line] = found.get(line + 1, line + 1)
        return found


def _places(raised: Raised) -> Iterator[tuple[str, int | None]]:
    """Where a suppression of a finding can stand: the file, and the line that it covers."""
    for span in (raised.finding.span, raised.owner):
        if span is not None:
            path = span.file.path
            yield path, None
            yield path, span.file.line_of(span.start)
            yield path, span.file.line_of(max(span.start, span.end - 1))


def _comment_lines(tree: SyntaxTree) -> frozenset[int]:
    file = tree.file
    alone = [Span(file, start, end) for start, end in tree.comments if _stands_alone(Span(file, start, end))]
    return frozenset(line for span in alone for line in range(file.line_of(span.start), file.line_of(span.end - 1) + 1))


def _without_line(span: Span) -> Span:
    """The comment with the blanks before it, or with its whole line where it stands alone."""
    data = span.file.data
    line_start, _ = span.file.line_span(span.file.line_of(span.start))
    _, line_end = span.file.line_span(span.file.line_of(max(span.start, span.end - 1)))
    if _stands_alone(span) and not data[span.end : line_end].strip():
        after = data.find(b"\n", line_end)
        return Span(span.file, line_start, len(data) if after == -1 else after + 1)
    start = span.start
    while start > line_start and data[start - 1 : start] in (b" ", b"\t"):
        start -= 1
    return Span(span.file, start, span.end)


def trees_of(sources: Mapping[str, object], settings: Settings) -> list[SyntaxTree]:
    """The syntax trees of those sources that may hold suppressions, in the order of their paths."""
    trees = []
    for _, source in sorted(sources.items()):
        file = source.file if isinstance(source, SyntaxTree) else source
        if isinstance(file, SourceFile) and (settings.exception_markers or b"hwc-lint" in file.data):
            trees.append(source if isinstance(source, SyntaxTree) else tree_of(file))
    return trees
