# container: edit.appendToOption container "assertions" "{ assertion = config.a.b; message = \"m\"; }"
{
  config,
  lib,
  ...
}: {
  virtualisation.oci-containers.containers.db = {
    image = "postgres:16";
  };

  assertions = [
    { assertion = config.a.b; message = "m"; }
  ];
}
