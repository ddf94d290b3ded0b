from __future__ import annotations

import json

import pytest

from nixlint_hwc.policy import baseline
from nixlint_hwc.policy.run import run
from nixlint_hwc.settings import Settings
from tests.policy.policy_samples import DATABASE, EXPOSED, analysis, database, load, port_case, write_rule


def judged(tmp_path, text=DATABASE):
    if not (tmp_path / "database-exposed").exists():
        write_rule(tmp_path, "database-exposed", EXPOSED)
    _, container = database(text)
    rules, loader = load(tmp_path)
    return run(analysis(port_case(container)), rules, Settings(), common=loader.common)


def test_known_findings_are_not_reported_wherever_they_moved(tmp_path):
    known = baseline.read(baseline.write(judged(tmp_path)), "baseline.json")
    result = baseline.apply(judged(tmp_path, "# moved\n" + DATABASE), known, "baseline.json")
    assert result.findings == result.notices == ()
    assert (result.summary.baselined, result.summary.errors) == (1, 0)


def test_an_entry_covers_one_finding(tmp_path):
    assert len(baseline.apply(judged(tmp_path), (), "b").findings) == 1


def test_stale_entries_are_told(tmp_path):
    known = (baseline.Known("0", "HWC101", "db", "x.nix"),)
    result = baseline.apply(judged(tmp_path), known, "baseline.json")
    (notice,) = result.notices
    assert (notice.kind, notice.path) == ("stale-baseline", "baseline.json")
    assert notice.message == "the baseline lists HWC101 of db, which is no longer found"
    assert baseline.apply(judged(tmp_path), known, "b", partial=True).notices == ()
    assert baseline.apply(judged(tmp_path), known, "b", off=("HWC101",)).notices == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "is not JSON"),
        ("[]", "has a format that this version cannot read"),
        (json.dumps({"version": 2}), "has a format that this version cannot read"),
        (json.dumps({"version": 1}), "has no list of findings"),
        (json.dumps({"version": 1, "findings": [{}]}), "has an entry without key"),
    ],
)
def test_a_damaged_file_is_an_error(text, message):
    with pytest.raises(baseline.BaselineError, match=message):
        baseline.read(text, "baseline.json")
