{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "example container";
    disk = lib.mkOption {
      type = lib.types.str;
      default = "/dev/disk/by-id/ata-example";
      description = "The disk to look at.";
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      example = {
        image = "docker.io/library/nginx:1.27.3";
        devices = [
          "/dev/sda:/dev/sda" # expect: HWC512
          "/dev/nvme0n1p2" # expect: HWC512
          "/dev/sdb:/dev/sdb:r" # expect: HWC512
          "/dev/sdd:rm" # expect: HWC512
          "/dev/sde:/dev/sde:w" # expect: HWC512
          "${cfg.disk}:/dev/sdc" # expect: HWC512
        ];
      };
      example-flag = {
        image = "docker.io/library/nginx:1.27.3";
        extraOptions = [
          "--device=/dev/mem" # expect: HWC512
          "--device" "/dev/kmsg" # expect: HWC512
          "--device=/dev/port:/dev/port" # expect: HWC512
        ];
      };
      example-all = {
        image = "docker.io/library/nginx:1.27.3";
        extraOptions = [ "--device=/dev:/dev" ]; # expect: HWC512
      };
    };
  };
}
