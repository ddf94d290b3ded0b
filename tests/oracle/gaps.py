"""Random expressions of which a part is not known, and what may stand in its place."""

from __future__ import annotations

from random import Random
from typing import Final

from tests.oracle.generator import KINDS, Context, Gap, expression

#: Values by type that a gap of that type is filled with.
FILLINGS: Final = {
    "int": ("0", "1", "(-3)", "42"),
    "float": ("0.0", "2.5", "(-1.5)"),
    "bool": ("true", "false"),
    "string": ('""', '"a"', '"abc"', '"/x/y.z"', '"é b"'),
    "ints": ("[ ]", "[ 1 ]", "[ 3 1 2 ]"),
    "strings": ("[ ]", '[ "a" ]', '[ "b" "a" "" ]'),
    "set": ("{ }", "{ a = 1; }", '{ b = "x"; c.a = 2; "x-y" = [ ]; }', '{ outPath = "/o"; }'),
    "null": ("null", '"n"'),
}
#: What a gap of any type is filled with besides.
OTHERS: Final = ('"b"', "2", "null", "[ ]", "{ }", "(x: x)", '(throw "gap")')


def gapped(random: Random) -> tuple[str, tuple[str, ...]]:
    """An expression with the free variable `gap`, and values for it."""
    while True:
        gap = Gap(random.randint(1, 14))
        context = Context(random, {}, gap)
        text = expression(context, context.pick(KINDS), random.randint(2, 5))
        if gap.kind is not None:
            return text, tuple(value for value in fillings(random, gap.kind) if _fits(text, value))


def _fits(text: str, filling: str) -> bool:
    """Whether an expression's answer is meant to hold for a filling.

    An Unknown is some value that is not a function that is compared with itself: that differs from itself. Where
    evaluating it fails instead, `tryEval` may catch that before it meets another failure.
    """
    return not ("throw" in filling and "tryEval" in text) and not (":" in filling and "=" in text)


def fillings(random: Random, kind: str) -> tuple[str, ...]:
    """Values for a gap of a type, most of them of that type."""
    if kind == "any":
        kind = random.choice(KINDS[:-1])
    return (*FILLINGS[kind], *random.sample(OTHERS, 2))


def filled(text: str, filling: str) -> str:
    return f"let gap = {filling}; in {text}"
