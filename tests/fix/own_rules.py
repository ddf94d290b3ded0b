"""Rules that a test makes up, loaded without the built-in ones."""

from __future__ import annotations

from nixlint_hwc.eval.evaluator import in_large_stack
from nixlint_hwc.facts.subjects import ARGUMENTS, SUBJECTS
from nixlint_hwc.policy.rules import RuleFolder, RuleLoader
from nixlint_hwc.policy.schema import Schema


def load_own(root):
    """The rules below `root/rules`, with their loader."""
    loader = RuleLoader(Schema(ARGUMENTS, SUBJECTS))
    rules = in_large_stack(lambda: loader.load([RuleFolder(root / "rules", "rules", root=root)]))
    assert rules.problems == ()
    return rules, loader
