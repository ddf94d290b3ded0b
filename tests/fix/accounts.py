"""What becomes of findings that have a fix."""

from __future__ import annotations

import re
from collections import Counter

from nixlint_hwc.fix.verify import key_of


def fixable(rules):
    """The rules that have a fix, going by their files."""
    return tuple(info.id for info in rules.infos if info.fixable)


def offered(seen):
    """The findings for which a fix is offered, or withheld with a reason."""
    return [found for found in seen.findings if found.fix is not None and (found.fix.edits or found.fix.withheld)]


def assert_findings_are_accounted_for(outcome):
    """Every finding whose rule offers a fix is gone, or told with a reason."""
    first, left = (Counter(map(key_of, offered(seen))) for seen in (outcome.first, outcome.last))
    told = Counter(key_of(held.finding) for held in outcome.held)
    assert all(held.reason for held in outcome.held)
    assert [(key, count) for key, count in left.items() if count > told[key]] == []
    assert first or not outcome.after


def _named_in(finding):
    return set(re.findall(r"[A-Za-z]+", f"{finding.message} {finding.fix.title}"))


_MOUNTS = {"volumes", "extraOptions"}
_PORTS = {"ports", "extraOptions"}
#: By rule: the options of its own container that a fix may change. Most fixes change none.
_ABOUT = {
    "confinement-disabled": {"extraOptions"},
    "container-option-type": {"environment", "labels", "cmd"},
    "container-option-unknown": _named_in,
    "database-exposed": _PORTS,
    "hardcoded-secret": {"environment", "labels", "cmd", "extraOptions", "environmentFiles"},
    "image-unqualified-name": {"image"},
    "log-driver-none": {"log-driver", "extraOptions"},
    "missing-puid-pgid": {"environment"},
    "missing-timezone": {"environment"},
    "network-not-created": {"networks", "extraOptions"},
    "port-exposed": _PORTS,
    "ports-ignored": _PORTS,
    "privileged-container": {"privileged", "extraOptions"},
    "restart-policy-refused": {"extraOptions"},
    "secret-mount-writable": _MOUNTS,
    "secret-path-literal": {"environment", "environmentFiles", *_MOUNTS},
    "shared-media-writable": _MOUNTS,
    "wrong-puid-pgid": {"environment", "extraOptions"},
}


def about(finding):
    """The options of the finding's container that its fix may change."""
    found = _ABOUT.get(finding.name, set())
    return found if isinstance(found, set) else found(finding)


def assert_only_what_fixes_are_about_changed(outcome):
    """In every container: an option changes only where a finding about it was fixed, and by as much.

    What an option of the wrong type made fail has a value once that type is mended.
    """
    before, after = outcome.first.options, outcome.last.options
    allowed = Counter((finding.container, option) for finding in outcome.fixed for option in about(finding))
    retyped = any(finding.name == "port-option-type" for finding in outcome.fixed)
    assert before.keys() == after.keys()
    for key in before:
        for name in {*before[key], *after[key]}:
            old, new = _without_lines(before[key].get(name)), _without_lines(after[key].get(name))
            mended = retyped and _is_gap(old) and "is not of type" in old["?"]
            if old != new and not mended:
                assert _difference(old, new) <= 2 * allowed[key.name, name], (key, name, old, new)


def _without_lines(value):
    """A value that could not be worked out without the lines that its reason names, which move with a fix above."""
    if _is_gap(value):
        return {"?": re.sub(r"(?<=\.nix):\d+", "", value["?"])}
    return value


def _difference(old, new):
    """How many parts of a value changed; a value that could not be worked out counts as one."""
    if _is_gap(old) or _is_gap(new):
        return 1
    if isinstance(old, dict) and isinstance(new, dict):
        return sum(old.get(name) != new.get(name) for name in {*old, *new})
    return len(_parts(old) ^ _parts(new))


def _is_gap(value):
    return isinstance(value, dict) and value.keys() == {"?"}


def _parts(value):
    """The elements of a list or the entries of a set; anything else is one part."""
    if isinstance(value, dict):
        return set(map(str, value.items()))
    return set(map(str, value if isinstance(value, list) else [value] * (value is not None)))


_REMARK = re.compile(r"# remark \d+(?!\d)|/\* remark \d+ \*/")


def assert_remarks_stay(before, after):
    """A remark goes only with the code in front of it on its line, and only if that is gone as well."""
    assert sorted(_REMARK.findall(after)) == sorted(set(_REMARK.findall(after)))
    gone = set(_REMARK.findall(before)) - set(_REMARK.findall(after))
    for line in before.splitlines():
        for remark in gone.intersection(_REMARK.findall(line)):
            code, _, behind = line.partition(remark)
            assert code.strip(), line
            assert not behind.strip(), line
            assert code.strip() not in after, line


def assert_line_endings_stay(before, after):
    assert before.endswith("\n") == after.endswith("\n")
    if "\r\n" in before:
        assert after.count("\n") == after.count("\r\n")
    else:
        assert "\r" not in after
