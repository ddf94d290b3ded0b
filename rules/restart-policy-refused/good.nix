{ config, lib, ... }:
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "docker.io/library/nginx:1.27.3";
      extraOptions = [ "--restart=no" ];
    };
    # Podman takes this one
    example-failure = {
      image = "docker.io/library/nginx:1.27.3";
      extraOptions = [ "--restart=on-failure" ];
    };
    example-kept = {
      image = "docker.io/library/nginx:1.27.3";
      autoRemoveOnStop = false;
      extraOptions = [ "--restart=always" ];
    };
    example-kept-by-flag = {
      image = "docker.io/library/nginx:1.27.3";
      extraOptions = [ "--rm=false" "--restart=always" ];
    };
    example-overridden = {
      image = "docker.io/library/nginx:1.27.3";
      extraOptions = [ "--restart=always" "--restart=no" ];
    };
    # the flag may be --rm=false
    example-gap = {
      image = "docker.io/library/nginx:1.27.3";
      extraOptions = [ "--restart=always" config.hwc.unheard-of.flag ];
    };
    example-unknown = {
      image = "docker.io/library/nginx:1.27.3";
      extraOptions = [ "--restart=${config.hwc.unheard-of.policy}" ];
    };
  };

  systemd.services.podman-example.serviceConfig.Restart = lib.mkForce "on-failure";
}
