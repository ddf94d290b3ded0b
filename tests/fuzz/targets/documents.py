"""Files beside the configuration: settings, baselines, listings of images, JSON and TOML that Nix reads, rules."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from nixlint_hwc.config import SettingsError, load_settings
from nixlint_hwc.eval.builtins import BUILTINS
from nixlint_hwc.eval.calls import call
from nixlint_hwc.eval.errors import BudgetSpent, EvalError
from nixlint_hwc.eval.evaluator import in_large_stack
from nixlint_hwc.eval.export import to_json
from nixlint_hwc.eval.thunk import machine
from nixlint_hwc.eval.values import Str
from nixlint_hwc.facts.cases import Analysis
from nixlint_hwc.fix.pin import ListingError, read_listing
from nixlint_hwc.policy import baseline
from nixlint_hwc.policy.rules import RuleFolder, RuleLoader
from nixlint_hwc.settings import Settings
from tests.fuzz import scratch
from tests.fuzz.linting import analysed, builtin_rules, judged, prepare
from tests.fuzz.reports import reported
from tests.fuzz.target import Target, texts, words
from tests.fuzz.targets.language import STEPS

_JSON = words("json")
_TOML = words("toml")


def folder() -> Path:
    return scratch.folder("documents")


def settings_read(data: bytes) -> object:
    """A settings file gives settings that hold together, or an error that names the file."""
    path = folder() / "hwc-lint.toml"
    path.write_bytes(data)
    try:
        found = load_settings(folder())
    except SettingsError as error:
        message = str(error)
        if "hwc-lint.toml" not in message:
            raise AssertionError(f"the error names no file: {message}") from None
        return error.key.partition(".")[0] or error.reason.partition(":")[0]
    hash((found.select, found.ignore, found.baseline, found.conventions))
    return "settings"


def settings_seeds() -> Iterator[bytes]:
    yield from texts("fixtures/**/hwc-lint.toml", "tests/**/hwc-lint.toml", "docs/**/*.toml")
    for page in texts("docs/*.md", "README.md", limit=100_000):
        yield from (part.partition(b"```")[0] for part in page.split(b"```toml\n")[1:])


def baseline_read(data: bytes) -> object:
    try:
        entries = baseline.read(data.decode("utf-8", "replace"), "b.json")
    except baseline.BaselineError as error:
        return str(error)[:40]
    for entry in entries:
        assert all(isinstance(part, str) for part in (entry.key, entry.rule, entry.path))
        assert entry.container is None or isinstance(entry.container, str)
    return len(entries) > 0


def listing_read(data: bytes) -> object:
    try:
        images = read_listing(data.decode("utf-8", "replace"))
    except ListingError as error:
        return str(error)[:40]
    assert all(isinstance(part, str) for image in images for tag in image.tags for part in tag)
    return len(images) > 0


def _converted(name: str, data: bytes) -> str:
    text = "".join(c for c in data.decode("utf-8", "surrogateescape") if not "\ud800" <= c <= "\udfff")

    def run() -> str:
        machine.reset(STEPS)
        try:
            json.dumps(to_json(call(BUILTINS[name], Str(text))))
        except (EvalError, BudgetSpent) as error:
            return type(error).__name__
        return "value"

    try:
        return in_large_stack(run)
    except BudgetSpent:
        return "depth"


def rule_loaded(data: bytes) -> object:
    """A rule of one's own, loaded and run on a few containers."""
    path = folder() / "policies/some-rule/rule.nix"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    prepare()
    loader = RuleLoader(builtin_rules()[1].schema)
    rules = in_large_stack(lambda: loader.load([RuleFolder(folder() / "policies", "policies", root=folder())]))
    result = judged(_sample(), Settings(rule_folders=("policies",)), loaded=(rules, loader))
    reported(result, data)
    messages = (re.sub(r"'[^']*'|\d+", "", one.message)[:60] for one in result.problems)
    return frozenset((*messages, bool(result.findings)))


@cache
def _sample() -> Analysis:
    return analysed(texts("rules/database-exposed/bad.nix")[0])


def _rules() -> list[bytes]:
    return texts("rules/*/rule.nix")


TARGETS = (
    Target("settings", settings_read, settings_seeds, _TOML, is_quick=True),
    Target("baseline", baseline_read, lambda: [BASELINE, *texts("tests/**/*baseline*.json")], _JSON, is_quick=True),
    Target("listing", listing_read, lambda: [*LISTINGS, *texts("tests/fix/**/*.json")], _JSON, is_quick=True),
    Target(
        "from-json",
        lambda data: _converted("fromJSON", data),
        lambda: texts("tests/**/*.json", limit=2000),
        _JSON,
        is_quick=True,
    ),
    Target("from-toml", lambda data: _converted("fromTOML", data), settings_seeds, _TOML, is_quick=True),
    Target(
        "rules",
        rule_loaded,
        _rules,
        words("rules"),
        2,
    ),
)

BASELINE = b'{ "version": 1, "findings": [ { "rule": "HWC101", "container": null, "path": "a.nix", "key": "0a" } ] }'
LISTINGS = (
    b'[ { "RepoTags": [ "docker.io/library/nginx:1.27" ], "RepoDigests": [ "docker.io/library/nginx@sha256:'
    + b"0a" * 32
    + b'" ] } ]',
    b'{ "Repository": "nginx", "Tag": "1.27", "Digest": "sha256:' + b"0a" * 32 + b'" }\n{ "Names": [ "a/b@c:d" ] }',
)
