"""Expressions in this evaluator and in real Nix: the same values; with a gap in them, values that the answer leaves.

An input is a batch of expressions, one a line; where the variable `gap` is free, it stands for what is not known.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from functools import cache
from random import Random

from nixlint_hwc.eval import releases
from nixlint_hwc.modules.library import install
from tests.fuzz import scratch
from tests.fuzz.target import Target
from tests.oracle.comparison import compared, hangs_on_unknown
from tests.oracle.gaps import filled, gapped
from tests.oracle.generator import KINDS, Context, expression
from tests.oracle.module_trees import trees
from tests.oracle.test_gaps import own_claims, violations
from tests.support.evaluation import own_json
from tests.support.nixpkgs import nixpkgs_lib
from tests.support.real_nix import real_json

#: Expressions in a batch.
SIZE = 150
_GAP = re.compile(r"^let gap = (.*?); in (?=.*\bgap\b)")


@cache
def has_nix() -> bool:
    return shutil.which("nix") is not None and shutil.which("nix-instantiate") is not None


@cache
def has_lib() -> bool:
    return (nixpkgs_lib() / "default.nix").exists()


def batch(random: Random, pool: Sequence[bytes], data: bytes) -> bytes:
    """A batch of one kind, made anew."""
    kind = random.choice((_closed, _closed, _gapped, _modules))
    return "\n".join(kind(random)).encode()


def _closed(random: Random) -> list[str]:
    context = Context(random)
    found = [expression(context, context.pick(KINDS), random.randint(1, 5)) for _ in range(SIZE)]
    return [text for text in found if "\n" not in text]


def _gapped(random: Random) -> list[str]:
    found = [gapped(random) for _ in range(SIZE // 4)]
    return [filled(text, filling) for text, fillings in found for filling in fillings if "\n" not in text + filling]


def _modules(random: Random) -> list[str]:
    if not has_lib():
        return _closed(random)
    return [
        f"with {{ lib = import <nixpkgs/lib>; }}; {' '.join(text.split())}"
        for text in trees(random.randrange(1 << 30), SIZE // 5)
    ]


#: What newer Nix does as we do. Before Nix 2.24 `substring` takes 32 bits of a position, so that a large one is
#: negative, and `floor` and `ceil` of what is no integer of 64 bits are the smallest one.
_OF_OLD_NIX = (
    re.compile(r'message="negative start position in \'substring\'"\)\n    here: ""$'),
    re.compile(r"here: Rejected\(.*'the float \S+ is no 64-bit integer'\)$"),
)

#: What may be Unknown in a closed expression; `tests/oracle` bounds how often.
_MAY_BE_UNKNOWN = (
    "a regular expression that cannot be run here",
    "the store path of ",
    releases.SORTED_BY_NO_ORDER,
    releases.COMPARED_FIRST,
    releases.NOT_REPLACED,
)


def agrees(data: bytes) -> object:
    """Both give the same; where Nix is missing, nothing is tried."""
    texts = [line for line in data.decode("utf-8", "replace").split("\n") if line.strip()]
    if not texts or not has_nix() or (b"<nixpkgs/lib>" in data and not has_lib()):
        return None
    folder = scratch.folder("nix")
    real = real_json([text.replace("<nixpkgs/lib>", str(nixpkgs_lib())) for text in texts], folder)
    gaps = [match for text in texts if (match := _GAP.match(text))]
    if len(gaps) == len(texts):
        open_texts = [text.removeprefix(match[0]) for text, match in zip(texts, gaps, strict=True)]
        said = own_claims(open_texts, folder)
        wrong = [
            found
            for text, match, claim, answer in zip(open_texts, gaps, said, real, strict=True)
            for found in violations((text, (match[1],)), claim, [answer])
            if not hangs_on_unknown(match[0] + text, folder, install)
        ]
        assert not wrong, wrong[0]
        return len(gaps) > 0
    comparison = compared(texts, real, own_json(texts, folder, install), kinds=False)
    wrong = [one for one in comparison.disagreements if not any(shape.search(one) for shape in _OF_OLD_NIX)]
    wrong = [one for one in wrong if not hangs_on_unknown(one.split("\n")[0], folder, install)]
    assert not wrong, wrong[0]
    unknown = [one for one in comparison.unknown if not any(reason in one for reason in _MAY_BE_UNKNOWN)]
    assert not unknown, unknown
    return comparison.failing > 0


def seeds() -> list[bytes]:
    return [batch(Random(seed), (), b"") for seed in range(2)]


TARGETS = (Target("nix", agrees, seeds, share=3, changed=batch),)
