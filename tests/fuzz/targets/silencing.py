"""Comments, baselines and settings that silence findings: exactly those that they name, and nothing else.

An input is a project. Which findings are silenced, and how, the input's digest decides.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from random import Random
from typing import Any

from nixlint_hwc.finding import Finding, Result, Severity
from nixlint_hwc.policy import baseline
from nixlint_hwc.policy.run import Scope
from nixlint_hwc.policy.selection import is_enabled, is_told_anyway, path_matcher, selects
from nixlint_hwc.settings import RuleSettings, Settings
from nixlint_hwc.source import SourceFile
from nixlint_hwc.syntax import parse
from tests.fuzz import repositories
from tests.fuzz.linting import analysed, judged, matter, told
from tests.fuzz.memory import joined, split
from tests.fuzz.reports import reported
from tests.fuzz.target import Target, words
from tests.fuzz.targets.projects import are_sound

#: The rule that faults of suppressions belong to.
FAULTS = "HWC006"
_ALL = Scope(suppressions=False)
_NAMED = re.compile(rb"hwc-lint:\s*(ignore-next-line|ignore-file|ignore)(?:\[([^\]\n]*)\])?")


def suppressed(data: bytes) -> object:
    """Suppressions for some findings, written in: they silence what they name, where they stand."""
    random = Random(zlib.crc32(data))
    before = judged(analysed(data), scope=_ALL)
    data = with_comments(random, data, before.findings)
    analysis = analysed(data)
    whole, result = judged(analysis, scope=_ALL), judged(analysis)
    are_sound(result)
    everything = Counter(map(matter, whole.findings))
    seen = Counter(matter(one) for one in (*result.findings, *result.suppressed) if one.rule != FAULTS)
    expected = Counter({key: count for key, count in everything.items() if key[0] != FAULTS})
    are_accounted_for(seen, expected, {one.rule for one in result.suppressed})
    for finding in result.suppressed:
        assert _has_comment(split(data), finding), f"nothing silences {finding.rule} at {finding.span}"
    for finding in result.findings:
        assert finding.rule == FAULTS or not _is_named_on_its_line(finding), (
            f"{finding.rule} is not silenced: {finding.span}"
        )
    reported(result, data)
    return told(result) | {f"-{one.rule}" for one in result.suppressed}


def are_accounted_for(found: Counter[Any], expected: Counter[Any], silenced: Set[str]) -> None:
    """The findings are those that are expected; besides, where undefined variables are silenced, failures at them."""
    assert not expected - found, "some are lost"
    for rule, *_, message in (key[:4] for key in found - expected):
        assert rule == "HWC005", message
        assert "undefined variable" in message
        assert "HWC002" in silenced


def with_comments(random: Random, data: bytes, findings: Sequence[Finding]) -> bytes:
    """The project with comments on the lines of some findings, where these are no part of a string."""
    files = split(data)
    for finding in random.sample(findings, min(len(findings), 3)):
        path = finding.span.file.path
        if path in files and files[path] == finding.span.file.data:
            text = _commented(random, finding)
            if text is not None:
                files[path] = text
                break
    return joined(files) if list(files) != ["configuration.nix"] else files["configuration.nix"]


def _commented(random: Random, finding: Finding) -> bytes | None:
    file = finding.span.file
    start, end = file.line_span(file.line_of(finding.span.start))
    name = random.choice((finding.rule, finding.name, f"{finding.rule}, HWC101", "HWC101", f"HWC999, {finding.name}"))
    verb, at = random.choice((("ignore", end), ("ignore", start), ("ignore-next-line", start), ("ignore-file", 0)))
    comment = b"# hwc-lint: %s[%s] why" % (verb.encode(), name.encode())
    new = b" " + comment if at == end else comment + b"\n"
    text = file.data[:at] + new + file.data[at:]
    tree = parse(SourceFile(file.path, text))
    written = {text[low:high].rstrip(b"\r") for low, high in tree.comments}
    return text if comment in written and not tree.diagnostics else None


def _has_comment(files: dict[str, bytes], finding: Finding) -> bool:
    """Whether a comment of the project names the finding's rule; it stands where the finding or its container does."""
    return any(_names(match, finding) for text in files.values() for match in _NAMED.finditer(text))


def _names(match: re.Match[bytes], finding: Finding) -> bool:
    names = [name.strip().decode("utf-8", "replace") for name in (match[2] or b"").split(b",")]
    return match[2] is None or finding.name in names or finding.rule in [name.upper() for name in names]


def _is_named_on_its_line(finding: Finding) -> bool:
    """Whether a comment at the end of the finding's line names its rule."""
    file = finding.span.file
    line = file.line_of(finding.span.start)
    for start, end in parse(SourceFile(file.path, file.data)).comments:
        match = _NAMED.match(file.data, start + 2, end) if file.data[start : start + 2] == b"# " else None
        if match is None or match[1] != b"ignore" or file.line_of(start) != line:
            continue
        if file.data[file.line_span(line)[0] : start].strip() and match[2] is not None and _names(match, finding):
            return True
    return False


def known(data: bytes) -> object:
    """A baseline of the findings knows them all, and one of a part of them knows that part."""
    random = Random(zlib.crc32(data))
    data = joined(split(data))  # a last line break decides what a broken file is taken for
    result = judged(analysed(data))
    entries = baseline.read(baseline.write(result), "b.json")
    assert len(entries) == len(result.findings)
    after = baseline.apply(result, entries, "b.json")
    assert not after.findings
    assert after.summary.baselined == len(result.findings)
    assert after.notices == result.notices
    some = random.sample(entries, random.randint(0, len(entries)))
    part = baseline.apply(result, some, "b.json")
    assert len(part.findings) == len(entries) - len(some)
    assert set(map(matter, part.findings)) <= set(map(matter, result.findings))
    missing = Counter(one.key for one in entries) - Counter(one.key for one in some)
    assert Counter(one.key for one in baseline.read(baseline.write(part), "b.json")) == missing
    moved_down(data, result, entries)
    return told(result)


def moved_down(data: bytes, result: Result, entries: Sequence[baseline.Known]) -> None:
    """Findings stay the same when lines are put above them."""
    files = split(data)
    below = {path: b"# one\n\n" + text if _is_nix(path, text) else text for path, text in files.items()}
    again = judged(analysed(joined(below)))
    if again.problems or result.problems:
        return
    assert Counter(map(matter, again.findings)) == Counter(map(matter, result.findings))
    assert {one.fingerprint for one in again.findings} == {one.fingerprint for one in result.findings}
    assert not baseline.apply(again, entries, "b.json").findings


def _is_nix(path: str, text: bytes) -> bool:
    return path.endswith(".nix") and b"\0" not in text


def selected(data: bytes) -> object:
    """What settings turn off is missing, what they call otherwise is called so, and the rest stays."""
    random = Random(zlib.crc32(data))
    analysis = analysed(data)
    everything = judged(analysis, Settings(pedantic=True), _ALL)
    settings = random_settings(random, everything)
    found = judged(analysis, settings, _ALL)
    expected = Counter(expected_findings(everything, settings))
    lost = {one.rule for one in everything.findings if matter(one) not in expected}
    are_accounted_for(Counter(map(matter, found.findings)), expected, lost)
    return told(found)


def random_settings(random: Random, result: Result) -> Settings:
    """Settings about rules that found something, and others."""
    infos = list(result.rules)
    found = sorted({one.rule for one in result.findings}) or [infos[0].id]
    paths = sorted({one.span.file.path for one in result.findings}) or ["x.nix"]
    chosen = random.choice(found)
    rule = next(info for info in infos if info.id == chosen)
    name = random.choice((rule.id, rule.name, rule.category, rule.id[:4], rule.id[:4] + "xx", "all"))
    glob = random.choice(
        (random.choice(paths), "*.nix", "/" + random.choice(paths), "**/containers/**", "!*.nix", "x y")
    )
    settings = Settings(pedantic=random.random() < 0.5)
    return random.choice((
        replace(settings, select=(name,)),
        replace(settings, select=(name, random.choice(infos).id)),
        replace(settings, ignore=(name,)),
        replace(settings, select=(rule.category,), ignore=(rule.name,)),
        replace(settings, exclude=(glob,)),
        replace(settings, per_path_ignores={glob: (name,)}),
        replace(settings, rules={rule.name: RuleSettings(enabled=False)}),
        replace(settings, rules={rule.id: RuleSettings(severity=random.choice(list(Severity)))}),
        replace(settings, rules={rule.name: RuleSettings(exclude=(glob,))}),
    ))  # fmt: skip


def expected_findings(everything: Result, settings: Settings) -> Iterator[tuple[object, ...]]:
    """What is left of all findings under settings that turn rules and files off."""
    infos = {info.id: info for info in everything.rules}
    excluded = path_matcher(settings.exclude)
    for finding in everything.findings:
        info, path = infos[finding.rule], finding.span.file.path
        own = settings.rules.get(info.id) or settings.rules.get(info.name) or RuleSettings()
        ignored = any(
            path_matcher([glob])(path) and any(selects(name, info) for name in names)
            for glob, names in settings.per_path_ignores.items()
        )
        refused = finding.severity is Severity.ERROR and is_told_anyway(info, settings)
        if (is_enabled(info, settings) or refused) and not (
            excluded(path) or ignored or path_matcher(own.exclude)(path)
        ):
            yield matter(replace(finding, severity=own.severity or finding.severity))


_COMMENTS = words("comments")

TARGETS = (
    Target("suppressions", suppressed, repositories.projects, _COMMENTS, 4, repositories.changed),
    Target("known", known, repositories.projects, share=3, changed=repositories.changed),
    Target("selection", selected, repositories.projects, share=2, changed=repositories.changed),
)
