"""Random regular expressions, most of them valid, with strings that they may match.

A group that can match nothing is not repeated: which of its matches a repetition captures differs between re2 and the
library that Nix uses (and costs that library exponential time).
"""

from __future__ import annotations

from random import Random

ATOMS = ("a", "b", "c", ".", "[ab]", "[^a]", "[a-c]", "[[:digit:]]", "\\\\.", "1", "é", "-", "]", "}")
QUANTIFIERS = ("", "", "", "", "*", "+", "?", "{2}", "{1,2}", "{0,1}")
NULLABLE = ("*", "?", "{0,1}")
FAULTY = ("\\\\d", "[b-a]", "a{2,1}", "(", ")", "*", "[[:nope:]]", "a{", "[", "\\\\")
LETTERS = "aabbc1.-é"


def regex(random: Random, depth: int = 2) -> tuple[str, bool]:
    """A regular expression as it stands inside a Nix string, and whether it can match nothing."""
    if random.random() < 0.02:
        return random.choice(FAULTY), True
    branches = []
    nullable = False
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        terms = [_term(random, depth) for _ in range(random.choice((0, 1, 1, 2, 2, 3)))]
        branches.append("".join(text for text, _ in terms))
        nullable |= all(empty for _, empty in terms)
    text = "|".join(branches)
    anchored = random.random()
    if anchored < 0.1:
        return ("^" + text if anchored < 0.05 else text + "$"), nullable
    return text, nullable


def _term(random: Random, depth: int) -> tuple[str, bool]:
    if depth and random.random() < 0.35:
        body, nullable = regex(random, depth - 1)
        quantifier = "" if nullable else random.choice(QUANTIFIERS)
        return f"({body}){quantifier}", nullable or quantifier in NULLABLE
    quantifier = random.choice(QUANTIFIERS)
    return random.choice(ATOMS) + quantifier, quantifier in NULLABLE


def subject(random: Random) -> str:
    return "".join(random.choice(LETTERS) for _ in range(random.randint(0, 6)))


def expressions(seed: int, count: int) -> list[str]:
    """Calls of `match` and `split`, the same for the same seed."""
    random = Random(seed)
    found: dict[str, None] = {}
    while len(found) < count:
        function = random.choice(("match", "split"))
        found[f'builtins.{function} "{regex(random)[0]}" "{subject(random)}"'] = None
    return list(found)
