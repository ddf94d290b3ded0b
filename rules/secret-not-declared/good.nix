{ config, lib, ... }:
{
  age.secrets = lib.genAttrs [ "one" "two" ] (name: { file = ./. + "/${name}.age"; });
  sops.templates.rendered.content = "TOKEN=${config.sops.placeholder.three}";
  sops.secrets.three = { };

  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/nginx:1.27.2";
    environmentFiles = [
      config.age.secrets.one.path
      config.sops.templates.rendered.path
      "/run/secrets/by-hand"
      "/run/agenix/by-hand"
    ];
    volumes = [
      "${config.age.secrets.two.path}:/run/two:ro"
      "${config.sops.secrets.three.path}:/run/three:ro"
    ];
  };
}
