{ lib, ... }@args:
{
  virtualisation.oci-containers.containers.app.image = "docker.io/house/app:${args.pkgs.hello.version}";
}
