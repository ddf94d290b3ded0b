{ config, options, lib, ... }:

with lib;
with lib.my;
{
  options = with types; {
    user = mkOpt attrs { };

    dotfiles = {
      dir = mkOpt path (removePrefix "/mnt" "/home/henrik/.config/dotfiles");
      binDir = mkOpt path "${config.dotfiles.dir}/bin";
    };

    env = mkOption {
      type = attrsOf (oneOf [ str path (listOf (either str path)) ]);
      apply = mapAttrs
        (n: v: if isList v
               then concatMapStringsSep ":" (x: toString x) v
               else (toString v));
      default = { };
      description = "TODO";
    };
  };

  config = {
    user =
      let
        user = builtins.getEnv "USER";
        name = if elem user [ "" "root" ] then "henrik" else user;
      in
      {
        inherit name;
        description = "The primary user account";
        extraGroups = [ "wheel" ];
        isNormalUser = true;
        home = "/home/${name}";
        group = "users";
        uid = 1000;
      };
    users.users.${config.user.name} = mkAliasDefinitions options.user;
    home-manager.useUserPackages = true;
    env.PATH = [ "$DOTFILES_BIN" "$PATH" ];
    environment.extraInit =
      concatStringsSep "\n"
        (mapAttrsToList (n: v: "export ${n}=\"${v}\"") config.env);
  };
}
