{ ... }:
let
  networkOpts = [ "--network=podman" ]; # expect: HWC213
in
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "docker.io/example/web:1.0";
      networks = [ "host" ];
      extraOptions = networkOpts ++ [ "--memory=1g" ];
    };
    example-twice = {
      image = "docker.io/example/web:1.0";
      networks = [ "host" ];
      extraOptions = [ "--network=host" ]; # expect: HWC213
    };
    example-behind = {
      image = "docker.io/example/web:1.0";
      dependsOn = [ "example" ];
      extraOptions = [
        "--network=podman"
        "--network"
        "container:example" # expect: HWC213
      ];
    };
  };
}
