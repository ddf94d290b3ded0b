# lib.modules: what the module system does not bring natively.
lib:
let
  inherit (lib) modules;
  isA = kind: value: value._type or "" == kind;
  mapAttributes = function: value: if builtins.isAttrs value then builtins.mapAttrs (_: function) value else value;
in
{
  pushDownProperties =
    config:
    let
      within = property: map (mapAttributes property) (modules.pushDownProperties config.content);
    in
    if isA "merge" config then
      builtins.concatMap modules.pushDownProperties config.contents
    else if isA "if" config then
      within (lib.mkIf config.condition)
    else if isA "override" config then
      within (lib.mkOverride config.priority)
    else
      [ config ];
  dischargeProperties =
    value:
    if isA "merge" value then
      builtins.concatMap modules.dischargeProperties value.contents
    else if isA "if" value then
      if !builtins.isBool value.condition then
        throw "‘mkIf’ called with a non-Boolean condition"
      else if value.condition then
        modules.dischargeProperties value.content
      else
        [ ]
    else
      [ value ];
  filterOverrides = definitions: (modules.filterOverrides' definitions).values;
  filterOverrides' =
    definitions:
    let
      isOverride = { value, ... }: isA "override" value;
      priorityOf = given: if isOverride given then given.value.priority else modules.defaultOverridePriority;
      bare = given: if isOverride given then given // { value = given.value.content; } else given;
      priorities = map priorityOf definitions;
      highestPrio =
        if builtins.length definitions == 1 then
          builtins.head priorities
        else
          builtins.foldl' (least: priority: lib.min priority least) 9999 priorities;
    in
    {
      inherit highestPrio;
      values = map bare (builtins.filter (given: priorityOf given == highestPrio) definitions);
    };
  sortProperties =
    definitions:
    let
      bare =
        given:
        if isA "order" given.value then
          given // { value = given.value.content; inherit (given.value) priority; }
        else
          given;
      priorityOf = given: given.priority or modules.defaultOrderPriority;
    in
    builtins.sort (first: second: priorityOf first < priorityOf second) (map bare definitions);
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
