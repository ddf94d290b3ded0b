# container: edit.appendToOption container "assertions" ''{ assertion = config.age.secrets ? db; message = "m"; }''
{ config, lib, ... }:
{
  virtualisation.oci-containers.containers.db = lib.mkIf config.lab.db { image = "postgres:16"; };
  assertions = [ { assertion = config.lab.x; message = "x"; } ];
}
