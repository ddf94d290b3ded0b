# specialisation, after system/activation/specialisation.nix of NixOS.
#
# A specialisation is the system once more, with further modules; it has no specialisations of its own.
{ lib, variantType, ... }:
let
  inherit (lib) mkOption mkOverride types;
in
{
  options.specialisation = mkOption {
    type = types.attrsOf (types.submodule ({ config, ... }: {
      options = {
        inheritParentConfig = mkOption { type = types.bool; default = true; };
        configuration = mkOption {
          type = variantType {
            inherits = config.inheritParentConfig;
            modules = [ { specialisation = mkOverride 0 { }; isSpecialisation = mkOverride 0 true; } ];
          };
          default = { };
        };
      };
    }));
    default = { };
  };
}
