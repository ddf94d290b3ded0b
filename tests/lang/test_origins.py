"""Where values come from: the source places that builtins keep."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nixlint_hwc.eval.evaluator import Evaluator, in_large_stack
from nixlint_hwc.eval.thunk import force, machine
from nixlint_hwc.eval.values import ListValue, Str
from nixlint_hwc.project import Project

#: Expressions, and the source texts that their value's parts come from, left to right.
STRINGS = {
    '"postgres:16"': ["postgres:16"],
    '"a" + "b"': ["a", "b"],
    'builtins.substring 0 8 "postgres:16"': ["postgres"],
    'builtins.substring 9 (-1) "postgres:16"': ["16"],
    'builtins.replaceStrings [ ":" ] [ "-" ] "a:b"': ["a", "-", "b"],
    'builtins.concatStringsSep "," [ "a" "b" ]': ["a", ",", "b"],
    'builtins.head (builtins.match "(.*):(.*)" "host:80")': ["host"],
    'builtins.elemAt (builtins.split ":" "host:80") 2': ["80"],
    "builtins.head (builtins.attrNames { name = 1; })": ["name"],
    "toString 80": ["80"],
    '"${toString 80}:80"': ["80", ":80"],
    'baseNameOf "/a/b"': ["b"],
    'let image = "x:1"; in "${image}"': ["x:1"],
    'builtins.head (builtins.attrValues (builtins.mapAttrs (n: v: n + v) { a = "b"; }))': ["a", "b"],
    '(builtins.listToAttrs [ { name = "a"; value = "v"; } ]).a': ["v"],
    "builtins.substring 2 1 ''\n  a\n  b\n''": ["b"],
    'builtins.getEnv "X" + "b"': ["b"],
}


def evaluated(text: str, look: Any) -> Any:
    def run() -> Any:
        machine.reset()
        return look(force(Evaluator(Project(Path(__file__).parent)).expression(text)))

    return in_large_stack(run)


@pytest.mark.parametrize("text", STRINGS)
def test_strings_keep_their_origin(text: str) -> None:
    def look(value: Any) -> list[str]:
        assert isinstance(value, Str) or value.holes
        return [span.text for span in value.spans()]

    assert evaluated(text, look) == STRINGS[text]


LISTS = {
    '[ "a" ] ++ [ "b" ]': ['"a"', '"b"'],
    "map (x: x) [ 1 2 ]": ["1", "2"],
    "builtins.filter (x: x > 1) [ 1 2 ]": ["2"],
    "builtins.sort (a: b: a < b) [ 2 1 ]": ["1", "2"],
    "builtins.concatLists [ [ 1 ] [ 2 ] ]": ["1", "2"],
    "builtins.tail [ 1 2 ]": ["2"],
    "builtins.attrValues { b = 1; a = 2; }": ["a", "b"],
    'builtins.catAttrs "a" [ { a = 1; } ]': ["a"],
    "(builtins.partition (x: x > 1) [ 1 2 ]).right": ["2"],
}


@pytest.mark.parametrize("text", LISTS)
def test_lists_keep_the_places_of_their_elements(text: str) -> None:
    def look(value: Any) -> list[str]:
        assert isinstance(value, ListValue)
        return [place.text for index in range(len(value.items)) if (place := value.place(index))]

    assert evaluated(text, look) == LISTS[text]


SETS = {
    "{ a = 1; } // { b = 2; }": {"a": "a", "b": "b"},
    "builtins.mapAttrs (n: v: v) { a = 1; }": {"a": "a"},
    'removeAttrs { a = 1; b = 2; } [ "a" ]': {"b": "b"},
    "builtins.intersectAttrs { a = 1; } { a = 2; }": {"a": "a"},
    'builtins.listToAttrs [ { name = "x"; value = 1; } ]': {"x": "x"},
    "builtins.functionArgs ({ a, b ? 1 }: a)": {"a": "a", "b": "b"},
    "let a = 1; in { inherit a; }": {"a": "a"},
    '{ ${"x" + "y"} = 1; }': {"xy": '${"x" + "y"}'},
}


@pytest.mark.parametrize("text", SETS)
def test_attributes_keep_their_places(text: str) -> None:
    def look(value: Any) -> dict[str, str]:
        return {name: value.place(name).text for name in value.names()}

    assert evaluated(text, look) == SETS[text]
