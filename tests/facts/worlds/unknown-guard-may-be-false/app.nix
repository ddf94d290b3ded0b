# What an unknown condition guards fails: then the condition is not taken to hold.
{ lib, elsewhere, ... }:
let
  isNew = builtins.compareVersions elsewhere.version "2" >= 0;
in
{
  virtualisation.oci-containers.containers = lib.mkMerge [
    (lib.mkIf isNew (throw "needs a newer module"))
    (lib.mkIf (!isNew) { old = { image = "old:1"; volumes = lib.mkIf isNew (throw "no volumes"); }; })
    {
      app = {
        image = "app:1";
        extraOptions = lib.mkMerge [ [ "--init" ] (lib.mkIf isNew (throw "no flags")) ];
        environment = lib.mkIf isNew { A = { }.missing; };
      };
      never = lib.mkIf false (throw "never");
    }
  ];
}
