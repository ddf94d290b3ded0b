"""What fixing takes in a process that holds much else."""

from __future__ import annotations

import gc

import pytest


@pytest.fixture(scope="package", autouse=True)
def only_what_fixing_makes_is_looked_at_for_garbage() -> None:
    """Each examination of a project begins with taking garbage; most of what the process holds is other tests'."""
    gc.collect()
    gc.freeze()
