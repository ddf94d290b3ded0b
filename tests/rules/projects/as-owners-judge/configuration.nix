{ pkgs, ... }:
{
  systemd.services.podman-network-edge = {
    wantedBy = [ "multi-user.target" ];
    serviceConfig.Type = "oneshot";
    script = "${pkgs.podman}/bin/podman network create --ignore edge";
  };
  systemd.tmpfiles.rules = [
    "d /srv/tautulli 0755 1001 users -"
    "d /srv/sonarr 0755 1001 users -"
  ];
  virtualisation.oci-containers.containers = {
    vault = {
      image = "docker.io/vaultwarden/server:1.33.2";
      networks = [ "egde" ]; # expect: HWC206 (error)
    };
    # Podman does not start it
    cloud = {
      image = "docker.io/library/nextcloud:30.0.6";
      ports = [ "8090:80" ]; # expect: HWC210 (error)
      extraOptions = [ "--pod=cloud" ];
    };
    # the pod is made with its port
    chat = {
      image = "docker.io/vectorim/element-web:v1.11.96";
      ports = [ "8091:80" ];
      extraOptions = [ "--pod=new:chat" ];
    };
    # root writes wherever it likes
    tautulli = {
      image = "lscr.io/linuxserver/tautulli:2.15.1";
      environment = { PUID = "0"; PGID = "0"; };
      volumes = [ "/srv/tautulli:/config" ];
    };
    sonarr = {
      image = "lscr.io/linuxserver/sonarr:4.0.14";
      environment = { PUID = "1000"; PGID = "100"; };
      volumes = [ "/srv/sonarr:/config" ]; # expect: HWC305 (warning)
    };
    # its documentation asks for it, and names no PUID
    kasm = {
      image = "lscr.io/linuxserver/kasm:1.17.0";
      privileged = true; # expect: HWC501 (warning)
    };
    xray-server = {
      image = "releases-docker.jfrog.io/jfrog/xray-server:3.104.8";
      capabilities.NET_ADMIN = true; # expect: HWC505 (warning)
    };
    # it copies the files of all users
    restic = {
      image = "docker.io/restic/restic:0.17.3";
      extraOptions = [ "--cap-add=DAC_READ_SEARCH" ]; # expect: HWC505 (warning)
    };
    imager = {
      image = "docker.io/example/imager:1.2";
      devices = [ "/dev/sda:rm" ]; # expect: HWC512 (error)
    };
  };
}
