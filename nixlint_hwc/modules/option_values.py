"""The value of one option: its definitions merged, its default, what worlds make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nixlint_hwc.eval.arithmetic import is_integral
from nixlint_hwc.eval.calls import call
from nixlint_hwc.eval.comparison import derivation_path
from nixlint_hwc.eval.compiler.functions import via
from nixlint_hwc.eval.decisions import decisions
from nixlint_hwc.eval.errors import OptionError
from nixlint_hwc.eval.thunk import ASSUMED, LEFT_EMPTY, LEFT_NULL, Thunk, force, machine
from nixlint_hwc.eval.values import MISSING, AttrSet, LiteralInt, Str, Unknown, origin_of
from nixlint_hwc.modules.definitions import PRIORITY_OPTION_DEFAULT, Definition, conflict, rank, settled
from nixlint_hwc.modules.freeform import freeform_value
from nixlint_hwc.modules.option_names import Path, show_path
from nixlint_hwc.modules.options import Option
from nixlint_hwc.modules.properties import active, push_down, winning
from nixlint_hwc.modules.types.composite import Anything, MergedAttrs
from nixlint_hwc.modules.types.spec import TypeSpec, checked_merge

if TYPE_CHECKING:
    from nixlint_hwc.modules.branch import Branch
    from nixlint_hwc.modules.configuration import Configuration


_FREE = Anything(loose=True)


def free_value(suspended: tuple[Branch, str]) -> Any:
    """The merged value of a name that no option declares. Raises what merging raises."""
    branch, name = suspended
    configuration = branch.configuration
    path = (*branch.path, name)
    definitions = branch.definitions().get(name, []) + configuration.policy.additions.get(path, [])
    if configuration.freeform is not None:
        return freeform_value(configuration, path, configuration.freeform, definitions)
    parts = _as_meant(definitions, supposing=not configuration.prefix)
    if any(isinstance(p.value, AttrSet) and derivation_path(p.value) is None for p in parts):
        return branch.inner(name)
    chosen = active(parts)
    if not chosen:
        return Unknown(f"no definition of {show_path(branch.full_path)}.{name} is active")
    return checked_merge((*configuration.prefix, *path), _FREE, chosen)


def _as_meant(definitions: list[Definition], *, supposing: bool) -> list[Definition]:
    """The definitions taken apart, without a look at those that lose to one which is certain to count."""
    found: list[Definition] = []
    best: int | None = None
    pushed = (part for one in definitions for part in push_down(one, at_option=True, supposing=supposing))
    for part in sorted(pushed, key=rank):
        if best is not None and rank(part) > best:
            break
        for inner in push_down(part, at_option=True, as_meant=True, supposing=supposing):
            found.append(inner)
            if not inner.guards and inner.value.__class__ is not Unknown:
                best = rank(inner)
    return found


def merge_value(
    configuration: Configuration, spec: TypeSpec, path: Path, definitions: list[Definition], default: Definition | None
) -> Any:
    """The merged value of an option's definitions, its default, its type's empty value, or `MISSING`."""
    supposing = not configuration.prefix
    if spec.keeps_guards:
        definitions = [
            part for definition in definitions for part in push_down(definition, at_option=True, supposing=supposing)
        ]
        if all(d.priority is None for d in definitions):
            if not definitions and default is not None:
                return spec.merge_guarded(path, active([default]))  # type: ignore[attr-defined]
            if definitions and (default is None or _is_empty_set(default)):
                return spec.merge_guarded(path, definitions)  # type: ignore[attr-defined]
    parts = winning(definitions)
    if default is not None and (not parts or (parts[0].priority or 0) >= PRIORITY_OPTION_DEFAULT):
        parts = winning([default, *parts])
    if parts:
        return checked_merge(path, spec, [settled(part) for part in parts])
    return force(spec.empty_in(configuration, path))


def _is_empty_set(default: Definition) -> bool:
    """Whether a default is written as, or known to be, the empty set.

    nixpkgs does not look at a default that definitions replace: it may hang on the very option.
    """
    value = default.value
    if value.__class__ is Thunk:
        value = value.value if value.mask == 0 else None
    return isinstance(value, AttrSet) and not value.attrs and value.rest is None


def option_value(suspended: tuple[Branch, Option]) -> Any:
    """The value of an option: what its `apply` makes of the merged definitions."""
    option = suspended[1]
    if not option.sound:
        option.check_declarations()
    apply = option.attribute("apply")
    function = None if apply is MISSING else force(apply)
    if function is None:
        return _merged_value(suspended)
    return call(function, Thunk(_merged_value, suspended))


def _merged_value(suspended: tuple[Branch, Option]) -> Any:
    branch, option = suspended
    configuration = branch.configuration
    policy = configuration.policy
    definitions = branch.definitions().get(option.name, [])
    if policy.additions:
        definitions = definitions + policy.additions.get(option.path, [])
    if policy.prelude is not None and not configuration.prefix:
        definitions = definitions + policy.prelude.definitions(configuration, option.path)
    _check_read_only(option, definitions)
    if branch.gaps:
        gaps = [gap for gap, names in branch.gaps if option.name not in names]
        definitions = definitions + [gap for gap in gaps if _may_count(gap, option.spec, definitions)]
    if option.spec.finite is not None and not policy.strict and not option.prelude:
        return _finite_value(branch, option, definitions)
    value = merge_value(configuration, option.spec, option.path, definitions, option.default)
    if configuration.name is not None and definitions:
        value = _passed_on(value, definitions)
    if not definitions and (value is None or value is False) and configuration.policy.open:
        machine.mask |= ASSUMED  # a host would set it: as long as none does, it is only assumed
    if (not definitions or configuration.prefix) and (left := _left_at(value, option, configuration)):
        machine.mask |= left  # a host that switches on what no host does would set it
        if machine.world & left and not option.prelude:
            # Without a name that other worlds could give the value which the condition excludes.
            told = f"nothing sets the option {show_path(option.path)}"
            return Unknown(told if not definitions else f"{told} to anything", option.declarations[0].span)
    if value is MISSING or (value is None and _is_left_open(configuration, option, definitions)):
        return _undefined(configuration, option)
    if policy.wrap is not None:
        value = policy.wrap(configuration, option.path, value)
    if value.__class__ in (MergedAttrs, AttrSet) and value.rest is None and _may_have_more(configuration, option):
        value = _with_rest(value, show_path(option.path))
    return value


def _left_at(value: Any, option: Option, configuration: Configuration) -> int:
    """The mark of a value that says that there is nothing: a default, in a submodule also what is set there.

    In a submodule no mark says more than that.
    """
    if value is None and not configuration.prefix:
        return LEFT_NULL
    if option.prelude or value.__class__ is bool:
        return 0
    is_nothing = value is None or (not value.text if value.__class__ is Str else isinstance(value, int) and value == 0)
    return LEFT_EMPTY if is_nothing else 0


def _passed_on(value: Any, definitions: list[Definition]) -> Any:
    """A text or number of a submodule's option that is written in none of the definitions' files: by way of its own.

    A text that is written nowhere (it was computed, or read from data) is taken to be written there.
    """
    if value.__class__ not in (Str, LiteralInt):
        return value
    origin = origin_of(value)
    ways = [definition.way for definition in definitions if definition.way is not None]
    if not ways or (origin is not None and (origin.via is not None or any(way.file is origin.file for way in ways))):
        return value
    if len(ways) > 1:
        ways = [part.way for part in winning(definitions) if part.way is not None] or ways
    if origin is None:
        return Str(value.text, ways[0], value.holes) if value.__class__ is Str else value
    return via(value, ways[0])


def _may_count(gap: Definition, spec: TypeSpec, others: list[Definition]) -> bool:
    """Whether a definition that may be there would change the value that the others give.

    One of the same priority as theirs says the same where a type does not unite them, or it would be an error.
    """
    if spec.unites or not others:
        return True
    best = winning(others)
    return not best or rank(best[0]) > rank(gap)


def _check_read_only(option: Option, definitions: list[Definition]) -> None:
    """Raise `OptionError` for a read-only option that is set more than once, its default included."""
    if len(definitions) + (option.default is not None) > 1 and option.read_only:
        raise conflict(f"the option '{show_path(option.path)}' is read-only, but it's set multiple times", definitions)


def _with_rest(value: AttrSet, path: str) -> AttrSet:
    """The set with a rest of names that modules which are not here may define."""
    rest = Unknown(f"no module found defines this name in config.{path}", None, f"config.{path}", beyond=True)
    if isinstance(value, MergedAttrs):
        value.rest = rest
        return value
    return AttrSet(value.attrs, value.places, rest)


def _may_have_more(configuration: Configuration, option: Option) -> bool:
    """Whether names may exist that no definition here gives: those of other modules, or of NixOS itself."""
    policy = configuration.policy
    if configuration.prefix or policy.prelude is None:
        return False
    if option.path in policy.complete:
        return False
    return policy.open or policy.prelude.is_open(option.path)


def _is_left_open(configuration: Configuration, option: Option, definitions: list[Definition]) -> bool:
    """Whether a null that is only a default stands for what a module would set that is not here.

    That is what some host would set of NixOS's own options, and what a module would that failed to load. In the
    prelude, an option without a default has a value that the project alone cannot tell.
    """
    if definitions or configuration.prefix:
        return False
    if option.prelude and (configuration.policy.open or option.default is None):
        return True
    return bool(configuration.loaded().errors)


def _undefined(configuration: Configuration, option: Option) -> Any:
    shown = show_path(option.path)
    if configuration.policy.agreed is not None and option.prelude and not configuration.prefix:
        found = configuration.policy.agreed(option.path)
        if found is not MISSING:
            return found
    if configuration.policy.strict:
        span = option.declarations[0].span
        raise OptionError(f"the option '{shown}' was accessed but has no value defined", span)
    return Unknown(
        f"the option {shown} has neither a definition nor a default", option.declarations[0].span, f"config.{shown}"
    )


def _finite_value(branch: Branch, option: Option, definitions: list[Definition]) -> Any:
    """The value of a boolean or enum option, which other worlds may replace."""
    configuration = branch.configuration
    spec = option.spec
    value: Any = MISSING
    defined = bool(definitions) and bool(active(definitions))
    if defined or not (configuration.policy.open and _is_assumed_on(branch, option)):
        value = merge_value(configuration, spec, option.path, definitions, option.default)
    else:
        value = True
    if value is MISSING:
        if not configuration.policy.open:
            return _undefined(configuration, option)
        value = _from_constant(spec.finite[0])  # type: ignore[index]
    constant = _constant(value)
    if constant is MISSING:
        return value
    decision = decisions.declare(
        f"config.{show_path(option.path)}",
        constant,
        [v for v in spec.finite or () if v != constant or v.__class__ is not constant.__class__],
        configuration.scope,
        fixed=defined or not configuration.policy.open,
        enable=option.is_enable,
        span=option.declarations[0].span,
    )
    chosen = decisions.read(decision)
    if chosen is decision.base or chosen == constant:
        return value
    return _from_constant(chosen)


def _is_assumed_on(branch: Branch, option: Option) -> bool:
    """Whether it is what a module is switched on with; a switch beside an option `enable` only changes what it does."""
    return option.is_enable and (option.name == "enable" or not isinstance(branch.declaration("enable"), Option))


def _constant(value: Any) -> Any:
    if value.__class__ is Str and not value.holes:
        return value.text
    if value is None or value.__class__ is bool:
        return value
    return int(value) if is_integral(value) else MISSING


def _from_constant(constant: Any) -> Any:
    return Str(constant) if isinstance(constant, str) else constant
