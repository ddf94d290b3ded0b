# An input's value, compared with several constants: one decision with a value that is none of them.
{ inputs, lib, ... }:
{
  virtualisation.oci-containers.containers.app = {
    image = if inputs.site.mode == "public" then "app:public" else if inputs.site.mode == "lan" then "app:lan" else "app:1";
    extraOptions = lib.optional (inputs.site.debug) "--privileged" ++ lib.optional (inputs.site.level != 3) "--init";
  };
}
