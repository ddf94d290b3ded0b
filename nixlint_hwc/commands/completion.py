"""Completion for bash, zsh and fish, as click does it.

In: the commands, and what the shell asks (`bash_source`, `bash_complete`, ...). Out: a script or completions, printed.
"""

from __future__ import annotations

from collections.abc import Mapping

import click
from click.shell_completion import CompletionItem, shell_complete


class _Root(click.Group):
    """All commands; what names none of them belongs to `check`."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] in self.commands:
            return super().resolve_command(ctx, args)
        return "check", self.commands["check"], args

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        check = self.commands["check"]
        found = check.shell_complete(click.Context(check, info_name="check"), incomplete)
        return [*super().shell_complete(ctx, incomplete), *found, CompletionItem(incomplete, type="file")]


def complete(commands: Mapping[str, click.Command], variable: str, instruction: str) -> int:
    """Answer the shell; 0, or 1 for a shell that is not known."""
    settings = {"ignore_unknown_options": True}
    root = _Root("hwc-lint", commands=dict(commands), context_settings=settings, add_help_option=False)
    return shell_complete(root, {}, "hwc-lint", variable, instruction)
