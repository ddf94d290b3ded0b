{ config, lib, pkgs, ... }:
let
  root = "/data/apps"; # expect: HWC301, HWC302
  configOf = service: "${root}/${service}:/config";
  build =
    { name, image, volumes ? [ ] }:
    {
      inherit image;
      volumes = [ (configOf name) ] ++ volumes;
      privileged = true; # expect: HWC501
    };
in
{
  virtualisation.oci-containers.containers = {
    indexer = build { # expect: HWC511
      name = "indexer";
      image = "docker.io/example/indexer:latest"; # expect: HWC101
    };
    grabber = { # expect: HWC511
      image = "docker.io/example/grabber:1.2.0";
      volumes = [ "${root}/grabber:/config" ]; # expect: HWC301, HWC302
      ports = [ "6789:6789" ]; # expect: HWC211
    };
  };
}
