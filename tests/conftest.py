"""What holds for every test."""

from __future__ import annotations

import gc
import os

import pytest
from hypothesis import settings

from nixlint_hwc import workers
from nixlint_hwc.eval.thunk import machine
from tests.support.kept_rules import with_kept_rules

# The same examples in every run of CI; at home each run looks at others.
settings.register_profile("ci", derandomize=True, database=None)
if os.environ.get("CI"):
    settings.load_profile("ci")


def pytest_collection_finish():
    """What collection made stays to the end: the garbage that fixes take before each look is not looked for in it."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory):
    """No test reads or fills the cache of whoever runs it."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(autouse=True, scope="session")
def one_process():
    """No run takes a second processor, which runs other tests; those of second processes ask for them."""
    os.environ[workers.OFF] = "1"


@pytest.fixture(autouse=True, scope="session")
def rules_loaded_once():
    """The built-in rules of all runs in this process are the same: they are loaded for the first."""
    with with_kept_rules():
        yield


@pytest.fixture(autouse=True)
def full_budget():
    """Each test has a full budget of steps, whatever earlier tests of the same process have spent or taken away."""
    machine.reset()
