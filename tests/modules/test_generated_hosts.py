"""A host gives its options the values that `evalModules` gives them, which is compared with nixpkgs' own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from nixlint_hwc.eval.builtins import BUILTINS
from nixlint_hwc.eval.calls import call
from nixlint_hwc.eval.errors import EvalError
from nixlint_hwc.eval.values import AttrSet, Str
from nixlint_hwc.modules.library import install
from tests.oracle.module_trees import trees
from tests.support.evaluation import Rejected, evaluate

COUNT = 200


def known_values(options: AttrSet) -> dict[str, str]:
    """The options that are known in full, as JSON; those that fail are not among them."""
    return dict(_known_values(options))


def _known_values(options: AttrSet) -> Iterator[tuple[str, str]]:
    for name in options.names():
        try:
            text = call(BUILTINS["toJSON"], options.get(name))
        except EvalError:
            continue
        if text.__class__ is Str and text.known:
            yield name, text.text


def test_hosts_give_options_the_values_of_eval_modules(tmp_path: Path) -> None:
    compared = 0
    for tree in trees(5, COUNT):
        text = "with { lib = import <nixpkgs/lib>; }; " + tree.replace('else "fails"', 'else throw "fails"')
        merged = evaluate(text, tmp_path, known_values, prepare=install)
        host = evaluate(text.replace("lib.evalModules", "lib.nixosSystem"), tmp_path, known_values, prepare=install)
        if isinstance(merged, Rejected):
            continue
        both = merged.keys() & host.keys()
        assert {name: host[name] for name in both} == {name: merged[name] for name in both}, text
        compared += len(both)
    assert compared > COUNT
