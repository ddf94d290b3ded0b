"""A project whose every name and text is out to steer whoever reads the output.

Each of `PAYLOADS` is put into each place that an output shows: names of containers, hosts, files, options and secrets,
images, ports, mounts, networks, variables, addresses of routes, suppressions and their reasons, rules, settings, the
baseline.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from tests.hostile.project import write

_PARTS = {
    "controls": (
        "a\x1b[31mred\x1b[0m\x1b]0;title\x07",
        "\x9b31mred\x9d0;title\x9c\x85",
        "harmless\rhwc-lint: no findings",
        "gnp\u202egnp.exe\u2066b\u2069\u200f",
        "hidden\u200b\u2060\ufeff\U000e0041",
        "separated\u2028::error::b\u2029c\x0bd\x0ce",
    ),
    "commands": (
        "a\n::error file=x,line=1::b\n ::set-output name=x::y\r\n::add-mask::z\n",
        "##[set-env name=PATH;]x ##vso[task.setvariable]y ##teamcity[buildStop]",
        "%0A::error::b%0D%25,line=1::c",
    ),
    "markup": (
        "</script><script>alert(1)</script><img src=x onerror=alert(1)>&lt;\"'",
        "--><!--]]>]]&gt;*/</style></title></svg>",
        "|a|b|\\|[x](javascript:alert(1))![y](http://x/y)`c`**d**<br>\n# e\n```\n",
        '"] --> x["y"]; click x "javascript:alert(1)"\n  end\n%%{init: {}}%%',
    ),
    "programs": (
        "--output=json=/tmp/pwned",
        "$(touch pwned)`touch pwned`;touch pwned|touch pwned",
        "{{7*7}}${7*7}<%= 7*7 %>#{7*7}",
        "x" * 3000,
    ),
    "plain": ("plain",),
}
#: What is put into each place, by what it tries.
PAYLOADS = {name: "".join(parts) for name, parts in _PARTS.items()}


def quoted(text: str) -> str:
    """A text as a string of Nix."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("${", "\\${")
    return f'"{escaped}"'


def make(root: Path, payload: str) -> None:
    """The project with one payload everywhere."""
    text = quoted(payload)
    name = payload.replace("/", "_")[:60]
    write(root / "flake.nix", _FLAKE.replace("@", text))
    write(root / "host.nix", "{ imports = [ ./names.nix ./texts.nix ]; }")
    write(root / "names.nix", _NAMES.replace("@", text))
    write(root / "texts.nix", _TEXTS.replace("@", text))
    with open(os.path.join(root, f"{name}.nix"), "w", encoding="utf-8", newline="") as stream:
        stream.write(f"{{ virtualisation.oci-containers.containers.{text}.image = {text}; }}\n")
    comment = payload.replace("*/", "* /")
    for kind in ("ignore[HWC101]", "ignore[{}]", "ignore-file[HWC1, {}]", "ignore-{}[HWC101]", "ingore[HWC101]"):
        file = "comment-" + "".join(character for character in kind if character.isalnum())
        remark = f"/* hwc-lint: {kind.format(comment)} {comment} */"
        write(root / f"{file}.nix", _SUPPRESSED.replace("@", remark).replace("#", file))
    write(
        root / "hwc-lint.toml", _SETTINGS.replace("@", json.dumps(payload.replace("..", "") + "\0", ensure_ascii=False))
    )
    write(root / "known.json", _KNOWN.replace("@", json.dumps(payload)))
    write(root / f"policies/{name}/rule.nix", _RULE.replace("@", text))
    write(root / f"policies/{name}/bad.nix", f"{{ a = {text}; }} # expect: ACME1\n")


_SUPPRESSED = """\
{
  virtualisation.oci-containers.containers.# = { @
    image = "docker.io/a/b:latest"; @
  };
}
"""
_SETTINGS = """\
rule-folders = ["policies"]
roots = [@]
[[exception-markers]]
pattern = "x"
rules = ["HWC101"]
[rules.@]
enabled = true
[rules.HWC101.settings]
@ = @
"""
_KNOWN = """\
{"version": 1, "findings": [
  {"rule": @, "container": @, "path": @, "key": @},
  {"rule": "HWC101", "container": null, "path": @, "key": "x"},
  {"rule": "HWC101", "container": @, "path": "a.nix", "key": "y"}
]}
"""
_FLAKE = """\
{
  description = @;
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.@ = nixpkgs.lib.nixosSystem { modules = [ ./host.nix ]; };
  };
}
"""
_NAMES = """\
{ lib, config, ... }: {
  options.services.@.enable = lib.mkEnableOption @;
  config = {
    virtualisation.oci-containers.containers.@ = {
      image = "docker.io/a/b:latest";
      ports = [ "5432:5432" "0.0.0.0:80:80" ];
      environment.@ = "x";
      environment.PASSWORD = @;
      labels.@ = @;
      extraOptions = [ "--privileged" ("--network=" + @) ("--" + @) @ ];
      volumes = [ ("/opt/" + @ + ":/data") "/var/run/docker.sock:/var/run/docker.sock" @ ];
    };
    systemd.services.@.script = "podman network create " + lib.escapeShellArg @;
    systemd.tmpfiles.rules = [ @ ("d /opt/" + @ + " 0777 root root -") ];
    networking.hostName = @;
    services.caddy.virtualHosts.@.extraConfig = "reverse_proxy localhost:5432";
    assertions = [ { assertion = false; message = @; } ];
    warnings = [ @ ];
  };
}
"""
_TEXTS = """\
{ lib, ... }: {
  virtualisation.oci-containers.containers = {
    image.image = @;
    tag.image = "docker.io/a/b:" + @;
    ports = { image = "docker.io/a/b:1.2.3"; ports = [ @ ("80:" + @) ]; };
    user = { image = "docker.io/a/b:1.2.3"; user = @; workdir = @; hostname = @; cmd = [ @ ]; entrypoint = @; };
    failing = { image = "docker.io/a/b:1.2.3"; environment.X = throw @; };
    missing = { image = "docker.io/a/b:1.2.3"; environment.X = { }.@; };
    wrong = { image = "docker.io/a/b:1.2.3"; environment.X = { a = @; }; @ = 1; };
    reading = { image = "docker.io/a/b:1.2.3"; environment.X = builtins.readFile (./. + ("/" + @)); };
    json = { image = "docker.io/a/b:1.2.3"; environment.X = (builtins.fromJSON @).x; };
    matching = { image = "docker.io/a/b:1.2.3"; environment.X = toString (builtins.match @ "x"); };
    after = { image = "docker.io/a/b:1.2.3"; dependsOn = [ @ ]; };
    pinned = { image = "docker.io/a/b:1.2.3"; environmentFiles = [ @ ]; };
  };
  imports = [ (./. + ("/" + @ + ".not")) ];
}
"""
_RULE = """\
{
  id = "ACME1";
  summary = @;
  severity = "error";
  category = "security";
  subject = "container";
  check = { container, ... }: true;
  message = { container, ... }: @ + container.name;
  explanation = @;
  references = [ ("https://example.org/" + @) ];
  settings.@ = @;
}
"""
