{ lib, config, ... }:
{
  options.acme.ledger.enable = lib.mkEnableOption "ledger";
  config = lib.mkIf config.acme.ledger.enable {
    acme.apps.ledger.image = "docker.io/acme/ledger:4.1.0";
    virtualisation.oci-containers.containers.ledger.user = "10001:10001";
  };
}
