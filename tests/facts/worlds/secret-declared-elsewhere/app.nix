# The project declares no secret at all: whether one exists is not known.
{ config, ... }:
{
  virtualisation.oci-containers.containers.app = {
    image = if config.age.secrets ? key then "app:secret" else throw "declare the secret key";
    volumes = [ "${config.sops.secrets.key.path or (throw "declare the secret key")}:/key:ro" ];
    environment.KEY = config.sops.placeholder.key or (throw "declare the secret key");
  };
}
