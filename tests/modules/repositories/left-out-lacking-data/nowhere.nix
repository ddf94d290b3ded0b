# No host has it, and on each it fails: that is told.
{ lib, site, ... }:
{
  virtualisation.oci-containers.containers = if lib.elem "mail" site.roles then { ${site.mail.name}.image = "docker.io/library/alpine:3.2"; } else { };
}
