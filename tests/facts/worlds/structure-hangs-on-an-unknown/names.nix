{ lib, vars, ... }:
{
  virtualisation.oci-containers.containers = builtins.listToAttrs (
    map (name: {
      inherit name;
      value.image = "example.org/${name}:1";
    }) ([ "one" ] ++ lib.optionals (vars.kind == "server") [ "two" "three" ])
  );
}
