{ lib }:
(lib.evalModules {
  modules = [
    (lib.doRename {
      from = [ "a" ];
      to = [ "b" ];
      visible = true;
      warn = false;
      use = value: "was ${value}";
      withPriority = false;
    })
    { options.b = lib.mkOption { type = lib.types.str; }; }
    { a = "x"; }
  ];
}).config
