"""Results made by hand: what a run over a small project in memory could have found."""

from __future__ import annotations

from nixlint_hwc.finding import (
    Confidence,
    Edit,
    Finding,
    Fix,
    Notice,
    Problem,
    Related,
    Result,
    RuleInfo,
    Severity,
    Summary,
)
from nixlint_hwc.source import SourceFile, Span

POSTGRES = SourceFile(
    "domains/server/containers/postgres/index.nix",
    b"""{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.postgres;
in {
  imports = [ ./options.nix ];
  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.postgres = {
      image = "docker.io/library/postgres:latest";
      ports = [ "5432:5432" ];
      environment = {
        POSTGRES_PASSWORD = "hunter2-hunter2";
      };
      volumes = [ "/opt/data/postgres:/var/lib/postgresql/data" ];
    };
  };
}
""",
)
HELPER = SourceFile(
    "lib/mkContainer.nix",
    b"""{ lib }:
{ name, networkMode ? "media", gpu ? true }:
{
  virtualisation.oci-containers.containers.${name} = {
    extraOptions = [ "--network=${networkMode}" ] ++ lib.optional gpu "--device=/dev/ttyUSB0";
  };
}
""",
)
FRIGATE = SourceFile(
    "domains/server/containers/frigate/index.nix",
    (
        "args: {\r\n"
        '\timports = [ (import ../../../../lib/mkContainer.nix args { name = "フリゲート"; gpu = args.x; }) ];\r\n'
        "}\r\n"
    ).encode(),
)
LONG = SourceFile(
    "domains/server/containers/long/index.nix",
    b'{ a = "' + b"x" * 300 + b'"; image = "docker.io/library/redis:latest"; b = "' + b"y" * 300 + b'"; }\n',
)
HOSTILE = SourceFile(
    "domains/\x1b[31mred\x07/::error::[x](https://evil.example)<img src=x>|.nix",
    (
        '{ image = "\x1b]0;owned\x07 [bold]x[/bold] \u202eevil\u202c |<script>alert(1)</script> %0A::add-mask::x"; }\n'
    ).encode(),
)

RULES = (
    RuleInfo(
        id="HWC101",
        name="image-latest-tag",
        summary="Image with the latest tag, or with none",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        category="images",
        subject="container",
        explanation="## What it does\n\nReports images tagged\n`latest`.\n\n## Why\n\nThey change without a commit.",
        references=("https://docs.podman.io/en/latest/markdown/podman-run.1.html",),
        folder="rules/image-latest-tag",
    ),
    RuleInfo(
        id="HWC201",
        name="database-exposed",
        summary="Database published beyond loopback",
        severity=Severity.ERROR,
        confidence=Confidence.HIGH,
        category="network",
        subject="port",
        explanation='A published port passes the NixOS firewall by.\n\n```nix\nports = [ "127.0.0.1:5432:5432" ];\n```',
        security_severity=8.6,
        fixable="unsafe",
        folder="rules/database-exposed",
    ),
    RuleInfo(
        id="HWC203",
        name="custom-network-with-device",
        summary="Custom network together with device access",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        category="network",
        subject="container",
        explanation="Devices outside do not find a service behind a bridge.",
        folder="rules/custom-network-with-device",
    ),
    RuleInfo(
        id="HWC401",
        name="hardcoded-secret",
        summary="Literal credential",
        severity=Severity.ERROR,
        confidence=Confidence.MEDIUM,
        category="secrets",
        subject="variable",
        explanation="Text in a Nix file is readable in the store by everyone.",
        security_severity=7.5,
        fixable="unsafe",
        folder="rules/hardcoded-secret",
    ),
    RuleInfo(
        id="HWC511",
        name="missing-healthcheck",
        summary="No health check",
        severity=Severity.NOTE,
        confidence=Confidence.LOW,
        category="runtime",
        subject="container",
        explanation="Without a health check a hung service looks healthy.",
        pedantic=True,
        folder="rules/missing-healthcheck",
    ),
)


def span_of(file: SourceFile, text: str, via: Span | None = None) -> Span:
    """The first place of `text` in the file."""
    encoded = text.encode()
    start = file.data.index(encoded)
    return Span(file, start, start + len(encoded), via)


LATEST = Finding(
    rule="HWC101",
    name="image-latest-tag",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    message="image docker.io/library/postgres:latest has the tag latest, so that it changes without a commit",
    span=span_of(POSTGRES, '"docker.io/library/postgres:latest"'),
    container="postgres",
    hosts=("hwc-server", "hwc-laptop"),
    fix=Fix("name a version, such as postgres:17.2", safe=False, withheld="which version runs now is not known"),
    fingerprint="1f0c7d5a9b3e4a01",
    subject="image",
)
EXPOSED = Finding(
    rule="HWC201",
    name="database-exposed",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="port 5432 of the database postgres is published on every address of the host",
    span=span_of(POSTGRES, '"5432:5432"'),
    container="postgres",
    hosts=("hwc-server",),
    when='cfg.network.mode == "media"',
    fix=Fix(
        "bind the port to 127.0.0.1",
        safe=False,
        edits=(Edit(span_of(POSTGRES, '"5432:5432"'), '"127.0.0.1:5432:5432"'),),
    ),
    fingerprint="77b0f1c2d3e4f502",
    subject="5432:5432/tcp",
)
SECRET = Finding(
    rule="HWC401",
    name="hardcoded-secret",
    severity=Severity.ERROR,
    confidence=Confidence.MEDIUM,
    message="POSTGRES_PASSWORD holds a literal credential",
    span=span_of(POSTGRES, '"hunter2-hunter2"'),
    container="postgres",
    fix=Fix(
        "read it from an environment file",
        safe=False,
        edits=(
            Edit(span_of(POSTGRES, '        POSTGRES_PASSWORD = "hunter2-hunter2";\n'), ""),
            Edit(
                Span(POSTGRES, POSTGRES.data.index(b"      volumes"), POSTGRES.data.index(b"      volumes")),
                "      environmentFiles = [ config.age.secrets.postgres-env.path ];\n",
            ),
        ),
    ),
    fingerprint="9a9b9c9d9e9f0a03",
    subject="POSTGRES_PASSWORD",
)
DEVICE = Finding(
    rule="HWC203",
    name="custom-network-with-device",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    message="container フリゲート uses the custom network media together with the device /dev/ttyUSB0",
    span=span_of(FRIGATE, '"フリゲート"'),
    container="フリゲート",
    related=(
        Related(span_of(HELPER, '"media"'), "the helper's default for the network"),
        Related(span_of(HELPER, '"--device=/dev/ttyUSB0"', span_of(FRIGATE, "args.x")), "the device"),
    ),
    fix=Fix("use the host network", safe=False, withheld="the literal lies in a helper that other containers share"),
    fingerprint="0102030405060704",
    subject="network",
)
CROPPED = Finding(
    rule="HWC101",
    name="image-latest-tag",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    message="image docker.io/library/redis:latest has the tag latest",
    span=span_of(LONG, '"docker.io/library/redis:latest"'),
    container="long",
    fingerprint="a1a2a3a4a5a6a705",
    subject="image",
)
HEALTH = Finding(
    rule="HWC511",
    name="missing-healthcheck",
    severity=Severity.NOTE,
    confidence=Confidence.LOW,
    message="postgres has no health check",
    span=Span(POSTGRES, POSTGRES.data.index(b"virtualisation"), POSTGRES.data.index(b"    };\n  };") + 5),
    container="postgres",
    fingerprint="b1b2b3b4b5b6b706",
)
INJECTED = Finding(
    rule="HWC101",
    name="image-latest-tag",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    message=(
        "image \x1b[2J[bold]x[/bold] \u202eevil | <script>alert(1)</script> [a](https://evil.example) {0} %0A`x` *y*\n"
        "::error::second line @team #1 ]]> &amp; \ud800"
    ),
    span=span_of(HOSTILE, "owned"),
    container='a|b"<c>\x07',
    hosts=("h\x1b[0m",),
    when="x\x1b[1m",
    related=(Related(span_of(HOSTILE, "<script>"), "label \x1b[5m [click](https://evil.example)"),),
    fix=Fix("title\x1b[7m", safe=True, edits=(Edit(span_of(HOSTILE, "owned"), "\x1b[8mnew\r\nline"),)),
    fingerprint="c1c2c3c4c5c6c707",
)

PROBLEMS = (
    Problem("unreadable-file", "permission denied", "domains/server/secret.nix"),
    Problem(
        "budget-spent", "evaluation took more than 50,000,000 steps and was stopped here", "profiles/server.nix", 12
    ),
    Problem("bad-settings", "unknown key `exclud`; did you mean `exclude`?", "hwc-lint.toml", 3),
    Problem("rule-failed", "rule HWC999 failed: attribute 'x' missing"),
)
NOTICES = (Notice("encrypted-file", "encrypted by git-crypt, skipped", "secrets/keys.nix"),)


def result(
    *findings: Finding,
    problems: tuple[Problem, ...] = (),
    notices: tuple[Notice, ...] = (),
    suppressed: tuple[Finding, ...] = (),
    redacted: tuple[Span, ...] = (),
) -> Result:
    """A `Result` whose summary counts what it is given."""
    severities = [finding.severity for finding in findings]
    summary = Summary(
        files=120,
        modules=61,
        containers=24,
        errors=severities.count(Severity.ERROR),
        warnings=severities.count(Severity.WARNING),
        notes=severities.count(Severity.NOTE),
        suppressed=len(suppressed),
    )
    return Result(findings, problems, notices, summary, RULES, suppressed, redacted)


SAMPLES: dict[str, Result] = {
    "clean": result(),
    "full": result(
        DEVICE,
        CROPPED,
        LATEST,
        EXPOSED,
        SECRET,
        HEALTH,
        notices=NOTICES,
        redacted=(SECRET.span,),
    ),
    "incomplete": result(LATEST, problems=PROBLEMS, notices=NOTICES),
    "hostile": result(
        INJECTED,
        problems=(Problem("unreadable-file", "bad\x1b[2J\nname <b>|", HOSTILE.path, 1),),
        notices=(Notice("encrypted-file", "skip\x9b1m", HOSTILE.path),),
    ),
    "suppressed": result(EXPOSED, suppressed=(LATEST,)),
}
