{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.db;
  base = [ "--memory=2g" ];
  networkOpts = [ "--network=@network@" ];
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.db = {
      image = lib.concatStrings ([ "docker.io/" ] ++ [ "library/" ] ++ [ (lib.removePrefix "docker.io/library/" "@image@") ]); # expect: HWC101
      ports = [ "127.0.0.1:9187:9187" ] ++ [ "@address@:5432:5432" ]; # expect: HWC201
      volumes = [ "/etc/localtime:/etc/localtime:ro" ] ++ [ "@state@:/var/lib/postgresql/data" ]; # expect: HWC301
      environment = lib.listToAttrs ([ (lib.nameValuePair "TZ" "UTC") ] ++ [ (lib.nameValuePair "@variable@" "@value@") ]); # expect: HWC401
      environmentFiles = [ config.age.secrets.db-env.path ] ++ [ config.age.secrets."@secret@".path ]; # expect: HWC402
      extraOptions = networkOpts ++ base ++ [ "--device=/dev/ttyUSB0" ]; # expect: HWC203
    };
  };
}
