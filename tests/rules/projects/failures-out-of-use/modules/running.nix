let
  versions = { caddy = "2.8.4"; };
in
{
  virtualisation.oci-containers.containers.web = {
    image = "docker.io/library/caddy:${versions.cady}"; # expect: HWC005 (error)
  };
}
