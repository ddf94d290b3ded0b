"""Functions of the modelled `lib` on random strings, numbers and lists, compared with nixpkgs'."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.oracle.comparison import compare
from tests.support.nixpkgs import needs_nixpkgs_lib, nixpkgs_lib
from tests.support.real_nix import needs_nix

COUNT = 1500

_TEXT = st.text(alphabet="ab.-/: 01'_x", max_size=6).map(lambda text: f'"{text}"')
_NUMBER = st.integers(-3, 12).map(lambda number: f"({number})")
_VERSION = st.text(alphabet="0129.-apre", max_size=8).map(lambda text: f'"{text}"')
_TEXTS = st.lists(_TEXT, max_size=5).map(lambda items: f"[ {' '.join(items)} ]")
_NUMBERS = st.lists(_NUMBER, max_size=5).map(lambda items: f"[ {' '.join(items)} ]")
_LEAF = st.one_of(_NUMBER, _TEXT, _NUMBERS)
_NAMES = st.sampled_from(["a", "b", "c", "d"])


def _set_of(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.dictionaries(_NAMES, values, max_size=3).map(
        lambda attrs: "{ " + "".join(f"{name} = {value}; " for name, value in attrs.items()) + "}"
    )


_SET = st.recursive(_LEAF, _set_of, max_leaves=6).filter(lambda text: text.startswith("{")) | _set_of(_LEAF)
_PATH = st.lists(_NAMES.map('"{}"'.format), max_size=3).map(lambda items: f"[ {' '.join(items)} ]")

#: Functions by the kinds of their arguments.
CALLS: dict[str, tuple[st.SearchStrategy[str], ...]] = {
    **dict.fromkeys(
        ["hasPrefix", "hasSuffix", "hasInfix", "removePrefix", "removeSuffix", "splitString"], (_TEXT, _TEXT)
    ),
    **dict.fromkeys(["toLower", "toUpper", "trim", "escapeShellArg", "stringToCharacters", "toInt"], (_TEXT,)),
    **dict.fromkeys(
        ["strings.sanitizeDerivationName", "toCamelCase", "escapeRegex", "escapeURL", "toIntBase10"], (_TEXT,)
    ),
    **dict.fromkeys(["strings.escapeNixIdentifier", "strings.normalizePath", "getName", "getVersion"], (_TEXT,)),
    **dict.fromkeys(["versionAtLeast", "versionOlder", "strings.levenshtein"], (_VERSION, _VERSION)),
    **dict.fromkeys(["versions.majorMinor", "versions.splitVersion"], (_VERSION,)),
    "versions.pad": (st.integers(0, 5).map(str), _VERSION),
    **dict.fromkeys(
        ["unique", "naturalSort", "concatLines", "escapeShellArgs", "uniqueStrings", "allUnique"], (_TEXTS,)
    ),
    **dict.fromkeys(
        ["intersectLists", "subtractLists", "mutuallyExclusive", "lists.commonPrefix"], (_NUMBERS, _NUMBERS)
    ),
    **dict.fromkeys(["drop", "takeEnd", "dropEnd", "remove"], (st.integers(0, 6).map(str), _NUMBERS)),
    "sublist": (st.integers(0, 6).map(str), st.integers(0, 6).map(str), _NUMBERS),
    "compareLists compare": (_NUMBERS, _NUMBERS),
    "sortOn (x: mod x 3)": (_NUMBERS,),
    "range": (_NUMBER, _NUMBER),
    "fixedWidthNumber": (_NUMBER, _NUMBER),
    "fixedWidthString": (_NUMBER, _TEXT.filter(lambda text: len(text) > 2), _TEXT),
    "mod": (_NUMBER, _NUMBER.filter(lambda text: text != "(0)")),
    **dict.fromkeys(["recursiveUpdate", "matchAttrs", "mergeAttrs", "overrideExisting"], (_SET, _SET)),
    **dict.fromkeys(["generators.toPretty { }", "generators.toLua { }", "attrsToList", "collect isList"], (_SET,)),
    **dict.fromkeys(["cli.toGNUCommandLine { }", "generators.toKeyValue { }", "generators.toPlist { }"], (_SET,)),
    **dict.fromkeys(["attrByPath"], (_PATH, _NUMBER, _SET)),
    **dict.fromkeys(["hasAttrByPath", "getAttrFromPath", "attrsets.longestValidPathPrefix"], (_PATH, _SET)),
    "setAttrByPath": (_PATH, _NUMBER),
    "foldAttrs (a: b: [ a ] ++ b) [ ]": (st.lists(_SET, max_size=3).map(lambda sets: f"[ {' '.join(sets)} ]"),),
    "zipAttrs": (st.lists(_SET, max_size=3).map(lambda sets: f"[ {' '.join(sets)} ]"),),
    "mapAttrsToListRecursive (path: value: { inherit path value; })": (_SET,),
    'filterAttrsRecursive (n: v: n != "a")': (_SET,),
}


@st.composite
def calls(draw: st.DrawFn) -> str:
    """One call of one function."""
    name = draw(st.sampled_from(sorted(CALLS)))
    return " ".join([name, *[draw(argument) for argument in CALLS[name]]])


def generated(count: int) -> list[str]:
    """The same calls in every run."""
    found: dict[str, None] = {}

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(calls())
    def gather(call: str) -> None:
        found[call] = None

    gather()
    return list(found)


@needs_nix
@needs_nixpkgs_lib
def test_random_calls_agree_with_nixpkgs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NIX_PATH", f"nixpkgs={nixpkgs_lib().parent}")
    texts = [f"let lib = import <nixpkgs/lib>; in with lib; {call}" for call in generated(COUNT)]
    comparison = compare(texts, tmp_path, kinds=False)
    with capsys.disabled():
        print(f"\nlib: {comparison.summary}")
    assert not comparison.disagreements, "\n".join(comparison.disagreements[:20])
    assert not comparison.unknown, "\n".join(comparison.unknown[:20])
