"""Built-in rules are loaded once in a process, however many runs in it load them.

A rule of another text, or one whose use of facts is checked against another schema, is loaded as ever, and so are all
of them in tests that look at how syntax trees get into the cache and out of it.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Final
from unittest import mock

from nixlint_hwc.facts.subjects import ARGUMENTS, SUBJECTS
from nixlint_hwc.policy.rule import Rule
from nixlint_hwc.policy.rules import RuleFile, RuleFolder, RuleLoader
from nixlint_hwc.policy.schema import Schema

_KEPT: dict[tuple[str, bytes], Rule] = {}
_SCHEMA: Final = Schema(ARGUMENTS, SUBJECTS)
_load = RuleLoader._rule


def _kept(self: RuleLoader, name: str, file: RuleFile, folder: RuleFolder) -> Rule:
    if folder.root is not None or self.schema != _SCHEMA:
        return _load(self, name, file, folder)
    key = (file.path, file.data)
    if key not in _KEPT:
        _KEPT[key] = _load(self, name, file, folder)
    return _KEPT[key]


def with_kept_rules() -> AbstractContextManager[object]:
    return mock.patch.object(RuleLoader, "_rule", _kept)


def with_loaded_rules() -> AbstractContextManager[object]:
    return mock.patch.object(RuleLoader, "_rule", _load)
