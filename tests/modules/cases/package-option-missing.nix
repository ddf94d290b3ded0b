{ lib }:
(lib.evalModules {
  modules = [ { options.tool = lib.mkPackageOption { } "tool" { }; } ];
}).config.tool.pname
