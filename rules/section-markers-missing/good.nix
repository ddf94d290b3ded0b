{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example.enable = lib.mkEnableOption "the example";

  config = lib.mkIf cfg.enable {
    # IMPLEMENTATION
    virtualisation.oci-containers.containers.example.image = "docker.io/library/redis:7.4.1";

    #==== VALIDATION
    # VALIDATION: what has to be there
    assertions = [ ];
  };
}
