"""Nix text in the formatting that people and formatters give it; what it says stays the same.

In: text without trailing commas in function arguments, which the grammar lacks. Out: the same tokens and comments with
other blanks, line breaks, comments and line endings.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

#: Nodes whose inside is text, or stands in text.
_WHOLE = {
    "string_expression", "indented_string_expression", "path_expression", "hpath_expression", "spath_expression",
    "uri_expression", "interpolation",
}  # fmt: skip
_BRACKETED = {"list_expression", "attrset_expression", "rec_attrset_expression", "let_expression", "formals"}
_PARTS = {"binding_set", "list_expression", "formals"}


@dataclass(frozen=True)
class Token:
    """A token, how many brackets are around it, and what begins with it (`element`, `close`, `in`, `body`, ...)."""

    text: str
    start: int
    end: int
    depth: int
    begins: str = ""


@dataclass(frozen=True)
class Format:
    """`breaks`: what begins a line. Lists of up to `short` characters stay on one. `remarks`: for 100 gaps."""

    unit: str = "  "
    breaks: frozenset = frozenset({"part", "close", "in", "body", "root"})
    short: int = 0
    leading_commas: bool = False
    trailing_commas: bool = False
    ending: str = "\n"
    final: bool = True
    remarks: int = 0
    kept: bool = False


FORMATS = {
    "as-written": Format(kept=True),
    "nixfmt": Format(breaks=Format.breaks | {"formal"}, short=30, trailing_commas=True),
    "alejandra": Format(breaks=frozenset({"part", "close", "in", "root", "formal"}), short=0),
    "leading-commas": Format(breaks=Format.breaks | {"formal"}, short=60, leading_commas=True, unit="    "),
    "one-line": Format(breaks=frozenset(), short=1000),
    "one-line-remarks": Format(breaks=frozenset(), short=1000, remarks=30),
    "remarks": Format(remarks=60, short=40),
    "remarks-everywhere": Format(remarks=100),
    "tabs": Format(unit="\t", short=30, remarks=10),
    "crlf": Format(kept=True, ending="\r\n"),
    "crlf-tabs-remarks": Format(unit="\t", ending="\r\n", remarks=40, final=False),
    "no-final-newline": Format(kept=True, final=False),
}


def formatted(text, form, random):
    """The text in a format; `random` decides where remarks stand."""
    if not form.kept:
        text = _Writer(text, form, random).written()
    text = text.rstrip("\n") + ("\n" if form.final else "")
    return text.replace("\n", form.ending)


@cache
def _parser():
    import tree_sitter_nix
    from tree_sitter import Language, Parser

    return Parser(Language(tree_sitter_nix.language()))


class _Writer:
    def __init__(self, text, form, random):
        self.data = text.encode()
        self.form = form
        self.random = random
        self.tokens = []
        self.comments = []
        self.begins = {}
        self.remarks = 0

    def written(self):
        root = _parser().parse(self.data).root_node
        assert not root.has_error
        self._read(root, 0)
        self.tokens.sort(key=lambda token: token.start)
        pieces, before = [], None
        for token in [*self.tokens, None]:
            pieces.append(self._gap(before, token))
            if token is not None:
                pieces.append(token.text)
            before = token
        return "".join(pieces).strip("\n") + "\n"

    def _read(self, node, depth):
        if node.type == "comment":
            self.comments.append((node.start_byte, node.end_byte))
        elif not node.children or node.type in _WHOLE:
            begins = self.begins.get(node.start_byte, "")
            self.tokens.append(Token(node.text.decode(), node.start_byte, node.end_byte, depth, begins))
        else:
            inner = depth + (node.type in _BRACKETED and self._is_broken(node))
            self._mark(node)
            for index, child in enumerate(node.children):
                brackets = child.type in "[]{}" or child.type in ("rec", "let", "in")
                is_body = node.type == "let_expression" and index == len(node.children) - 1
                self._read(child, depth if brackets or is_body else inner)

    def _is_broken(self, node):
        return node.type != "list_expression" or len(node.text) > self.form.short or b"#" in node.text

    def _mark(self, node):
        """Note what the children of a node begin."""
        children = [child for child in node.children if child.type != "comment"]
        if node.type in _PARTS and self._is_broken(node):
            kind = "formal" if node.type == "formals" else "part"
            for child in children:
                if child.type not in "[]{},":
                    self.begins.setdefault(child.start_byte, kind)
        if node.type in _BRACKETED - {"let_expression"} and len(children) > 2 and self._is_broken(node):
            self.begins[children[-1].start_byte] = "formal" if node.type == "formals" else "close"
        if node.type == "let_expression":
            at = next(index for index, child in enumerate(children) if child.type == "in")
            self.begins[children[at].start_byte] = "in"
            self.begins.setdefault(children[-1].start_byte, "body")
        if node.type == "function_expression" and node.start_byte == self._root_start():
            self.begins.setdefault(children[-1].start_byte, "root")

    def _root_start(self):
        return len(self.data) - len(self.data.lstrip())

    def _gap(self, before, token):
        """What stands between two tokens: their comments, a remark, a line break or a blank."""
        low, high = before.end if before else 0, token.start if token else len(self.data)
        original = self.data[low:high].decode()
        found = [self.data[start:end].decode() for start, end in self.comments if low <= start < high]
        trails = bool(found) and before is not None and "\n" not in original[: original.index(found[0])]
        breaks = token is None or token.begins in self.form.breaks
        comma = ""
        if token is not None and token.begins == "formal" and "formal" in self.form.breaks:
            comma = self._comma(before, token)
        if token is not None and token.text == "," and self.form.leading_commas and "formal" in self.form.breaks:
            breaks = True
        if before is not None and before.text == "," and self.form.leading_commas and "formal" in self.form.breaks:
            breaks = False
        if not original.strip() and not breaks and not original:
            return comma
        found, trails = self._with_remark(found, trails, breaks, is_outer=before is None or token is None)
        return comma + self._laid_out(found, trails, breaks, token)

    def _comma(self, before, token):
        return "," if token.text == "}" and self.form.trailing_commas and before.text not in ("...", ",", "{") else ""

    def _with_remark(self, found, trails, breaks, *, is_outer):
        if is_outer or self.random.randrange(100) >= self.form.remarks:
            return found, trails
        self.remarks += 1
        if not breaks:
            return [*found, f"/* remark {self.remarks} */"], trails
        if trails or self.random.random() < 0.5:
            return [*found, f"# remark {self.remarks}"], trails
        return [f"# remark {self.remarks}", *found], True

    def _laid_out(self, found, trails, breaks, token):
        line = "\n" + self.form.unit * (token.depth if token else 0)
        if not self.form.breaks:
            blocks = [f"/*{text[1:]} */" if text.startswith("#") else text for text in found]
            return " ".join(["", *blocks, ""]) if blocks else " "
        written = ""
        for index, text in enumerate(found):
            own_line = breaks and not (index == 0 and trails)
            written += (line if own_line else " ") + text
        ends = bool(found) and found[-1].startswith("#")
        return written + (line if breaks or ends else " ")
