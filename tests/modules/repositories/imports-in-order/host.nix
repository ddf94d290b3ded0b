# Lists are merged in the order of the imports, also with those that are there on a condition only.
{ lib, site, ... }:
let
  says = word: {
    virtualisation.oci-containers.containers.dutch = lib.mkIf (site.country == "nl") {
      image = "docker.io/library/busybox:1.36";
      cmd = [ word ];
    };
  };
in
{
  imports = [
    (says "first")
  ]
  ++ lib.optional (site.country == "nl") (says "second")
  ++ [ (says "third") ]
  ++ lib.optionals (site.country == "nl") [
    (says "fourth")
    (says "fifth")
  ];
}
