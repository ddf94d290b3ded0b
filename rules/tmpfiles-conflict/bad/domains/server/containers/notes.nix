{ config, lib, ... }:
{
  options.services.notes-here.enable = lib.mkEnableOption "notes";

  config = lib.mkIf config.services.notes-here.enable {
    virtualisation.oci-containers.containers.notes.image = "docker.io/vabene1111/recipes:1.5.24";
    systemd.tmpfiles.rules = lib.mkMerge [
      [ "d /srv/same 0755 1000 1000 -" ]
      (lib.mkAfter [ "d /srv/shared/ 0700 root root -" ]) # expect: HWC313
      (lib.mkBefore [ "f /srv/shared/list 0600 1000 1000 -" ])
    ];
  };
}
