# A list of flags that several containers take: none of them waits for the network's unit.
{ pkgs, ... }:
let
  onApps = [ "--network=apps" ]; # told: HWC207 forge, wiki
in
{
  systemd.services.apps-network = {
    wantedBy = [ "multi-user.target" ];
    script = "${pkgs.podman}/bin/podman network create --ignore apps";
  };
  virtualisation.oci-containers.containers = {
    forge = { image = "docker.io/a/forge:1.0.0"; extraOptions = onApps; };
    wiki = { image = "docker.io/a/wiki:1.0.0"; extraOptions = onApps; };
    patient = { image = "docker.io/a/patient:1.0.0"; extraOptions = onApps; };
  };
  systemd.services.podman-patient = {
    after = [ "apps-network.service" ];
    requires = [ "apps-network.service" ];
  };
}
