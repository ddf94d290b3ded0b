"""Random module trees: options of many types, and definitions of them under random properties."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

SCALARS = (
    "types.str", "types.int", "types.bool", "types.lines", "types.port", 'types.enum [ "x" "y" ]', "types.anything",
    "types.attrs", "types.commas", "types.ints.unsigned",
)  # fmt: skip
SHAPES = {
    "listOf": "types.listOf ({})",
    "attrsOf": "types.attrsOf ({})",
    "lazyAttrsOf": "types.lazyAttrsOf ({})",
    "nullOr": "types.nullOr ({})",
    "either": "types.either types.int ({})",
    "coercedTo": "types.coercedTo types.int toString ({})",
    "uniq": "types.uniq ({})",
    "submodule": (
        "types.submodule {{ options.v = mkOption {{ type = {}; }}; "
        "options.n = mkOption {{ type = types.int; default = 1; }}; }}"
    ),
}
NAMES = ("a", "b", "c", "d")
STRINGS = ('"x"', '"y"', '"/opt/x"', '""', '"5432"')


class Kind(NamedTuple):
    """A type: a scalar's `name`, or a `shape` around an `inner` type."""

    shape: str
    name: str
    inner: Kind | None = None

    @property
    def text(self) -> str:
        return self.name if self.inner is None else SHAPES[self.shape].format(self.inner.text)


def trees(seed: int, count: int) -> list[str]:
    """Expressions of `lib` that evaluate some modules to the values of all their options; the same in every run."""
    random = Random(seed)
    return [_Tree(random).expression() for _ in range(count)]


class _Tree:
    """One tree: which options it declares, and modules that define them."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.options = {name: self.type_(2) for name in NAMES[: random.randint(1, 4)]}
        self.conditions = [f"s{index}" for index in range(random.randint(1, 3))]

    def expression(self) -> str:
        modules = [self.declaration(), *[self.module() for _ in range(self.random.randint(1, 3))]]
        self.random.shuffle(modules)
        values = " ".join(f"{name} = result.config.{name};" for name in self.options)
        return (
            "let inherit (lib) mkOption types mkIf mkMerge mkForce mkDefault mkBefore mkAfter mkOverride mkOrder; "
            f"result = lib.evalModules {{ modules = [ {' '.join(modules)} ]; }}; in {{ {values} }}"
        )

    def declaration(self) -> str:
        parts = [f"options.{name} = {self.option(kind)};" for name, kind in self.options.items()]
        for condition in self.conditions:
            default = self.random.choice(("true", "false"))
            parts.append(f"options.{condition} = mkOption {{ type = types.bool; default = {default}; }};")
        return f"{{ {' '.join(parts)} }}"

    def option(self, kind: Kind) -> str:
        default = f" default = {self.value(kind)};" if self.random.random() < 0.75 else ""
        return f"mkOption {{ type = {kind.text};{default} }}"

    def type_(self, depth: int) -> Kind:
        if depth == 0 or self.random.random() < 0.45:
            return Kind("", self.random.choice(SCALARS))
        shape = self.random.choice(tuple(SHAPES))
        return Kind(shape, "", Kind("", "types.str") if shape == "coercedTo" else self.type_(depth - 1))

    def module(self) -> str:
        bodies = []
        for name, kind in self.options.items():
            if self.random.random() < 0.45:
                bodies.append(f"{name} = {self.wrapped(kind, 2)};")
        for condition in self.conditions:
            if self.random.random() < 0.15:
                bodies.append(f"{condition} = {self.random.choice(('true', 'mkDefault false', 'mkForce false'))};")
        body = f"{{ {' '.join(bodies)} }}"
        roll = self.random.random()
        if roll < 0.3:
            body = f"{{ config = mkIf config.{self.random.choice(self.conditions)} {body}; }}"
        elif roll < 0.5:
            body = f"{{ config = mkMerge [ {body} (mkIf (!config.{self.random.choice(self.conditions)}) {body}) ]; }}"
        return f"({{ config, ... }}: {body})"

    def wrapped(self, kind: Kind, depth: int) -> str:
        """A value, perhaps under properties, in the order in which nixpkgs takes them off: conditions, then one
        priority, then one order."""
        roll = self.random.random()
        if depth and roll < 0.2:
            condition = self.random.choice([*[f"config.{c}" for c in self.conditions], "true", "false"])
            return f"(mkIf {condition} ({self.wrapped(kind, depth - 1)}))"
        if depth and roll < 0.35:
            return f"(mkMerge [ ({self.wrapped(kind, depth - 1)}) ({self.wrapped(kind, depth - 1)}) ])"
        value = self.value(kind)
        # nixpkgs' submodules do not take a definition that had an order.
        if self.random.random() < 0.3 and "submodule" not in kind.text:
            value = f"({self.random.choice(('mkBefore', 'mkAfter', 'mkOrder 700'))} ({value}))"
        if self.random.random() < 0.4:
            value = f"({self.random.choice(('mkForce', 'mkDefault', 'mkOverride 90'))} ({value}))"
        return value

    def value(self, kind: Kind) -> str:
        """A value that is mostly of the type."""
        if self.random.random() < 0.01:
            return self.random.choice(('"wrong"', "null", "[ ]", "{ }", "(-1)", "true"))
        return self.typed(kind)

    def typed(self, kind: Kind) -> str:
        random, inner = self.random, kind.inner
        if inner is None:
            return self.scalar(kind.name)
        if kind.shape == "listOf":
            return f"[ {' '.join(f'({self.wrapped(inner, 1)})' for _ in range(random.randint(0, 3)))} ]"
        if kind.shape in ("attrsOf", "lazyAttrsOf"):
            # A name whose definitions are all `mkIf false` is an error under `lazyAttrsOf`: its elements have none.
            depth = 0 if kind.shape == "lazyAttrsOf" else 1
            names = random.sample(("k", "l", "m"), random.randint(0, 3))
            return f"{{ {' '.join(f'{name} = {self.wrapped(inner, depth)};' for name in names)} }}"
        if kind.shape == "nullOr" and random.random() < 0.3:
            return "null"
        if kind.shape in ("either", "coercedTo") and random.random() < 0.4:
            return str(random.randint(0, 9))
        if kind.shape == "submodule":
            extra = f" n = {random.randint(0, 3)};" if random.random() < 0.3 else ""
            return f"{{ v = {self.wrapped(inner, 1)};{extra} }}"
        return self.value(inner)

    def scalar(self, kind: str) -> str:
        random = self.random
        if kind in ("types.str", "types.lines", "types.commas"):
            return random.choice(STRINGS)
        if kind.startswith("types.enum"):
            return random.choice(('"x"', '"y"'))
        if kind == "types.bool":
            return random.choice(("true", "false"))
        if kind == "types.attrs":
            return random.choice(("{ p = 1; }", "{ q = [ 2 ]; }", "{ }"))
        if kind == "types.anything":
            return random.choice(("{ p = 1; }", "{ p.r = mkDefault 2; q = [ 2 ]; }", "[ 1 ]", "3", '"x"', "null"))
        return str(random.choice((0, 1, 80, 5432)))
