{ inputs, lib, ... }: {
  options.flake.modules = lib.mkOption { type = with lib.types; lazyAttrsOf (lazyAttrsOf deferredModule); default = { }; };
  config.flake.nixosConfigurations.oak = inputs.nixpkgs.lib.nixosSystem {
    modules = [ { nixpkgs.hostPlatform = "x86_64-linux"; sops.secrets.other = { }; } ];
  };
}
