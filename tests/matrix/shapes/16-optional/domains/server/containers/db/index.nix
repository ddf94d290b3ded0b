{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.db;
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.db = {
      image = lib.head (lib.optional cfg.enable "@image@"); # expect: HWC101
      ports = lib.optional cfg.enable "@address@:5432:5432"; # expect: HWC201
      volumes = lib.optionals cfg.enable [ "@state@:/var/lib/postgresql/data" ]; # expect: HWC301
      environment = lib.optionalAttrs (cfg.enable || false) { "@variable@" = "@value@"; }; # expect: HWC401
      environmentFiles = lib.optional (config.age.secrets ? "@secret@") config.age.secrets."@secret@".path; # expect: HWC402
      extraOptions = [ "--memory=2g" ]
        ++ lib.optionals cfg.enable [ "--network=@network@" ]
        ++ lib.optional (cfg.enable != false) "--device=/dev/ttyUSB0"; # expect: HWC203
    };
  };
}
