{ config, pkgs, ... }:
{
  virtualisation.oci-containers.containers = {
    example.image = "docker.io/library/postgres:16.4";
    example-port.image = "registry:5000/tool:1.0";
    example-local.image = "localhost/tool:1.0";
    example-transport.image = "docker://postgres:16.4";
    example-archive.image = "docker-archive:/var/lib/images/tool.tar";
    example-file = {
      image = "tool:1.0";
      imageFile = pkgs.dockerTools.buildImage { name = "tool"; };
    };
    example-never = {
      image = "postgres:16.4";
      pull = "never";
    };
    example-built.image = "example/site:1.0";
    example-tagged.image = "site";
    example-unknown.image = "${config.hwc.unheard-of.registry}/postgres:16.4";
  };

  systemd.services.podman-build-example-built.script = ''
    podman build --tag example/site:1.0 --tag site /srv/site
  '';
}
