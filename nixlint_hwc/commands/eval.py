"""`hwc-lint eval`: evaluate Nix the way the linter does."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nixlint_hwc.commands.output import UsageFailure, complain, put
from nixlint_hwc.commands.usage import Command
from nixlint_hwc.project import Project, UnreadableFileError
from nixlint_hwc.report.escape import harmless_json, visible
from nixlint_hwc.source import SourceFile, Span

if TYPE_CHECKING:
    from nixlint_hwc.syntax import SyntaxTree


@click.command("eval", cls=Command)
@click.argument("file", required=False)
@click.option("--expr", metavar="E", help="Evaluate this expression instead of a file.")
@click.option("--strict", is_flag=True, help="Evaluate lists and sets completely.")
@click.option("--json", "as_json", is_flag=True, help='Print JSON, in which an unknown value is {"?": "reason"}.')
@click.pass_context
def evaluate(context: click.Context, /, file: str | None, expr: str | None, strict: bool, as_json: bool) -> None:
    """Evaluate FILE, or an expression, with the modelled lib and pkgs in scope."""
    from nixlint_hwc.eval.errors import BudgetSpent, EvalError
    from nixlint_hwc.eval.evaluator import in_large_stack

    if (file is None) == (expr is None):
        raise UsageFailure("give either a file or --expr")
    source = SourceFile("<expression>", expr.encode()) if expr is not None else _read(str(file))
    try:
        put(in_large_stack(lambda: _printed(source, strict, as_json)) + "\n")
    except EvalError as error:
        complain(f"{_place(error.span)}{error.message}")
        for span in error.trace:
            complain(f"  {_place(span)}reached from here")
        context.exit(1)
    except BudgetSpent as error:
        complain(str(error))
        context.exit(2)


def _read(path: str) -> SourceFile:
    project = Project(Path("."))
    try:
        return project.read(os.path.realpath(path))
    except UnreadableFileError as error:
        raise UsageFailure(f"{path}: {error.reason}") from None


def _printed(source: SourceFile, strict: bool, as_json: bool) -> str:
    from nixlint_hwc.commands.nix_text import nix_text
    from nixlint_hwc.eval.evaluator import Evaluator
    from nixlint_hwc.eval.export import to_json
    from nixlint_hwc.eval.thunk import Thunk
    from nixlint_hwc.modules.library import install
    from nixlint_hwc.syntax import parse

    evaluator = Evaluator(Project(Path(".")))
    install(evaluator)
    names = {
        "lib": Thunk(lambda given: given.lib, evaluator),
        "pkgs": Thunk(lambda given: given.pkgs, evaluator),
    }
    tree = parse(source)
    _refuse_errors(tree, frozenset(names))
    value = evaluator.evaluate(tree, names)
    if as_json:
        return harmless_json(json.dumps(to_json(value), ensure_ascii=False))
    return visible(nix_text(value, strict=strict))


def _refuse_errors(tree: SyntaxTree, names: frozenset[str]) -> None:
    """Raises `EvalError` for the first thing that Nix would not parse; `names` are defined."""
    from nixlint_hwc.eval.errors import EvalError

    for found in tree.diagnostics:
        if not (found.rule == "HWC002" and found.span.text in names):
            raise EvalError(found.message, found.span)


def _place(span: Span | None) -> str:
    if span is None:
        return ""
    position: Any = span.file.position(span.start)
    return f"{span.file.path}:{position.line}:{position.column}: "
