# What no host's data asks for is judged as under mkIf.
{ lib, hostName, site, ... }:
{
  virtualisation.oci-containers.containers = lib.mkMerge [
    { always.image = "docker.io/library/alpine:3.1"; }
    (lib.mkIf (lib.elem "db" site.roles) { under-mkif.image = "docker.io/library/alpine:3.2"; })
    (lib.optionalAttrs site.database.enable { under-optional-attrs.image = "docker.io/library/alpine:3.3"; })
    (if hostName == "nas" then { under-if.image = "docker.io/library/alpine:3.4"; } else { under-else.image = "docker.io/library/alpine:3.5"; })
    (lib.listToAttrs (lib.optional (lib.elem "mail" site.roles) { name = "in-list"; value.image = "docker.io/library/alpine:3.6"; }))
    (lib.optionalAttrs (site.suffix != null) { ${"app" + site.suffix}.image = "docker.io/library/alpine:3.7"; })
    (lib.mkMerge (lib.optionals (lib.elem "chat" site.roles) [ { in-merge.image = "docker.io/library/alpine:3.8"; } ]))
  ];
}
