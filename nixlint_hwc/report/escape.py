"""Making text from the linted project safe for each format.

In: any text: paths, messages, source lines. Out: text that shows the same to a reader but steers nothing. Control
characters, direction overrides and other invisible characters become visible escapes such as `\\x1b`, because a file
name or a string in a pull request must not move the cursor, recolour the report or show code in another order than it
runs in.
"""

from __future__ import annotations

import re

# C0, DEL and C1 steer terminals. The bidirectional controls reorder what is read (CVE-2021-42574), U+200B, U+2060 to
# U+2064, U+FEFF and the tag block hide text, U+2028/2029 break lines. Lone surrogates stand for bytes that were not
# UTF-8.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
# GitHub's runner takes `##[command]` anywhere in a line for a command (src/Runner.Common/ActionCommand.cs); other build
# servers have `##vso[` and `##teamcity[`.
LOG_COMMAND = re.compile(r"##(?=[A-Za-z]*\[)")
# ... and `::command::` at the beginning of a line, behind blanks. Our own `:::` begins none.
_LINE_COMMAND = re.compile(r"^([ \t]*:):(?!:)", re.MULTILINE)
_SHORT = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}
_LINE_BREAK = re.compile(r"[ \t]*(?:\r\n|\r|\n)\s*")
_SURROGATE = re.compile("[\ud800-\udfff]")
_PUNCTUATION = re.compile(r"[!#$&()*+:<>@\[\\\]_`{|}~]")


def _escape_character(match: re.Match[str]) -> str:
    character = match.group()
    code = ord(character)
    if character in _SHORT:
        return _SHORT[character]
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def visible(text: str) -> str:
    """`text` with every character that steers or hides, line breaks and tabs included, as a visible escape.

    So is the sign by which build servers find commands in what is printed, `##[`.
    """
    return LOG_COMMAND.sub(r"#\\x23", _UNSAFE.sub(_escape_character, text))


def without_line_commands(text: str) -> str:
    """`text` in which no line begins with `::`, as GitHub's workflow commands do."""
    return _LINE_COMMAND.sub(r"\1\\x3a", text)


def harmless_json(document: str) -> str:
    """A JSON document that says the same without what steers a terminal or a build server; `##[` is in strings only."""
    escaped = _UNSAFE.sub(
        lambda match: match.group() if match.group() == "\n" else json_escape(match.group()), document
    )
    return LOG_COMMAND.sub(r"#\\u0023", escaped)


def json_escape(character: str) -> str:
    """A character as JSON's `\\uXXXX`; two of them beyond the basic plane."""
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def one_line(text: str) -> str:
    """`text` on one line: line breaks with the blanks around them become one space, the rest is made visible."""
    return visible(_LINE_BREAK.sub(" ", text.strip()))


def block(text: str) -> str:
    """`text` with its line breaks kept and all other control characters made visible."""
    return "\n".join(visible(line.expandtabs(4)) for line in text.splitlines())


def encodable(text: str) -> str:
    """`text` with lone surrogates replaced, so that it can be written as UTF-8 and read by strict JSON parsers."""
    return _SURROGATE.sub("\ufffd", text)


def workflow_data(text: str) -> str:
    """`text` as the message of a GitHub workflow command (actions/toolkit: `%`, CR and LF are percent-encoded)."""
    encoded = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return visible(encoded)


def workflow_property(text: str) -> str:
    """`text` as a property of a GitHub workflow command: as `workflow_data`, and `:` and `,` are encoded too."""
    return workflow_data(text).replace(":", "%3A").replace(",", "%2C")


def markdown(text: str) -> str:
    """`text` as one line of literal text in Markdown, tables included.

    Punctuation becomes numeric character references: CommonMark (section 2.5) never takes those for structure, and
    they hold inside HTML elements as well.
    """
    return _PUNCTUATION.sub(lambda match: f"&#{ord(match.group())};", one_line(text))


def markdown_code(text: str) -> str:
    """`text` in a fixed-width font in Markdown; nothing in it can end the element."""
    return f"<code>{markdown(text)}</code>"


def shorten(text: str, limit: int) -> str:
    """`text` if it has at most `limit` characters, else its beginning with `...`, `limit` characters in all."""
    return text if len(text) <= limit else text[: limit - 3].rstrip() + "..."
