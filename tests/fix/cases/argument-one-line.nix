# container: edit.appendToOption container "assertions" "{ assertion = config.a.b; message = \"m\"; }"
{ lib, ... }: {
  virtualisation.oci-containers.containers.db = {
    image = "postgres:16";
  };
}
