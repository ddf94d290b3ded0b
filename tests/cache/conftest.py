"""A project to run the command on, and runs that load the rules as a process of their own does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cache.cached_repository import MODULE, RULE, Repository
from tests.support.kept_rules import with_loaded_rules


@pytest.fixture
def rules_are_loaded_by_each_run() -> Iterator[None]:
    """Rules come from the cache or are loaded anew, but are not kept by this process."""
    with with_loaded_rules():
        yield


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = Repository(tmp_path, monkeypatch)
    made.write("db/index.nix", MODULE)
    made.write("db/text", "some text")
    made.write("db/listed/a", "")
    made.write("other.txt", "")
    made.write("policies/acme/rule.nix", RULE)
    made.write("hwc-lint.toml", 'rule-folders = ["policies"]\nbaseline = "known.json"\n')
    made.write("known.json", '{"version": 1, "findings": []}')
    (made.root / "link.nix").symlink_to("db/index.nix")
    return made
