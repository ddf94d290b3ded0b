"""Whatever a module looks like: each fix resolves its finding or says why not, and harms nothing."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from nixlint_hwc.fix.engine import Engine
from nixlint_hwc.pipeline import Request, examine, load_rules
from nixlint_hwc.project import Project
from nixlint_hwc.settings import DEFAULT_SETTINGS, Settings
from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import parse
from tests.fix.accounts import (
    assert_findings_are_accounted_for,
    assert_line_endings_stay,
    assert_remarks_stay,
    fixable,
)
from tests.fix.layouts import modules

PATH = "domains/server/containers/db/index.nix"


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    root = tmp_path_factory.mktemp("project")
    (root / PATH).parent.mkdir(parents=True)
    loaded = load_rules(DEFAULT_SETTINGS, root)
    wanted = Settings(select=fixable(loaded[0]), pedantic=True)

    def fix(text):
        (root / PATH).write_bytes(text.encode())
        look = lambda project: examine(project, wanted, Request(), loaded, lambda result: result)[0]  # noqa: E731
        return Engine(Project(root), look, unsafe=True).run()

    return fix


#: Without shrinking, which would take minutes here.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)
@given(modules())
def test_fixes_resolve_or_withhold_themselves_and_harm_nothing(run, text):
    outcome = run(text)
    after = outcome.after.get(PATH, text.encode()).decode()
    assert parse(SourceFile(PATH, after.encode())).diagnostics == ()
    assert_findings_are_accounted_for(outcome)
    assert_remarks_stay(text, after)
    assert_line_endings_stay(text, after)
    assert bystander(outcome.first) == bystander(outcome.last)
    if outcome.after:
        assert run(after).after == {}


def bystander(seen):
    return {key: options for key, options in seen.options.items() if key.name == "web"}
