"""One finding as a block of lines: what is wrong, where, how the value came there, what to do.

In: a finding. Out: styled lines that fit the width. Always holds: the text carries no control character.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from rich.console import Console
from rich.style import Style
from rich.text import Text

from nixlint_hwc.finding import Confidence, Finding, Fix, Severity, by_hosts
from nixlint_hwc.report.escape import block, one_line, visible
from nixlint_hwc.report.excerpt import Excerpt, cut, marked_line, plain_line
from nixlint_hwc.report.options import ReportOptions
from nixlint_hwc.report.places import explaining_places, place
from nixlint_hwc.report.preview import Hunk, hunks
from nixlint_hwc.report.redaction import Redactions
from nixlint_hwc.report.tally import counted
from nixlint_hwc.source import SourceFile, Span

# The basic colours, bold where they carry meaning: legible on dark and on light backgrounds, in any palette. Yellow
# and the bright colours are not, on white.
SEVERITY_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold magenta", Severity.NOTE: "bold blue"}
_GUTTER = "blue"
_LABEL = "blue"
_STRONG = "bold"
_SIGN_STYLES = {"-": "red", "+": "green", " ": ""}
_CONTEXT = 2
_MARGIN = 5  # cells of "  | " and one of slack
_DIFF_LINES = 12


@dataclass(frozen=True, slots=True)
class BlockWriter:
    """Writes findings as blocks. `console` only measures and wraps; nothing is printed to it here."""

    console: Console
    options: ReportOptions
    redactions: Redactions

    def lines(self, finding: Finding, *, is_served: bool = False) -> Iterator[Text]:
        """The block, without the blank line that follows it.

        `is_served`: an earlier block shows the fix, which is made once.
        """
        style = SEVERITY_STYLES[finding.severity]
        gutter = self._gutter(finding)
        yield from self._heading(finding, style)
        yield self._arrow("-->", finding.span, gutter)
        yield from self._source(finding.span, gutter, Text("^", style=style), "")
        for related in explaining_places(finding):
            yield self._arrow(":::", related.span, gutter)
            yield from self._source(related.span, gutter, Text("-", style=_LABEL), one_line(related.message))
        yield from self._remarks(finding, gutter, is_served)

    def wrapped(self, text: Text, first: Text, indent: int) -> Iterator[Text]:
        """`text` after `first`, wrapped to the width, further lines indented by `indent` cells."""
        room = max(20, self.options.width - indent)
        whole = Text.assemble(first, text)
        lines = whole.wrap(self.console, self.options.width)
        if len(lines) <= 1:
            yield from lines
            return
        yield lines[0]
        rest = _lstripped(whole[len(lines[0].plain) :])
        yield from (Text.assemble(" " * indent, line) for line in rest.wrap(self.console, room))

    def _gutter(self, finding: Finding) -> int:
        """How wide the line numbers are; one width for all excerpts of a block."""
        spans = [finding.span, *(related.span for related in explaining_places(finding))]
        spans += [edit.span for edit in finding.fix.edits] if finding.fix else []
        context = _CONTEXT if self.options.verbosity > 0 else 0
        return max(len(str(span.file.line_of(max(span.start, span.end)) + context)) for span in spans)

    def _heading(self, finding: Finding, style: str) -> Iterator[Text]:
        first = Text.assemble((f"{finding.severity}[{visible(finding.rule)}]", style), " ")
        first.append(f"{visible(finding.name)}: ")
        paragraphs = block(finding.message).split("\n")
        yield from self.wrapped(Text(paragraphs[0], style=_STRONG), first, 4)
        for paragraph in paragraphs[1:]:
            yield from self.wrapped(Text(paragraph), Text("    "), 4)

    def _arrow(self, arrow: str, span: Span, gutter: int) -> Text:
        where = place(span)
        target = Text(f"{visible(self.options.from_here(where.path))}:{where.line}:{where.column}")
        if self.options.root is not None and self.options.links and self.options.color:
            target.stylize(Style(link=(PurePath(self.options.root) / where.path).as_uri()))
        return Text.assemble(" " * gutter, (f"{arrow} ", _GUTTER), target)

    def _source(self, span: Span, gutter: int, mark: Text, label: str) -> Iterator[Text]:
        """The excerpt: the span's first line underlined with `mark` and followed by `label`; with `-v` its context."""
        width = max(20, self.options.width - gutter - _MARGIN)
        yield _bar(gutter)
        excerpt = marked_line(span, width, self.redactions)
        around = _CONTEXT if self.options.verbosity > 0 else 0
        yield from self._plain(span, range(max(1, excerpt.number - around), excerpt.number), gutter)
        yield _numbered(excerpt, gutter)
        yield from self._underline(excerpt, gutter, mark, label)
        if excerpt.hidden_lines:
            yield _more(excerpt.hidden_lines, gutter)
        else:
            last = min(_last_line(span.file), excerpt.number + around)
            yield from self._plain(span, range(excerpt.number + 1, last + 1), gutter)

    def _plain(self, span: Span, numbers: range, gutter: int) -> Iterator[Text]:
        width = max(20, self.options.width - gutter - _MARGIN)
        for number in numbers:
            yield _numbered(plain_line(span.file, number, width, self.redactions), gutter)

    def _underline(self, excerpt: Excerpt, gutter: int, mark: Text, label: str) -> Iterator[Text]:
        underline = Text(mark.plain * excerpt.mark_width, style=mark.style)
        line = Text.assemble(_bar(gutter), " " * (excerpt.mark_start + 1), underline)
        if not label:
            yield line
        elif line.cell_len + 1 + Text(label).cell_len <= self.options.width:
            yield Text.assemble(line, (f" {label}", _LABEL))
        else:
            yield line
            room = self.options.width - gutter - 3
            indent = max(0, min(excerpt.mark_start, room - Text(label).cell_len))
            yield from self.wrapped(
                Text(label, style=_LABEL), Text.assemble(_bar(gutter), " " * (indent + 1)), gutter + 3
            )

    def _remarks(self, finding: Finding, gutter: int, is_served: bool) -> Iterator[Text]:
        """The lines with `=`, and the fix as a difference."""
        remarks = list(_remarks(finding, self.options.verbosity, is_served))
        if remarks:
            yield _bar(gutter)
        for name, text in remarks:
            first = Text.assemble(" " * (gutter + 1), ("= ", _GUTTER), (f"{name}: ", _STRONG))
            yield from self.wrapped(Text(text), first, gutter + 5)
        if finding.fix and finding.fix.edits and not is_served:
            yield from self._preview(finding.fix, finding.span.file.path, gutter)

    def _preview(self, fix: Fix, path: str, gutter: int) -> Iterator[Text]:
        room = None if self.options.verbosity > 0 else _DIFF_LINES
        for hunk in hunks(fix.edits, self.redactions):
            if hunk.path != path:
                path = hunk.path
                yield Text.assemble(" " * gutter, ("--> ", _GUTTER), visible(self.options.from_here(path)))
            yield _bar(gutter)
            yield from self._difference(hunk, gutter, room)

    def _difference(self, hunk: Hunk, gutter: int, room: int | None) -> Iterator[Text]:
        width = max(20, self.options.width - gutter - _MARGIN)
        for (number, sign, line), focus in zip(hunk.changes[:room], hunk.focuses(), strict=False):
            shown = cut(line, width, focus)
            yield Text.assemble((f"{number:>{gutter}} ", _GUTTER), (f"{sign} {shown}".rstrip(), _SIGN_STYLES[sign]))
        if room is not None and len(hunk.changes) > room:
            yield _more(len(hunk.changes) - room, gutter)


def _remarks(finding: Finding, verbosity: int, is_served: bool) -> Iterator[tuple[str, str]]:
    if finding.containers:
        yield (
            "container",
            "; ".join(
                one_line(", ".join(names)) + (f" (on {', '.join(map(one_line, hosts))})" if hosts else "")
                for names, hosts in by_hosts(finding.placed)
            ),
        )
    elif finding.hosts:
        yield "host" if len(finding.hosts) == 1 else "hosts", ", ".join(map(one_line, finding.hosts))
    if finding.when is not None:
        yield "when", one_line(finding.when)
    if verbosity > 0 or finding.confidence is Confidence.LOW:
        yield "confidence", finding.confidence.value
    if verbosity > 0:
        yield "fingerprint", visible(finding.fingerprint)
    if finding.fix is not None:
        yield from _advice(finding.fix, is_served)


def _advice(fix: Fix, is_served: bool) -> Iterator[tuple[str, str]]:
    if fix.edits:
        above = ", as above" if is_served else ""
        yield f"fix ({'safe' if fix.safe else 'unsafe'})", f"{one_line(fix.title)}{above}"
    else:
        yield "help", one_line(fix.title)
    if fix.withheld is not None:
        yield "not applied", one_line(fix.withheld)


def _bar(gutter: int) -> Text:
    return Text(f"{' ' * gutter} |", style=_GUTTER)


def _numbered(excerpt: Excerpt, gutter: int) -> Text:
    return Text.assemble((f"{excerpt.number:>{gutter}} |", _GUTTER), f" {excerpt.text}".rstrip())


def _more(count: int, gutter: int) -> Text:
    return Text.assemble(_bar(gutter), (f" ... {counted(count, 'more line')}", _GUTTER))


def _last_line(file: SourceFile) -> int:
    """The number of the last line; a final line ending does not begin another one."""
    return file.line_count - 1 if file.data.endswith(b"\n") else file.line_count


def _lstripped(text: Text) -> Text:
    return text[len(text.plain) - len(text.plain.lstrip()) :]
