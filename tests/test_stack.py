"""The thread with a large stack in which evaluation runs."""

from __future__ import annotations

import threading

import pytest

from nixlint_hwc.cli import run
from nixlint_hwc.eval import evaluator
from nixlint_hwc.eval.evaluator import in_large_stack


def test_raises_what_the_computation_raises() -> None:
    def fail() -> None:
        raise KeyError("x")

    with pytest.raises(KeyError):
        in_large_stack(fail)


def test_a_stack_that_is_free_a_moment_later_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    start = threading.Thread.start
    refused = iter([True, True])

    def later(thread: threading.Thread) -> None:
        if next(refused, False):
            raise RuntimeError("can't start new thread")
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", later)
    assert in_large_stack(lambda: 7) == 7
    assert next(refused, None) is None


def test_no_room_for_a_stack_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def refuse(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(evaluator, "STACK_TRIES", 1)
    monkeypatch.setattr(threading.Thread, "start", refuse)
    assert run(["eval", "--expr", "1 + 1"]) == 2
    assert "out of memory" in capsys.readouterr().err
