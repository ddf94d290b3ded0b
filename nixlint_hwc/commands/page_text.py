"""Markdown for people to read: with rich on a terminal, as wrapped plain text in a pipe.

In: Markdown and the width. Out: text.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

_FENCE: Final = re.compile(r"^\s*```")
_ITEM: Final = re.compile(r"^(\s*)([-*]|\d+\.)\s+")
#: Lines that are kept as they are: headings, tables, quotes, indented code.
_KEPT: Final = re.compile(r"^(#|\||>|    )")


def plain_page(markdown: str, width: int = 80) -> str:
    """The Markdown with its paragraphs and list items filled to the width; code stays as it is."""
    return "\n".join(_filled(markdown.splitlines(), width)) + "\n"


def _filled(lines: list[str], width: int) -> Iterator[str]:
    paragraph: list[str] = []
    in_code = False
    for line in lines:
        fence = _FENCE.match(line) is not None
        if paragraph and (fence or not line.strip() or _ITEM.match(line)):
            yield from _fill(paragraph, width)
            paragraph = []
        if fence or in_code or not line.strip() or (not paragraph and _KEPT.match(line)):
            yield line
        else:
            paragraph.append(line)
        in_code ^= fence
    yield from _fill(paragraph, width) if paragraph else ()


def _fill(lines: list[str], width: int) -> list[str]:
    item = _ITEM.match(lines[0])
    first = item[0] if item else ""
    text = " ".join(line.strip() for line in [lines[0][len(first) :], *lines[1:]])
    indent = " " * len(first)
    return textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


#: Colours by name, so that the terminal's own palette, light or dark, decides.
_STYLES: Final = {"markdown.code": "cyan", "markdown.item.bullet": "none", "markdown.link_url": "underline"}
_CODE_THEME: Final = "ansi_light"


def terminal_page(markdown: str, width: int, *, color: bool = True) -> str:
    """The page as a terminal shows it, at most 100 columns wide."""
    from rich.console import Console
    from rich.theme import Theme

    console = Console(
        width=min(100, width), force_terminal=True, no_color=not color, highlight=False, theme=Theme(_STYLES)
    )
    with console.capture() as capture:
        console.print(_page(markdown))
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"


def _page(markdown: str) -> Any:
    from rich.markdown import CodeBlock, Heading, Markdown
    from rich.syntax import Syntax
    from rich.text import Text

    class LeftHeading(Heading):
        """A heading at the left edge; rich centres them."""

        def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
            if self.tag != "h1":
                yield Text("")
            yield Text(self.text.plain, style="bold underline" if self.tag == "h1" else "bold")

    class IndentedCode(CodeBlock):
        """Code in two columns of white space; rich puts empty lines around it."""

        def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
            yield Syntax(str(self.text).rstrip(), self.lexer_name, theme=_CODE_THEME, word_wrap=True, padding=(0, 2))

    class Page(Markdown):
        elements = {  # noqa: RUF012
            **Markdown.elements, "heading_open": LeftHeading, "fence": IndentedCode, "code_block": IndentedCode,
        }  # fmt: skip

    return Page(markdown)
