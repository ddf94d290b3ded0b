{ lib }:
(lib.evalModules {
  modules = [ { options.v = lib.mkOption { default = 1; }; _module.args.late = [ ]; } ({ late, ... }: { imports = late; }) ];
}).config.v
