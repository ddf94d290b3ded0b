{ lib, vars, ... }:
lib.optionalAttrs (builtins.elem vars.kind [ "server" "nas" ]) {
  virtualisation.oci-containers.containers.whole.image = "example.org/whole:1";
}
