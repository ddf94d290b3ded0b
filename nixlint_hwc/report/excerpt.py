"""One source line as a terminal shows it, with the marked part's place in cells.

In: a span, the cells available, what to redact. Out: printable text that fits, and where to underline it. Tabs are
expanded, control characters made visible, wide characters counted as two cells, long lines cropped around the mark.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len

from nixlint_hwc.report.escape import LOG_COMMAND, visible
from nixlint_hwc.report.redaction import MASK, Redactions
from nixlint_hwc.source import SourceFile, Span

TAB_STOP = 4
ELLIPSIS = "..."
# Of a line longer than this, only the neighbourhood of the mark is looked at: minified text must not cost seconds.
_LONG_LINE = 2_000


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line's number, its text, and the marked cells: `mark_width` of them (0: no mark) after `mark_start`."""

    number: int
    text: str
    mark_start: int = 0
    mark_width: int = 0
    hidden_lines: int = 0


class _Cell(NamedTuple):
    """One source character: what is printed for it, and how wide that is."""

    text: str
    width: int


class _Line(NamedTuple):
    """A line's characters and the indexes of the marked ones."""

    cells: list[_Cell]
    start: int
    end: int


def marked_line(span: Span, width: int, redactions: Redactions) -> Excerpt:
    """The first line of `span`, marked; `hidden_lines` says how many more lines the span covers."""
    file = span.file
    number = file.line_of(span.start)
    more = file.line_of(max(span.start, span.end - 1)) - number
    line_start, line_end = file.line_span(number)
    line = _cells(file, number, (span.start - line_start, min(span.end, line_end) - line_start), redactions)
    text, mark_start, mark_width = _crop(line, width)
    return Excerpt(number, text.rstrip(), mark_start, max(1, mark_width), more)


def plain_line(file: SourceFile, number: int, width: int, redactions: Redactions) -> Excerpt:
    """A line without a mark, cropped at its end."""
    text, _, _ = _crop(_cells(file, number, (0, 0), redactions), width)
    return Excerpt(number, text.rstrip())


def cut(text: str, width: int, focus: int = 0) -> str:
    """Printable `text`, cut with ellipses around the character at `focus` if it is wider than `width` cells."""
    low = max(0, focus - _LONG_LINE)
    cells = _printable(list(text[low : focus + width + 1 + _LONG_LINE]))
    cropped, _, _ = _crop(_Line(cells, focus - low, focus - low), width)
    return cropped


def _cells(file: SourceFile, number: int, mark: tuple[int, int], redactions: Redactions) -> _Line:
    """The characters of a line; `mark` and the result's indexes count bytes and characters from the line's start."""
    line_start, line_end = file.line_span(number)
    data = file.data[line_start:line_end]
    text = data.decode("utf-8", "replace")
    start, end = (len(data[: max(0, at)].decode("utf-8", "replace")) for at in mark)
    shown = _mask(file, number, text, redactions)
    if len(text) > _LONG_LINE:
        low, high = max(0, start - _LONG_LINE // 2), max(start, min(end, start + _LONG_LINE)) + _LONG_LINE // 2
        shown, start, end = shown[low:high], start - low, min(end, high) - low
    return _Line(_printable(shown), start, max(start, end))


def _mask(file: SourceFile, number: int, text: str, redactions: Redactions) -> list[str]:
    """The line's characters; the first of a secret is the mask, its others are empty."""
    line_start, line_end = file.line_span(number)
    characters = list(text)
    for low, high in redactions.within(file, line_start, line_end):
        first = len(file.data[line_start : max(low, line_start)].decode("utf-8", "replace"))
        last = len(file.data[line_start : min(high, line_end)].decode("utf-8", "replace"))
        characters[first:last] = [MASK, *[""] * (last - first - 1)][: last - first]
    return characters


def _printable(characters: list[str]) -> list[_Cell]:
    cells = []
    column = 0
    commands = _command_signs(characters)
    for at, character in enumerate(characters):
        if at in commands:
            cell = _Cell(r"\x23", 4)
        elif len(character) == 1 and " " <= character <= "~":
            cell = _Cell(character, 1)
        elif character == "\t":
            cell = _Cell(" " * (TAB_STOP - column % TAB_STOP), TAB_STOP - column % TAB_STOP)
        else:
            shown = visible(character)
            cell = _Cell(shown, cell_len(shown))
        cells.append(cell)
        column += cell.width
    return cells


def _command_signs(characters: list[str]) -> set[int]:
    """The indexes of the second `#` of what build servers take for a command: `##[`, `##vso[`."""
    if not any("[" in character for character in characters):
        return set()
    text = "".join(character if len(character) == 1 else " " for character in characters)
    return {match.start() + 1 for match in LOG_COMMAND.finditer(text)}


def _crop(line: _Line, width: int) -> tuple[str, int, int]:
    """The text that fits into `width` cells and holds the mark's beginning, the mark's first cell and its width."""
    cells, start, end = line
    low, high = 0, len(cells)
    if sum(cell.width for cell in cells) > width:
        low, high = _window(line, width - 2 * len(ELLIPSIS))
    before = ELLIPSIS if low > 0 else ""
    after = ELLIPSIS if high < len(cells) else ""
    text = before + "".join(cell.text for cell in cells[low:high]) + after
    mark_start = len(before) + sum(cell.width for cell in cells[low:start])
    return text, mark_start, sum(cell.width for cell in cells[start : min(end, high)])


def _window(line: _Line, room: int) -> tuple[int, int]:
    """The indexes of the characters to keep: the mark as far as it fits, then its neighbours on both sides in turn."""
    cells, start, end = line
    low = high = min(start, len(cells))
    while high < end and cells[high].width <= room:
        room -= cells[high].width
        high += 1
    grown = True
    while grown:
        grown = False
        if low > 0 and cells[low - 1].width <= room:
            low -= 1
            room -= cells[low].width
            grown = True
        if high < len(cells) and cells[high].width <= room:
            room -= cells[high].width
            high += 1
            grown = True
    return low, high
