{ lib }:
let
  outer = lib.evalModules {
    modules = [
      {
        options.shared = lib.mkOption { type = lib.types.deferredModule; default = { }; };
        options.fixed = lib.mkOption {
          type = lib.types.deferredModuleWith {
            staticModules = [ { options.n = lib.mkOption { type = lib.types.int; default = 1; }; } ];
          };
          default = { };
        };
      }
      { shared = { lib, ... }: { options.a = lib.mkOption { default = "a"; }; }; fixed.n = 4; }
      { shared.imports = [ { options.b = lib.mkOption { default = "b"; }; } ]; }
    ];
  };
  of = module: removeAttrs (lib.evalModules { modules = [ module ]; }).config [ "_module" ];
in
[ (of outer.config.shared) (of outer.config.fixed) ]
