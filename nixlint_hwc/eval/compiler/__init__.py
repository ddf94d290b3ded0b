"""Compilation of syntax nodes to Python closures.

In: the syntax tree of one file. Out: a function from an environment to a value, for each node. Each node is compiled
once, function bodies on the first call. `core` has the compiler, the other modules one group of nodes each.
"""

from nixlint_hwc.eval.compiler import control, functions, literals, selection, sets
from nixlint_hwc.eval.compiler.core import Code, Compiler, Env
from nixlint_hwc.eval.compiler.selection import attribute, missing_message

__all__ = [
    "Code",
    "Compiler",
    "Env",
    "attribute",
    "control",
    "functions",
    "literals",
    "missing_message",
    "selection",
    "sets",
]
