"""Runs that load the rules as a process of their own does: from the cache, or anew."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.kept_rules import with_loaded_rules


@pytest.fixture
def rules_are_loaded_by_each_run() -> Iterator[None]:
    with with_loaded_rules():
        yield
