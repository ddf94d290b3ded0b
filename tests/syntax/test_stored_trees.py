"""Syntax trees as bytes: the same tree comes back, and no text of the file is in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import parse
from nixlint_hwc.syntax.stored import restored, stored

ROOT = Path(__file__).parents[2]
FOLDERS = ("fixtures", "rules", "tests/syntax/cases", "tests/lang", "tests/matrix", "tests/prelude", "nixlint_hwc")
FILES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.nix"))
#: Files of these kinds are parsed each time: where a name or number is not what the file shows at its place.
TEXTS = {
    "plain string": '{ a = "text"; }',
    "escapes": r'{ a = "a\n\${x}\"\\ \t"; }',
    "indented": "{ a = ''\n    one\n      two\n\n    three\n  ''; }",
    "indented with escapes": "{ a = ''\n    ''${one} '''two''' ''\\n\n  ''; }",
    "indented with holes": "{ b }: { a = ''\n    ${b}one ${ (b) } }\n    ${b + ''${b}''}\n  ''; }",
    "separators that are no line feeds": "{ a = ''\n  one\x0btwo\x1cthree\u2028four\u0085five\n  ''; }",
    "characters beyond ASCII": "{ \"\u00e4\u20ac\" = \"\u00e4 \u20ac\"; b = ''\n  \u00fc\n  \u20ac ''; }",
    "quoted names": r'{ "a b" = 1; "c\"d" = 2; ${"e"} = 3; "" = 4; }',
    "paths": "{ x }: [ ./a ./a/${x}/b ~/c /d <nixpkgs/lib> https://example.org/x ]",
    "numbers": "[ 1 007 1.5 .5 1e3 ]",
    "functions": "[ (x: x) ({ a, b ? 1, ... }: a) ({ a }@all: all) (all@{ a, ... }: all) ]",
    "bindings": "let inherit (a) b c; a = { b = 1; c = 2; }; in rec { inherit b; x.y.z = 1; x.y.w = c; ${b} = 1; }",
    "operators": "a: b: if !a && b || a -> b then -1 + 2 * 3 // a ? b.c else assert a; with b; a.b.c or [ ] ++ b",
    "old let": "let { body = 1; }",
    "pipes": "a: a |> b: b",
    "windows": "{ a = 1;\r\n  b = ''\r\n    x\r\n    y\r\n  ''; }\r\n",
    "trailing comma": "{ a, b, }: a",
    "comments": "# one\n{ a = 1; /* two */ }",
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_tree_comes_back(path: Path):
    _comes_back(SourceFile(path.name, path.read_bytes()))


@pytest.mark.parametrize("name", list(TEXTS))
def test_every_construct_comes_back(name: str):
    _comes_back(SourceFile(f"{name}.nix", TEXTS[name].encode()))


def _comes_back(file: SourceFile) -> None:
    tree = parse(file)
    data = stored(tree)
    if data is None:
        assert tree.diagnostics or tree.encrypted or b"body" in file.data
        return
    assert restored(file, data) == tree
    assert [type(node) for node in _nodes(restored(file, data).root)] == [type(node) for node in _nodes(tree.root)]
    for word in re.findall(rb"\w{6,}", file.data):
        assert word not in data


def _nodes(node: tuple) -> list[tuple]:
    found = [node]
    for part in node:
        if isinstance(part, tuple):
            found += _nodes(part)
    return found


@pytest.mark.parametrize("text", ["{ a = ; }", "{ a = x; }", "", "\0GITCRYPT\0x", "\xff"])
def test_what_was_complained_about_is_parsed_each_time(text: str):
    assert stored(parse(SourceFile("x.nix", text.encode("latin-1")))) is None


def test_what_is_nested_too_deeply_is_parsed_each_time():
    assert stored(parse(SourceFile("x.nix", b"[" * 700 + b"]" * 700))) is None
