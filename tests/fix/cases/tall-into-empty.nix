# container: edit.appendToOption container "assertions" "{\n  assertion = true;\n  message = \"m\";\n}"
{ config, lib, ... }:
{
  virtualisation.oci-containers.containers.db.image = "postgres:16";
  assertions = [ ];
}
