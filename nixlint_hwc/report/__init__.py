"""Reports: findings in, text out.

In: a `Result` and `ReportOptions`. Out: one string, the whole document. Always holds: a report reads no file and
prints nothing; whatever it takes from the linted project is escaped for the format, so that no path, message or
source line can move the cursor, add markup or start a workflow command; text named in `Result.redacted` never
appears.

Each format is a module with a function `render(result, options) -> str`. It is imported when it is asked for, because
`rich` and `sarif_om` cost more than the rest of the start-up.
"""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from nixlint_hwc.finding import Result
from nixlint_hwc.report.options import DEFAULTS, ReportOptions

FORMATS: dict[str, str] = {
    "terminal": "nixlint_hwc.report.terminal",
    "concise": "nixlint_hwc.report.concise",
    "json": "nixlint_hwc.report.json",
    "sarif": "nixlint_hwc.report.sarif",
    "github": "nixlint_hwc.report.github",
    "gitlab": "nixlint_hwc.report.gitlab",
    "junit": "nixlint_hwc.report.junit",
    "markdown": "nixlint_hwc.report.markdown",
}
#: The formats in which a run's notices have a place.
TELLS_NOTICES = frozenset({"terminal", "sarif", "markdown"})


class Renderer(Protocol):
    """What every format's module offers."""

    def __call__(self, result: Result, options: ReportOptions = DEFAULTS) -> str: ...


def renderer(name: str) -> Renderer:
    """The `render` function of a format. Raises `KeyError` for a name that is not in `FORMATS`."""
    return cast(Renderer, import_module(FORMATS[name]).render)


def render(name: str, result: Result, options: ReportOptions = DEFAULTS) -> str:
    """The whole document in the named format, ending in a newline unless it is empty."""
    return renderer(name)(result, options)
