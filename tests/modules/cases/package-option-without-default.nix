{ lib }:
(lib.evalModules {
  modules = [ { options.tool = lib.mkPackageOption { } "tool" { default = null; }; } ];
}).config.tool
