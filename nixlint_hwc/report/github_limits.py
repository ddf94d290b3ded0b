"""What GitHub's code scanning takes and shows of a SARIF file, and what to tell when a run exceeds it.

In: findings, and the finished document. Out: the findings that fit, and notices. The numbers are those of "SARIF
support for code scanning" and "SARIF results exceed one or more limits" in GitHub's documentation.
"""

from __future__ import annotations

import gzip
from collections.abc import Sequence

from nixlint_hwc.finding import Finding, Notice

RESULTS_ACCEPTED = 25_000
RESULTS_SHOWN = 5_000
LOCATIONS_SHOWN = 100
TAGS_SHOWN = 10
TEXT_SHOWN = 1_000
NAME_LENGTH = 255
UPLOAD_BYTES = 10 * 1024 * 1024

_KIND = "sarif-limit"


def accepted(findings: Sequence[Finding]) -> Sequence[Finding]:
    """The findings in their order; the least severe are left out where GitHub would refuse the whole file."""
    if len(findings) <= RESULTS_ACCEPTED:
        return findings
    by_severity = sorted(range(len(findings)), key=lambda at: -findings[at].severity.rank)
    return [findings[at] for at in sorted(by_severity[:RESULTS_ACCEPTED])]


def count_notices(findings: Sequence[Finding]) -> tuple[Notice, ...]:
    """The notice about the number of findings, if GitHub would not accept or show them all."""
    count = len(findings)
    if count > RESULTS_ACCEPTED:
        told = f"{count:,} findings: SARIF holds the {RESULTS_ACCEPTED:,} most severe, because GitHub refuses more"
        return (Notice(_KIND, told),)
    if count > RESULTS_SHOWN:
        return (Notice(_KIND, f"{count:,} findings: GitHub shows the {RESULTS_SHOWN:,} most severe"),)
    return ()


def limit_notices(findings: Sequence[Finding], document: str) -> tuple[Notice, ...]:
    """All notices about a SARIF document: the number of its findings, and its size when uploaded."""
    notices = count_notices(findings)
    encoded = document.encode()
    # Compressing cannot make it larger, so that small documents need not be compressed to know.
    if len(encoded) > UPLOAD_BYTES and (size := len(gzip.compress(encoded))) > UPLOAD_BYTES:
        told = f"the SARIF file has {size / 1024 / 1024:.1f} MB compressed: GitHub refuses more than 10 MB"
        notices += (Notice(_KIND, f"{told}; select fewer rules or paths"),)
    return notices
