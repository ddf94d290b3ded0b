{ config, lib, ... }:
{
  hwc.server.containers.db.enable = true;

  virtualisation.oci-containers.containers.db = {
    image = lib.mkForce "@image@"; # expect: HWC101
    ports = lib.mkForce [ "@address@:5432:5432" ]; # expect: HWC201
    volumes = lib.mkForce [ "@state@:/var/lib/postgresql/data" ]; # expect: HWC301
    environment = lib.mkForce { "@variable@" = "@value@"; }; # expect: HWC401
    environmentFiles = lib.mkForce [ config.age.secrets."@secret@".path ]; # expect: HWC402
    extraOptions = lib.mkForce [ "--network=@network@" "--device=/dev/ttyUSB0" ]; # expect: HWC203
  };
}
