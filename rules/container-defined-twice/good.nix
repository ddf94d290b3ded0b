{ config, lib, ... }:
{
  options.hwc.server.containers.example = {
    old.enable = lib.mkEnableOption "the old release";
    new.enable = lib.mkEnableOption "the new release";
  };

  imports = [
    {
      virtualisation.oci-containers.containers.example = {
        image = lib.mkDefault "docker.io/library/redis:7.2.5";
        hostname = "cache";
        ports = [ "127.0.0.1:6379:6379" ];
        environment.TZ = "UTC";
        user = config.hwc.unheard-of.user;
      };
    }
  ];

  config.virtualisation.oci-containers.containers = {
    example = {
      image = "docker.io/library/redis:7.4.1";
      hostname = "cache";
      ports = [ "127.0.0.1:16379:6379" ];
      environment.TZ = lib.mkForce "America/Los_Angeles";
      environment.LOG = "debug";
      user = "1000:1000";
    };
    # Nobody switches both on.
    example-release = lib.mkMerge [
      (lib.mkIf config.hwc.server.containers.example.old.enable { image = "docker.io/library/redis:7.2.5"; })
      (lib.mkIf config.hwc.server.containers.example.new.enable { image = "docker.io/library/redis:7.4.1"; })
    ];
  };
}
