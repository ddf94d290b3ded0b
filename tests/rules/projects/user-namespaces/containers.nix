{ config, lib, ... }:
let
  rootless = { image = "docker.io/library/nginx:1.27.3"; podman.user = "alice"; };
  mapped = flags: { image = "docker.io/library/nginx:1.27.3"; extraOptions = [ "--userns=auto" ] ++ flags; };
  sonarr = "lscr.io/linuxserver/sonarr:4.0.10";
in
{
  virtualisation.oci-containers.containers = {
    privileged = { image = "docker.io/library/nginx:1.27.3"; privileged = true; }; # expect: HWC501 (error)
    privileged-rootless = rootless // { privileged = true; }; # expect: HWC501 (warning)
    privileged-mapped = mapped [ "--privileged" ]; # expect: HWC501 (warning)
    # Who runs it is not known: as for everybody else.
    privileged-open = {
      image = "docker.io/library/nginx:1.27.3";
      podman.user = config.site.operator;
      privileged = true; # expect: HWC501 (error)
    };
    # root for Podman is root.
    privileged-root = rootless // { podman.user = "root"; privileged = true; }; # expect: HWC501 (error)

    root-rootless = rootless // { user = "root"; };
    root-mapped = mapped [ "--user=0" ];

    admin-rootless = rootless // { extraOptions = [ "--cap-add=SYS_ADMIN" ]; }; # expect: HWC505 (warning)
    admin-mapped = mapped [ "--cap-add=SYS_ADMIN" ]; # expect: HWC505 (warning)
    net-rootless = rootless // { extraOptions = [ "--cap-add=NET_ADMIN" ]; };
    net-mapped = {
      image = "docker.io/library/nginx:1.27.3";
      extraOptions = [ "--cap-add=NET_ADMIN" "--uidmap=0:100000:65536" ];
    };
    net = { image = "docker.io/library/nginx:1.27.3"; capabilities.NET_ADMIN = true; }; # expect: HWC505 (warning)

    pid-rootless = rootless // { extraOptions = [ "--pid=host" ]; }; # expect: HWC506 (warning)
    pid = { image = "docker.io/library/nginx:1.27.3"; extraOptions = [ "--pid=host" ]; }; # expect: HWC506 (error)
    uts = { image = "docker.io/library/nginx:1.27.3"; extraOptions = [ "--uts=host" ]; }; # expect: HWC506 (note)

    disk-rootless = rootless // { devices = [ "/dev/sda" ]; }; # expect: HWC512 (warning)
    disk = { image = "docker.io/library/nginx:1.27.3"; devices = [ "/dev/sda:/dev/sda:r" ]; }; # expect: HWC512 (error)

    # The number inside is none of the host's.
    sonarr-mapped = { image = sonarr; extraOptions = [ "--uidmap=911:1000:1" "--uidmap=0:100000:911" ]; };
    sonarr-numbers = {
      image = sonarr;
      environment = { PUID = "7"; PGID = "7"; };
      extraOptions = [ "--userns=auto" ];
    };
    sonarr = { image = sonarr; }; # expect: HWC503 (warning)
    # As the host's own namespace is none of the container's.
    sonarr-host = { image = sonarr; extraOptions = [ "--userns=host" ]; }; # expect: HWC503 (warning)

    # What Podman does anyway, what one image needs, and what nobody needs.
    gains = { image = "docker.io/library/nginx:1.27.3"; extraOptions = [ "--security-opt=no-new-privileges=false" ]; }; # expect: HWC507 (note)
    browser = { image = "docker.io/browserless/chrome:1.61.1"; extraOptions = [ "--security-opt=seccomp=unconfined" ]; }; # expect: HWC507 (warning)
    open = { image = "docker.io/library/nginx:1.27.3"; extraOptions = [ "--security-opt=unmask=/sys/firmware:/proc/*" ]; }; # expect: HWC507 (error)
    acpi = { image = "docker.io/library/nginx:1.27.3"; extraOptions = [ "--security-opt=unmask=/proc/acpi" ]; };
  };
}
