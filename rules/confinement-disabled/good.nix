{ config, ... }:
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "docker.io/library/nginx:1.27.3";
      extraOptions = [
        "--security-opt=no-new-privileges"
        "--security-opt=no-new-privileges=true"
        "--security-opt=seccomp=/etc/containers/tool.json"
        "--security-opt=unmask=/proc/acpi"
        "--security-opt=label=type:container_runtime_t"
        "--security-opt=apparmor=containers-default"
      ];
    };
    example-unknown = {
      image = "docker.io/library/nginx:1.27.3";
      extraOptions = [ "--security-opt=seccomp=${config.hwc.unheard-of.profile}" ];
    };
    example-comment = {
      image = "docker.io/library/nginx:1.27.3";
      # extraOptions = [ "--security-opt=seccomp=unconfined" ];
    };
    example-privileged = {
      image = "docker.io/library/nginx:1.27.3";
      privileged = true; # hwc-lint: ignore[HWC501] it is HWC501's finding
      extraOptions = [ "--security-opt=seccomp=unconfined" ];
    };
  };
}
