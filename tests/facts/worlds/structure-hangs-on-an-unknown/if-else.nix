{ vars, ... }:
{
  virtualisation =
    if !vars.isDesktop then
      { oci-containers.containers.headless.image = "example.org/headless:1"; }
    else
      { oci-containers.containers.desktop.image = "example.org/desktop:1"; };
}
