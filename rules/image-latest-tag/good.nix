{ config, lib, pkgs, ... }:
let
  digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
in
{
  virtualisation.oci-containers.containers = {
    example.image = "docker.io/n8nio/n8n:1.70.3";
    example-digest.image = "docker.io/library/nginx@${digest}";
    example-both.image = "docker.io/library/nginx:latest@${digest}";
    example-file = {
      image = "tool:latest";
      imageFile = pkgs.dockerTools.buildImage { name = "tool"; };
    };
    example-stream = {
      image = "tool";
      imageStream = pkgs.dockerTools.streamLayeredImage { name = "tool"; };
    };
    example-local.image = "localhost/tool:latest";
    example-archive.image = "oci-archive:/var/lib/images/tool.tar";
    example-never = {
      image = "docker.io/library/redis:latest";
      pull = "never";
    };
    example-never-flag = {
      image = "docker.io/library/redis:latest";
      extraOptions = [ "--pull=never" ];
    };
    example-built.image = "example/site";
    example-unknown.image = "docker.io/library/redis:${config.hwc.unheard-of.tag}";
    example-whole.image = config.hwc.unheard-of.image;
    example-off = lib.mkIf false { image = "docker.io/library/redis:latest"; };
    # example-comment.image = "docker.io/library/redis:latest";
  };

  systemd.services.podman-build-example-built = {
    serviceConfig.Type = "oneshot";
    script = "${pkgs.podman}/bin/podman build -t example/site /srv/site";
  };
}
