{ config, ... }:
{
  age.secrets.example-env.file = ./example-env.age; # expect: HWC404
  sops.defaultSopsFile = ./secrets.yaml;
  sops.secrets = {
    by-default = { }; # expect: HWC404
    "example/token".sopsFile = ./secrets.yaml;
    "example/lost".sopsFile = ./secrets.yaml; # expect: HWC404
    renamed = { # expect: HWC404
      sopsFile = ./secrets.yaml;
      key = "example/nowhere";
    };
  };

  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/nginx:1.27.2";
    environmentFiles = [ config.age.secrets.example-env.path ];
  };
}
