# What the schema of a container rejects. `tryEval` catches the throw of an unknown option and of a wrong type.
{ lib, ... }:
let
  attempt = config: name: (builtins.tryEval (builtins.deepSeq config.virtualisation.oci-containers.containers.${name} true)).success;
in
{
  module.virtualisation.oci-containers.containers = {
    good.image = "a";
    no-image.ports = [ ];
    integer = { image = "a"; environment.PORT = 8080; };
    misspelt = { image = "a"; enviroment.A = "b"; };
    ports-text = { image = "a"; ports = "80:80"; };
    relative-file = { image = "a"; environmentFiles = [ "db.env" ]; };
    two-images = lib.mkMerge [ { image = "a"; } { image = "b"; } ];
    same-image = lib.mkMerge [ { image = "a"; } { image = "a"; } ];
    pull = { image = "a"; pull = "sometimes"; };
  };

  show = config: lib.genAttrs (builtins.attrNames config.virtualisation.oci-containers.containers) (attempt config);
}
