"""Much of one thing, where each could be compared or multiplied with each of another."""

from __future__ import annotations

from tests.hostile.project import IMAGE, Case, Maker, files

_LONG = "x" * 7_500


def _options(text: str) -> Maker:
    return files(**{"configuration.nix": f"{{ config, lib, ... }}: {{ {text} }}"})


def _container(text: str) -> Maker:
    return _options(f"virtualisation.oci-containers.containers.a = {{ image = {IMAGE}; {text} }};")


def _containers(count: int, text: str) -> Maker:
    names = f'map (i: "c${{toString i}}") (lib.range 1 {count})'
    value = f"lib.genAttrs ({names}) (name: {{ image = {IMAGE}; {text} }})"
    return _options(f"virtualisation.oci-containers.containers = {value};")


def _caddyfile(text: str) -> Maker:
    """A container, and the Caddyfile of the host's Caddy."""
    container = f"virtualisation.oci-containers.containers.a.image = {IMAGE};"
    caddy = "services.caddy = { enable = true; configFile = ./Caddyfile; };"
    return files(**{"configuration.nix": f"{{ {container} {caddy} }}", "Caddyfile": text})


def _mapped(count: int, text: str) -> str:
    """A list of texts in which `NUMBER` stands for the number."""
    return f'map (i: "{text.replace("NUMBER", "${toString i}")}") (lib.range 1 {count})'


def _handlers(inside: str) -> str:
    """A site with 190 handlers inside of each other, each with a long matcher."""
    return f"a.org {{\n@m path {_LONG}\n" + "handle @m {\n" * 190 + inside + "}\n" * 190 + "}\n"


_PASSED_ON = "reverse_proxy a:80\n"
_LOCATIONS = f'lib.genAttrs ({_mapped(3_000, "/aNUMBER")}) (name: {{ proxyPass = "http://127.0.0.1:80"; }})'
_NAMES = _mapped(3_000, "aNUMBER.org")
_PASSWORDS = f'lib.genAttrs ({_mapped(20_000, "ANUMBER_PASSWORD")}) (name: "hunter${{name}}")'

CASES = (
    Case("a Caddyfile of 15 MB", _caddyfile("a\n" * 7_500_000), 2, "the routes: evaluation took more"),
    Case(
        "a site with many names that passes much on",
        _caddyfile(" ".join(f"a{number}.org" for number in range(3_000)) + " {\n" + _PASSED_ON * 3_000 + "}\n"),
        2,
        "the routes: evaluation took more",
    ),
    Case("handlers in handlers", _caddyfile(_handlers(_PASSED_ON * 468)), 1, "HWC604"),
    Case(
        "handlers in handlers that import",
        _caddyfile("(s) {\n" + _PASSED_ON * 200 + "}\n" + _handlers("import s\n" * 200)),
        1,
        "HWC604",
    ),
    Case(
        "a virtual host with many names and locations",
        _options(
            f"virtualisation.oci-containers.containers.a.image = {IMAGE}; services.nginx.enable = true; "
            f'services.nginx.virtualHosts."a.org" = {{ serverAliases = {_NAMES}; locations = {_LOCATIONS}; }};'
        ),
        2,
        "the routes: evaluation took more",
    ),
    Case("20,000 ports", _container(f"ports = {_mapped(20_000, '127.0.0.1:NUMBER:NUMBER')};"), 0, None),
    Case(
        "the same 100 ports of 150 containers",
        _containers(300, f"ports = {_mapped(300, '127.0.0.1:NUMBER:NUMBER')};"),
        1,
        "HWC205",
    ),
    Case("5,000 mounts", _container(f"volumes = {_mapped(10_000, '/a/NUMBER:/b/NUMBER')};"), 0, "HWC302"),
    Case("20,000 passwords", _container(f"environment = {_PASSWORDS};"), 1, "HWC401"),
    Case("20,000 flags", _container(f"extraOptions = {_mapped(20_000, '--cap-add=NET_ADMIN')};"), 2, "the rules took"),
    Case("2,000 containers that share a mount", _containers(2_000, 'volumes = [ "/opt/a/b:/c" ];'), 1, "HWC301"),
    Case(
        "2,000 containers in a row",
        _containers(2_000, 'dependsOn = [ "c${toString (1 + lib.toInt (lib.removePrefix "c" name))}" ];'),
        1,
        "HWC713",
    ),
    Case(
        "200 containers with 100 networks that wait for each other",
        _containers(200, f"extraOptions = {_mapped(200, '--network=nNUMBER')}; dependsOn = {_mapped(500, 'cNUMBER')};"),
        2,
        "the rules took",
    ),
)
