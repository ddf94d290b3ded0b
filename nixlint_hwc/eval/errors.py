"""Errors of the linted code, one type per cause, and the end of a budget.

These are values of the language's error channel: they are caught at thunks, kept, and become findings or disappear
with the world that raised them. A bug of the linter is never an `EvalError`.
"""

# ruff: noqa: N818 - the names are those of the language's failures

from __future__ import annotations

from typing import ClassVar

from nixlint_hwc.source import Span


class Reason(str):
    """Why a value is not known, as it is told; `cause` says it without the lines of files that it names."""

    __slots__ = ("cause",)

    cause: str

    def __new__(cls, told: str, cause: str) -> Reason:
        made = super().__new__(cls, told)
        made.cause = cause
        return made


def cause_of(reason: str) -> str:
    """A reason without the lines of files that it names."""
    return reason.cause if isinstance(reason, Reason) else reason


class EvalError(Exception):
    """Evaluation is certain to fail. `span` is the expression at fault, `trace` the calls around it, innermost first.

    `kind` names the cause in a word that tests and messages share; `catchable` is what `builtins.tryEval` can catch.
    `mask` holds the decisions that took part, once the world that it failed in is left; `own` those that took part in
    the innermost suspended computation that fails, None as long as it is not left. `message` is `cause`, what is
    wrong, with the lines of files that have to do with it: those move with whatever is written above them.
    """

    kind: ClassVar[str] = "error"
    catchable: ClassVar[bool] = False
    TRACE_LIMIT: ClassVar[int] = 16

    def __init__(self, cause: str, span: Span | None = None, *, message: str | None = None) -> None:
        self.cause = cause
        self.message = cause if message is None else message
        super().__init__(self.message)
        self.span = None if span is not None and span.file.internal else span
        self.trace: list[Span] = []
        self.mask = 0
        self.own: int | None = None

    def reason(self, form: str = "{}") -> Reason:
        """Why what needed the value is not known: `form` with what is wrong in place of its braces."""
        return Reason(form.format(self.message), form.format(self.cause))

    def passed(self, span: Span) -> None:
        """Note that the error went through the expression at `span` on its way out."""
        if span.file.internal:
            return
        if self.span is None:
            self.span = span
        elif len(self.trace) < self.TRACE_LIMIT:
            self.trace.append(span)


class Thrown(EvalError):
    """`throw`."""

    kind = "throw"
    catchable = True


class AssertionFailed(EvalError):
    """`assert` with a false condition."""

    kind = "assert"
    catchable = True


class Aborted(EvalError):
    """`abort`."""

    kind = "abort"


class MissingAttribute(EvalError):
    """Selection of an attribute that the set does not have."""

    kind = "missing-attribute"


class TypeMismatch(EvalError):
    """A value of another type than the operation takes."""

    kind = "type"


class ArgumentMismatch(EvalError):
    """A function with a set pattern called without a required, or with an unexpected, argument.

    `pattern` is the function's, None for one of the modelled library: `span` is the call then.
    """

    kind = "argument"

    def __init__(self, cause: str, pattern: Span) -> None:
        super().__init__(cause, pattern)
        self.pattern = self.span


class UndefinedVariable(EvalError):
    """A name that neither the scopes nor any `with` define."""

    kind = "undefined-variable"


class InfiniteRecursion(EvalError):
    """A value that needs itself. `first` is where its evaluation began."""

    kind = "infinite-recursion"

    def __init__(self, cause: str, span: Span | None = None, first: Span | None = None) -> None:
        super().__init__(cause, span)
        self.first = first


class InvalidValue(EvalError):
    """An argument outside a function's domain (an index, a number, a regular expression, JSON text)."""

    kind = "value"


class FileError(EvalError):
    """A file of the project that an evaluation needs is missing, or is not what it is read as."""

    kind = "file"

    def __init__(self, cause: str, span: Span | None = None, path: str = "") -> None:
        super().__init__(cause, span)
        self.path = path


class MissingImport(FileError):
    """A file that is imported is missing, which is told where it is imported."""

    kind = "import"


class OptionError(EvalError):
    """A definition that the module system rejects: wrong type, conflict, unknown option. nixpkgs throws.

    `path` is the option's, empty where it is not known. `expected` describes the type that `value` is not of, None
    where it is another matter; `places` are the definitions'.
    """

    kind = "option"
    catchable = True
    path: tuple[str, ...] = ()
    expected: str | None = None
    value: object = None
    places: tuple[Span, ...] = ()


class NoDefinition(OptionError):
    """An option without a default that nothing defines, and that NixOS reads for certain."""

    kind = "no definition"


class BudgetSpent(Exception):
    """The bound on steps, depth or size was reached; nothing is known of the value, and the run must tell.

    `span` is the call in which it was reached. Not an `EvalError`: the linted code may be right, and `tryEval` must not
    catch it.
    """

    def __init__(self, resource: str) -> None:
        super().__init__(f"evaluation took more than its budget of {resource}")
        self.resource = resource
        self.span: Span | None = None

    def passed(self, span: Span) -> None:
        """Note that the call at `span` was under way; the innermost one is the place that is told."""
        if self.span is None and not span.file.internal:
            self.span = span

    def __str__(self) -> str:
        if self.span is None:
            return super().__str__()
        return f"{super().__str__()} at {self.span.file.path}:{self.span.file.position(self.span.start).line}"
