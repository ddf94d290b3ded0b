{ config, lib, ... }: {
  options.lab.roles = lib.mkOption { type = lib.types.listOf lib.types.str; default = [ ]; };
  config = lib.mkIf (builtins.elem "certificates" config.lab.roles) {
    sops.secrets.dns-token = { };
  };
}
