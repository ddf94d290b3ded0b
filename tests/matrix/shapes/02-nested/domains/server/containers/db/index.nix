{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.db;
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation = {
      oci-containers = {
        backend = "podman";
        containers = {
          db = {
            image = "@image@"; # expect: HWC101
            ports = [
              "@address@:5432:5432" # expect: HWC201
            ];
            volumes = [
              "@state@:/var/lib/postgresql/data" # expect: HWC301
            ];
            environment = {
              TZ = "UTC";
              "@variable@" = "@value@"; # expect: HWC401
            };
            environmentFiles = [
              config.age.secrets."@secret@".path # expect: HWC402
            ];
            extraOptions = [
              "--memory=1g"
              "--network=@network@"
              "--device=/dev/ttyUSB0" # expect: HWC203
            ];
          };
        };
      };
    };
  };
}
