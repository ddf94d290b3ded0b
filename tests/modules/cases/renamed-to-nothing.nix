# Nobody declares the new option.
{ lib }:
(lib.evalModules {
  modules = [
    (lib.mkRenamedOptionModule [ "a" ] [ "b" ])
    { a = 4; }
  ];
}).config.a
