# lib.cli: command lines out of attribute sets.
lib:
let
  inherit (builtins) concatLists concatMap isBool isList stringLength;
  shown = lib.generators.mkValueStringDefault { };
in
{
  toGNUCommandLineShell = options: set: lib.escapeShellArgs (lib.cli.toGNUCommandLine options set);
  toGNUCommandLine =
    {
      mkOptionName ? name: if stringLength name == 1 then "-${name}" else "--${name}",
      mkBool ? name: flag: if flag then [ (mkOptionName name) ] else [ ],
      mkList ? name: values: concatMap (mkOption name) values,
      optionValueSeparator ? null,
      mkOption ?
        name: value:
        if value == null then
          [ ]
        else if optionValueSeparator == null then
          [ (mkOptionName name) (shown value) ]
        else
          [ "${mkOptionName name}${optionValueSeparator}${shown value}" ],
    }:
    set:
    let
      words =
        name: value:
        if isBool value then mkBool name value else if isList value then mkList name value else mkOption name value;
    in
    concatLists (lib.mapAttrsToList words set);

  toCommandLineShell = format: set: lib.escapeShellArgs (lib.cli.toCommandLine format set);
  toCommandLineShellGNU = options: set: lib.escapeShellArgs (lib.cli.toCommandLineGNU options set);
  toCommandLineGNU =
    {
      isLong ? name: stringLength name > 1,
      explicitBool ? false,
      formatArg ? shown,
    }:
    let
      format =
        name:
        { inherit explicitBool formatArg; }
        // (if isLong name then { option = "--${name}"; sep = "="; } else { option = "-${name}"; sep = ""; });
    in
    lib.cli.toCommandLine format;
  toCommandLine =
    format: set:
    let
      option =
        name: value:
        let
          spec = format name;
          text = (spec.formatArg or shown) value;
        in
        if value == null || (!spec.explicitBool && value == false) then
          [ ]
        else if !spec.explicitBool && value == true then
          [ spec.option ]
        else if spec.sep == null then
          [ spec.option text ]
        else
          [ "${spec.option}${spec.sep}${text}" ];
      words =
        name: value:
        if name == "" then
          throw "lib.cli.toCommandLine only accepts non-empty option names."
        else if isList value then
          concatMap (option name) value
        else
          option name value;
    in
    concatLists (lib.mapAttrsToList words set);
}
