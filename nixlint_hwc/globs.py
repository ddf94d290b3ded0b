"""Globs as in a `.gitignore` (gitignore(5)).

In: patterns from settings and `.gitignore` files, which may be hostile. Out: what decides about paths, in time linear
in their length (RE2). Always holds: a pattern that cannot be one is a `GlobError`, and nothing is printed.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class GlobError(ValueError):
    """A pattern that is no glob, or patterns that are too large together."""


def ignore_spec(patterns: Iterable[str]) -> GitIgnoreSpec:
    """The patterns as one, of which the last one that matches decides. Raises `GlobError`."""
    import re2
    from pathspec import GitIgnoreSpec  # most runs have no globs

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # of Python's `re`, which only checks what RE2 matches with
        try:
            return GitIgnoreSpec.from_lines(patterns, backend="re2")
        except re2.error:
            raise GlobError("it cannot be matched") from None
        except (ValueError, re.error) as error:
            raise GlobError(str(error)) from None


def is_glob(pattern: str) -> bool:
    """Whether a line of a `.gitignore` is a pattern that can be matched."""
    try:
        ignore_spec([pattern])
    except GlobError:
        return False
    return True
