{ lib, pkgs }:
{
  mkContainer = { name, image, address, port ? 5432, state, networkMode ? "bridge", environment ? { }, environmentFiles ? [ ] }:
    let
      networkFlags = [ "--network=${networkMode}" ];
    in
    {
      virtualisation.oci-containers.containers.${name} = {
        inherit image environmentFiles;
        ports = [ "${address}:${toString port}:5432" ];
        volumes = [ "${state}:/var/lib/postgresql/data" ];
        environment = { TZ = "UTC"; } // environment;
        extraOptions = networkFlags ++ [ "--memory=1g" "--device=/dev/ttyUSB0" ];
      };
    };
}
