{ config, lib, ... }:
{
  hwc.server.containers.db.enable = true;

  virtualisation.oci-containers.containers.db = {
    image = lib.mkForce "@image@";
    ports = lib.mkForce [ "@address@:5432:5432" ];
    volumes = lib.mkForce [ "@state@:/var/lib/postgresql/data" ];
    environment = lib.mkForce { "@variable@" = "@value@"; };
    environmentFiles = lib.mkForce [ config.age.secrets."@secret@".path ];
    extraOptions = lib.mkForce [ "--network=@network@" "--device=/dev/ttyUSB0" ];
  };
}
