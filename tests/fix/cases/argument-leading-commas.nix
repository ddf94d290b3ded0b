# container: edit.appendToOption container "assertions" "{ assertion = config.a.b; message = \"m\"; }"
{ lib
, pkgs
, ...
}: {
  virtualisation.oci-containers.containers.db = {
    image = "postgres:16";
  };
}
