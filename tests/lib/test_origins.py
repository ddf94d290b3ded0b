"""Origins through the modelled `lib`: strings, attributes and list elements keep their place in the linted code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.evaluator import Evaluator, in_large_stack
from nixlint_hwc.eval.thunk import force, machine
from nixlint_hwc.eval.values import AttrSet, ListValue, Str, Unknown
from nixlint_hwc.project import Project
from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import parse


def value_of(text: str, folder: Path) -> Any:
    evaluator = Evaluator(Project(folder))
    machine.reset()
    tree = parse(SourceFile("case.nix", text.encode()))
    return in_large_stack(lambda: evaluator.evaluate(tree, {"lib": evaluator.lib, "pkgs": evaluator.pkgs}))


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ('lib.removePrefix "/opt" "/opt/data"', ["/data"]),
        ('lib.removeSuffix ".nix" "a.nix"', ["a"]),
        ('lib.head (lib.splitString ":" "8080:80")', ["8080"]),
        ('lib.last (lib.splitString ":" "8080:80")', ["80"]),
        ('lib.concatStringsSep ":" [ "a" "b" ]', ["a", ":", "b"]),
        ('lib.concatMapStringsSep ", " (x: "<${x}>") [ "a" ]', ["<", "a", ">"]),
        ('lib.trim "  a b "', ["a b"]),
        ('lib.escapeShellArg "a b"', ["a b"]),
        ('lib.toLower "ABC"', ["ABC"]),
        ('lib.optionalString true "abc"', ["abc"]),
        ('lib.attrByPath [ "a" ] null { a = "abc"; }', ["abc"]),
        ('(lib.mapAttrs (n: v: v) { a = "abc"; }).a', ["abc"]),
        ('(lib.recursiveUpdate { a.b = "x"; } { a.c = "y"; }).a.b', ["x"]),
        ('lib.findFirst (x: true) null [ "abc" ]', ["abc"]),
    ],
)
def test_strings(text: str, spans: list[str], tmp_path: Path) -> None:
    value = value_of(text, tmp_path)
    assert isinstance(value, Str)
    assert [span.text for span in value.spans()] == spans


@pytest.mark.parametrize(
    "text",
    [
        "lib.mapAttrs (n: v: v) { name = 1; }",
        "lib.filterAttrs (n: v: true) { name = 1; }",
        "lib.recursiveUpdate { name = 1; } { other = 2; }",
        "lib.optionalAttrs true { name = 1; }",
        "lib.mergeAttrsList [ { name = 1; } ]",
        'lib.getAttrs [ "name" ] { name = 1; }',
        "lib.filterAttrsRecursive (n: v: true) { name = 1; }",
        "lib.mapAttrsRecursive (p: v: v) { name = 1; }",
    ],
)
def test_attributes(text: str, tmp_path: Path) -> None:
    value = value_of(text, tmp_path)
    assert isinstance(value, AttrSet)
    place = value.place("name")
    assert place is not None
    assert (place.text, place.start) == ("name", text.index("name =" if "name =" in text else "name"))


def test_generated_attributes_stand_where_their_names_stand(tmp_path: Path) -> None:
    value = value_of('lib.genAttrs [ "a" "b" ] (n: 1)', tmp_path)
    assert [value.place(name).text for name in ("a", "b")] == ['"a"', '"b"']


@pytest.mark.parametrize(
    "text",
    [
        "lib.optional true 7",
        "lib.singleton 7",
        "lib.optionals true [ 7 ]",
        "lib.flatten [ [ 7 ] ]",
        "lib.unique [ 7 7 ]",
        "lib.remove 1 [ 1 7 ]",
        "lib.reverseList [ 7 ]",
        "lib.take 1 [ 7 8 ]",
        "lib.sortOn (x: x) [ 8 7 ]",
        "lib.subtractLists [ 8 ] [ 8 7 ]",
        "lib.imap0 (i: v: v) [ 7 ]",
    ],
)
def test_elements(text: str, tmp_path: Path) -> None:
    value = value_of(text, tmp_path)
    assert isinstance(value, ListValue)
    place = value.place(0)
    assert place is not None
    assert place.text == "7"


def test_an_optional_element_stands_where_it_is_written(tmp_path: Path) -> None:
    value = value_of("lib.optional true { a = 1; }", tmp_path)
    assert value.place(0).text == "{ a = 1; }"


def test_parts_in_nix_leave_no_places_of_their_own(tmp_path: Path) -> None:
    value = value_of('lib.generators.toINI { } { a.b = "x"; }', tmp_path)
    assert {span.file.path for span in value.spans()} == {"case.nix"}


def test_errors_point_at_the_call(tmp_path: Path) -> None:
    with pytest.raises(EvalError) as caught:
        value_of('lib.versions.major (throw "no")', tmp_path)
    assert caught.value.span is not None
    with pytest.raises(EvalError) as caught:
        value_of("lib.generators.toINI { wrong = 1; } { }", tmp_path)
    assert caught.value.span is not None
    assert caught.value.span.file.path == "case.nix"


def test_start_parses_no_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(file: SourceFile) -> None:
        raise AssertionError(file.path)

    evaluator = Evaluator(Project(tmp_path))
    monkeypatch.setattr(evaluator.source, "parse", refuse)
    assert len(evaluator.lib.names()) > 400
    native = (
        "mapAttrs'",
        "optionalAttrs",
        "optional",
        "concatStringsSep",
        "hasPrefix",
        "recursiveUpdate",
        "splitString",
    )
    assert all(force(evaluator.lib.get(name)) for name in native)


def test_other_layers_add_names(tmp_path: Path) -> None:
    evaluator = Evaluator(Project(tmp_path))
    evaluator.library_extensions.update({"mkOption": Str("own"), "types": AttrSet({"str": Str("type")})})
    lib = evaluator.lib
    assert lib.get("mkOption") is lib.get("options").get("mkOption")
    types = force(lib.get("types"))
    assert types.get("str").text == "type"
    assert isinstance(force(types.get("int")), Unknown)


def test_extended_library_keeps_its_extension(tmp_path: Path) -> None:
    value = value_of("((lib.extend (f: p: { one = 1; })).extend (f: p: { two = f.one + p.one; })).two", tmp_path)
    assert value == 2


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("lib.optionalAttr true { }", "lib.optionalAttr is not modelled (optionalAttrs is)"),
        ("lib.strings.brandNew", "lib.strings.brandNew is not modelled"),
        ("lib.path.subpath.brandNew", "lib.path.subpath.brandNew is not modelled"),
        ("with lib; brandNew 1", "lib.brandNew is not modelled"),
        ("with lib; with builtins; brandNew", "builtins.brandNew is not modelled"),
        ("let inherit (lib) brandNew; in brandNew", "lib.brandNew is not modelled"),
        ("(lib // { own = 1; }).brandNew", "lib.brandNew is not modelled"),
        ("({ own = 1; } // lib).brandNew", "lib.brandNew is not modelled"),
        ("(lib.extend (final: prev: { own = 1; })).brandNew", "lib.brandNew is not modelled"),
        ("pkgs.lib.lists.brandNew", "lib.lists.brandNew is not modelled"),
        ("builtins.brandNew 1 2", "builtins.brandNew is not modelled"),
    ],
)
def test_a_name_that_the_model_lacks_is_not_known(text: str, reason: str, tmp_path: Path) -> None:
    found = value_of(text, tmp_path)
    assert isinstance(found, Unknown)
    assert found.reason == reason


def test_what_the_model_lacks_is_absent_to_those_who_ask(tmp_path: Path) -> None:
    assert value_of("lib ? brandNew || builtins ? brandNew", tmp_path) is False
    assert value_of("lib.brandNew or 5", tmp_path) == 5
    with pytest.raises(EvalError, match="undefined variable 'brandNew'"):
        value_of("with { own = 1; }; brandNew", tmp_path)
