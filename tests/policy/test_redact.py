from __future__ import annotations

import pytest

from nixlint_hwc.facts.cases import Case
from nixlint_hwc.facts.secrets.source_text import credentials_written
from nixlint_hwc.finding import Related
from nixlint_hwc.pipeline import Request, lint
from nixlint_hwc.policy.redact import MASK
from nixlint_hwc.policy.run import run
from nixlint_hwc.project import Project
from nixlint_hwc.report import redaction, render
from nixlint_hwc.settings import Settings
from nixlint_hwc.source import SourceFile
from tests.policy.policy_samples import (
    SecretFact,
    analysis,
    database,
    literal,
    load,
    port_case,
    rule_text,
    span,
    write_rule,
)

SECRET = "hunter2-hunter2"
LEAKY = rule_text(
    "{ secret, ... }: true",
    subject="secret",
    message='{ secret, ... }: "${secret.name} is ${secret.text}"',
    related='{ secret, ... }: [ { fact = secret; message = "${secret.text} stands here"; } ]',
    fix="""{ secret, edit, ... }: {
      title = "no ${secret.text}"; safe = true; edits = [ (edit.replace secret "x${secret.text}") ];
    }""",
)
CURIOUS = rule_text(
    "{ container, ... }: true", number=901, message="{ container, ... }: container.environment.PASSWORD"
)


def secret_case(container, carries=True):
    text = container.environment["PASSWORD"]
    place = text.literal_span()
    fact = SecretFact("PASSWORD", text, (text,) if carries else ())
    return Case("secret", {"secret": fact, "container": container}, place, (Related(place, f"is {SECRET}"),), "db")


def everything(result):
    reports = [render(name, result) for name in ("terminal", "concise", "json", "sarif", "markdown", "gitlab")]
    return "\n".join([repr(result.findings), repr(result.suppressed), *reports])


def test_no_part_of_any_finding_holds_a_secret(tmp_path):
    write_rule(tmp_path, "leaky", LEAKY)
    write_rule(tmp_path, "curious", CURIOUS)
    _, container = database()
    rules, loader = load(tmp_path)
    result = run(analysis(secret_case(container), port_case(container)), rules, Settings(), common=loader.common)
    assert [finding.rule for finding in result.findings] == ["HWC901", "HWC900"]
    assert result.findings[0].message == MASK
    assert result.findings[1].fix.withheld == "the new text would repeat the secret; change it by hand"
    assert [place.text for place in result.redacted] == [SECRET]
    assert SECRET not in everything(result)


def test_a_rule_that_names_secrets_is_asked_even_when_it_is_off(tmp_path):
    flags = rule_text("{ secret, ... }: true", subject="secret", redact="{ secret, ... }: [ secret.text ]")
    write_rule(tmp_path, "flags", flags)
    write_rule(tmp_path, "curious", CURIOUS)
    _, container = database()
    rules, loader = load(tmp_path)
    given = analysis(secret_case(container, carries=False), port_case(container))
    result = run(given, rules, Settings(ignore=("flags",)), common=loader.common)
    assert [finding.message for finding in result.findings] == [MASK]
    assert [place.text for place in result.redacted] == [SECRET]


def test_a_rule_that_fails_to_name_a_secret_hides_no_later_one(tmp_path):
    """Telling the failure must not settle what is known to be secret: more is learnt after it."""
    fails = rule_text("{ port, ... }: true", redact='{ port, ... }: throw "no"', number=902)
    flags = rule_text("{ secret, ... }: true", subject="secret", redact="{ secret, ... }: [ secret.text ]")
    for name, text in {"fails": fails, "flags": flags, "curious": CURIOUS}.items():
        write_rule(tmp_path, name, text)
    file, container = database()
    other = literal(file, "docker.io/library/postgres:16")
    earlier = Case("secret", {"secret": SecretFact("p", other, (other,)), "container": container}, span(file, "image"))
    rules, loader = load(tmp_path)
    given = analysis(earlier, port_case(container), secret_case(container, carries=False))
    result = run(given, rules, Settings(select=("curious",)), common=loader.common)
    assert [problem.kind for problem in result.problems] == ["rule-failed"]
    assert [finding.message for finding in result.findings] == [MASK]
    assert SECRET in [place.text for place in result.redacted]


def test_a_rule_that_fails_to_name_one_secret_hides_the_others(tmp_path):
    fails = rule_text(
        "{ secret, ... }: true", subject="secret", redact='{ secret, ... }: [ (throw "no") secret.text ]', number=902
    )
    for name, text in {"fails": fails, "curious": CURIOUS}.items():
        write_rule(tmp_path, name, text)
    _, container = database()
    rules, loader = load(tmp_path)
    given = analysis(secret_case(container, carries=False), port_case(container))
    result = run(given, rules, Settings(select=("curious",)), common=loader.common)
    assert [problem.kind for problem in result.problems] == ["rule-failed"]
    assert [finding.message for finding in result.findings] == [MASK]


def test_without_the_check_nothing_that_the_rule_names_is_redacted(tmp_path):
    write_rule(tmp_path, "flags", rule_text("{ port, ... }: false", redact="{ port, ... }: [ port.text ]"))
    _, container = database()
    rules, loader = load(tmp_path)
    result = run(analysis(port_case(container)), rules, Settings(), common=loader.common)
    assert [place.text for place in result.redacted] == [SECRET]  # the file gives it the name of a password


LOGIN = """{ lib, ... }: with lib; {
  users.users.bob.initialPassword = "correct-horse"; virtualisation.oci-containers.containers.a.image = "a:latest";
  mail.token = mkDefault "b4ttery staple"; virtualisation.oci-containers.containers.b.image = "b:latest";
  mail.passwordFile = "/run/keys/mail"; virtualisation.oci-containers.containers.c.image = "c:latest";
}
"""


def test_an_excerpt_shows_no_secret_of_what_is_no_container(tmp_path):
    (tmp_path / "configuration.nix").write_text(LOGIN)
    result = lint(Project(tmp_path), Settings(select=("HWC101",)), Request())
    shown = everything(result)
    assert [finding.rule for finding in result.findings] == ["HWC101"] * 3
    assert "correct-horse" not in shown
    assert "b4ttery" not in shown
    assert [place.text for place in result.redacted] == ["correct-horse", "b4ttery staple"]


NEEDED = """{ config, ... }: let c = { secret, token ? "hunter 2" }: {
    image = "a:latest"; environmentFiles = [ config.age.secrets.${secret}.path ]; };
in { age.secrets.a-env.file = ./a.age; virtualisation.oci-containers.containers.a = c { secret = "a-env"; }; }
"""


def test_the_name_of_a_secret_that_a_container_needs_is_shown(tmp_path):
    (tmp_path / "configuration.nix").write_text(NEEDED)
    result = lint(Project(tmp_path), Settings(select=("HWC101",)), Request())
    assert [place.text for place in result.redacted] == ["hunter 2"]


@pytest.mark.parametrize("before", [b"# \xc3\xa9\xe2\x82\xac\n", b"# \xff\n"])
def test_the_places_of_credentials_are_bytes(before):
    file = SourceFile("a.nix", before + 'x.token = "é1"; # é\nx.password = "ab";'.encode() + before)
    assert [file.data[one.start : one.end].decode() for one in credentials_written(file)] == ["é1", "ab"]


WRITTEN = {
    'x.password = "one";': ["one"],
    "x.password = mkDefault ''one'';": ["one"],
    "x.password = ''\n  one two\n    three\n'';": ["one two", "three"],
    'x.password = "one\n  two";': ["one", "two"],
    "x.password = ''\n  one \\\n  two\n'';": ["one \\", "two"],
    "x.password = ''\n  one\\'';\ny = ''\n  two\n'';": ["one\\"],
    'adminPassword = lib.mkOption {\n  type = lib.types.str;\n  default = "one";\n};': ["one"],
    'token = mkOption { default = "one"; }; port = mkOption { default = "8080"; };': ["one"],
    "script = ''\n  export PASSWORD='one'\n'';": ["one"],
    # nothing of these is a credential itself
    "x.token=cfg.token;": [],
    "x.passwordFile = ''\n  /run/keys/x\n'';": [],
    'x.password = "${cfg.password}\n";': [],
    "password = mkOption { type = str; }; user = mkOption { default = 'admin'; };": [],
}


@pytest.mark.parametrize("text", WRITTEN)
def test_credentials_are_found_however_they_are_written(text: str) -> None:
    file = SourceFile("a.nix", text.encode())
    assert [place.text for place in credentials_written(file)] == WRITTEN[text]


def test_the_mask_is_that_of_the_reports():
    assert redaction.MASK == MASK


def test_short_secrets_are_masked_in_their_own_case_only(tmp_path):
    write_rule(tmp_path, "curious", rule_text("{ port, ... }: true", message='"port of db"'))
    file, container = database()
    text = container.environment["PASSWORD"].slice(0, 2)
    case = Case("secret", {"secret": SecretFact("p", text, (text,)), "container": container}, span(file, SECRET))
    rules, loader = load(tmp_path)
    result = run(analysis(case, port_case(container)), rules, Settings(), common=loader.common)
    assert result.findings[0].message == "port of db"


def test_a_secret_that_is_a_name_is_masked_by_its_origin_only(tmp_path):
    """The password of `db` is `db`: the name stays readable, what comes from the password's literal is masked."""
    write_rule(tmp_path, "leaky", LEAKY)
    write_rule(tmp_path, "named", rule_text("{ port, ... }: true", message='"port of db"', number=901))
    file, container = database()
    text = container.environment["PASSWORD"]
    name = Case(
        "secret", {"secret": SecretFact("db", text, (text,)), "container": container}, span(file, SECRET), (), SECRET
    )
    rules, loader = load(tmp_path)
    result = run(analysis(name, port_case(container)), rules, Settings(), common=loader.common)
    messages = {finding.rule: finding.message for finding in result.findings}
    assert messages == {"HWC900": f"db is {MASK}", "HWC901": "port of db"}


def test_the_words_of_the_rule_itself_are_no_secrets(tmp_path):
    write_rule(
        tmp_path,
        "plain",
        rule_text("{ secret, ... }: true", subject="secret", message='{ secret, ... }: "a hunter2-hunter2"'),
    )
    _, container = database()
    rules, loader = load(tmp_path)
    result = run(analysis(secret_case(container)), rules, Settings(), common=loader.common)
    assert [finding.message for finding in result.findings] == ["a hunter2-hunter2"]


def test_a_secret_that_stands_twice_is_masked_twice(tmp_path):
    write_rule(tmp_path, "leaky", LEAKY)
    file, container = database()
    again = SourceFile("again.nix", f'other = {{ note = "{SECRET}"; }}'.encode())
    case = secret_case(container)._replace(related=(Related(span(again, "other"), "here"),))
    rules, loader = load(tmp_path)
    result = run(analysis(case), rules, Settings(), common=loader.common)
    assert {place.file.path for place in result.redacted} == {file.path, "again.nix"}
    assert {place.text for place in result.redacted} == {SECRET}


NAMED = """
{
  virtualisation.oci-containers.containers.vault = {
    image = "docker.io/library/alpine:3.19";
    environment.DB_PASSWORD = "vault-S3cretHunter99-vault";
    cmd = [ "$(cat vault-S3cretHunter99-vault)" ];
  };
}
"""


def test_a_secret_that_holds_its_containers_name_is_redacted_as_a_whole(tmp_path):
    """Where the name is left open first, the rest of the secret is no longer known as one."""
    (tmp_path / "module.nix").write_text(NAMED)
    settings = Settings(select=("HWC401", "HWC721"))
    result = lint(Project(tmp_path), settings, Request())
    assert {finding.rule for finding in result.findings} == {"HWC401", "HWC721"}
    assert "Hunter99" not in everything(result)
    statements = {finding.rule: finding.statement for finding in result.findings}
    assert statements["HWC721"].startswith(f"\0 gets $(cat {MASK})")


#: A password that is a word of paths, of a secret's name and of a network, none of which come from where it is written.
WORD = """
{ config, pkgs, ... }:
{
  virtualisation.oci-containers.containers.web = {
    image = "docker.io/library/redis:7.2.1";
    user = "1000:1000";
    environment.ADMIN_PASSWORD = "paperless";
    volumes = [ "/srv/paperless/data:/data" ];
    environmentFiles = [ config.age.secrets."paperless-key".path ];
    extraOptions = [ "--network=paperless-net" ];
  };
  systemd.services.podman-network-paperless = {
    wantedBy = [ "multi-user.target" ];
    script = "podman network create paperless-net";
  };
}
"""


def test_fixes_may_write_names_that_hold_a_password_by_chance(tmp_path):
    (tmp_path / "module.nix").write_text(WORD)
    result = lint(Project(tmp_path), Settings(select=("HWC207", "HWC301", "HWC402")), Request())
    withheld = {finding.rule: finding.fix.withheld for finding in result.findings}
    assert withheld == {"HWC207": None, "HWC301": None, "HWC402": None}
