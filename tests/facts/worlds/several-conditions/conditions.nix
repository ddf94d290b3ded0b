{ lib, config, ... }:
let
  inherit (config) my;
  flag = lib.mkOption { type = lib.types.bool; default = false; };
  site = lib.mkOption { type = lib.types.enum [ "a" "b" "c" "d" ]; default = "a"; };
in
{
  options.my = { first = flag; second = flag; third = flag; fourth = flag; here = site; there = site; };
  config = lib.mkMerge [
    (lib.mkIf (my.first && my.second && my.third && my.fourth) {
      virtualisation.oci-containers.containers.all.image = "docker.io/library/redis:7.4.1";
    })
    (lib.mkIf (my.here == "c" && my.there == "d" && my.first) {
      virtualisation.oci-containers.containers.placed.image = "docker.io/library/redis:7.4.2";
    })
    (lib.mkIf (my.here != "a" && my.here == "a" && my.first) {
      virtualisation.oci-containers.containers.never.image = "docker.io/library/redis:7.4.3";
    })
  ];
}
