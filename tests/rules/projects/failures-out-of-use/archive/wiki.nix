let
  versions = { wiki = "3.0.1"; };
in
{
  virtualisation.oci-containers.containers.wiki.image = "docker.io/a/wiki:${versions.wikijs}"; # expect: HWC005 (note)
}
