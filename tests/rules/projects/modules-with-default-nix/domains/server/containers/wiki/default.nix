{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.wiki;
in
{
  options.hwc.server.containers.wiki.enable = lib.mkEnableOption "the wiki";

  config = lib.mkIf cfg.enable {
    # IMPLEMENTATION
    virtualisation.oci-containers.containers.wiki = {
      image = "docker.io/requarks/wiki:2.5.305";
      dependsOn = [
        "wiki" # expect: HWC713 (warning)
        "wiki-db"
      ];
    };
    # VALIDATION
    assertions = [ ];
  };
}
