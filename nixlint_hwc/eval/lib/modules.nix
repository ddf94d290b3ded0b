# lib.modules: what the module system does not bring natively.
lib:
{
  mapDefinitionValue =
    function: definition:
    let
      again = lib.modules.mapDefinitionValue function;
      content = definition // { content = again definition.content; };
      ways = {
        merge = definition // { contents = map again definition.contents; };
        definition = definition // { value = again definition.value; };
        "if" = content;
        override = content;
        order = content;
      };
    in
    if definition ? _type then ways.${definition._type} or (function definition) else function definition;
  defaultOrderPriority = 1000;
  defaultOverridePriority = 100;
  mkFixStrictness = value: value;
  mkDefinition = given: given // { _type = "definition"; };
  importApply = file: argument: lib.setDefaultModuleLocation file (import file argument);
  setDefaultModuleLocation = file: module: { _file = file; imports = [ module ]; };
  importJSON = file: { _file = file; config = lib.importJSON file; };
  importTOML = file: { _file = file; config = lib.importTOML file; };
}
