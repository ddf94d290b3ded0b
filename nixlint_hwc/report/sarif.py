"""SARIF 2.1.0 for code scanning.

In: a `Result`. Out: one run in which every loaded rule is declared, findings are results, and problems and notices
are notifications of the invocation. Nothing of the machine it ran on is in it.
"""

from __future__ import annotations

from collections.abc import Sequence

from sarif_om import (
    ArtifactLocation,
    Invocation,
    Location,
    Message,
    MultiformatMessageString,
    Notification,
    PhysicalLocation,
    Region,
    ReportingDescriptorReference,
    Run,
    RunAutomationDetails,
    SarifLog,
    Tool,
    ToolComponent,
)

from nixlint_hwc import __version__
from nixlint_hwc.finding import Notice, Problem, Result
from nixlint_hwc.report.escape import block, one_line
from nixlint_hwc.report.github_limits import accepted, count_notices
from nixlint_hwc.report.options import DEFAULTS, ReportOptions
from nixlint_hwc.report.sarif_json import Json, dumps, to_json
from nixlint_hwc.report.sarif_results import SOURCE_ROOT, ResultWriter, artifact, relative_uri
from nixlint_hwc.report.sarif_rules import HOMEPAGE, descriptor

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# Problems of these kinds are about how the tool was set up, not about its run.
_CONFIGURATION_KINDS = frozenset({"bad-settings", "bad-rule"})


def render(result: Result, options: ReportOptions = DEFAULTS) -> str:
    """The document, indented, ended by a newline. Suppressed findings are in it if the options say so."""
    writer = ResultWriter({rule.id: index for index, rule in enumerate(result.rules)})
    results = [writer.result(finding) for finding in accepted(result.findings)]
    if options.sarif_suppressed:
        results += [writer.result(finding, suppressed=True) for finding in result.suppressed]
    notices = (*result.notices, *count_notices(result.findings))
    base = "repository that the linted project is in" if options.folder else "linted project"
    source_root = ArtifactLocation(description=Message(text=f"The root of the {base}."))
    run = Run(
        tool=Tool(driver=_driver(result)),
        results=results,
        invocations=[_invocation(result, notices)],
        automation_details=RunAutomationDetails(id=f"{one_line(options.category).rstrip('/')}/"),
        original_uri_base_ids={SOURCE_ROOT: source_root},
        column_kind="utf16CodeUnits",
    )
    document = to_json(SarifLog(version="2.1.0", schema_uri=SCHEMA, runs=[run]))
    return dumps(_in_repository(document, relative_uri(options.folder)) if options.folder else document)


def _in_repository(node: Json, folder: str) -> Json:
    """The document with every URI below the root put into a folder of it: forges look for files from the repository."""
    if isinstance(node, list):
        return [_in_repository(item, folder) for item in node]
    if not isinstance(node, dict):
        return node
    moved = {name: _in_repository(item, folder) for name, item in node.items()}
    if moved.get("uriBaseId") == SOURCE_ROOT:
        moved["uri"] = f"{folder}/{moved['uri']}"
    return moved


def _driver(result: Result) -> ToolComponent:
    return ToolComponent(
        name="hwc-lint",
        full_name=f"hwc-lint {__version__}",
        version=__version__,
        semantic_version=__version__,
        information_uri=HOMEPAGE,
        short_description=MultiformatMessageString(text="Finds policy violations in NixOS container modules."),
        rules=[descriptor(rule) for rule in result.rules],
    )


def _invocation(result: Result, notices: Sequence[Notice]) -> Invocation:
    execution = [_problem(problem) for problem in result.problems if problem.kind not in _CONFIGURATION_KINDS]
    configuration = [_problem(problem) for problem in result.problems if problem.kind in _CONFIGURATION_KINDS]
    return Invocation(
        execution_successful=not result.problems,
        tool_execution_notifications=[*execution, *map(_notice, notices)] or None,
        tool_configuration_notifications=configuration or None,
    )


def _problem(problem: Problem) -> Notification:
    return _notification("error", problem.kind, problem.message, problem.path, problem.line)


def _notice(notice: Notice) -> Notification:
    return _notification("note", notice.kind, notice.message, notice.path, None)


def _notification(level: str, kind: str, message: str, path: str | None, line: int | None) -> Notification:
    locations = None
    if path is not None:
        region = Region(start_line=line) if line is not None else None
        locations = [Location(physical_location=PhysicalLocation(artifact_location=artifact(path), region=region))]
    return Notification(
        level=level,
        message=Message(text=block(message)),
        descriptor=ReportingDescriptorReference(id=kind),
        locations=locations,
    )
