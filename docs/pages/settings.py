"""`docs/settings.md` and `docs/settings.schema.json`, from the settings' own definition."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import Field, fields
from enum import Enum
from typing import Any

from nixlint_hwc.commands.rule_page import own_settings
from nixlint_hwc.eval.export import to_json
from nixlint_hwc.finding import Severity
from nixlint_hwc.policy.rule import Rule
from nixlint_hwc.settings import MAX_ACCOUNT_ID, Conventions, ExceptionMarker, RuleSettings, Settings
from pages import WRITTEN_BY, cell
from pages.rules import anchor

_STRING = {"type": "string"}
_STRINGS = {"type": "array", "items": {"type": "string", "minLength": 1}}
#: What an editor can tell of these; the settings' reader is the judge, and takes nothing that these refuse.
_NAME = r"[A-Za-z_][^\s./]*"
_OPTION_PATH = rf"^{_NAME}(\.{_NAME})*$"
_FOLDER = r"^(?!/|\.\./|\.\.?/?$)."
_SEVERITY = {"enum": [severity.value for severity in Severity]}
#: Elements of a list that a table shows.
_SHOWN = 6
#: What each type of a field is in TOML: its words, and its JSON Schema.
_TYPES: Mapping[str, tuple[str, Mapping[str, object]]] = {
    "str": ("string", _STRING),
    "str | None": ("string", _STRING),
    "OptionPath": ("string", {"type": "string", "pattern": _OPTION_PATH}),
    "StatePath": ("string", {"type": "string", "pattern": "^/"}),
    "AccountId": ("integer", {"type": "integer", "minimum": 0, "maximum": MAX_ACCOUNT_ID}),
    "bool": ("Boolean", {"type": "boolean"}),
    "bool | None": ("Boolean", {"type": "boolean"}),
    "tuple[str, ...]": ("list of strings", _STRINGS),
    "tuple[Glob, ...]": ("list of strings", _STRINGS),
    "tuple[Folder, ...]": ("list of strings", {"type": "array", "items": {"type": "string", "pattern": _FOLDER}}),
    "tuple[FolderName, ...]": ("list of strings", {"type": "array", "items": {"type": "string", "pattern": "^[^/]+$"}}),
    "tuple[HostPath, ...]": ("list of strings", {"type": "array", "items": {"type": "string", "pattern": "^/"}}),
    "Severity | None": ("string", _SEVERITY),
    "Mapping[str, object]": ("table", {"type": "object"}),
    "Mapping[Glob, tuple[str, ...]]": ("table of lists", {"type": "object", "additionalProperties": _STRINGS}),
    "tuple[ExceptionMarker, ...]": ("list of tables", {}),
    "Mapping[str, RuleSettings]": ("table", {}),
}
_INTRODUCTION = """\
Settings are in `hwc-lint.toml` at the project's root, or in the table `[tool.hwc-lint]` of `pyproject.toml`.
If both exist, only the first counts. `hwc-lint init` inspects the repository and writes a commented file that
fits it. An unknown key or an invalid value is an error (exit code 2) that names the key, and the nearest one
that exists.

Editors check and complete the file with its [schema](settings.schema.json). Those that use Taplo find it
through a first line with its path relative to the file:

```toml
#:schema ./settings.schema.json
```
"""
_RULE_FOLDERS = """\
`rules` can also be a list of folders, which is another way to write `rule-folders`: `rules = ["policies"]`.
"""
_PER_PATH = """\
Globs read as in a `.gitignore`: `machines/**`, `*.generated.nix`.

```toml
[per-path-ignores]
"machines/laptop/**" = ["HWC2", "image-latest-tag"]
```
"""
_MARKERS = """\
[Suppressing](suppressing.md#comments-of-another-convention) tells more.

```toml
[[exception-markers]]
pattern = 'HWC-EXCEPTION\\(Law 5\\)'
rules = ["missing-resource-limits"]
```
"""


def settings_page(rules: Sequence[Rule]) -> str:
    """The reference of all keys, and of the rules' own settings."""
    scalar = [found for found in _documented(Settings) if _is_plain(found)]
    parts = [
        f"# Settings\n\n{WRITTEN_BY}\n{_INTRODUCTION}",
        "## The repository's conventions\n\nRules judge by these.\n",
        *(_entry(found, 3) for found in _documented(Conventions)),
        "## What runs and what is reported\n",
        *(_entry(found, 3) for found in scalar),
        f"## Ignoring rules in some files\n\n{_PER_PATH}",
        f"## Comments of another convention\n\n{_MARKERS}\n{_table(ExceptionMarker, {})}",
        f"## Settings of one rule\n\n{_rule_tables(rules)}\n{_RULE_FOLDERS}",
        f"## The rules' own settings\n\n{_own_table(rules)}",
    ]
    return "\n".join(parts)


def _documented(kind: type) -> Iterator[Field[Any]]:
    return (found for found in fields(kind) if "doc" in found.metadata)


def _is_plain(found: Field[Any]) -> bool:
    return "Mapping" not in str(found.type) and "Marker" not in str(found.type)


def _kebab(name: str) -> str:
    return name.replace("_", "-")


def _default(found: Field[Any]) -> Any:
    value = found.default_factory() if callable(found.default_factory) else found.default
    return list(value) if isinstance(value, tuple) else value


def _entry(found: Field[Any], level: int) -> str:
    """A section on one key."""
    choices = found.metadata.get("choices", ())
    kind = _TYPES[str(found.type)][0]
    default = _default(found)
    lines = [f"{'#' * level} `{_kebab(found.name)}`\n", f"{found.metadata['doc']}\n"]
    kind += f", one of {', '.join(f'`{choice}`' for choice in choices)}" if choices else ""
    lines.append(f"Type: {kind}. {_shown_default(default)}\n")
    return "\n".join(lines)


def _shown_default(default: Any) -> str:
    return "Not set by default." if default is None else f"Default: `{json.dumps(default, ensure_ascii=False)}`."


def _table(kind: type, names: Mapping[str, str]) -> str:
    lines = ["| key | type | what it is for |", "|---|---|---|"]
    for found in _documented(kind):
        name = names.get(found.name, _kebab(found.name))
        lines.append(f"| `{name}` | {_TYPES[str(found.type)][0]} | {cell(found.metadata['doc'])} |")
    return "\n".join(lines) + "\n"


def _rule_tables(rules: Sequence[Rule]) -> str:
    with_own = [rule for rule in rules if rule.settings.attrs]
    lines = ["A table for a rule, by id or by name:\n", "```toml", "[rules.image-latest-tag]", 'severity = "error"']
    lines += ['exclude = ["machines/**"]']
    if with_own:
        name, default = own_settings(with_own[0])[0]
        lines += ["", f"[rules.{with_own[0].info.name}.settings]", f"{name} = {default}"]
    return "\n".join([*lines, "```", "", _table(RuleSettings, {"values": "settings"})])


def _own_table(rules: Sequence[Rule]) -> str:
    lines = ["Each stands in its rule's table, `[rules.<rule>.settings]`.\n"]
    lines += ["| rule | key | default |", "|---|---|---|"]
    for rule in rules:
        link = f"[`{rule.info.name}`](rules.md#{anchor(rule)})"
        lines += [f"| {link} | `{name}` | {_short(default)} |" for name, default in own_settings(rule)]
    return "\n".join(lines) + "\n"


def _short(default: str) -> str:
    """A default for a table; of a long list its beginning."""
    items = default.strip("[]").split(", ")
    if len(items) <= _SHOWN:
        return f"`{cell(default)}`"
    return f"`[{cell(', '.join(items[:_SHOWN]))}, ...]`, {len(items)} in all"


def settings_schema(rules: Sequence[Rule]) -> str:
    """The JSON Schema (draft 7, which TOML editors read) of `hwc-lint.toml`."""
    properties = {_kebab(found.name): _schema(found) for kind in (Conventions, Settings) for found in _documented(kind)}
    properties["per-path-ignores"] |= {"propertyNames": {"description": "A glob, as in a .gitignore."}}
    properties["exception-markers"] |= {"type": "array", "items": _record(ExceptionMarker, required=True)}
    properties["rules"] |= {"anyOf": [{**_STRINGS, "description": "Folders with rules of your own."}, _rules(rules)]}
    document = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Settings of hwc-lint",
        "description": "The file hwc-lint.toml, or the table [tool.hwc-lint] of pyproject.toml.",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _schema(found: Field[Any]) -> dict[str, object]:
    schema: dict[str, object] = {"description": found.metadata["doc"], **_TYPES[str(found.type)][1]}
    if found.metadata.get("choices"):
        schema = {"description": found.metadata["doc"], "enum": list(found.metadata["choices"])}
    default = _default(found)
    if default is not None and default != {}:
        schema["default"] = default.value if isinstance(default, Enum) else default
    return schema


def _record(kind: type, *, required: bool = False) -> dict[str, object]:
    names = {_kebab(found.name): _schema(found) for found in _documented(kind)}
    for schema in names.values() if required else ():
        schema.pop("default", None)
    found: dict[str, object] = {"type": "object", "additionalProperties": False, "properties": names}
    return {**found, "required": list(names)} if required else found


def _rules(rules: Sequence[Rule]) -> dict[str, object]:
    """The tables of rules: the built-in ones by name and id, with their own settings, and those of the user."""
    known: dict[str, object] = {}
    for rule in rules:
        table = _rule_table(rule)
        known[rule.info.name] = {"title": f"{rule.info.id}: {rule.info.summary}", **table}
        known[rule.info.id] = {"$ref": f"#/properties/rules/anyOf/1/properties/{rule.info.name}"}
    return {"type": "object", "properties": known, "additionalProperties": _rule_table(None)}


def _rule_table(rule: Rule | None) -> dict[str, object]:
    names = {_kebab(found.name): _schema(found) for found in _documented(RuleSettings)}
    own = names.pop("values")
    if rule is not None:
        own = {**own, "properties": _own_schemas(rule), "additionalProperties": False}
    return {"type": "object", "additionalProperties": False, "properties": {**names, "settings": own}}


def _own_schemas(rule: Rule) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in sorted(rule.settings.attrs.items()):
        default = to_json(value)
        found[name] = {**_type_of(default), "default": default}
    return found


def _type_of(value: object) -> dict[str, object]:
    if isinstance(value, bool):
        return {"type": "boolean"}
    names = {int: "integer", float: "number", str: "string", list: "array", dict: "object"}
    name = names.get(type(value))
    return {"type": name} if name is not None else {}
