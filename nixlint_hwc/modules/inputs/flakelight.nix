# flakelight, after its API guide ("nixosConfigurations", "nixDir"): a flake as a module, parts of it in a folder.
{ lib, folders, unknown, ... }:
let
  inherit (lib) mkOption types;

  base =
    src:
    { config, ... }:
    let
      arguments = { inherit lib src config flakelight; inherit (config) inputs outputs; pkgsFor = unknown; };
      called = value: if lib.isFunction value then value (arguments // { moduleArgs = arguments; }) else value;

      # Of each name, what a file or a folder in `nixDir` says: one value of all, or one for each file.
      found =
        change: names:
        lib.concatMap (
          name:
          let
            at = config.nixDir + "/${name}";
          in
          if builtins.pathExists (at + ".nix") then [ (called (import (at + ".nix"))) ]
          else if builtins.pathExists (at + "/default.nix") then [ (called (import at)) ]
          else [ (lib.mapAttrs' (file: path: lib.nameValuePair (lib.removePrefix "_" file) (change path)) (folders.modules at)) ]
        ) names;

      build =
        hostname: given:
        let
          host = called given;
        in
        if host ? config && host ? options then host
        else lib.nixosSystem (host // {
          specialArgs = { inherit hostname; inherit (config) inputs; } // (host.specialArgs or { });
          modules = [
            { _module.args = { inputs' = unknown; flake = { inherit (config) inputs outputs; inputs' = unknown; }; }; }
          ] ++ (host.modules or [ ]);
        });
      hosts = lib.foldl' (all: one: all // one) { } (
        found import [ "nixosConfigurations" "nixos" ] ++ [ (called config.nixosConfigurations) ]
      );
      modules = lib.foldl' (all: one: all // one) { } (
        found (path: path) [ "nixosModules" ] ++ [ (called config.nixosModules) ]
      );
      library = lib.foldl' (all: one: all // one) { } (found import [ "lib" ] ++ [ (called config.lib) ]);
    in
    {
      freeformType = types.lazyAttrsOf types.anything;
      options = {
        inputs = mkOption { type = types.lazyAttrsOf types.raw; default = { }; };
        nixDir = mkOption { type = types.path; default = src + "/nix"; };
        nixosConfigurations = mkOption { type = types.either (types.lazyAttrsOf types.raw) types.raw; default = { }; };
        nixosModules = mkOption { type = types.either (types.lazyAttrsOf types.raw) types.raw; default = { }; };
        nixosModule = mkOption { type = types.raw; default = null; };
        lib = mkOption { type = types.raw; default = { }; };
        outputs = mkOption { type = types.lazyAttrsOf (types.lazyAttrsOf types.raw); default = { }; };
      };
      config._module.args = { inherit src flakelight; inherit (config) inputs outputs; pkgsFor = unknown; };
      config.outputs = {
        nixosConfigurations = lib.mapAttrs build hosts;
        nixosModules = modules // lib.optionalAttrs (config.nixosModule != null) { default = config.nixosModule; };
      } // lib.optionalAttrs (library != { }) { lib = library; };
    };

  mkFlake = {
    # There are further outputs, such as packages and overlays.
    __functor = self: src: root: unknown // (lib.evalModules { modules = [ (base src) root ] ++ self.extraModules; }).config.outputs;
    extend = modules: mkFlake // { extraModules = modules; };
    extraModules = [ ];
  };
  flakelight = { inherit mkFlake; types = unknown; };
in
{
  __functor = _: mkFlake;
  lib = flakelight;
}
