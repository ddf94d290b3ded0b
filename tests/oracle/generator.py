"""Random well-formed Nix expressions of a wanted type, some of which fail.

An expression is one line. Variables in scope are kept by type, so that most expressions evaluate.
"""

# ruff: noqa: E501 - templates stay on one line

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from hypothesis import strategies as st

NAMES = ("a", "b", "c", "x-y", "z'")
KINDS = ("int", "float", "bool", "string", "ints", "strings", "set", "null", "any")
REGEXES = (
    "a",
    "[a-c]+",
    "(a|ab)(c|b)?",
    "a*",
    "(.*)b(.*)",
    "^a|c$",
    "[[:space:]]+",
    "([[:alpha:]])([0-9]*)",
    "()",
    "x{1,2}",
)


#: What `sort` is called with, most of which is no order.
COMPARATORS = (
    "(a: b: a == b)",
    "(a: b: a != b)",
    "(a: b: a <= b)",
    "(a: b: true)",
    "(a: b: a > b)",
    "(a: b: a < 3)",
    "(a: b: b / 2 < a)",
)


@dataclass
class Gap:
    """Where a random expression has the variable `gap`, which nothing binds: after `calls` subexpressions.

    `kind` is the type wanted there, None as long as that place was not reached.
    """

    calls: int
    kind: str | None = None

    def is_here(self, kind: str) -> bool:
        self.calls -= 1
        if self.calls == 0:
            self.kind = kind
        return self.calls == 0


@dataclass
class Context:
    """What a random expression may use: `random` makes choices, `variables` are the names in scope by type."""

    random: Random
    variables: dict[str, list[str]] = field(default_factory=dict)
    gap: Gap | None = None

    def pick(self, options):
        return self.random.choice(options)

    def chance(self, percent: int) -> bool:
        return self.random.randint(1, 100) <= percent

    def binding(self, kind: str, name: str) -> Context:
        variables = {other: [n for n in names if n != name] for other, names in self.variables.items()}
        variables.setdefault(kind, []).append(name)
        return Context(self.random, variables, self.gap)

    def fresh(self) -> str:
        return f"v{self.random.randint(0, 5)}"


def expression(c: Context, kind: str, depth: int) -> str:
    """An expression in parentheses where it needs them."""
    if c.gap is not None and c.gap.is_here(kind):
        return "gap"
    if c.chance(1):
        kind = c.pick(KINDS)
    if c.chance(1):
        return f"({c.pick(FAILURES)})"
    names = c.variables.get(kind)
    if names and c.chance(40):
        return c.pick(names)
    if kind == "any":
        kind = c.pick(KINDS[:-1])
    if depth <= 0:
        return LEAVES[kind](c)
    if c.chance(25):
        return c.pick(GENERAL)(c, kind, depth - 1)
    return c.pick(FORMS[kind])(c, depth - 1)


FAILURES = (
    'throw "t"', 'abort "a"', "assert false; 1", "{ a = 1; }.b", "1 / 0", "x: x", "builtins.head [ ]", '1 + "a"',
    "{ a }: a", "let v = v; in v", "null.a", "1 2",
)  # fmt: skip


def leaf_int(c):
    return c.pick(("0", "1", "2", "7", "42", "(-3)", "1000"))


def leaf_string(c):
    return c.pick((
        '""', '"a"', '"abc"', '"b c"', '"a.b-c_1"', '"/x/y.z"', '"é€"', '"\\n\\t\\"\\\\"', "''ab''", '"${"x"}y"',
        "''a ''\\n ${\"q\"} ''${z} '''x ''", '"1.2.3pre4"', '"$${a}"', '"\\${a}"', "http://example.org/x",
    ))  # fmt: skip


def literal_list(c, kind, depth):
    count = c.random.randint(0, 3)
    return "[ " + "".join(expression(c, kind, depth) + " " for _ in range(count)) + "]"


def leaf_set(c):
    return c.pick(("{ }", "{ a = 1; }", '{ a = 1; b = "x"; }', "{ a.b = 1; a.c = 2; }", "rec { a = 1; b = a; }"))


LEAVES = {
    "int": leaf_int,
    "float": lambda c: c.pick(("0.5", "1.0", "2.25", "(-1.5)", "1e3", ".25", "100000000.0", "1.0e-7")),
    "bool": lambda c: c.pick(("true", "false")),
    "string": leaf_string,
    "ints": lambda c: c.pick(("[ ]", "[ 1 ]", "[ 3 1 2 ]", "[ 1 1 2 ]")),
    "strings": lambda c: c.pick(("[ ]", '[ "a" ]', '[ "b" "a" "" ]', '[ "x" "y" "x" ]')),
    "set": leaf_set,
    "null": lambda c: "null",
}


# Forms for every type.


def general_if(c, kind, d):
    return f"(if {expression(c, 'bool', d)} then {expression(c, kind, d)} else {expression(c, kind, d)})"


def general_let(c, kind, d):
    other, name = c.pick(KINDS[:-1]), c.fresh()
    return f"(let {name} = {expression(c, other, d)}; in {expression(c.binding(other, name), kind, d)})"


def general_let_inherit(c, kind, d):
    other, name = c.pick(KINDS[:-1]), c.fresh()
    body = expression(c.binding(other, name), kind, d)
    return f"(let inherit ({{ {name} = {expression(c, other, d)}; }}) {name}; in {body})"


def general_call(c, kind, d):
    other, name = c.pick(KINDS[:-1]), c.fresh()
    return f"(({name}: {expression(c.binding(other, name), kind, d)}) {expression(c, other, d)})"


def general_pattern(c, kind, d):
    other, name = c.pick(KINDS[:-1]), c.fresh()
    body = expression(c.binding(other, name), kind, d)
    default = expression(c, other, d)
    argument = c.pick((f"{{ {name} = {expression(c, other, d)}; }}", "{ }", f"{{ {name} = {default}; q = 1; }}"))
    ellipsis = c.pick(("", ", ..."))
    whole = c.pick(("", " @ all", ""))
    formal = c.pick((name, f"{name} ? {default}"))
    return f"(({{ {formal}{ellipsis} }}{whole}: {body}) {argument})"


def general_with(c, kind, d):
    other, name = c.pick(KINDS[:-1]), c.fresh()
    body = expression(c.binding(other, name), kind, d)
    return f"(with {{ {name} = {expression(c, other, d)}; }}; {body})"


def general_assert(c, kind, d):
    return f"(assert {expression(c, 'bool', d)}; {expression(c, kind, d)})"


def general_select(c, kind, d):
    name = c.pick(NAMES[:3])
    other = c.pick(NAMES[:3])
    return f"({{ {name} = {expression(c, kind, d)}; }}.{other} or {expression(c, kind, d)})"


def general_path(c, kind, d):
    return f"{{ a = rec {{ b = {expression(c, kind, d)}; c = b; }}; }}.a.c"


def general_seq(c, kind, d):
    function = c.pick(("seq", "deepSeq", "trace"))
    return f"(builtins.{function} {expression(c, 'any', d)} {expression(c, kind, d)})"


def general_element(c, kind, d):
    items = f"[ {expression(c, kind, d)} {expression(c, kind, d)} ]"
    return c.pick((f"(builtins.head {items})", f"(builtins.elemAt {items} {expression(c, 'int', 0)})"))


def general_try(c, kind, d):
    return f"(let t = builtins.tryEval {expression(c, kind, d)}; in if t.success then t.value else {expression(c, kind, d)})"


def general_functor(c, kind, d):
    name = c.fresh()
    body = expression(c.binding("int", name), kind, d)
    return f"({{ __functor = self: {name}: {body}; }} {expression(c, 'int', d)})"


def general_overridden(c, kind, d):
    return f"(({{ a = 1; }} // {{ a = {expression(c, kind, d)}; }}).a)"


GENERAL = (
    general_if, general_let, general_let_inherit, general_call, general_pattern, general_with, general_assert,
    general_select, general_path, general_seq, general_element, general_try, general_functor, general_overridden,
)  # fmt: skip


def filled(template: str) -> Callable[[Context, int], str]:
    """A form from a template: `<int>` stands for an integer expression and so on, `<f:int:bool>` for a function."""
    import re

    def build(c: Context, d: int) -> str:
        def fill(match):
            parts = match[1].split(":")
            if parts[0] == "f":
                context, heads = c, ""
                for other in parts[1:-1]:
                    name = c.fresh()
                    context = context.binding(other, name)
                    heads += f"{name}: "
                return f"({heads}{expression(context, parts[-1], d)})"
            if parts[0] == "name":
                return c.pick(NAMES)
            if parts[0] == "comparator":
                return c.pick(COMPARATORS)
            if parts[0] == "regex":
                return '"' + c.pick(REGEXES) + '"'
            return expression(c, parts[0], d)

        return "(" + re.sub(r"<([a-z:]+)>", fill, template) + ")"

    return build


def string_literal(c: Context, d: int) -> str:
    parts = []
    for _ in range(c.random.randint(1, 3)):
        parts.append(c.pick(("a", "-", " ", "/", "é", "\\n", "$", "\\${")))
        parts.append("${" + expression(c, "string", d) + "}")
    return '"' + "".join(parts) + '"'


def list_of(kind: str) -> Callable[[Context, int], str]:
    return lambda c, d: literal_list(c, kind, d)


def set_literal(c: Context, d: int) -> str:
    names = c.random.sample(NAMES, c.random.randint(0, 4))
    recursive = c.chance(25)
    bindings = []
    inner = c
    kinds = [c.pick(("int", "string", "ints", "any", "set")) for _ in names]
    if recursive:
        for name, kind in zip(names, kinds, strict=True):
            if "-" not in name and "'" not in name:
                inner = inner.binding(kind, name)
        inner = inner if c.chance(50) else c
    for name, kind in zip(names, kinds, strict=True):
        value = expression(inner if name == names[-1] else c, kind, d)
        key = c.pick((name, name, f'"{name}"', f"${{{expression(c, 'string', 0)}}}" if c.chance(20) else name))
        key = f"{name}.{c.pick(NAMES)}" if c.chance(15) else key
        bindings.append(f"{key} = {value}; ")
    return ("rec " if recursive else "") + "{ " + "".join(bindings) + "}"


FORMS: dict[str, tuple[Callable[[Context, int], str], ...]] = {
    "int": tuple(map(filled, (
        "<int> + <int>", "<int> - <int>", "<int> * <int>", "<int> / <int>", "- <int>", "builtins.length <ints>",
        "builtins.stringLength <string>", "builtins.floor <float>", "builtins.ceil <float>",
        "builtins.foldl' <f:int:int:int> <int> <ints>", "builtins.head <ints>", "builtins.bitAnd <int> <int>",
        "builtins.bitOr <int> <int>", "builtins.bitXor <int> <int>", "builtins.compareVersions <string> <string>",
        "builtins.add <int> <int>", "builtins.sub <int> <int>", "builtins.mul <int> <int>", "builtins.div <int> <int>",
        "builtins.length (builtins.attrNames <set>)", "builtins.fromJSON (builtins.toJSON <int>)",
        "builtins.length (builtins.filter <f:int:bool> <ints>)", "builtins.elemAt <ints> <int>",
        "builtins.foldl' builtins.add 0 <ints>",
    ))),
    "float": tuple(map(filled, (
        "<float> + <int>", "<float> * <float>", "<int> - <float>", "<float> / <float>", "- <float>", "<int> * <float>",
        "builtins.add <int> <float>", "builtins.fromJSON (builtins.toJSON <float>)", "builtins.div <int> <float>",
    ))),
    "bool": tuple(map(filled, (
        "<any> == <any>", "<int> == <int>", "<string> == <string>", "<ints> == <ints>", "<set> == <set>",
        "<string> != <string>", "<int> < <int>", "<int> <= <float>", "<string> > <string>", "<ints> >= <ints>",
        "<strings> < <strings>", "<bool> && <bool>", "<bool> || <bool>", "<bool> -> <bool>", "! <bool>",
        "<set> ? <name>", "<set> ? <name>.<name>", "builtins.hasAttr <string> <set>", "builtins.elem <int> <ints>",
        "builtins.elem <string> <strings>", "builtins.any <f:int:bool> <ints>", "builtins.all <f:int:bool> <ints>",
        "builtins.isInt <any>", "builtins.isString <any>", "builtins.isList <any>", "builtins.isAttrs <any>",
        "builtins.isBool <any>", "builtins.isFloat <any>", "builtins.isNull <any>", "builtins.isFunction <any>",
        "builtins.lessThan <int> <float>", "(builtins.tryEval <any>).success", "builtins.match <regex> <string> != null",
        "let f = x: x; in [ f ] == [ f ]", "(x: x) == (x: x)", "let s = <set>; in s == s",
    ))),
    "string": (string_literal, *map(filled, (
        "<string> + <string>", "builtins.substring <int> <int> <string>", "toString <any>", "toString <ints>",
        "builtins.concatStringsSep <string> <strings>", "builtins.typeOf <any>", "builtins.toJSON <any>",
        'builtins.replaceStrings [ "a" "b" ] [ "X" <string> ] <string>',
        'builtins.replaceStrings [ <string> "" ] [ "-" <string> ] <string>', "baseNameOf <string>", "dirOf <string>",
        'builtins.hashString "sha256" <string>', "builtins.head <strings>", "builtins.concatStringsSep <string> <any>",
        "builtins.toXML <any>", "(builtins.parseDrvName <string>).name", "builtins.substring <int> <int> <any>",
        "toString { __toString = s: <string>; }", '"${{ outPath = <string>; }}"', "builtins.elemAt <strings> <int>",
        'builtins.hashString "md5" <string>', "builtins.unsafeDiscardStringContext <string>",
    ))),
    "ints": (list_of("int"), *map(filled, (
        "<ints> ++ <ints>", "map <f:int:int> <ints>", "builtins.filter <f:int:bool> <ints>", "builtins.tail <ints>",
        "builtins.genList <f:int:int> 3", "builtins.concatLists [ <ints> <ints> ]", "builtins.concatMap <f:int:ints> <ints>",
        "builtins.sort (a: b: a < b) <ints>", "builtins.sort builtins.lessThan <ints>", "builtins.attrValues <set>",
        "builtins.sort <f:int:int:bool> <ints>", "builtins.sort <comparator> (<ints> ++ <ints> ++ [ 5 1 3 1 2 5 ] ++ <ints>)",
        "builtins.catAttrs \"a\" [ <set> <set> ]",
        "(builtins.partition <f:int:bool> <ints>).right", "map (x: x.key) (builtins.genericClosure { startSet = map (key: { inherit key; }) <ints>; operator = { key }: if key > 5 || key < 0 then [ ] else [ { key = key + 1; } ]; })",
        "builtins.fromJSON (builtins.toJSON <ints>)",
    ))),
    "strings": (list_of("string"), *map(filled, (
        "<strings> ++ <strings>", "builtins.attrNames <set>", "map <f:string:string> <strings>",
        "builtins.filter <f:string:bool> <strings>", "builtins.splitVersion <string>", "builtins.split <regex> <string>",
        "builtins.match <regex> <string>", "builtins.sort (a: b: a < b) <strings>", "map toString <ints>",
        "builtins.attrValues (builtins.mapAttrs (n: v: n) <set>)", "builtins.sort builtins.lessThan <strings>",
    ))),
    "set": (set_literal, set_literal, *map(filled, (
        "<set> // <set>", "builtins.mapAttrs (n: v: n) <set>", "builtins.mapAttrs <f:string:any:any> <set>",
        "builtins.listToAttrs (map (name: { inherit name; value = <any>; }) <strings>)",
        "removeAttrs <set> <strings>", "builtins.intersectAttrs <set> <set>", "builtins.groupBy <f:string:string> <strings>",
        "builtins.functionArgs ({ a, b ? 1, ... }: a)", "builtins.tryEval <any>", "builtins.parseDrvName <string>",
        "builtins.partition <f:string:bool> <strings>", "builtins.zipAttrsWith (n: vs: vs) [ <set> <set> ]",
        "{ inherit (<set>) a; }", "let a = <any>; in { inherit a; b = a; }", "builtins.fromJSON (builtins.toJSON <set>)",
        'builtins.fromTOML "a = 1\\nb = [ 1, 2 ]\\n[c]\\nd = \\"x\\""', "{ ${<string>} = <any>; }", "{ ${null} = 1; a = <any>; }",
        "rec { a = <any>; b = [ a ]; }", "let { a = <any>; body = { inherit a; }; }", "{ a.b = <any>; a.c = <any>; }",
        "{ __toString = s: <string>; }", "{ a = { b = <any>; }; a.c = <int>; }",
    ))),
    "null": (lambda c, d: "null", filled("builtins.match \"a\" \"b\"")),
}  # fmt: skip


@st.composite
def expressions(draw: st.DrawFn) -> str:
    """One random expression."""
    context = Context(Random(draw(st.integers(0, 2**63))))
    return expression(context, context.pick(KINDS), context.random.randint(1, 5))
