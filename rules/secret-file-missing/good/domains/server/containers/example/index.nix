{ config, inputs, ... }:
{
  age.secrets.example-env.file = ./example-env.age;
  age.secrets.elsewhere.file = "${inputs.secrets}/elsewhere.age";
  sops.defaultSopsFile = ./secrets.yaml;
  sops.secrets = {
    "example/token" = { };
    plain.sopsFile = ./secrets.yaml;
    renamed = {
      sopsFile = ./secrets.yaml;
      key = "plain";
    };
    whole = {
      sopsFile = ./example-env.age;
      format = "binary";
    };
  };

  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/nginx:1.27.2";
    environmentFiles = [ config.age.secrets.example-env.path ];
  };
}
