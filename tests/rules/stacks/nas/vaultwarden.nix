{ config, ... }: {
  virtualisation.oci-containers.containers.vaultwarden = {
    autoStart = true;
    image = "vaultwarden/server:1.32.0-alpine"; # expect: HWC105
    ports = [ "127.0.0.1:8222:80" "127.0.0.1:3012:3012" ];
    volumes = [ "/var/lib/vaultwarden:/data" ];
    environment = {
      DOMAIN = "https://vault.example.org";
      SIGNUPS_ALLOWED = "false";
    };
    labels = {
      "io.containers.autoupdate" = "registry";
    };
  };
}
