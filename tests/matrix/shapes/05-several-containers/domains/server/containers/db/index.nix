{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.db;

  defaults = {
    image = "docker.io/library/postgres:16.4";
    ports = [ ];
    volumes = [ ];
    environment = { };
    environmentFiles = [ ];
    extraOptions = [ ];
  };
  mk = overrides: defaults // overrides;
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      cache = mk { image = "docker.io/library/nginx:1.27"; };
      db = mk {
        image = "@image@"; # expect: HWC101
        ports = [ "@address@:5432:5432" ]; # expect: HWC201
        volumes = [ "@state@:/var/lib/postgresql/data" ]; # expect: HWC301
        environment = { "@variable@" = "@value@"; }; # expect: HWC401
        environmentFiles = [ config.age.secrets."@secret@".path ]; # expect: HWC402
        extraOptions = [ "--network=@network@" "--device=/dev/ttyUSB0" ]; # expect: HWC203
      };
      exporter = mk { image = "docker.io/prom/blackbox-exporter:v0.25.0"; };
    };
  };
}
