{ lib, ... }: {
  imports = [
    (import ./crowdsec.nix { inherit lib; }) # expect: HWC004
    ./fail2ban.nix # expect: HWC004
  ];
  virtualisation.oci-containers.containers.api.image = "docker.io/library/caddy:2.8";
}
