{ self }:
{ config, lib, ... }:
{
  options.my.paperless = {
    enable = lib.mkEnableOption "paperless";
    hostIp = lib.mkOption { type = lib.types.str; default = self.fleet.${config.networking.hostName}.ip; };
  };
  config = lib.mkIf config.my.paperless.enable {
    virtualisation.oci-containers.containers.paperless = {
      image = "ghcr.io/paperless-ngx/paperless-ngx:2.13.5";
      ports = [ "${config.my.paperless.hostIp}:8000:8000" ];
      environment.PAPERLESS_URL = "http://${config.networking.fqdnOrHostName}";
      volumes = [ "/var/lib/paperless:/usr/src/paperless/data" ];
    };
    systemd.tmpfiles.settings."10-paperless"."/var/lib/paperless".d = { mode = "0750"; user = "1000"; group = "1000"; };
  };
}
