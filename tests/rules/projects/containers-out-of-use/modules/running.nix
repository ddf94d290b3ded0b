{ config, ... }:
{
  age.secrets.web-env.file = ../web-env.age;
  virtualisation.oci-containers.containers.web = {
    image = "docker.io/library/caddy:2.8.4";
    environmentFiles = [
      config.age.secrets.web-env.path
      config.age.secrets.web-key.path # expect: HWC403 (error)
    ];
    dependsOn = [ "database" ]; # expect: HWC713 (error)
    extraOptions = [ "--network=container:vpn" ]; # expect: HWC214 (error)
  };
}
