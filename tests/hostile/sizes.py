"""More than anybody has: large files, many files, long names, many comments."""

from __future__ import annotations

from pathlib import Path

from tests.hostile.project import IMAGE, Case, Maker, module, with_container, write

MANY = 1_000_000
#: Bytes; what is larger than the first is not read, what is larger than the second is not parsed.
LARGE, MIDDLE, SMALL = 100 << 20, 12 << 20, 4 << 20


def filled(start: str, piece: str, end: str, size: int, name: str = "big.nix") -> Maker:
    """A container, and a file of about some size beside."""
    return with_container(lambda root: write(root / name, start + piece * (size // len(piece)) + end))


def _hole(root: Path) -> None:
    with root.joinpath("big.nix").open("wb") as stream:
        stream.truncate(LARGE)


def _fifty_thousand(root: Path) -> None:
    for number in range(50_000):
        folder = root / f"modules/{number // 1000}"
        if number % 1000 == 0:
            folder.mkdir(parents=True)
        folder.joinpath(f"{number}.nix").write_bytes(b"{ a = 1; }")


def _deep_folders(root: Path) -> None:
    """Folders in folders, up to where paths become too long for the system."""
    path = root
    while len(str(path)) < 3800:
        path = path / ("d" * 200)
    write(path / "deep.nix", "{ }")


def _long_names(root: Path) -> None:
    write(root / ("n" * 251 + ".nix"), '{ virtualisation.oci-containers.containers.b.image = "docker.io/a/b:latest"; }')


def _mounted(option: str, start: bytes, size: int) -> Maker:
    """A container that reads, or mounts, a file of the project that begins with some bytes."""

    def make(root: Path) -> None:
        text = f"{{ virtualisation.oci-containers.containers.a = {{ image = {IMAGE}; {option}; }}; }}"
        write(root / "configuration.nix", text)
        with root.joinpath("data").open("wb") as stream:
            stream.write(start + b"A=b\n" * (size // 4 + 1))

    return make


def _comments(comment: str, count: int = 20_000) -> Maker:
    return with_container(lambda root: write(root / "notes.nix", (comment + "\n") * count + "{ }"))


#: Where the languages of options have numbers, with DIGITS in the place of each.
_NUMBERS = r"""
{ lib, ... }: {
  options.x.port = lib.mkOption { type = lib.types.port; default = DIGITS; };
  config = {
    networking.firewall.allowedTCPPorts = [ (builtins.fromJSON "DIGITS") ];
    users.users.m = { uid = lib.toInt "DIGITS"; isSystemUser = true; group = "m"; };
    virtualisation.oci-containers.containers.postgres = {
      image = "docker.io/library/postgres:DIGITS@sha256:DIGITS";
      user = "DIGITS:DIGITS";
      ports = [ "DIGITS:5432" "127.0.0.1:DIGITS-DIGITS:DIGITS" "5432:DIGITS/tcp" "[::DIGITS]:1:1" "1.2.3.DIGITS:1:1" ];
      environment = { PUID = "DIGITS"; PGID = "DIGITS"; PORT = "DIGITS"; UMASK = "DIGITS"; };
      volumes = [ "/srv/a:/b:U,z,idmap=uids=DIGITS" ];
      extraOptions = [
        "--memory=DIGITSg" "--shm-size=DIGITS" "--cpus=DIGITS" "--pids-limit=DIGITS" "--user=DIGITS"
        "--userns=keep-id:uid=DIGITS" "--uidmap=0:DIGITS:DIGITS" "--tmpfs=/x:size=DIGITS" "--ulimit=nofile=DIGITS"
        "--ip=10.0.0.DIGITS" "--device=/dev/a:DIGITS" "--publish=DIGITS:DIGITS" "--network=a:ip=10.DIGITS"
        "--oom-score-adj=-DIGITS"
        "--mount=type=tmpfs,target=/y,tmpfs-size=DIGITS,tmpfs-mode=DIGITS" "--add-host=a:DIGITS" "--sysctl=a=DIGITS"
      ];
      labels = {
        "traefik.http.routers.a.rule" = "Host(`a.example.org`)";
        "traefik.http.services.a.loadbalancer.server.port" = "DIGITS";
      };
    };
    services.caddy.virtualHosts."a.org:DIGITS".extraConfig = "reverse_proxy localhost:DIGITS\nbind 1.2.3.DIGITS";
    services.nginx.virtualHosts.a.locations."/".proxyPass = "http://localhost:DIGITS";
    services.traefik.staticConfigOptions.entryPoints.web.address = ":DIGITS";
    systemd.tmpfiles.rules = [ "d /srv/a DIGITS DIGITS DIGITS DIGITSd" ];
    systemd.services.podman-postgres.preStart = ''
      mkdir -m DIGITS /srv/DIGITS; install -d -o DIGITS /x; chown DIGITS:DIGITS /y
      podman network create --subnet 10.0.0.DIGITS/DIGITS a
    '';
    virtualisation.podman.defaultNetwork.settings.subnets = [ { subnet = "10.0.0.0/DIGITS"; } ];
  };
}
"""


def _numbers(root: Path) -> None:
    write(root / "numbers.nix", _NUMBERS.replace("DIGITS", "9" * 5_000))


CASES = (
    Case("numbers of 5,000 digits", _numbers, 1, "HWC209"),
    Case("a file of 100 MB of zeros", with_container(_hole), 2, "larger than 16 MiB"),
    Case("a file of 100 MB that is one string", filled('{ a = "', "x", '"; }', LARGE), 2, "larger than 16 MiB"),
    Case("a file of 100 MB that is one list", filled("[ ", "1 ", "]", LARGE), 2, "larger than 16 MiB"),
    Case("a file of 12 MB that is one string", filled('{ a = "', "x", '"; }', MIDDLE), 1, "too large to be analysed"),
    Case("a file of 4 MB that is one string", filled('{ a = "', "x", '"; }', SMALL), 0, None),
    Case("a file of 4 MB that is one text of lines", filled("{ a = ''", "x\n", "''; }", SMALL), 0, None),
    Case("a file of 4 MB that is one list", filled("[ ", "1 ", "]", SMALL), 1, "too large to be analysed"),
    Case("a file of 4 MB that is one comment", filled("/*", "x", "*/ { }", SMALL), 0, None),
    Case("a broken file of 4 MB", filled("{ a = ; b = [ ", "1 ", "]; }", SMALL), 1, "HWC001"),
    Case("a line of 4 MB", module('"docker.io/a/b:latest" /* ' + "x" * SMALL + " */"), 1, "HWC101"),
    Case(
        "an environment file of 17 MB",
        _mounted("environmentFiles = [ ./data ]", b"", 17 << 20),
        2,
        "data: it is larger",
    ),
    Case(
        "a mounted text of 17 MB",
        _mounted('volumes = [ "${./data}:/data:ro" ]', b"", 17 << 20),
        2,
        "data: it is larger",
    ),
    Case("a mounted database of 17 MB", _mounted('volumes = [ "${./data}:/data:ro" ]', b"SQLite\0", 17 << 20), 0, None),
    Case("an image's name of 1 MB", module('"' + "a" * (1 << 20) + '"'), 1, "HWC10"),
    Case("fifty thousand files", with_container(_fifty_thousand), 0, None),
    Case("folders as deep as they can be", with_container(_deep_folders), 0, None),
    Case("a name of 255 bytes", with_container(_long_names), 1, "nnn.nix"),
    Case("100,000 suppressions", _comments("# hwc-lint: ignore[HWC101] why", 100_000), 1, "HWC006"),
    Case("20,000 suppressions of nothing", _comments("# hwc-lint: ignore[nothing]"), 1, "HWC006"),
    Case("20,000 broken suppressions", _comments("# hwc-lint: ignore[" + "[" * 40), 1, "HWC006"),
    Case(
        "a suppression of a million rules",
        _comments("# hwc-lint: ignore[" + "HWC101," * MANY + "] why", 1),
        1,
        "name at most",
    ),
    Case("a reason of 4 MB", _comments("# hwc-lint: ignore[HWC101] " + "why " * MANY, 1), 1, "HWC006"),
    Case("brackets in a suppression", _comments("# hwc-lint: ignore" + "[" * MANY, 1), 1, "HWC006"),
    Case(
        "a suppression on a line of 1 MB", module(IMAGE + " /* " + "x" * MANY + " hwc-lint: ignore[HWC101] */"), 0, None
    ),
)
