"""Facts about networks that hold between containers, hosts and modules, told by the findings that they lead to."""

from __future__ import annotations

from pathlib import Path

import pytest

from nixlint_hwc.analysis.collect import collect
from nixlint_hwc.facts.database import container_kind, default_ports, image_kind
from nixlint_hwc.facts.subnet import parse_subnet
from nixlint_hwc.pipeline import Request, lint, load_rules
from nixlint_hwc.project import Project
from nixlint_hwc.settings import DEFAULT_SETTINGS, Settings

KINDS = [
    ("library/postgres", "database"),
    ("immich-app/postgres", "database"),
    ("pgvector/pgvector", "database"),
    ("timescale/timescaledb-ha", "database"),
    ("bitnami/postgresql-repmgr", "database"),
    ("mssql/server", "database"),
    ("library/mysql8", "database"),
    ("gvenzl/oracle-xe", "database"),
    ("database/free", "database"),
    ("wazuh/wazuh-indexer", "http"),
    ("wazuh/wazuh-dashboard", None),
    ("library/oraclelinux", None),
    ("redis/redis-stack-server", "cache"),
    ("library/couchdb", "http"),
    ("library/influxdb2", "http"),
    ("prometheuscommunity/postgres-exporter", None),
    ("library/mongo-express", None),
    ("prodrigestivill/postgres-backup-local", None),
    ("zabbix/zabbix-server-mysql", None),
    ("dpage/pgadmin4", None),
    ("library/nginx", None),
]


@pytest.fixture(scope="module")
def loaded():
    return load_rules(DEFAULT_SETTINGS, Path())


@pytest.mark.parametrize(("path", "kind"), KINDS)
def test_databases_are_known_by_their_image(path, kind):
    assert image_kind(path) == kind


def test_other_images_are_judged_by_their_port():
    assert container_kind("house/ledger", (5432,)) == "database"
    assert container_kind("house/ledger", (8080,)) is None
    assert container_kind("prometheuscommunity/postgres-exporter", (5432,)) is None


def test_default_ports_follow_the_server():
    assert default_ports("library/mariadb") == (3306,)
    assert default_ports("library/nginx") == ()


@pytest.mark.parametrize(
    ("one", "two", "overlap"),
    [
        ("10.88.0.0/24", "10.88.0.0/16", True),
        ("10.88.0.5/24", "10.88.0.0/24", True),
        ("10.89.0.0/24", "10.89.1.0/24", False),
        ("fd00::/64", "10.88.0.0/16", False),
    ],
)
def test_subnets_overlap(one, two, overlap):
    assert parse_subnet(one).overlaps(parse_subnet(two)) is overlap


@pytest.mark.parametrize("text", ["10.88.0.0", "", "nonsense/24", "10.88.0.0/99"])
def test_what_is_no_subnet(text):
    assert parse_subnet(text) is None


def found(root, files, rule, loaded):
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    result = lint(Project(root), Settings(select=(rule,), pedantic=True), Request(), loaded)
    return [(f.severity.value, f.container, f.hosts, f.when) for f in result.findings]


def module(name, port, *, options=""):
    return f"""
{{ config, lib, ... }}:
{{
  options.hwc.server.containers.{name}.enable = lib.mkEnableOption "{name}";
  config = lib.mkIf config.hwc.server.containers.{name}.enable {{
    virtualisation.oci-containers.containers.{name} = {{
      image = "docker.io/example/{name}:1.0";
      ports = [ "{port}" ];
      {options}
    }};
  }};
}}
"""


TWO = {"one.nix": module("one", "8080:80"), "two.nix": module("two", "8080:81")}
FLAKE = """
{
  inputs.nixpkgs.url = "nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations = {
      a = nixpkgs.lib.nixosSystem { system = "x86_64-linux"; modules = [ ./one.nix ./two.nix A ]; };
      b = nixpkgs.lib.nixosSystem { system = "x86_64-linux"; modules = [ ./one.nix ./two.nix B ]; };
    };
  };
}
"""


def enable(*names):
    return "{ hwc.server.containers = { " + " ".join(f"{name}.enable = true;" for name in names) + " }; }"


def flake(first, second):
    return FLAKE.replace("A ]", f"{first} ]").replace("B ]", f"{second} ]")


def test_a_conflict_that_hangs_on_two_switches_is_a_note(tmp_path, loaded):
    files = {**TWO, "default.nix": "{ imports = [ ./one.nix ./two.nix ]; }"}
    [(severity, container, hosts, when)] = found(tmp_path, files, "HWC205", loaded)
    assert (severity, container, hosts) == ("note", "one", ())
    assert "one.enable" in when
    assert "two.enable" in when


def test_modules_that_nothing_brings_together_do_not_conflict(tmp_path, loaded):
    assert found(tmp_path, TWO, "HWC205", loaded) == []


def test_a_conflict_holds_on_the_hosts_that_run_both(tmp_path, loaded):
    files = {**TWO, "flake.nix": flake(enable("one", "two"), enable("two"))}
    assert found(tmp_path, files, "HWC205", loaded) == [("error", "one", ("a",), None)]


def test_containers_of_different_hosts_do_not_conflict(tmp_path, loaded):
    files = {**TWO, "flake.nix": flake(enable("one"), enable("two"))}
    assert found(tmp_path, files, "HWC205", loaded) == []


def test_more_ports_that_meet_than_are_told_are_a_notice(tmp_path):
    each = '_: { image = "example.org/a:1"; ports = [ "127.0.0.1:80:80" ]; }'
    for count, told in (141, []), (142, ["m.nix: published ports meet more than 10,000 times; the rest is not told"]):
        names = f"lib.genAttrs (lib.genList toString {count})"
        (tmp_path / "m.nix").write_text(
            f"{{ lib, ... }}: {{ virtualisation.oci-containers.containers = {names} ({each}); }}"
        )
        assert [notice.message for notice in collect(Project(tmp_path)).notices] == told


def network(name, subnet):
    script = f"podman network create --subnet {subnet} {name}"
    return f'{{ systemd.services.network-{name} = {{ wantedBy = [ "multi-user.target" ]; script = "{script}"; }}; }}'


def test_subnets_of_different_hosts_do_not_overlap(tmp_path, loaded):
    one, two = network("front", "10.90.0.0/24"), network("back", "10.90.0.0/24")
    assert found(tmp_path / "apart", {**TWO, "flake.nix": flake(one, two)}, "HWC208", loaded) == []
    files = {**TWO, "flake.nix": flake(f"({one}) ({two})", "{ }")}
    assert found(tmp_path / "together", files, "HWC208", loaded) == [("error", None, ("a",), None)]


def test_the_default_subnet_can_be_moved(tmp_path, loaded):
    moved = '{ virtualisation.podman.defaultNetwork.settings.subnets = [ { subnet = "10.99.0.0/16"; } ]; }'
    front = network("front", "10.88.0.0/24")
    files = {**TWO, "flake.nix": flake(f"{moved} {front}", front)}
    assert found(tmp_path, files, "HWC208", loaded) == [("error", None, ("b",), None)]


def test_a_project_without_networks_may_make_them_by_hand(tmp_path, loaded):
    files = {"default.nix": module("one", "8080:80", options='networks = [ "media" ];')}
    assert found(tmp_path, files, "HWC206", loaded) == [("warning", "one", (), None)]


@pytest.mark.parametrize(("backend", "severity"), [("podman", "warning"), ("docker", "error")])
def test_docker_refuses_ports_in_the_network_of_another_container(tmp_path, loaded, backend, severity):
    text = module("one", "8080:80", options='networks = [ "container:two" ];')
    choice = f'{{ virtualisation.oci-containers.backend = "{backend}"; }}'
    files = {**TWO, "one.nix": text, "flake.nix": flake(f"{enable('one')} {choice}", choice)}
    assert found(tmp_path, files, "HWC210", loaded) == [(severity, "one", ("a",), None)]


@pytest.mark.parametrize(
    ("firewall", "severity"),
    [
        ("{ }", "warning"),
        ("{ networking.firewall.enable = false; }", "error"),
        ("{ networking.firewall.allowedTCPPorts = [ 6379 ]; }", "error"),
        ("{ networking.firewall.allowedTCPPortRanges = [ { from = 6000; to = 7000; } ]; }", "error"),
        ("{ networking.firewall.allowedTCPPorts = [ 5432 ]; }", "warning"),
        ("{ networking.firewall.interfaces.eno1.allowedTCPPorts = [ 6379 ]; }", "error"),
        ("{ networking.firewall.interfaces.tailscale0.allowedTCPPorts = [ 6379 ]; }", "warning"),
        ("{ networking.firewall.interfaces.wg0.allowedTCPPorts = [ 6379 ]; }", "warning"),
    ],
)
def test_a_database_on_the_hosts_network_depends_on_the_firewall(tmp_path, loaded, firewall, severity):
    text = module("one", "6379", options='networks = [ "host" ];').replace("example/one", "library/redis")
    files = {**TWO, "one.nix": text, "flake.nix": flake(f"{enable('one')} {firewall}", "{ }")}
    assert found(tmp_path, files, "HWC202", loaded) == [(severity, "one", ("a",), None)]


def test_the_default_network_can_resolve_names(tmp_path, loaded):
    text = module("one", "8080:80", options='environment.API_HOST = "two";')
    dns = "{ virtualisation.podman.defaultNetwork.settings.dns_enabled = true; }"
    both = enable("one", "two")
    files = {**TWO, "one.nix": text, "flake.nix": flake(f"{both} {dns}", both)}
    assert found(tmp_path, files, "HWC216", loaded) == [("warning", "one", ("b",), None)]


@pytest.mark.parametrize(
    ("options", "severity"),
    [
        ("", "warning"),
        ('ports = lib.mkForce [ "127.0.0.1:8096:8096" ];', "note"),
        ('labels."traefik.enable" = "true";', "note"),
        ('extraOptions = [ "-p" "8096:8096" ];', "note"),
    ],
)
def test_a_media_server_on_a_custom_network_is_a_note_where_it_has_an_address(tmp_path, loaded, options, severity):
    text = container("jellyfin/jellyfin", f'networks = [ "media" ]; {options}')
    assert found(tmp_path, {"default.nix": text}, "HWC204", loaded) == [(severity, "one", (), None)]


def test_a_proxy_on_the_same_network_gives_a_media_server_an_address(tmp_path, loaded):
    one = container("jellyfin/jellyfin", 'networks = [ "media" ];')
    proxy = container("library/traefik", 'networks = [ "media" ];', name="proxy")
    files = {"one.nix": one, "proxy.nix": proxy, "default.nix": "{ imports = [ ./one.nix ./proxy.nix ]; }"}
    assert found(tmp_path, files, "HWC204", loaded) == [("note", "one", (), None)]


def test_a_device_beside_a_partner_on_the_same_network_is_a_note(tmp_path, loaded):
    one = container("koenkk/zigbee2mqtt", 'networks = [ "x" ]; devices = [ "/dev/ttyUSB0" ];')
    broker = container("library/eclipse-mosquitto", 'networks = [ "x" ];', name="broker")
    files = {"one.nix": one, "broker.nix": broker, "default.nix": "{ imports = [ ./one.nix ./broker.nix ]; }"}
    assert found(tmp_path, files, "HWC203", loaded) == [("note", "one", (), None)]


@pytest.mark.parametrize(
    ("image", "options", "rule", "severity"),
    [
        ("koenkk/zigbee2mqtt", 'networks = [ "x" ]; devices = [ "/dev/ttyUSB0" ];', "HWC203", "warning"),
        ("ollama/ollama", 'networks = [ "x" ]; devices = [ "nvidia.com/gpu=all" ];', "HWC203", "note"),
        ("ripper/ripper", 'networks = [ "x" ]; devices = [ "/dev/sr0" ];', "HWC203", "note"),
        (
            "ripper/ripper",
            'networks = [ "x" ]; extraOptions = [ "--device=/dev/sr0,/dev/ttyS0" ];',
            "HWC203",
            "warning",
        ),
        ("netdata/netdata", 'extraOptions = [ "--cap-add=sys_ptrace" ];', "HWC505", "note"),
        ("analogj/scrutiny", "capabilities.SYS_RAWIO = true;", "HWC505", "note"),
        ("example/tool", 'extraOptions = [ "--cap-add=sys_ptrace" ];', "HWC505", "error"),
        ("example/tool", "capabilities.NET_ADMIN = true;", "HWC505", "warning"),
        ("linuxserver/wireguard", "capabilities.SYS_MODULE = true;", "HWC505", "warning"),
        ("example/tool", "capabilities.SYS_MODULE = true;", "HWC505", "error"),
        ("prometheus/node-exporter", 'extraOptions = [ "--pid" "host" ];', "HWC506", "note"),
        ("example/tool", 'extraOptions = [ "--pid=host" ];', "HWC506", "error"),
        ("example/tool", 'extraOptions = [ "--ipc=host" ];', "HWC506", "warning"),
    ],
)
def test_what_a_container_is_for_decides_on_the_severity(tmp_path, loaded, image, options, rule, severity):
    text = container(image, options)
    assert found(tmp_path, {"default.nix": text}, rule, loaded) == [(severity, "one", (), None)]


def container(image, options, name="one"):
    return f"""
{{ lib, ... }}:
{{
  virtualisation.oci-containers.containers.{name} = {{
    image = "docker.io/{image}:1.0";
    {options}
  }};
}}
"""


@pytest.mark.parametrize(
    ("options", "severity"),
    [
        ("autoStart = true;", "error"),
        ("autoStart = false;", "note"),
        ('autoStart = false; }; systemd.services.podman-two = { wantedBy = [ "multi-user.target" ];', "error"),
    ],
)
def test_a_conflict_with_a_container_that_is_started_by_hand_is_a_note(tmp_path, loaded, options, severity):
    one = container("example/one", 'ports = [ "80:80" ];')
    two = container("example/two", f'ports = [ "80:80" ]; {options}', name="two")
    files = {"one.nix": one, "two.nix": two, "default.nix": "{ imports = [ ./one.nix ./two.nix ]; }"}
    [(found_severity, _, _, _)] = found(tmp_path, files, "HWC205", loaded)
    assert found_severity == severity
