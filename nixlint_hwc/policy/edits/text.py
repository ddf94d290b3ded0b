"""Lines, indentation and line endings of a source file, for edits that read as their neighbours do."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from nixlint_hwc.source import SourceFile

#: Beyond this width a list is written with one element per line (characters).
WIDTH: Final = 100
_LINE_OF_LIST: Final = re.compile(rb'= \[( *)"[^\r\n]*\];')
_STRING: Final = re.compile(r'"[^"\\]*"')
_LIST_LINE: Final = re.compile(r'(?P<blanks> *)(?P<name>[\w.-]+) = \[ (?P<items>(?:"[^"\\]*" )+)\];')
_INDENTED: Final = re.compile(rb"^([ \t]+)[^\s*]", re.MULTILINE)


@lru_cache(maxsize=16)
def newline(file: SourceFile) -> str:
    """The line ending of most of the file's lines."""
    return "\r\n" if 2 * file.data.count(b"\r\n") > file.data.count(b"\n") else "\n"


def line_bounds(file: SourceFile, offset: int) -> tuple[int, int]:
    """The bytes of an offset's line, without its line ending."""
    return file.line_span(file.line_of(offset))


def after_line(file: SourceFile, offset: int) -> int:
    """Where the line after an offset's line begins."""
    line = file.line_of(offset)
    return file.line_span(line + 1)[0] if line < file.line_count else len(file.data)


def indentation(file: SourceFile, offset: int) -> str:
    """The blanks that an offset's line begins with."""
    start, end = line_bounds(file, offset)
    line = file.data[start:end].decode("utf-8", "replace")
    return line[: len(line) - len(line.lstrip(" \t"))]


def begins_line(file: SourceFile, offset: int) -> bool:
    """Whether only blanks stand before an offset in its line."""
    start, _ = line_bounds(file, offset)
    return not file.data[start:offset].strip()


def rest_of_line(file: SourceFile, offset: int) -> str:
    """What follows an offset in its line."""
    _, end = line_bounds(file, offset)
    return file.data[offset:end].decode("utf-8", "replace")


def is_remark(text: str) -> bool:
    """Whether the rest of a line holds nothing but a comment."""
    text = text.strip()
    return not text or text.startswith("#") or (text.startswith("/*") and text.endswith("*/") and text.count("*/") == 1)


def same_line(file: SourceFile, start: int, end: int) -> bool:
    return file.line_of(start) == file.line_of(end)


@lru_cache(maxsize=16)
def indent_unit(file: SourceFile) -> str:
    """One step of the file's indentation: a tab, or the smallest number of blanks that a line begins with."""
    found = [match[1] for match in _INDENTED.finditer(file.data)]
    if any(b"\t" in blanks for blanks in found):
        return "\t"
    widths = [len(blanks) for blanks in found if len(blanks) > 1]
    return " " * min(min(widths, default=2), 4)


@lru_cache(maxsize=16)
def pads_lists(file: SourceFile) -> bool:
    """Whether the file's lists have blanks inside their brackets."""
    found = [match[1] for match in _LINE_OF_LIST.finditer(file.data)]
    return found.count(b"") <= len(found) / 2


def shifted(file: SourceFile, text: str, indent: str) -> str:
    """Text of several lines with the file's line endings, its further lines moved in by `indent`."""
    unit = indent_unit(file)
    lines = [part for line in text.split("\n") for part in _broken(line)]
    if unit != "  ":
        lines = [_reindented(line, unit) for line in lines]
    return newline(file).join([lines[0], *[f"{indent}{line}" if line else "" for line in lines[1:]]])


def _broken(line: str) -> list[str]:
    """A line that binds a list, with each element on a line of its own where it is too long."""
    found = _LIST_LINE.fullmatch(line) if len(line) > WIDTH else None
    if found is None:
        return [line]
    blanks = found["blanks"]
    items = [f"{blanks}  {item}" for item in _STRING.findall(found["items"])]
    return [f"{blanks}{found['name']} = [", *items, f"{blanks}];"]


def _reindented(line: str, unit: str) -> str:
    depth = (len(line) - len(line.lstrip(" "))) // 2
    return unit * depth + line[2 * depth :]
