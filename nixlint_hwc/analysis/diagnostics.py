"""What is wrong with files, whatever they define: cases of the subject `diagnostic`, problems and notices.

In: an evaluator, and which files are in use (`Reach`). Out: syntax errors (HWC001 to HWC003) and missing imports
(HWC004). What fails while it is evaluated (HWC005, HWC007) is told by `failures`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from nixlint_hwc.analysis.reach import Reach
from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.facts.cases import Case
from nixlint_hwc.facts.diagnostic import DiagnosticFact
from nixlint_hwc.facts.raw import is_off
from nixlint_hwc.finding import Notice, Problem, Related
from nixlint_hwc.modules.fleet import Host
from nixlint_hwc.project import UnreadableFileError
from nixlint_hwc.source import SourceFile, Span
from nixlint_hwc.syntax import SyntaxTree


def diagnostic(
    rule: str,
    message: str,
    span: Span,
    related: tuple[Related, ...] = (),
    container: str | None = None,
    hosts: tuple[str, ...] = (),
    about: str | None = None,
    *,
    is_in_use: bool = True,
    is_empty: bool = False,
) -> Case:
    """A case that the rule of that id reports as it stands.

    `about` is what tells it apart from others where that is not the message: one that names lines changes with them.
    """
    fact = DiagnosticFact(
        rule, message, span, message if about is None else about, is_in_use=is_in_use, is_empty=is_empty
    )
    return Case("diagnostic", {"diagnostic": fact}, span, related, container, hosts)


def syntax_cases(evaluator: Evaluator, problems: list[Problem], notices: list[Notice]) -> Iterator[Case]:
    """HWC001 to HWC003 of every Nix file; unreadable files are problems as well, encrypted ones are notices."""
    for path in evaluator.project.nix_files:
        try:
            tree = evaluator.tree(path)
        except UnreadableFileError as error:
            problems.append(Problem("unreadable-file", error.reason, path))
            yield diagnostic("HWC001", f"this file cannot be read: {error.reason}", Span(SourceFile(path, b""), 0, 0))
            continue
        if tree.encrypted:
            notices.append(Notice("encrypted-file", "encrypted by git-crypt, and skipped", path))
        for found in tree.diagnostics:
            related = tuple(Related(span, message) for span, message in found.related)
            yield diagnostic(found.rule, found.message, found.span, related, is_empty=_is_empty(tree))


def _is_empty(tree: SyntaxTree) -> bool:
    """Whether a file holds nothing but comments."""
    data, end = tree.file.data, 0
    for low, high in tree.comments:
        if data[end:low].strip():
            return False
        end = high
    return not data[end:].strip()


def cases_in_use(cases: Iterable[Case], reach: Reach) -> Iterator[Case]:
    """The cases, of which those that no host runs into say so: failures (HWC005) and empty files (HWC001)."""
    for case in cases:
        fact = case.arguments.get("diagnostic")
        if isinstance(fact, DiagnosticFact) and not _stops_a_host(case, fact, reach):
            path = fact.origin.file.path
            message = fact.message if reach.has(path) else f"{fact.message}; {reach.why_not(path, 'this file')}"
            yield case._replace(arguments={"diagnostic": replace(fact, message=message, is_in_use=False)})
        else:
            yield case


def cases_with_causes(cases: Sequence[Case]) -> Iterator[Case]:
    """The cases, of which failures (HWC005) at a variable that its file's text leaves undefined (HWC002) say so."""
    undefined = {_bytes(case.span): case for case in cases if _rule_of(case) == "HWC002"}
    for case in cases:
        yield case._replace(cause=undefined.get(_bytes(case.span))) if _rule_of(case) == "HWC005" else case


def _rule_of(case: Case) -> str | None:
    fact = case.arguments.get("diagnostic")
    return fact.rule if isinstance(fact, DiagnosticFact) else None


def _bytes(span: Span) -> tuple[str, int, int]:
    return span.file.path, span.start, span.end


def _stops_a_host(case: Case, fact: DiagnosticFact, reach: Reach) -> bool:
    if fact.rule == "HWC005":
        is_off = case.container is not None and reach.has_hosts
        return bool(case.hosts) or (reach.has(fact.origin.file.path) and not is_off)
    return not fact.is_empty or reach.has(fact.origin.file.path)


def import_cases(evaluator: Evaluator, reach: Reach, *, is_partial: bool = False) -> Iterator[Case]:
    """HWC004: imports of files of the project that do not exist, each at the first place that is in use, if any is.

    `is_partial`: hosts are left out, so that what is not in use may be theirs; it is not told.
    """
    for path, spans in evaluator.missing_imports.items():
        used = next((span for span in spans if reach.has(span.file.path)), None)
        span = used or next(iter(spans))
        message = f"{path} does not exist"
        if used is None and is_partial:
            continue
        if used is None:
            why = f"{message}; {span.file.path} names it, and {reach.why_not(span.file.path, 'that')}"
            yield diagnostic("HWC004", why, span, about=message, is_in_use=False)
        elif reach.is_left_to_installer(path, span.file.path):
            why = f"{message}; nixos-generate-config creates one on the machine"
            yield diagnostic("HWC004", why, span, about=message, is_in_use=False)
        else:
            yield diagnostic("HWC004", message, span)


def left_out_notices(evaluator: Evaluator) -> Iterator[Notice]:
    """Files that the repository keeps out of itself and that were asked for, at the first place that did."""
    for _, gap in sorted(evaluator.left_out.items()):
        yield Notice("left-out-file", gap.reason, gap.span.file.path if gap.span is not None else None)


def argument_notices(host: Host, hosts: Sequence[Host]) -> Iterator[Notice]:
    """The arguments that a host's modules ask for and that nothing supplies.

    A module that is off on the host may leave them to another of the `hosts`, on which it is on. Without a default
    they may be those of a module, or of a part of one, that is not known here; a default is nothing that the module
    system uses (`applyModuleArgs` of nixpkgs' `lib/modules.nix`).
    """
    unsupplied, loaded = host.configuration.arguments.unsupplied, host.configuration.loaded()
    is_whole = not loaded.foreign and not host.configuration.has_undecided
    asking = {path for (path, _), has_default in unsupplied.items() if has_default or is_whole}
    modules = [one for one in loaded.modules if one.file is not None and one.file.path in asking] if asking else []
    off = {one.file.path for one in modules if one.file is not None and is_off(one)}
    for (path, name), has_default in [*unsupplied.items()]:
        if path in off and any(other.configuration.arguments.supplies(name) for other in hosts):
            continue
        message = f"nothing found supplies the module argument '{name}' to {host.name}, so it is not known"
        if has_default:
            yield Notice("argument-not-supplied", f"{message}: the module system does not use its default", path)
        elif is_whole:
            yield Notice("argument-not-supplied", message, path)
