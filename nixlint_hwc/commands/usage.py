"""Help and wrong usage: options in groups, and errors that say what was meant.

In: click's commands and errors. Out: help pages, and one sentence for an error.
"""

from __future__ import annotations

import re
from typing import Final

import click

from nixlint_hwc.commands.output import UsageFailure, complain
from nixlint_hwc.suggestion import did_you_mean

#: The groups of options, in the order in which help shows them. A command's own, which are in none, come first.
_GROUPS: Final = {
    "Rules and findings": frozenset(
        {"select", "ignore", "pedantic", "fail_on", "baseline", "no_ignores", "stdin_filename"}
    ),
    "Fixes": frozenset({"fix", "unsafe_fixes", "diff"}),
    "Report": frozenset(
        {"format_", "outputs", "output", "statistics", "quiet", "verbose", "color", "category", "sarif_suppressed"}
    ),
    "Project": frozenset({"project", "config", "hosts", "no_hosts", "all_worlds", "no_cache"}),
}
_OWN: Final = "Options"
_LAST: Final = "Help"
_WIDTH: Final = 100
#: How other linters call what an option here does.
_ELSEWHERE: Final = {
    "--exit-zero": "--fail-on never",
    "--no-exit-codes": "--fail-on never",
    "--min-severity": "--fail-on",
    "--output-format": "--format",
    "--output-file": "--output FORMAT=FILE",
    "--stdin": "--stdin-filename P",
    "--no-color": "--color never",
    "--extend-select": "--select",
    "--add-noqa": "the command baseline",
    "--ignore-noqa": "--no-ignores",
    "--list-rules": "the command rules",
}
_CHOICE: Final = re.compile(r"'(.*)' is not one of ")


class Command(click.Command):
    """A command whose help shows its options in groups."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        extra.setdefault("max_content_width", _WIDTH)
        extra.setdefault("help_option_names", ["-h", "--help"])
        context = super().make_context(info_name, args, parent, **extra)
        if context.params.get("hosts") and context.params.get("no_hosts"):
            raise UsageFailure("--host and --no-hosts exclude each other")
        return context

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        groups: dict[str, list[tuple[str, str]]] = {name: [] for name in (_OWN, *_GROUPS, _LAST)}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None and isinstance(parameter, click.Option):
                groups[_group(parameter)].append(record)
        for name, records in groups.items():
            if records:
                with formatter.section(name):
                    formatter.write_dl(records)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.epilog:
            formatter.write(f"\n{self.epilog}")


def _group(option: click.Option) -> str:
    if option.is_eager:  # what answers instead of the command: --help, --version
        return _LAST
    return next((name for name, members in _GROUPS.items() if option.name in members), _OWN)


def tell_usage(error: click.ClickException, command: str) -> int:
    """Say on standard error what is wrong and where to read more; the exit code."""
    complain(_sentence(error))
    if not isinstance(error, UsageFailure):
        complain(f"'hwc-lint {command} --help' shows how to use it")
    return error.exit_code


def _sentence(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        known = _ELSEWHERE.get(error.option_name)
        if known is not None:
            return f"there is no option {error.option_name}; the equivalent here is {known}"
        near = f"; did you mean {error.possibilities[0]}?" if error.possibilities else ""
        return f"there is no option {error.option_name}{near}"
    if isinstance(error, click.BadParameter) and isinstance(error.param, click.Parameter):
        kind = error.param.type
        wrong = _CHOICE.match(error.message)
        if isinstance(kind, click.Choice) and wrong is not None:
            choices = [str(choice) for choice in kind.choices]
            hint = did_you_mean(wrong[1], choices)
            return f"{_name(error.param)}: '{wrong[1]}' is not one of {', '.join(choices)}{hint}"
        if isinstance(error, click.MissingParameter):
            return f"{_name(error.param)} is missing"
        return f"{_name(error.param)}: {error.message}"
    message = error.format_message().rstrip(".")
    return message[:1].lower() + message[1:]


def _name(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return (parameter.name or "").upper()
