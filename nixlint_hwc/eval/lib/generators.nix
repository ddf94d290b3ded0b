# lib.generators: configuration formats out of values.
lib:
let
  inherit (builtins) attrNames concatMap filter head isAttrs isBool isFloat isInt isList isPath isString map tail toJSON;
  inherit (lib) concatMapStringsSep concatStrings concatStringsSep isDerivation isFunction mapAttrsToList;

  pretty = lib.generators.toPretty { };
  lines = text: filter isString (builtins.split "\n" text);
  plain = lib.generators.mkValueStringDefault { };
  isPlainSet = value: isAttrs value && !isDerivation value;

  toPretty =
    {
      allowPrettyValues ? false,
      multiline ? true,
      indent ? "",
    }:
    let
      show =
        depth: value:
        let
          deeper = depth + "  ";
          open = if multiline then "\n${deeper}" else " ";
          close = if multiline then "\n${depth}" else " ";
          formals = lib.functionArgs value;
          attribute =
            name: element: "${lib.strings.escapeNixIdentifier name} = ${show deeper element};";
        in
        if isInt value then
          toString value
        else if isFloat value then
          toJSON value
        else if isString value then
          showString open close value
        else if isBool value then
          lib.boolToString value
        else if value == null then
          "null"
        else if isPath value then
          toString value
        else if isList value then
          if value == [ ] then "[ ]" else "[${open}${concatMapStringsSep open (show deeper) value}${close}]"
        else if isFunction value then
          if formals == { } then
            "<function>"
          else
            "<function, args: {${
              concatStringsSep ", " (mapAttrsToList (name: optional: if optional then "${name}?" else name) formals)
            }}>"
        else if allowPrettyValues && value ? __pretty && value ? val then
          value.__pretty value.val
        else if value == { } then
          "{ }"
        else if isDerivation value then
          "<derivation ${value.name or "???"}>"
        else
          "{${open}${concatStringsSep open (mapAttrsToList attribute value)}${close}}";
      showString =
        open: close: text:
        let
          parts = lines text;
          escaped = map (builtins.replaceStrings [ "\${" "''" ] [ "''\${" "'''" ]) parts;
          end = lib.last escaped;
        in
        if multiline && builtins.length parts > 1 then
          "''${open}"
          + concatStringsSep open (lib.init escaped)
          + (if end == "" then close else open + end)
          + "''"
        else
          "\"" + concatMapStringsSep "\\n" (lib.escape [ "\\" "\"" "\${" ]) parts + "\"";
    in
    show indent;

  toKeyValue =
    {
      mkKeyValue ? lib.generators.mkKeyValueDefault { } "=",
      listsAsDuplicateKeys ? false,
      indent ? "",
    }:
    set:
    let
      line = name: value: "${indent}${mkKeyValue name value}\n";
      entry = name: value: map (line name) (if listsAsDuplicateKeys && isList value then value else [ value ]);
    in
    concatStrings (builtins.concatLists (mapAttrsToList entry set));

  toINI =
    {
      mkSectionName ? lib.escape [ "[" "]" ],
      mkKeyValue ? lib.generators.mkKeyValueDefault { } "=",
      listsAsDuplicateKeys ? false,
    }:
    let
      section = name: values: "[${mkSectionName name}]\n" + toKeyValue { inherit mkKeyValue listsAsDuplicateKeys; } values;
    in
    sections: concatStringsSep "\n" (mapAttrsToList section sections);

  # The one-level form of nested sections, as `a.b.c` with values.
  gitSections =
    set:
    let
      nested = name: isAttrs set.${name} && builtins.any isPlainSet (builtins.attrValues set.${name});
      flattened =
        path: value:
        if isPlainSet value then
          concatMap (name: flattened (path ++ [ name ]) value.${name}) (attrNames value)
        else if builtins.length path == 1 then
          [ { ${head path} = value; } ]
        else
          [ { ${concatStringsSep "." (lib.init path)}.${lib.last path} = value; } ];
      rewritten = filter nested (attrNames set);
    in
    lib.foldl lib.recursiveUpdate (removeAttrs set rewritten) (flattened [ ] (lib.getAttrs rewritten set));

  toGitINI =
    let
      sectionName =
        name:
        let
          parts = lib.splitString "." name;
        in
        if lib.hasInfix "\"" name || builtins.length parts == 1 then
          name
        else
          "${head parts} \"${concatStringsSep "." (tail parts)}\"";
      escaped = builtins.replaceStrings [ "\n" "\t" "\"" "\\" ] [ "\\n" "\\t" "\\\"" "\\\\" ];
      pair = lib.generators.mkKeyValueDefault {
        mkValueString = value: plain (if isString value then "\"${escaped value}\"" else value);
      } " = ";
      keyValue = name: value: concatMapStringsSep "\n" (one: "\t" + pair name one) (lib.toList value);
    in
    set: toINI { mkKeyValue = keyValue; mkSectionName = sectionName; } (gitSections set);

  toPlist =
    { escape ? false }:
    value:
    let
      text = if escape then lib.escapeXML else (content: content);
      element = indent: name: content: "${indent}<${name}>${content}</${name}>";
      block = indent: name: content: concatStringsSep "\n" [ "${indent}<${name}>" content "${indent}</${name}>" ];
      pair =
        indent: name: content:
        if name == "_module" || content == null then
          [ ]
        else
          [ (element indent "key" (text name)) (show indent content) ];
      show =
        indent: content:
        if content == null then
          ""
        else if isBool content then
          "${indent}<${lib.boolToString content}/>"
        else if isInt content then
          element indent "integer" (toString content)
        else if isString content || isPath content then
          element indent "string" (text (toString content))
        else if isList content then
          block indent "array" (concatMapStringsSep "\n" (show "\t${indent}") content)
        else if isAttrs content then
          block indent "dict" (concatStringsSep "\n" (builtins.concatLists (mapAttrsToList (pair "\t${indent}") content)))
        else if isFloat content then
          element indent "real" (toString content)
        else
          abort "generators.toPlist: ${builtins.typeOf content} has no property list form";
    in
    concatStringsSep "\n" [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
      "<!DOCTYPE plist PUBLIC \"-//Apple Computer//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">"
      "<plist version=\"1.0\">"
      (show "" value)
      "</plist>"
    ];

  toLua =
    {
      multiline ? true,
      indent ? "",
      asBindings ? false,
    }@options:
    value:
    let
      deeper = "${indent}  ";
      open = if multiline then "\n${deeper}" else " ";
      close = if multiline then "\n${indent}" else " ";
      inner = toLua (options // { indent = if asBindings then indent else deeper; asBindings = false; });
      table = items: if items == [ ] then "{}" else "{${open}${concatStringsSep ",${open}" items}${close}}";
      isName = name: builtins.match "[[:alpha:]_][[:alnum:]_]*(\\.[[:alpha:]_][[:alnum:]_]*)*" name != null;
      wrong = filter (name: !isName name) (attrNames value);
    in
    if asBindings then
      assert lib.assertMsg (wrong == [ ]) "Bad Lua var names: ${pretty wrong}";
      concatStrings (mapAttrsToList (name: element: "${indent}${name} = ${inner element}\n") value)
    else if value == null then
      "nil"
    else if isInt value || isFloat value || isString value || isBool value then
      toJSON value
    else if isPath value || isDerivation value then
      toJSON "${value}"
    else if isList value then
      table (map inner value)
    else if !isAttrs value then
      abort "generators.toLua: type ${builtins.typeOf value} is unsupported"
    else if value._type or null == "lua-inline" then
      "(${value.expr})"
    else
      table (mapAttrsToList (name: element: "[${toJSON name}] = ${inner element}") value);

  toDhall =
    options: value:
    if isAttrs value then
      "{ ${concatStringsSep ", " (mapAttrsToList (name: element: "${name} = ${toDhall options element}") value)} }"
    else if isList value then
      "[ ${concatMapStringsSep ", " (toDhall options) value} ]"
    else if isInt value then
      "${if value < 0 then "" else "+"}${toString value}"
    else if isBool value then
      if value then "True" else "False"
    else if isFunction value || value == null then
      abort "generators.toDhall: cannot convert a ${builtins.typeOf value} to Dhall"
    else
      toJSON value;
in
{
  inherit toPretty toKeyValue toINI toGitINI toPlist toLua;
  toDhall = { }@options: toDhall options;
  toJSON = { }: toJSON;
  toYAML = { }: toJSON;

  mkValueStringDefault =
    { }:
    value:
    let
      no = what: abort "generators.mkValueStringDefault: ${what} not supported: ${pretty value}";
    in
    if isInt value || isString value || isDerivation value then
      toString value
    else if isBool value then
      lib.boolToString value
    else if value == null then
      "null"
    else if isFloat value then
      lib.strings.floatToString value
    else if isList value then
      no "lists"
    else if isAttrs value then
      no "attrsets"
    else if isFunction value then
      no "functions"
    else
      no "this value is";
  mkKeyValueDefault =
    { mkValueString ? plain }:
    separator: name: value: "${lib.escape [ separator ] name}${separator}${mkValueString value}";
  mkDconfKeyValue = lib.generators.mkKeyValueDefault { mkValueString = value: toString (lib.gvariant.mkValue value); } "=";
  toDconfINI = toINI { mkKeyValue = lib.generators.mkDconfKeyValue; };
  toINIWithGlobalSection =
    {
      mkSectionName ? lib.escape [ "[" "]" ],
      mkKeyValue ? lib.generators.mkKeyValueDefault { } "=",
      listsAsDuplicateKeys ? false,
    }:
    { globalSection, sections ? { } }:
    (if globalSection == { } then "" else toKeyValue { inherit mkKeyValue listsAsDuplicateKeys; } globalSection + "\n")
    + toINI { inherit mkSectionName mkKeyValue listsAsDuplicateKeys; } sections;
  mkLuaInline = expr: { _type = "lua-inline"; inherit expr; };

  withRecursion =
    { depthLimit, throwOnDepthLimit ? true }:
    assert isInt depthLimit;
    let
      special = [ "__functor" "__functionArgs" "__toString" "__pretty" ];
      bounded =
        depth: value:
        if depth <= depthLimit then
          value
        else if throwOnDepthLimit then
          throw "Exceeded maximum eval-depth limit of ${toString depthLimit} while trying to evaluate with `generators.withRecursion'!"
        else
          "<unevaluated>";
      within =
        depth: value:
        let
          next = element: within (depth + 1) (bounded (depth + 1) element);
        in
        if isAttrs value then
          builtins.mapAttrs (name: if builtins.elem name special then (element: element) else next) value
        else if isList value then
          map next value
        else
          bounded (depth + 1) value;
    in
    within 0;
}
