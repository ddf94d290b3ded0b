{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.db;

  plain = {
    image = "docker.io/library/postgres:16.4";
    volumes = [ ];
    environment = { };
  };
  instances = {
    cache = { image = "docker.io/library/nginx:1.27"; };
    db = {
      image = "@image@"; # expect: HWC101
      ports = [ "@address@:5432:5432" ]; # expect: HWC201
      volumes = [ "@state@:/var/lib/postgresql/data" ]; # expect: HWC301
      environment = { "@variable@" = "@value@"; }; # expect: HWC401
      secrets = [ "@secret@" ]; # expect: HWC402
      flags = [ "--network=@network@" "--device=/dev/ttyUSB0" ]; # expect: HWC203
    };
    exporter = { image = "docker.io/prom/blackbox-exporter:v0.25.0"; };
  };
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = lib.mapAttrs'
      (name: given:
        let v = plain // given; in
        lib.nameValuePair "app-${name}" {
          inherit (v) image volumes environment;
          ports = v.ports or [ ];
          environmentFiles = map (secret: config.age.secrets.${secret}.path) (v.secrets or [ ]);
          extraOptions = [ "--memory=1g" ] ++ v.flags or [ ];
        })
      instances;
  };
}
