"""A folder that cannot be listed makes the analysis incomplete: it is told, never passed over."""

from __future__ import annotations

import os

from nixlint_hwc.pipeline import Request, lint
from nixlint_hwc.project import Project
from nixlint_hwc.settings import DEFAULT_SETTINGS


def test_a_folder_that_cannot_be_listed_is_a_problem(tmp_path, monkeypatch):
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.nix").write_text("{ }\n")
    scandir = os.scandir

    def refuse(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    result = lint(Project(tmp_path), DEFAULT_SETTINGS, Request())
    assert [(p.kind, p.path, p.message) for p in result.problems] == [
        ("unreadable-folder", "closed", "permission denied")
    ]
