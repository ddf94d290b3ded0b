{ fwlib, ... }:
fwlib.module {
  name = "services.vault";
  options = with fwlib; moduleOptions { enable = boolOption false; port = portOption 8222; };
  nixos.ifEnabled = { cfg, ... }: {
    virtualisation.oci-containers.containers.vaultwarden = {
      image = "docker.io/vaultwarden/server:1.32.5";
      ports = [ "127.0.0.1:${toString cfg.port}:80" ];
    };
  };
}
