"""What holds for every test."""

from __future__ import annotations

import pytest

from nixlint_hwc.eval.thunk import machine


@pytest.fixture(autouse=True)
def full_budget():
    """Each test has a full budget of steps, whatever earlier tests of the same process have spent or taken away."""
    machine.reset()
