with lib;
let
  evaluated = given: (evalModules given).config;
  option = { options.a = mkOption { type = types.int; }; };
  argument = { further, ... }: { options.further = mkOption { default = further; }; };
in
{
  # A module that is not known may declare what no other does.
  undeclared = evaluated { modules = [ unknown option { a = 1; b = 2; } ]; };
  unknown-modules = evaluated { modules = [ option { a = 1; } ] ++ unknown; };
  of-unknown-arguments = evaluated (unknown // { specialArgs = { }; });
  # Special arguments that are not known may have the name that a module asks for.
  unknown-arguments = evaluated { modules = [ argument ]; specialArgs = unknown; };
  further-arguments = evaluated { modules = [ argument ]; specialArgs = unknown // { other = 1; }; };
  arguments-among-others = evaluated (unknown // { modules = [ argument ]; });
  extended = ((evalModules { modules = [ option { a = 1; } ]; }).extendModules {
    modules = [ argument ];
    specialArgs = unknown;
  }).config;
  imported = evaluated { modules = [ ({ further, ... }: { imports = [ further.module ]; a = 1; }) option ]; specialArgs = unknown; };
}
