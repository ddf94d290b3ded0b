from __future__ import annotations

import pytest

from .command import MODULE, POLICY


@pytest.fixture
def project(tmp_path):
    root = tmp_path / "project"
    folder = root / "domains/server/containers/db"
    folder.mkdir(parents=True)
    (folder / "index.nix").write_text(MODULE)
    (root / "policies/port-published").mkdir(parents=True)
    (root / "policies/port-published/rule.nix").write_text(POLICY)
    (root / "hwc-lint.toml").write_text('rule-folders = ["policies"]\nselect = ["ACME1", "HWC0"]\n')
    return root
