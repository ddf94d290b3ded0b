{ config, ... }:
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "docker.io/library/nginx:1.27.3";
      devices = [
        "/dev/dri:/dev/dri"
        "/dev/kfd"
        "/dev/nvidia0"
        "/dev/net/tun"
        "/dev/video0:/dev/video0"
        "/dev/ttyUSB0:/dev/ttyUSB0"
        "/dev/serial/by-id/usb-stick:/dev/ttyACM0"
        "/dev/apex_0"
        "/dev/bus/usb"
        "/dev/sr0"
        "/dev/sg2"
        "/dev/snd"
        "/dev/fuse"
        "nvidia.com/gpu=all"
        # its node may be made there, but not be opened
        "/dev/sdf:/dev/sdf:m"
      ];
    };
    example-monitor = {
      image = "ghcr.io/analogj/scrutiny:v0.8.1-omnibus";
      devices = [ "/dev/sda" "/dev/nvme0" ];
    };
    example-cadvisor = {
      image = "gcr.io/cadvisor/cadvisor:v0.49.1";
      devices = [ "/dev/kmsg" ];
    };
    example-unknown = {
      image = "docker.io/library/nginx:1.27.3";
      devices = [ config.hwc.unheard-of.device ];
    };
  };
}
