# What the options of the host leave out is seen, however that is written: it is on no host.
{ lib, config, ... }:
let
  inherit (config.my) roles;
  inherit (lib) elem listToAttrs mkIf mkMerge nameValuePair optional optionalAttrs optionals;
  services = [
    { name = "here"; host = "web"; image = "docker.io/library/alpine:3.12"; }
    { name = "there"; host = "store"; image = "docker.io/library/alpine:3.13"; }
  ];
  of = file: { image = "docker.io/library/alpine:${file}"; };
in
{
  virtualisation.oci-containers.containers = mkMerge (
    [
      (mkIf (elem "a" roles) { under-mkif = of "3.2"; })
      (optionalAttrs (elem "b" roles) { under-optional-attrs = of "3.3"; })
      (if elem "c" roles then { under-if = of "3.4"; } else { })
      (if config.my.database == "none" then { } else { under-else = of "3.5"; })
      (lib.filterAttrs (name: _: elem name roles) { filtered = of "3.6"; })
      ({ always = of "3.7"; } // optionalAttrs (elem "f" roles) { in-update = of "3.8"; })
      (listToAttrs (map (name: nameValuePair name (of "3.9")) (optionals (elem "g" roles) [ "in-list" ])))
      (listToAttrs (map (one: nameValuePair one.name { inherit (one) image; }) (lib.filter (one: one.host == config.networking.hostName) services)))
      # What the module itself says is meant: nothing can change it.
      (optionalAttrs (elem "h" [ "web" ]) { never = of "3.10"; })
    ]
    ++ optional (config.my.database == "postgres") { in-merge = of "3.11"; }
  );
}
