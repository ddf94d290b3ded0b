# Not in use yet: it changes what the host has, and only what it changes is new.
{
  imports = [ ./library.nix ];
  lab.library.tag = "latest";
  virtualisation.oci-containers.containers = {
    shelf.ports = [ "0.0.0.0:8001:8001" ]; # expect: HWC211
    reader.privileged = true; # expect: HWC501
  };
}
