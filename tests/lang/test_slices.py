"""Pieces of a text, cut in any order, keep the places and the unknown parts that are theirs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nixlint_hwc.eval.values import HOLE, Str
from nixlint_hwc.source import SourceFile, Span
from tests.support.sourced import check, sourced

_TEXTS = st.text(st.sampled_from(("a", "\n", "ö", "€", "\U0001f40b", "\udcff", HOLE)), max_size=40)
_CUTS = st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=12)


@given(st.lists(_TEXTS, min_size=1, max_size=3), _CUTS)
def test_slices(texts: list[str], cuts: list[tuple[int, int]]) -> None:
    wholes = [sourced(text) for text in texts]
    for start, end in cuts:
        for whole in wholes:
            piece = whole.slice(start, end)
            assert piece.text == whole.text[start:end]
            holes_before = whole.text.count(HOLE, 0, start)
            assert piece.holes == whole.holes[holes_before : holes_before + len(piece.holes)]
            check(piece)


@given(_TEXTS.filter(lambda text: HOLE not in text), _CUTS)
def test_slices_of_one_literal(text: str, cuts: list[tuple[int, int]]) -> None:
    whole = sourced(text)
    whole.origin = whole.literal_span()
    for start, end in cuts:
        piece = whole.slice(start, end)
        span = piece.literal_span()
        if piece.text and whole.origin is not None:
            assert span is not None
            assert span.file.data[span.start : span.end] == piece.text.encode("utf-8", "surrogateescape")


@given(_TEXTS.filter(lambda text: HOLE not in text and len(text) > 1), _CUTS)
def test_slices_of_a_text_that_is_told_at_another_place(text: str, cuts: list[tuple[int, int]]) -> None:
    place = Span(SourceFile("told.nix", b"inherit (other) name;"), 0, 21)
    whole = Str(text, place)
    assert whole.literal_span() is None
    for start, end in cuts:
        piece = whole.slice(start, end)
        assert piece.literal_span() is None
        assert set(piece.spans()) == {place} or not piece.text
