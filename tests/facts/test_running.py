"""How a container runs: its settings, what confines it, where its image comes from."""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter

import pytest

from nixlint_hwc.analysis.collect import collect
from nixlint_hwc.eval.values import Str, Unknown
from nixlint_hwc.facts.model import Container
from nixlint_hwc.facts.puid import honours_puid
from nixlint_hwc.project import Project

IMAGE = 'image = "docker.io/library/redis:7.4.1";'


@pytest.fixture
def read(tmp_path):
    """The container `x` with these options, in a module with these definitions beside it."""

    def container(options: str, beside: str = "") -> Container:
        text = f"{{ config, pkgs, ... }}: {{ virtualisation.oci-containers.containers.x = {{ {options} }}; {beside} }}"
        (tmp_path / "module.nix").write_text(text)
        cases = collect(Project(tmp_path)).cases
        return next(c.arguments["container"] for c in cases if c.subject == "container")

    return container


def settings(container: Container) -> dict[str, tuple[str, object]]:
    return {
        s.name: (s.source, s.value.shown if isinstance(s.value, Str) else None) for s in container.entitled.run_settings
    }


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("", {}),
        ("privileged = true;", {"privileged": ("privileged", "true")}),
        ('privileged = true; extraOptions = [ "--privileged=false" ];', {"privileged": ("--privileged", "false")}),
        ('user = "1000"; extraOptions = [ "-u" "0" ];', {"user": ("--user", "0")}),
        ('pull = "newer"; extraOptions = [ "--pid=host" ];', {"pull": ("pull", "newer"), "pid": ("--pid", "host")}),
        ('environment.PUID = "0"; extraOptions = [ "-e" "PUID=5" ];', {"PUID": ("--env", "5")}),
        (
            'labels."io.containers.autoupdate" = "registry";',
            {"io.containers.autoupdate": ("labels", "registry")},
        ),
    ],
)
def test_the_last_setting_counts(read, options, expected):
    assert settings(read(IMAGE + options)) == expected


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("", False),
        ("privileged = true;", True),
        ('privileged = true; extraOptions = [ "--privileged=false" ];', False),
        ('privileged = false; extraOptions = [ "--privileged" ];', True),
        ('extraOptions = [ "--privileged" "--privileged=0" ];', False),
        ("privileged = config.nowhere.trust;", None),
        ("extraOptions = config.nowhere.flags;", None),
        ('extraOptions = [ "--privileged=${config.nowhere.trust}" ];', None),
        ('privileged = config.nowhere.trust; extraOptions = [ "--privileged" ];', True),
    ],
)
def test_an_option_and_a_flag_are_one_fact(read, options, expected):
    """What the container's facts say is what its settings say, where both know."""
    container = read(IMAGE + options)
    found = container.entitled.is_privileged
    assert (None if isinstance(found, Unknown) else found) is expected
    told = [s.is_on for s in container.entitled.run_settings if s.name == "privileged" and s.is_on in (True, False)]
    assert told in ([], [found])


@pytest.mark.parametrize(
    ("fact", "options", "expected"),
    [
        ("entitled.user", 'user = "5"; extraOptions = [ "-u0" ];', "0"),
        ("connected.hostname", 'hostname = "a"; extraOptions = [ "--hostname" "b" ];', "b"),
        ("started.sdnotify", 'podman.sdnotify = "conmon"; extraOptions = [ "--sdnotify=healthy" ];', "healthy"),
        ("started.sdnotify", 'podman.sdnotify = "healthy";', "healthy"),
        ("started.pull", 'pull = "never"; extraOptions = [ "--pull=newer" ];', "newer"),
        ("started.pull", "", "missing"),
        ("started.log_driver", 'log-driver = "none"; extraOptions = [ "--log-driver=k8s-file" ];', "k8s-file"),
        (
            "started.log_driver",
            'log-driver = "none"; extraOptions = [ "--log-driver=${config.nowhere.driver}" ];',
            None,
        ),
        ("started.log_driver", "", "journald"),
    ],
)
def test_the_flag_counts_that_comes_behind_the_option(read, fact, options, expected):
    found = attrgetter(fact)(read(IMAGE + options))
    assert (None if isinstance(found, Unknown) else found) == expected


def test_a_driver_that_is_not_known_is_no_setting(read):
    flags = 'extraOptions = [ "--log-driver=${config.nowhere.driver}" ];'
    assert read(f'{IMAGE} log-driver = "none"; {flags}').started.log_setting is None


@pytest.mark.parametrize(
    ("options", "beneath"),
    [
        ("privileged = true;", []),
        ('privileged = true; extraOptions = [ "--privileged" ];', ["privileged"]),
        (
            'privileged = true; extraOptions = [ "--privileged=0" "--privileged" ];',
            ["--privileged", "privileged"],
        ),
    ],
)
def test_a_setting_knows_what_it_takes_the_place_of(read, options, beneath):
    (setting,) = read(IMAGE + options).entitled.run_settings
    assert [one.source for one in setting.overridden] == beneath


CONFINED = {
    "limits_memory": '"--memory=1g"',
    "prevents_new_privileges": '"--security-opt=no-new-privileges"',
    "drops_capabilities": '"--cap-drop=ALL"',
    "is_read_only": '"--read-only"',
    "checks_health": '"--health-cmd=true"',
    "maps_users": '"--userns=auto"',
    "sets_time_zone": '"--tz=local"',
}


@pytest.mark.parametrize("name", CONFINED)
def test_a_flag_confines(read, name):
    found = read(f"{IMAGE} extraOptions = [ {CONFINED[name]} ];").entitled.confinement
    assert {f.name for f in fields(found) if getattr(found, f.name) is True} == {name}


@pytest.mark.parametrize("name", [name for name in CONFINED if name != "maps_users"])
def test_what_is_not_known_may_confine(read, name):
    found = read(f"{IMAGE} extraOptions = config.nowhere.flags;").entitled.confinement
    assert isinstance(getattr(found, name), Unknown)


@pytest.mark.parametrize(
    ("options", "beside", "expected"),
    [
        ('image = "site:1";', "", True),
        ('image = "localhost/site:1";', "", False),
        ('image = "site:1"; pull = "never";', "", False),
        ('image = "site:1"; pull = "never"; extraOptions = [ "--pull=always" ];', "", True),
        ('image = "site:1"; imageFile = pkgs.site;', "", False),
        ('image = "site:1";', 'systemd.services.b.script = "podman build -t site:1 .";', False),
        ('image = "site";', 'systemd.services.b.script = "podman build -t a -t localhost/site:latest .";', False),
        ('image = "site:2";', 'systemd.services.b.script = "podman build -t site:1 .";', True),
        ('image = "site:1";', 'systemd.services.podman-x.preStart = "podman load -i /srv/site.tar";', None),
        ('image = "site:1";', 'systemd.services.b.script = "podman load -i /srv/site.tar";', True),
    ],
)
def test_where_the_image_comes_from(read, options, beside, expected):
    found = read(options, beside).pulls_image
    assert (None if isinstance(found, Unknown) else found) is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("linuxserver/sonarr", True),
        ("linuxserver/socket-proxy", False),
        ("hotio/radarr", True),
        ("mirror/qmcgaw/gluetun", True),
        ("library/postgres", False),
        (None, False),
    ],
)
def test_images_that_honour_puid(path, expected):
    assert honours_puid(path) is expected


@pytest.mark.parametrize(
    ("groups", "usual"),
    [
        (["100", "100", "100", "1000", "1000"], {"PGID": "100"}),
        (["100", "100"], {}),
        (["100", "100", "100", "1000", "1000", "1000"], {}),
    ],
)
def test_what_most_containers_have_is_the_usual_number(tmp_path, groups, usual):
    containers = "\n".join(
        f'x{index} = {{ image = "lscr.io/linuxserver/sonarr:4.0.10"; environment.PGID = "{group}"; }};'
        for index, group in enumerate(groups)
    )
    (tmp_path / "module.nix").write_text(f"{{ virtualisation.oci-containers.containers = {{ {containers} }}; }}")
    cases = collect(Project(tmp_path)).cases
    assert next(c for c in cases if c.subject == "container").arguments["project"].usual_numbers == usual


@pytest.mark.parametrize(("pod", "ignored"), [("house", True), ("new:house", False)])
def test_a_new_pod_takes_the_ports(read, pod, ignored):
    container = read(IMAGE + f'ports = [ "80:80" ]; extraOptions = [ "--pod={pod}" ];')
    assert container.ignores_ports is ignored
