"""A chain of pipes reads as the applications that it stands for, whatever its operands are."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import parse

#: An expression written with pipes, and the same one with parentheses and applications only.
Pair = tuple[str, str]


def chain(operator: str, terms: list[Pair]) -> Pair:
    ordered = terms if operator == "|>" else terms[::-1]
    applied = f"({ordered[0][1]})"
    for _, function in ordered[1:]:
        applied = f"(({function}) {applied})"
    return f" {operator} ".join(term for term, _ in terms), applied


def around(shape: str, inner: st.SearchStrategy[Pair]) -> st.SearchStrategy[Pair]:
    return inner.map(lambda pair: (shape.replace("_", pair[0]), shape.replace("_", pair[1])))


def operands(inner: st.SearchStrategy[Pair]) -> st.SearchStrategy[Pair]:
    closed = [around(shape, inner) for shape in ("(_)", "(x: _)", '"|> ${_} <|"', "[ (_) f ]", "!(_)", "{ a = _; }")]
    return st.one_of(LEAVES, *closed)


def chains(inner: st.SearchStrategy[Pair]) -> st.SearchStrategy[Pair]:
    operand = operands(inner)
    operation = st.builds(
        lambda operator, left, right: tuple(f"{a} {operator} {b}" for a, b in zip(left, right, strict=True)),
        st.sampled_from(("->", "+", "++", "//", "&&", "==")),
        operand,
        operand,
    )
    implications = st.lists(operand, min_size=2, max_size=3).map(
        lambda terms: tuple(" -> ".join(texts) for texts in zip(*terms, strict=True))
    )
    terms = st.lists(st.one_of(operand, operation, implications), min_size=1, max_size=4)
    return st.builds(chain, st.sampled_from(("|>", "<|")), terms)


LEAVES = st.sampled_from([(text, text) for text in ("1", "f", "f x", "x.f or 1", "x ? f", "./a")])


def shape_of(node: Any) -> Any:
    """A node without its place, and without a word on how an application is written."""
    if not isinstance(node, tuple):
        return node
    if not hasattr(node, "_fields"):
        return [shape_of(item) for item in node]
    fields = zip(node._fields, node, strict=True)
    return [type(node), *[shape_of(value) for name, value in fields if name not in ("start", "end", "piped")]]


@settings(max_examples=300)
@given(st.recursive(LEAVES, chains, max_leaves=12))
def test_pipes_are_applications(pair: Pair) -> None:
    piped, applied = (parse(SourceFile("case.nix", f"{{ f, x }}: {text}".encode())) for text in pair)
    assert (piped.diagnostics, applied.diagnostics) == ((), ())
    assert shape_of(piped.root) == shape_of(applied.root)
