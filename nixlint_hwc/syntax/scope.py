"""Undefined variables, found as Nix's `bindVars` finds them: before evaluation.

In: a file's root node. Out: the variables that nothing binds. Silent inside any `with`, which could supply the name.
The walk keeps its own stack, so that no nesting is too deep for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import TypeAlias

from nixlint_hwc.syntax import ast

_BARE = """
    abort baseNameOf break builtins derivation derivationStrict dirOf false fetchFinalTree fetchGit fetchMercurial
    fetchTarball fetchTree fromTOML import isNull map null placeholder removeAttrs scopedImport throw toString true
"""
_UNDERSCORED = """
    add addDrvOutputDependencies addErrorContext all any appendContext attrNames attrValues bitAnd bitOr bitXor
    catAttrs ceil compareVersions concatLists concatMap concatStringsSep convertHash curPos currentSystem currentTime
    deepSeq div elem elemAt exec fetchClosure fetchurl filter filterAttrs filterSource findFile flakeRefToString floor
    foldl' fromJSON functionArgs genList genericClosure getAttr getContext getEnv getFlake groupBy hasAttr hasContext
    hashFile hashString head importNative intersectAttrs isAttrs isBool isFloat isFunction isInt isList isPath isString
    langVersion length lessThan listToAttrs mapAttrs match mul nixPath nixVersion outputOf parseDrvName parseFlakeRef
    partition path pathExists readDir readFile readFileType replaceStrings seq sort split splitVersion storeDir
    storePath stringLength sub substring tail toFile toJSON toPath toXML trace traceVerbose tryEval typeOf
    unsafeDiscardOutputDependency unsafeDiscardStringContext unsafeGetAttrPos warn zipAttrsWith
"""
GLOBALS = frozenset(_BARE.split()) | frozenset("__" + name for name in _UNDERSCORED.split())
"""The names that Nix has in scope everywhere, those of releases newer than 2.8 among them."""

Undefined: TypeAlias = tuple[ast.Variable | ast.StaticName, str | None]
"""A name that nothing binds, and the nearest name in scope."""

_Step: TypeAlias = "ast.Node | _Enter | _Leave"


class _Enter:
    """From here on the names are bound; `names` is None for a `with`."""

    __slots__ = ("names",)

    def __init__(self, names: list[str] | None) -> None:
        self.names = names


class _Leave(_Enter):
    """The scope of the names ends."""


def undefined_variables(root: ast.Node) -> list[Undefined]:
    """The variables and inherited names under `root` that nothing binds, in source order."""
    return sorted(_Walk().run(root), key=lambda undefined: undefined[0].start)


class _Walk:
    """The state of one walk: how often each name is bound here, and how many `with` are around."""

    def __init__(self) -> None:
        self.bound: dict[str, int] = {}
        self.withs = 0
        self.todo: list[_Step] = []
        self.found: list[Undefined] = []

    def run(self, root: ast.Node) -> list[Undefined]:
        todo = self.todo
        todo.append(root)
        while todo:
            step = todo.pop()
            if isinstance(step, ast.Variable):
                self.use(step)
            elif (visit := _VISIT.get(type(step))) is not None:
                visit(self, step)
        return self.found

    def use(self, name: ast.Variable | ast.StaticName) -> None:
        text = name.name
        if self.bound.get(text) or self.withs or text in GLOBALS:
            return
        names = [known for known, count in self.bound.items() if count]
        near = get_close_matches(text, [*names, *sorted(GLOBALS)], 1, 0.75)
        self.found.append((name, near[0] if near else None))

    def enter(self, step: _Enter) -> None:
        if step.names is None:
            self.withs += 1
            return
        bound = self.bound
        for name in step.names:
            bound[name] = bound.get(name, 0) + 1

    def leave(self, step: _Leave) -> None:
        if step.names is None:
            self.withs -= 1
            return
        bound = self.bound
        for name in step.names:
            bound[name] -= 1

    def parts(self, node: ast.String | ast.Path) -> None:
        if len(node.parts) > 1 or (node.parts and type(node.parts[0]) is not ast.Text):
            self.todo.extend(node.parts)

    def select(self, node: ast.Select) -> None:
        self.todo.append(node.expression)
        self.names(node.path)
        if node.default is not None:
            self.todo.append(node.default)

    def has_attr(self, node: ast.HasAttr) -> None:
        self.todo.append(node.expression)
        self.names(node.path)

    def names(self, path: Iterable[ast.AttrName]) -> None:
        for name in path:
            if isinstance(name, ast.DynamicName):
                self.todo.append(name.expression)

    def apply(self, node: ast.Apply) -> None:
        self.todo.append(node.argument)
        self.todo.append(node.function)

    def lambda_(self, node: ast.Lambda) -> None:
        names = [] if node.name is None else [node.name]
        inner: list[_Step] = [node.body]
        if node.formals is not None:
            names.extend([formal.name for formal in node.formals.entries])
            inner.extend([formal.default for formal in node.formals.entries if formal.default is not None])
        self.scope(names, inner)

    def scope(self, names: list[str] | None, inner: list[_Step]) -> None:
        """Walk `inner` with the names bound."""
        self.todo.append(_Leave(names))
        self.todo.extend(inner)
        self.todo.append(_Enter(names))

    def attrs(self, node: ast.Attrs) -> None:
        if node.recursive:
            self.scope(_bound_names(node.bindings), self.bindings(node.bindings))
        else:
            self.todo.extend(self.bindings(node.bindings))

    def let(self, node: ast.Let) -> None:
        self.scope(_bound_names(node.bindings), [*self.bindings(node.bindings), node.body])

    def bindings(self, bindings: tuple[ast.Binding | ast.Inherit, ...]) -> list[_Step]:
        """The expressions in the bindings; a plain `inherit` is looked up at once, in the scope around them."""
        inner: list[_Step] = []
        for item in bindings:
            if isinstance(item, ast.Binding):
                inner.append(item.value)
                if isinstance(item.name, ast.DynamicName):
                    inner.append(item.name.expression)
            elif item.source is not None:
                inner.append(item.source)
            else:
                for name in item.names:
                    self.use(name)
        return inner

    def with_(self, node: ast.With) -> None:
        self.scope(None, [node.body])
        self.todo.append(node.namespace)

    def assert_(self, node: ast.Assert) -> None:
        self.todo.append(node.body)
        self.todo.append(node.condition)

    def if_(self, node: ast.If) -> None:
        self.todo.extend((node.otherwise, node.then, node.condition))

    def list(self, node: ast.List) -> None:
        self.todo.extend(node.items)

    def binary(self, node: ast.Binary) -> None:
        self.todo.append(node.right)
        self.todo.append(node.left)

    def unary(self, node: ast.Unary) -> None:
        self.todo.append(node.operand)


def _bound_names(bindings: tuple[ast.Binding | ast.Inherit, ...]) -> list[str]:
    names = []
    for item in bindings:
        if isinstance(item, ast.Inherit):
            names.extend([name.name for name in item.names])
        elif isinstance(item.name, ast.StaticName):
            names.append(item.name.name)
    return names


_VISIT: dict[type, Callable[..., None]] = {
    ast.String: _Walk.parts,
    ast.Path: _Walk.parts,
    ast.Select: _Walk.select,
    ast.HasAttr: _Walk.has_attr,
    ast.Apply: _Walk.apply,
    ast.Lambda: _Walk.lambda_,
    ast.Attrs: _Walk.attrs,
    ast.Let: _Walk.let,
    ast.With: _Walk.with_,
    ast.Assert: _Walk.assert_,
    ast.If: _Walk.if_,
    ast.List: _Walk.list,
    ast.Binary: _Walk.binary,
    ast.Unary: _Walk.unary,
    _Enter: _Walk.enter,
    _Leave: _Walk.leave,
}
