"""Random module trees: options of many types, and definitions of them under random properties.

Around them stands what modules use besides: options that are renamed, declared twice or computed from others, freeform
types, arguments, conditional imports, modules that are disabled.
"""

from __future__ import annotations

from random import Random
from typing import NamedTuple

SCALARS = (
    "types.str", "types.int", "types.bool", "types.lines", "types.port", 'types.enum [ "x" "y" ]', "types.anything",
    "types.attrs", "types.commas", "types.ints.unsigned", "types.raw", "types.unspecified", "types.nonEmptyStr",
    "types.number", "types.boolByOr", "types.ints.between 0 100", 'types.strMatching "[a-z/0-9]*"', "types.json",
    'types.separatedString ":"', "types.singleLineStr", "types.path",
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
    "computed": (
        "types.submodule ({{ name, config, ... }}: {{ options.v = mkOption {{ type = {}; }}; "
        "options.n = mkOption {{ type = types.int; default = 2; }}; "
        'options.t = mkOption {{ type = types.str; default = "${{name}}-${{toString config.n}}"; }}; }})'
    ),
    "open": (
        "types.submodule {{ freeformType = types.attrsOf types.int; options.v = mkOption {{ type = {}; }}; "
        "config.w = mkDefault 7; }}"
    ),
    "tagged": "types.attrTag {{ v = mkOption {{ type = {}; }}; n = mkOption {{ type = types.int; }}; }}",
    "functionTo": "types.functionTo ({})",
}
#: Shapes whose values are sets with `v`.
SUBMODULES = ("submodule", "computed", "open")
STRINGS = ('"x"', '"y"', '"/opt/x"', '""', '"5432"')
_SETS = ("{ p = 1; }", "{ p.r = mkDefault 2; q = [ 2 ]; }", "[ 1 ]", "3", '"x"', "null")
#: Values of each scalar type that is not one of integers.
VALUES = {
    **dict.fromkeys(("types.str", "types.lines", "types.commas", 'types.separatedString ":"'), STRINGS),
    **dict.fromkeys(("types.nonEmptyStr", 'types.strMatching "[a-z/0-9]*"'), STRINGS),
    'types.enum [ "x" "y" ]': ('"x"', '"y"'),
    "types.singleLineStr": ('"x"', '"x\\n"', '"y"'),
    "types.path": ('"/a"', '"/b"'),
    "types.bool": ("true", "false"),
    "types.boolByOr": ("true", "false"),
    "types.attrs": ("{ p = 1; }", "{ q = [ 2 ]; }", "{ }"),
    "types.anything": _SETS,
    "types.raw": ("{ p = 1; }", "[ 1 ]", '"x"'),
    "types.unspecified": ("{ p = 1; }", "[ 1 ]", '"x"', "2", "true"),
    "types.json": ("{ p = 1; q.r = [ null ]; }", "[ 1 ]", '"x"', "2", "true", "null"),
    "types.number": ("1", "1.5"),
}
#: What else may stand where a value is not known; most of it is of the wrong type.
_ANY = ("null", "{ }", "[ ]", '"w"')
NAMES = ("a", "b", "c", "d")


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


def gapped(seed: int, count: int) -> list[tuple[str, tuple[str, ...]]]:
    """Such expressions with the free variable `gap` for one of the values that modules give, and values for it."""
    random = Random(seed)
    found: list[tuple[str, tuple[str, ...]]] = []
    while len(found) < count:
        tree = _GappedTree(random)
        text = tree.expression()
        fillings = tree.fillings()
        if fillings:
            found.append((text, fillings))
    return found


class _Tree:
    """One tree: which options it declares, and modules that define them."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.options = {name: self.type_(3 if random.random() < 0.2 else 2) for name in NAMES[: random.randint(1, 4)]}
        self.conditions = [f"s{index}" for index in range(random.randint(1, 3))]
        self.renamed = [name for name in self.options if random.random() < 0.15]
        self.freeform = self.type_(1) if random.random() < 0.15 else None
        self.argument = random.choice(tuple(self.options)) if random.random() < 0.2 else None

    def expression(self) -> str:
        modules = [self.declaration(), *[self.module() for _ in range(self.random.randint(1, 3))], *self.surroundings()]
        self.random.shuffle(modules)
        values = " ".join(f"{name} = {self.read(name, kind)};" for name, kind in self.options.items())
        values += " ".join(f'"old.{name}" = {self.read(f"old.{name}", self.options[name])};' for name in self.renamed)
        if self.freeform is not None:
            values += " z = shown (result.config.z or null); y = shown (result.config.y or null);"
        return (
            "let inherit (lib) mkOption types mkIf mkMerge mkForce mkDefault mkBefore mkAfter mkOverride mkOrder; "
            "shown = value: let it = builtins.tryEval (builtins.deepSeq value value); in if it.success then it.value "
            'else "fails"; '
            f"result = lib.evalModules {{ specialArgs.wide = {self.boolean()}; modules = [ {' '.join(modules)} ]; }}; "
            f"in {{ {values} }}"
        )

    def read(self, name: str, kind: Kind) -> str:
        """The value of an option; of one that is a function, what it gives. That it fails is a value too."""
        return f"shown (result.config.{name}{' 0' if kind.shape == 'functionTo' else ''})"

    def boolean(self) -> str:
        return self.random.choice(("true", "false"))

    def surroundings(self) -> list[str]:
        """Modules that rename, declare again, supply arguments, import on a condition, disable."""
        random = self.random
        found = [f'(lib.{self.renaming()} [ "old" "{name}" ] [ "{name}" ])' for name in self.renamed]
        for name, kind in self.options.items():
            if random.random() < 0.12 and self.can_be_declared_twice(name):
                found.append(f"{{ options.{name} = mkOption {{ type = {kind.text}; }}; }}")
        if self.argument is not None:
            kind = self.options[self.argument]
            found.append(f"({{ config, ... }}: {{ _module.args.given = {self.value(kind)}; }})")
            found.append(f"({{ given, ... }}: {{ {self.argument} = given; }})")
        if random.random() < 0.2:
            branches = f"if wide then [ {self.module()} ] else [ {self.module()} {self.module()} ]"
            found.append(f"({{ wide, ... }}: {{ imports = {branches}; }})")
        if random.random() < 0.2:
            inner = f'{{ key = "inner"; imports = [ {self.module()} ]; }}'
            found.append(f'{{ key = "outer"; imports = [ {inner} {self.module()} ]; }}')
            found.append(f'{{ disabledModules = [ {{ key = "{random.choice(("inner", "outer", "other"))}"; }} ]; }}')
        return found

    def can_be_declared_twice(self, name: str) -> bool:
        """Merging a type that contains itself, nixpkgs recurses without end. Where a type does not merge, nothing of a
        configuration has a value in which the option is renamed.
        """
        text = self.options[name].text
        return "types.json" not in text and not (name in self.renamed and "coercedTo" in text)

    def renaming(self) -> str:
        return self.random.choice(("mkRenamedOptionModule", "mkAliasOptionModule"))

    def declaration(self) -> str:
        parts = [f"options.{name} = {self.option(kind)};" for name, kind in self.options.items()]
        for condition in self.conditions:
            default = self.random.choice(("true", "false"))
            parts.append(f"options.{condition} = mkOption {{ type = types.bool; default = {default}; }};")
        if self.freeform is not None:
            parts.append(f"freeformType = types.lazyAttrsOf ({self.freeform.text});")
        return f"({{ config, ... }}: {{ {' '.join(parts)} }})"

    def option(self, kind: Kind) -> str:
        default = f" default = {self.default(kind)};" if self.random.random() < 0.75 else ""
        if self.random.random() < 0.1 and kind.shape != "functionTo":
            default += self.random.choice((" apply = value: { applied = value; };", " apply = value: [ value ];"))
        return f"mkOption {{ type = {kind.text};{default} }}"

    def default(self, kind: Kind) -> str:
        if self.random.random() < 0.8:
            return self.value(kind)
        return f"if config.{self.random.choice(self.conditions)} then {self.value(kind)} else {self.value(kind)}"

    def type_(self, depth: int) -> Kind:
        if depth == 0 or self.random.random() < 0.45:
            return Kind("", self.random.choice(SCALARS))
        shape = self.random.choice(tuple(SHAPES))
        return Kind(shape, "", Kind("", "types.str") if shape == "coercedTo" else self.inner_type(depth - 1))

    def inner_type(self, depth: int) -> Kind:
        """A type inside another: no functions, which cannot be shown."""
        kind = self.type_(depth)
        return kind.inner if kind.shape == "functionTo" and kind.inner is not None else kind

    def module(self) -> str:
        bodies = []
        for name, kind in self.options.items():
            if self.random.random() < 0.45:
                place = f"old.{name}" if name in self.renamed and self.random.random() < 0.5 else name
                bodies.append(f"{place} = {self.wrapped(kind, 2)};")
        for name in ("z", "y") if self.freeform is not None else ():
            if self.random.random() < 0.3 and self.freeform is not None:
                bodies.append(f"{name} = {self.wrapped(self.freeform, 1)};")
        roll = self.random.random()
        # A condition that hangs on itself fails in nixpkgs as soon as anything below it is read.
        for condition in self.conditions if roll >= 0.5 else ():
            if self.random.random() < 0.3:
                bodies.append(f"{condition} = {self.random.choice(('true', 'mkDefault false', 'mkForce false'))};")
        body = f"{{ {' '.join(bodies)} }}"
        if roll < 0.3:
            body = f"{{ config = mkIf config.{self.random.choice(self.conditions)} {body}; }}"
        elif roll < 0.33:
            rank = self.random.choice(("mkForce", "mkDefault"))
            inner = self.random.choice(
                (f"mkIf config.{self.random.choice(self.conditions)} {body}", f"mkMerge [ {body} ]")
            )
            body = f"{{ config = {rank} ({inner}); }}"
        elif roll < 0.5:
            body = f"{{ config = mkMerge [ {body} (mkIf (!config.{self.random.choice(self.conditions)}) {body}) ]; }}"
        return f"({{ config, ... }}: {body})"

    def wrapped(self, kind: Kind, depth: int) -> str:
        """A value, perhaps under properties, mostly in the order in which nixpkgs takes them off: conditions, then one
        priority, then one order."""
        # nixpkgs' submodules do not take a definition that had an order.
        takes_order = "submodule" not in kind.text and kind.shape != "functionTo"
        roll = self.random.random()
        if depth and takes_order and roll > 0.96:
            return f"({self.random.choice(('mkForce', 'mkDefault', 'mkAfter'))} ({self.wrapped(kind, depth - 1)}))"
        if depth and roll < 0.2:
            condition = self.random.choice([*[f"config.{c}" for c in self.conditions], "true", "false"])
            return f"(mkIf {condition} ({self.wrapped(kind, depth - 1)}))"
        if depth and roll < 0.35:
            return f"(mkMerge [ ({self.wrapped(kind, depth - 1)}) ({self.wrapped(kind, depth - 1)}) ])"
        value = self.value(kind)
        if self.random.random() < 0.3 and takes_order:
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
        if kind.shape in SUBMODULES:
            extra = f" n = {self.wrapped(Kind('', 'types.int'), 1)};" if random.random() < 0.3 else ""
            return f"{{ v = {self.wrapped(inner, 1)};{extra} }}"
        if kind.shape == "tagged":
            return f"{{ v = {self.value(inner)}; }}" if random.random() < 0.7 else f"{{ n = {random.randint(0, 3)}; }}"
        if kind.shape == "functionTo":
            return f"(x: {self.wrapped(inner, 1)})"
        return self.value(inner)

    def scalar(self, kind: str) -> str:
        choices = VALUES.get(kind)
        if choices is not None:
            return self.random.choice(choices)
        return str(self.random.choice((0, 1, 80, 5432)))


class _GappedTree(_Tree):
    """A tree in which the value that is made after `left` others is `gap`, of the type `gap`."""

    def __init__(self, random: Random) -> None:
        self.left = 0
        self.gap: Kind | None = None
        super().__init__(random)
        self.left = random.randint(1, 14)

    def value(self, kind: Kind) -> str:
        self.left -= 1
        if self.left == 0:
            self.gap = kind
            return "gap"
        return super().value(kind)

    def fillings(self) -> tuple[str, ...]:
        """Values for the gap that stand for themselves: without properties, and without a look at the configuration."""
        self.left = 0
        if self.gap is None:
            return ()
        found = dict.fromkeys([*[self.typed(self.gap) for _ in range(4)], self.random.choice(_ANY)])
        return tuple(text for text in found if "mk" not in text and "config." not in text)
