{ config, pkgs, ... }:
let
  digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
in
{
  virtualisation.oci-containers.containers = {
    example.image = "docker.io/library/postgres:16.4@${digest}";
    example-bare.image = "docker.io/library/postgres@${digest}";
    example-file = {
      image = "tool:1.0";
      imageFile = pkgs.dockerTools.buildImage { name = "tool"; };
    };
    example-archive.image = "docker-archive:/var/lib/images/tool.tar";
    example-local.image = "localhost/tool:1.0";
    example-built.image = "example/site:1.0";
    example-unknown.image = "docker.io/library/postgres:16.4${config.hwc.unheard-of.suffix}";
  };

  systemd.services.podman-build-example-built.script = "podman build -t example/site:1.0 /srv/site";
}
