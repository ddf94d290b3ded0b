"""The declarations of an option, from modules and the module system itself, and the option that they make together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nixlint_hwc.eval.errors import EvalError, OptionError
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import MISSING, AttrSet
from nixlint_hwc.modules.definitions import tag
from nixlint_hwc.modules.module import Module
from nixlint_hwc.modules.option_names import Path, show_path
from nixlint_hwc.modules.options import Declaration, Option
from nixlint_hwc.modules.types.spec import TypeSpec, together

if TYPE_CHECKING:
    from nixlint_hwc.modules.configuration import Configuration
    from nixlint_hwc.modules.loading import Loaded


def options_of(module: Module, loaded: Loaded) -> Any:
    """The set of a module's declarations. One that fails is without any if it is not there in every world."""
    try:
        return force(module.options)
    except EvalError as error:
        if module.context is not None and module.context.policy.lenient:
            return None
        if not module.guards:
            raise
        loaded.fails_elsewhere(module.key, error)
        return None


def option_of(path: Path, options: list[Declaration], trees: list[Declaration], strict: bool) -> Option:
    """The option of all declarations. Raises `OptionError`.

    `trees` are declarations of options below it, which a submodule takes; `strict` refuses those that it cannot take.
    """
    if not trees:
        return _merged(path, options, strict)
    below = [_as_submodule(tree, Option(path, options).spec) for tree in trees]
    if strict and None in below:
        raise _parent_of_options(path, options, trees)
    return _merged(path, options + [one for one in below if one is not None], strict)


def _merged(path: Path, declarations: list[Declaration], strict: bool) -> Option:
    """The option of all declarations; of the project's alone where their type does not go together with NixOS's own."""
    of_project = [d for d in declarations if not d.module.prelude]
    if not of_project or len(of_project) == len(declarations):
        return Option(path, declarations, strict)
    own = Option(path, of_project, strict)
    upstream = Option(path, [d for d in declarations if d.module.prelude])
    extends = not own.spec.simple and together(own.spec, upstream.spec) is not None
    return Option(path, declarations) if extends else own


def _parent_of_options(path: Path, options: list[Declaration], trees: list[Declaration]) -> OptionError:
    """The error for an option below which another module declares options."""
    above, below = (one[0].module.label for one in (options, trees))
    typed = options[0].attrs.get("type") is not MISSING
    described = Option(path, options).spec.describe() if typed else "<no description>"
    inner = show_path((*path, trees[0].attrs.names()[0]))
    return OptionError(
        f"the option '{show_path(path)}' in module '{above}' would be a parent of the following options, but its type "
        f"'{described}' does not support nested options: '{inner}' in '{below}'",
        options[0].span,
    )


def _as_submodule(tree: Declaration, above: TypeSpec) -> Declaration | None:
    """A declaration of options below a submodule, as a declaration of that submodule."""
    from nixlint_hwc.modules.types.nix import OptionType

    module = Module(tree.module.label, f"{tree.module.key}#options", tree.module.file, options=tree.attrs)
    spec = above.bare(module)
    if spec is None:
        return None
    return Declaration(tree.module, AttrSet({"_type": tag("option"), "type": OptionType.of(spec)}), tree.span)


def _internal(spec: TypeSpec, default: Any) -> AttrSet:
    from nixlint_hwc.modules.types.nix import OptionType

    return AttrSet({"_type": tag("option"), "type": OptionType.of(spec), "default": default, "internal": True})


def module_options(configuration: Configuration) -> list[Declaration]:
    """`_module.args` and its neighbours, which every configuration has."""
    from nixlint_hwc.modules.types.composite import AttrsOf as Attributes
    from nixlint_hwc.modules.types.nix import MergedType
    from nixlint_hwc.modules.types.scalar import SCALARS
    from nixlint_hwc.modules.types.wrapping import NullOr

    module = Module("<module system>", prelude=True, context=configuration)
    options = {
        "args": _internal(Attributes(SCALARS["raw"], lazy=True), AttrSet({})),
        "check": _internal(SCALARS["bool"], True),
        "freeformType": _internal(NullOr(MergedType()), None),
        "specialArgs": _internal(SCALARS["raw"], AttrSet(dict(configuration.arguments.given))),
    }
    return [Declaration(module, AttrSet(dict(options)), None)]
