{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.db;
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.db = {
      image = lib.mkDefault "@image@";
      ports = [ "@address@:5432:5432" ];
      volumes = [ "@state@:/var/lib/postgresql/data" ];
      environment."@variable@" = "@value@";
      environmentFiles = [ config.age.secrets."@secret@".path ];
      extraOptions = [ "--network=@network@" "--device=/dev/ttyUSB0" ];
    };
  };
}
