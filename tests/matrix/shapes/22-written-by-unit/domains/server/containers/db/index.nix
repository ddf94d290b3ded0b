{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.db;
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.db = {
      image = "@image@"; # expect: HWC101
      ports = [ "@address@:5432:5432" ]; # expect: HWC201
      volumes = [ "@state@:/var/lib/postgresql/data" ]; # expect: HWC301
      environmentFiles = [ "/run/db/db.env" ];
      extraOptions = [ "--network=@network@" "--device=/dev/ttyUSB0" ]; # expect: HWC203
    };

    systemd.services.podman-db = {
      after = [ "db-env.service" ];
      requires = [ "db-env.service" ];
    };

    systemd.services.db-env = { # expect: HWC402
      serviceConfig.Type = "oneshot";
      serviceConfig.RuntimeDirectory = "db";
      script = ''
        cat > /run/db/db.env <<END
        @variable@=@value@ # expect: HWC401
        END
        cat ${config.age.secrets."@secret@".path} >> /run/db/db.env
      '';
    };
  };
}
