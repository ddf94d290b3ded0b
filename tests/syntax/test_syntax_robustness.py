"""`parse` never fails, whatever the bytes; long chains need no deep stack; errors stay where they are."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import SyntaxTree, ast, parse
from nixlint_hwc.syntax.recovery import recover

MANY = 20_000
SAMPLES = [path.read_bytes() for path in sorted((Path(__file__).parent / "cases" / "tree").glob("*.nix"))]
PIECES = [
    *"()[]{};:,.=?@!-+*/<>#'\"\\$~ \n",
    *("''", "${", "/*", "*/", "//", "++", "==", "->", "...", "|>"),
    *("if ", "then ", "else ", "let ", "in ", "with ", "rec ", "inherit ", "or "),
    *("a ", "b = ", "1 ", "./c ", "é", "\r"),
]


def parsed(text: str | bytes) -> SyntaxTree:
    return parse(SourceFile("case.nix", text.encode() if isinstance(text, str) else text))


def assert_sound(tree: SyntaxTree) -> None:
    """Diagnostics and comments lie in the file, and a file without a tree has a diagnostic."""
    end = len(tree.file.data)
    for diagnostic in tree.diagnostics:
        for span in (diagnostic.span, *[span for span, _ in diagnostic.related]):
            assert 0 <= span.start <= span.end <= end
    assert all(0 <= start < stop <= end for start, stop in tree.comments)
    assert tree.encrypted or tree.diagnostics or not isinstance(tree.root, ast.Unparsed)


@pytest.mark.parametrize("sample", [sample for sample in SAMPLES if parsed(sample).comments])
def test_a_comment_ends_before_its_line_does(sample: bytes) -> None:
    """However the file is read: by the grammar, or by the reader that finds the errors."""
    data = b"# a\r\n" + sample.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n") + b"# b\r\n/* c\r\n*/\r\n"
    comments = parsed(data).comments
    assert comments == recover(data).comments
    assert not [data[start:end] for start, end in comments if data[start:end].endswith((b"\r", b"\n"))]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_text_is_parsed(text: str) -> None:
    assert_sound(parsed(text))


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(SAMPLES), st.integers(0, 400), st.integers(0, 6), st.sampled_from(PIECES))
def test_any_damage_is_parsed(sample: bytes, at: int, cut: int, piece: str) -> None:
    assert_sound(parsed(sample[:at] + piece.encode() + sample[at + cut :]))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=40))
def test_any_bytes_are_parsed(data: bytes) -> None:
    assert_sound(parsed(data))


@pytest.mark.parametrize(
    "text",
    [
        "[" * MANY + "]" * MANY,
        "(" * MANY + "1" + ")" * MANY,
        "!" * MANY + "true",
        "{a=" * MANY + "1" + ";}" * MANY,
        "a: " * MANY + "a",
        '"${' * MANY + "1" + '}"' * MANY,
        "[" * MANY,
        "{ a = (" * MANY,
    ],
    ids=lambda text: text[:5],
)
def test_deep_nesting_is_told(text: str) -> None:
    tree = parsed(text)
    assert_sound(tree)
    assert tree.diagnostics


@pytest.mark.parametrize(
    "text",
    ["[ ]" + " ++ [ ]" * MANY, "1" + " + 2 * 3" * MANY, "{ }" + " // { }" * MANY, "f: f" + " 1" * MANY],
    ids=lambda text: text[:6],
)
def test_long_chains_are_read(text: str) -> None:
    assert not parsed(text).diagnostics


@pytest.mark.parametrize("text", [", /*" * MANY, ",#" * MANY, "{ a, /* */" * MANY, "a = (; " * MANY, '"a" "' * MANY])
def test_hostile_text_costs_little(text: str) -> None:
    begin = time.process_time()
    assert parsed(text).diagnostics
    assert time.process_time() - begin < 15


def test_an_error_spoils_its_binding_only() -> None:
    tree = parsed("{ a = 1; b = { c = ; d = 2; }; }")
    assert isinstance(tree.root, ast.Attrs)
    first, second = tree.root.bindings
    assert isinstance(first, ast.Binding)
    assert isinstance(second, ast.Binding)
    assert isinstance(first.value, ast.Integer)
    assert isinstance(second.value, ast.Attrs)
    values = [item.value for item in second.value.bindings if isinstance(item, ast.Binding)]
    assert [type(value) for value in values] == [ast.Unparsed, ast.Integer]


def test_comments_are_found() -> None:
    text = "# a\n{ b, /* c */ }: '' # no '' /* d */"
    for source in (text, text + " |> 1"):
        assert [source[start:end] for start, end in parsed(source).comments] == ["# a", "/* c */", "/* d */"]
