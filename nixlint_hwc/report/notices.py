"""Notices as people read them: by kind, and of many that say much the same the first.

In: the notices of a run. Out: sentences, each with its path as people read it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from nixlint_hwc.finding import Notice
from nixlint_hwc.report.escape import one_line, visible
from nixlint_hwc.report.options import DEFAULTS, ReportOptions
from nixlint_hwc.report.tally import counted

#: How many notices of one kind are shown without `-v`.
SHOWN_OF_A_KIND: Final = 5


def notice_lines(notices: Sequence[Notice], options: ReportOptions = DEFAULTS) -> Iterator[str]:
    """The notices to show, one line each; for each kind, those left out are counted."""
    for kind in dict.fromkeys(notice.kind for notice in notices):
        same = [notice for notice in notices if notice.kind == kind]
        # A line that says "one more" takes the room of that one.
        shown = len(same) if options.verbosity > 0 or len(same) <= SHOWN_OF_A_KIND + 1 else SHOWN_OF_A_KIND
        for notice in same[:shown]:
            where = f"{visible(options.from_here(notice.path))}: " if notice.path is not None else ""
            yield where + one_line(notice.message)
        if shown < len(same):
            yield f"{counted(len(same) - shown, f'more {kind} notice')}, shown by -v"
