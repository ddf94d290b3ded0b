{ inputs, lib, ... }:
{
  virtualisation.oci-containers.containers.app = {
    image = if inputs.site.fast then "app:fast" else "app:1";
    extraOptions = lib.optional (inputs.site.level == "high") "--privileged" ++ lib.optional (inputs.site.level == "low") "--read-only";
  };
}
