# A name that a `with` could supply is no mistake of the text; that it does not is one.
{ ... }:
let
  versions = { wiki = "1.0.0"; };
in
{
  virtualisation.oci-containers.containers.chat = {
    image = with versions; "docker.io/a/chat:${chat}"; # expect: HWC005
  };
}
