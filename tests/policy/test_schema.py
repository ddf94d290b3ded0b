from __future__ import annotations

import pytest

from nixlint_hwc.policy.rules import builtin_folder
from tests.policy.policy_samples import EXPOSED, load, rule_text, write_rule

MISTAKES = [
    ("{ port, ... }: port.isPublik", "Port has no fact 'isPublik'; did you mean 'isPublic'?"),
    ("{ container, ... }: container.image.tagg == null", "Image has no fact 'tagg'; did you mean 'tag'?"),
    ("{ continer, ... }: true", "a rule on 'port' has no argument 'continer'; did you mean 'container'?"),
    ("{ container, ... }: container.name.foo", "there is no 'foo' in a string"),
    ("{ container, ... }: container.ports.foo", "there is no 'foo' in a list"),
    ("{ container, ... }: let i = container.image; in i.tga == null", "Image has no fact 'tga'"),
    ("{ container, ... }: let inherit (container) imag; in true", "Container has no fact 'imag'"),
    ("{ container, ... }: container ? imge", "Container has no fact 'imge'"),
    ("{ settings, ... }: settings.extra == [ ]", "there is no 'extra' in the rule's settings"),
    ("{ edit, ... }: edit.replce 1", "there is no 'replce' in edit; did you mean 'replace'?"),
    ("{ conventions, ... }: conventions.puidd == 1", "Conventions has no fact 'puidd'; did you mean 'puid'?"),
    (
        "{ container, ... }: container.tag == null",
        "Container has no fact 'tag'; did you mean 'image.tag' or 'nested.tag'?",
    ),
    ("{ container, ... }: container.database", "no fact 'database'; did you mean 'isDatabase'?"),
    ("{ container, ... }: container.xyzzy", "Container has no fact 'xyzzy'; docs/facts.md lists what it has"),
    ("{ port, ... }: builtins.elm port.protocol [ ]", "builtins has no 'elm'; did you mean 'elem'?"),
    ("{ port, ... }: let inherit (builtins) elm; in elm 1 [ ]", "builtins has no 'elm'; did you mean 'elem'?"),
    ("{ port, ... }: builtins.currentTime > 0", "builtins.currentTime cannot be used in a rule: "),
    ("{ port, lib, ... }: lib.hsPrefix port.text", "lib has no 'hsPrefix'; did you mean 'hasPrefix'?"),
    ("{ port, lib, ... }: lib.strings.hsPrefix port.text", "lib.strings has no 'hsPrefix'; did you mean 'hasPrefix'?"),
    (
        "{ port, ... }: builtins.readFile ./a == port.text",
        "builtins.readFile cannot be used in a rule: a rule reads no",
    ),
    ("{ port, lib, ... }: lib.importJSON ./a == port.text", "lib.importJSON cannot be used in a rule: a rule reads no"),
    ("{ port, ... }: builtins.elem port.text (import ./a)", "import cannot be used in a rule: a rule reads no files"),
    ("port: true", "'check' takes a set pattern"),
    ("true", "'check' must be a function"),
]

FINE = [
    "{ port, ... }: port.isPublic",
    "{ container, ... }: container.environment.ANY_NAME == null",
    "{ container, ... }: builtins.any (p: p.whatever) container.ports",
    "{ container, port, lib, ... }: lib.elem port.protocol [ ]",
    "{ container, ... }: let container = { x = 1; }; in container.x == 1",
    "{ container, ... }: rec { a = container.image; b = a.tag; }.b == null",
    "{ container, ... }: let a = b; b = a; in true",
    "{ port, own ? 1, ... }: own == 1",
    "{ port, ... }@facts: facts.container.anything or true",
    "{ conventions, ... }: conventions.sharedMedia == [ ]",
    "{ port, ... }: builtins ? newer || (builtins.newer or (x: x)) true",
    "{ port, ... }: let import = x: true; in import port",
    "{ port, ... }: let builtins.own = true; in builtins.own",
    '{ port, lib, ... }: lib.strings.hasPrefix (lib.toLower "A") port.text',
]


@pytest.mark.parametrize(("check", "message"), MISTAKES)
def test_a_fact_that_does_not_exist_is_an_error_when_the_rule_loads(tmp_path, check, message):
    write_rule(tmp_path, "broken", rule_text(check))
    rules, _ = load(tmp_path)
    assert rules.rules == ()
    (problem,) = rules.problems
    assert problem.kind == "rule-not-loaded"
    assert problem.message.startswith("the rule 'broken' does not load: ")
    assert message in problem.message
    assert problem.path == f"{tmp_path.name}/broken/rule.nix"
    assert problem.line == 6


@pytest.mark.parametrize("check", FINE)
def test_what_the_schema_allows_loads(tmp_path, check):
    write_rule(tmp_path, "fine", rule_text(check))
    assert load(tmp_path)[0].problems == ()


def test_an_unknown_subject_suggests_the_nearest(tmp_path):
    write_rule(tmp_path, "broken", rule_text("{ port, ... }: true", subject="prot"))
    assert "there is no subject 'prot'; did you mean 'port'?" in load(tmp_path)[0].problems[0].message


def test_the_built_in_rules_load(tmp_path):
    write_rule(tmp_path, "database-exposed", EXPOSED)
    rules, _ = load(tmp_path)
    assert rules.problems == ()
    assert builtin_folder().path.name in ("rules", "_rules")
