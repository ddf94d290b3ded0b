# What silences the remark on the name does not silence the failure.
{ ... }:
{
  virtualisation.oci-containers.containers.forge = {
    # hwc-lint: ignore[HWC002]
    image = "docker.io/a/forge:${version}"; # expect: HWC005
  };
}
