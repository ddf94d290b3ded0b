"""The commands that a shell script runs, read with `tree-sitter-bash`, which is imported here only and on first use.

In: a script as `Str`; its holes are what Nix left unknown (`<?>/bin/podman`). Out: `Script` with the commands in the
order in which they are run: constants filled in, loops over known words unrolled, functions inlined, `sh -c` followed.
What the script learns only when it runs (its environment, a command's output) is a hole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from nixlint_hwc.eval.built import BuiltFile
from nixlint_hwc.eval.values import HOLE, Str, Unknown, join
from nixlint_hwc.facts.partial import first_hole
from nixlint_hwc.facts.shell.command import Command, Redirect, Script, octal, program_name, unwrap
from nixlint_hwc.facts.shell.words import Variables, WordReader, merge_variables
from nixlint_hwc.facts.systemd.unit import parse_exec

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")

#: Bounds that no real script meets: commands and syntax nodes visited in all, nesting. Then those of what is followed:
#: turns of one loop, calls of a function inside of itself.
MAX_COMMANDS = 2000
MAX_STEPS = 20_000
MAX_DEPTH = 60
MAX_TURNS = 100
MAX_RECURSION = 6

_SHELLS = frozenset({"sh", "bash", "dash", "zsh", "ash"})


def parse_script(text: Str, variables: Mapping[str, Str] | None = None) -> Script:
    """The commands of a script. `variables` are those of its environment that are known. Never raises."""
    run = _Run(MAX_COMMANDS)
    run.variables.update({name: (value,) for name, value in (variables or {}).items()})
    commands = run.run_text(text)
    return Script(text, tuple(commands), run.gap, run.is_truncated, MAX_STEPS - run.steps)


def parse_exec_script(text: Str, variables: Mapping[str, Str] | None = None) -> Script:
    """The commands of one ExecStart= value, as `parse_script` gives those of a script. Never raises."""
    run = _Run(MAX_COMMANDS)
    run.variables.update({name: (value,) for name, value in (variables or {}).items()})
    for command in parse_exec(text):
        words = unwrap(list(command.words))
        run.note_gap(words)
        if not run.inline(words):
            run.out.append(Command(text, tuple(words), (), None, (), False, None, None))
    return Script(text, tuple(run.out), run.gap, run.is_truncated, MAX_STEPS - run.steps)


@cache
def _parser() -> Parser:
    import tree_sitter_bash
    from tree_sitter import Language, Parser

    return Parser(Language(tree_sitter_bash.language()))


class _Run:
    """One abstract run of a script: variables, functions, and the commands met so far."""

    def __init__(self, budget: int) -> None:
        self.budget = budget
        self.steps = MAX_STEPS
        self.variables: Variables = {}
        self.functions: dict[str, tuple[Node, WordReader]] = {}
        self.active: list[str] = []
        self.umask: int | Unknown | None = None
        self.depth = 0
        self.conditional = False
        self.gap: Unknown | None = None
        self.is_truncated = False
        self.out: list[Command] = []
        self.reader = WordReader(Str(""), self.variables, self.substitute)

    def run_text(self, text: Str) -> list[Command]:
        """Run a whole script in the current state and give its commands."""
        # The grammar's scanner looks every character up in the C library's table of 256 and can crash on higher ones;
        # to it, holes and all that is not ASCII are one letter of two bytes.
        source = _NOT_ASCII.sub("\u00ff", text.text).encode("utf-8")
        tree = _parser().parse(source)
        outer, self.reader = self.reader, WordReader(text, self.variables, self.substitute)
        commands = self.collect(tree.root_node)
        self.reader = outer
        return commands

    def collect(self, node: Node) -> list[Command]:
        """The commands of a node, apart from those met before."""
        outer, self.out = self.out, []
        self.visit(node)
        commands, self.out = self.out, outer
        return commands

    def substitute(self, node: Node) -> list[Command]:
        """Run what stands inside `$(...)`; its assignments stay inside."""
        saved = dict(self.variables)
        commands = [command for child in node.named_children for command in self.collect(child)]
        # `$(< file)` gives what is in the file, without a command.
        files = [child for child in node.named_children if child.type == "file_redirect"]
        if files:
            found = [redirect for file in files for redirect in self.redirect(file)]
            commands.append(_redirected(self.make(node, (), ()), found, None, ()))
        self.restore(saved)
        return commands

    def restore(self, variables: Variables) -> None:
        self.variables.clear()
        self.variables.update(variables)

    def visit(self, node: Node) -> None:
        self.steps -= 1
        if self.depth >= MAX_DEPTH or self.budget <= 0 or self.steps <= 0:
            self.is_truncated = True
            return
        self.depth += 1
        visitor = _VISITORS.get(node.type)
        if visitor is not None:
            visitor(self, node)
        self.depth -= 1

    def visit_children(self, node: Node) -> None:
        for child in node.named_children:
            self.visit(child)

    def visit_list(self, node: Node) -> None:
        """`a && b`, `a || b`: the second depends on the first after `||`, and after a test."""
        children = node.named_children
        if not children:
            return
        self.visit(children[0])
        branches = any(child.type == "||" for child in node.children) or children[0].type == "test_command"
        for child in children[1:]:
            self.visit_branch(child) if branches else self.visit(child)

    def visit_branch(self, node: Node) -> None:
        """A part that may not run: what it assigns is known only where it does not change anything."""
        before, was = dict(self.variables), self.conditional
        self.conditional = True
        self.visit(node)
        self.conditional = was
        self.restore(merge_variables(before, self.variables))

    def visit_branches(self, node: Node) -> None:
        """`if`, `while`, `case`: the condition runs, the rest may."""
        condition = node.child_by_field_name("condition")
        for child in node.named_children:
            self.visit(child) if child == condition else self.visit_branch(child)

    def visit_subshell(self, node: Node) -> None:
        saved, umask = dict(self.variables), self.umask
        self.visit_children(node)
        self.restore(saved)
        self.umask = umask

    def visit_for(self, node: Node) -> None:
        """A loop over words: unrolled where all are known, else run once with an unknown word."""
        name = self.reader.source(node.child_by_field_name("variable"))
        body = node.child_by_field_name("body")
        values = [word for child in node.children_by_field_name("value") for word in self.words(child)]
        if body is None:
            return
        if not values or len(values) > MAX_TURNS:
            self.variables[name.text] = (self.reader.unknown("the words of a loop", node),)
            self.visit_branch(body)
            return
        for value in values:
            if self.is_truncated:
                return
            self.variables[name.text] = (value,)
            self.visit(body)

    def visit_function(self, node: Node) -> None:
        name, body = node.child_by_field_name("name"), node.child_by_field_name("body")
        if name is not None and body is not None:
            self.functions[self.reader.source(name).text] = (body, self.reader)

    def visit_assignment(self, node: Node) -> None:
        name, values = self.reader.assignment(node)
        if name:
            self.variables[name] = values
        self.add_nested()

    def add_nested(self) -> None:
        self.out += self.reader.take_nested()

    def words(self, node: Node) -> list[Str]:
        return self.reader.words(node)

    def visit_pipeline(self, node: Node) -> None:
        previous: Command | None = None
        for child in node.named_children:
            commands = self.collect(child)
            if previous is not None and commands:
                commands[0] = replace(commands[0], piped=previous)
            self.out += commands
            previous = commands[-1] if commands else None

    def visit_redirected(self, node: Node) -> None:
        body = node.child_by_field_name("body")
        commands = [] if body is None else self.collect(body)
        redirects, text, more = self.redirections(node)
        nested = tuple(self.reader.take_nested())
        if body is None:
            commands = [self.make(node, (), nested)]
        if commands:
            commands[-1] = _redirected(commands[-1], redirects, text, nested)
        self.out += commands
        if commands and text is not None and _reads_script(commands[-1]):
            self.run_apart(text)
        for child in more:
            piped = self.collect(child)
            self.out += [replace(piped[0], piped=commands[-1]), *piped[1:]] if piped and commands else piped

    def redirections(self, node: Node) -> tuple[list[Redirect], Str | None, list[Node]]:
        """The redirections of a node, the text of its here-document, and the commands behind that one's mark."""
        redirects: list[Redirect] = []
        text: Str | None = None
        more: list[Node] = []
        for child in node.named_children:
            if child.type == "file_redirect":
                redirects += self.redirect(child)
            elif child.type == "herestring_redirect":
                text = next((word for part in child.named_children for word in self.words(part)), text)
            elif child.type == "heredoc_redirect":
                inner, text, _ = self.redirections(child)
                redirects += inner
                more += [part for part in child.named_children if part.type in _VISITORS]
            elif child.type == "heredoc_body":
                text = self.reader.heredoc(child)
        return redirects, text, more

    def redirect(self, node: Node) -> list[Redirect]:
        descriptor = next((child for child in node.children if child.type == "file_descriptor"), None)
        operator = next((child.type for child in node.children if not child.is_named), ">")
        target = node.child_by_field_name("destination")
        if target is None:
            return []
        number = "" if descriptor is None else self.reader.source(descriptor).text
        return [Redirect(operator, word, number) for word in self.words(target)[:1]]

    def visit_command(self, node: Node) -> None:
        words: list[Str] = []
        for child in node.named_children:
            if child.type not in ("variable_assignment", "file_redirect", "herestring_redirect"):
                words += self.words(child)
        redirects, text, _ = self.redirections(node)
        nested = tuple(self.reader.take_nested())
        words = unwrap(words)
        if self.budget <= 0 or (words and self.inline(words)):
            return
        self.note_gap(words)
        self.out.append(_redirected(self.make(node, tuple(words), nested), redirects, text, ()))
        self.apply(words)

    def make(self, node: Node, words: tuple[Str, ...], nested: tuple[Command, ...]) -> Command:
        self.budget -= 1
        source = self.reader.source(node)
        return Command(source, words, (), None, nested, self.conditional, self.umask, None)

    def note_gap(self, words: list[Str]) -> None:
        if len(words) == 1 and words[0].text == HOLE and self.gap is None:
            self.gap = first_hole(words[0])

    def inline(self, words: list[Str]) -> bool:
        """Run a function of the script, a script behind `sh -c`, or one that the configuration builds.

        False where the command is none of these.
        """
        name, built, inner = words[0].text, _built_script(words), _inner_script(words)
        if built is None and inner is None and name not in self.functions:
            return False
        if self.depth >= MAX_DEPTH - 1:
            self.is_truncated = True
            return False
        if built is not None:
            self.run_apart(built)
        elif inner is not None:
            self.out += self.run_text(inner)
        elif self.active.count(name) < MAX_RECURSION:  # deeper, it does what it has done
            self.call(name, words[1:])
        return True

    def run_apart(self, text: Str) -> None:
        """Run a script in a process of its own: it has no variables of this one, and leaves none."""
        saved, umask = dict(self.variables), self.umask
        self.variables.clear()
        self.depth += 1
        self.out += self.run_text(text)
        self.depth -= 1
        self.restore(saved)
        self.umask = umask

    def call(self, name: str, arguments: list[Str]) -> None:
        body, reader = self.functions[name]
        saved = {key: value for key, value in self.variables.items() if key == "@" or key.isdigit()}
        outer, self.reader = self.reader, reader
        self.active.append(name)
        self.set_arguments({"@": tuple(arguments)} | {str(i): (word,) for i, word in enumerate(arguments, 1)})
        self.visit(body)
        self.active.pop()
        self.reader = outer
        self.set_arguments(saved)

    def set_arguments(self, arguments: Variables) -> None:
        for key in [key for key in self.variables if key == "@" or key.isdigit()]:
            del self.variables[key]
        self.variables.update(arguments)

    def apply(self, words: list[Str]) -> None:
        """What a command does to the shell itself."""
        name = words[0].text if words else ""
        if name == "umask" and len(words) > 1:
            self.umask = octal(words[1])
        elif name in ("read", "unset", "mapfile", "readarray"):
            for word in words[1:]:
                self.variables.pop(word.text, None)


def _reads_script(command: Command) -> bool:
    """Whether a command is a shell that runs what it reads."""
    return command.program in _SHELLS and all(word.text.startswith("-") for word in command.arguments)


def _inner_script(words: list[Str]) -> Str | None:
    """The script that `sh -c`, `su -c` or `eval` is given."""
    name = program_name(words[0])
    if name == "eval" and len(words) > 1:
        return join([part for word in words[1:] for part in (Str(" "), word)])
    if name == "su" or (name in _SHELLS and len(words) > 1 and words[1].text.startswith("-")):
        flags = range(1, len(words) - 1) if name == "su" else range(1, min(2, len(words) - 1))
        at = next((i for i in flags if words[i].text.startswith("-") and words[i].text.endswith("c")), None)
        return None if at is None else words[at + 1]
    return None


def _built_script(words: list[Str]) -> Str | None:
    """The script of the configuration that a command runs: by its path, or as the operand of a shell."""
    found = _built_file(words[0])
    if found is not None and found.executable:
        return found.text
    operand = _built_file(words[1]) if len(words) > 1 and program_name(words[0]) in _SHELLS else None
    return None if operand is None else operand.text


def _built_file(word: Str) -> BuiltFile | None:
    gap = word.holes[0] if word.text.startswith(HOLE) else None
    return gap.payload if gap is not None and isinstance(gap.payload, BuiltFile) else None


def _redirected(command: Command, redirects: list[Redirect], text: Str | None, nested: tuple[Command, ...]) -> Command:
    return replace(
        command,
        redirects=command.redirects + tuple(redirects),
        input=command.input if text is None else text,
        nested=command.nested + nested,
    )


_VISITORS = {
    "program": _Run.visit_children,
    "ERROR": _Run.visit_children,
    "compound_statement": _Run.visit_children,
    "do_group": _Run.visit_children,
    "else_clause": _Run.visit_children,
    "elif_clause": _Run.visit_children,
    "case_item": _Run.visit_children,
    "negated_command": _Run.visit_children,
    "declaration_command": _Run.visit_children,
    "variable_assignments": _Run.visit_children,
    "list": _Run.visit_list,
    "if_statement": _Run.visit_branches,
    "while_statement": _Run.visit_branches,
    "case_statement": _Run.visit_branches,
    "c_style_for_statement": _Run.visit_branches,
    "subshell": _Run.visit_subshell,
    "for_statement": _Run.visit_for,
    "function_definition": _Run.visit_function,
    "variable_assignment": _Run.visit_assignment,
    "pipeline": _Run.visit_pipeline,
    "redirected_statement": _Run.visit_redirected,
    "command": _Run.visit_command,
}
