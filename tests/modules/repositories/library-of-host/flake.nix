# The `lib` of modules is the extended one that `nixosSystem` is taken from or told; one that is not known is nixpkgs' own.
{
  outputs = { self, nixpkgs, ownlib, ... }: let
    lib = (nixpkgs.lib.extend (final: prev: { own = { image = name: { image = "ghcr.io/example/${name}:1"; }; apps = [ "first" ]; }; })).extend
      (final: prev: { host = module: prev.nixosSystem { modules = [ module ]; }; });
    app = { lib, ... }: {
      imports = lib.optional (lib ? own) { virtualisation.oci-containers.containers.second = lib.own.image "second"; };
      virtualisation.oci-containers.containers = lib.genAttrs lib.own.apps lib.own.image;
    };
    inner = { lib, config, ... }: {
      options.fleet = lib.mkOption {
        type = lib.types.attrsOf (lib.types.submodule ({ lib, ... }: { options.names = lib.mkOption { default = lib.own.apps; }; }));
      };
      config.fleet.a = { };
      config.virtualisation.oci-containers.containers = lib.genAttrs config.fleet.a.names lib.own.image;
    };
    names = lib.evalModules { modules = [ ({ lib, ... }: { options.names = lib.mkOption { default = lib.own.apps; }; }) ]; };
    plain = { lib, ... }: lib.mkIf true { virtualisation.oci-containers.containers.plain.image = "ghcr.io/example/plain:1"; };
  in {
    nixosConfigurations = {
      taken-from = lib.nixosSystem { system = "x86_64-linux"; modules = [ app ]; };
      wrapped = lib.host app;
      told = nixpkgs.lib.nixosSystem { inherit lib; modules = [ app ]; };
      special = nixpkgs.lib.nixosSystem { specialArgs = { inherit lib; }; modules = [ app ]; };
      special-first = nixpkgs.lib.nixosSystem { lib = nixpkgs.lib; specialArgs = { inherit lib; }; modules = [ app ]; };
      imported = import "${nixpkgs}/nixos/lib/eval-config.nix" { inherit lib; modules = [ app ]; };
      extended = (lib.nixosSystem { modules = [ ]; }).extendModules { modules = [ app ]; };
      submodule = lib.nixosSystem { modules = [ inner ]; };
      evaluated = nixpkgs.lib.nixosSystem { modules = [ { virtualisation.oci-containers.containers = lib.genAttrs names.config.names lib.own.image; } ]; };
      unknown = nixpkgs.lib.nixosSystem { lib = ownlib.library; modules = [ plain ]; };
      unknown-special = nixpkgs.lib.nixosSystem { specialArgs = { lib = ownlib.library; }; modules = [ plain ]; };
    };
  };
}
