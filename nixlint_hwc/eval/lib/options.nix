# lib.options: what the module system does not bring natively.
lib:
let
  inherit (builtins) isAttrs isBool isList;
  rendered =
    value:
    if value ? _type && value ? text then
      value
    else
      lib.literalExpression (lib.generators.toPretty { multiline = true; allowPrettyValues = true; } value);
  documented =
    option:
    let
      visible = option.visible or true;
      type = option.type or { };
      empty = type.emptyValue or { };
      hasDefault =
        option ? defaultText || option ? default || (empty ? value && type.getSubModules or null == null);
      inner = type.getSubOptions option.loc;
    in
    [
      (
        {
          inherit (option) loc;
          name = lib.showOption option.loc;
          description = option.description or null;
          declarations = builtins.filter (file: file != lib.unknownModule) option.declarations;
          internal = option.internal or false;
          visible = if isBool visible then visible else visible == "shallow";
          readOnly = option.readOnly or false;
          type = type.description or "unspecified";
        }
        // lib.optionalAttrs (option ? example) { example = rendered option.example; }
        // lib.optionalAttrs hasDefault { default = rendered (option.defaultText or option.default or empty.value); }
        // lib.optionalAttrs (option.relatedPackages or null != null) { inherit (option) relatedPackages; }
      )
    ]
    ++ lib.optionals ((if isBool visible then visible else visible == "transparent") && inner != { }) (all inner);
  all = options: builtins.concatMap documented (lib.collect lib.isOption options);
in
{
  unknownModule = "<unknown-file>";
  mdDoc = text: text;
  literalMD = text: { _type = "literalMD"; inherit text; };
  literalCode = language: text: lib.literalMD "```${language}\n${text}\n```\n";
  literalDocBook = text: { _type = "literalDocBook"; inherit text; };
  literalExample = lib.literalExpression;
  optionAttrSetToDocList = all;
  optionAttrSetToDocList' = _: all;
  renderOptionValue = rendered;
  scrubOptionValue =
    value:
    if lib.isDerivation value then
      { type = "derivation"; drvPath = value.name; outPath = value.name; inherit (value) name; }
    else if isList value then
      map lib.scrubOptionValue value
    else if isAttrs value then
      builtins.mapAttrs (_: lib.scrubOptionValue) (removeAttrs value [ "_args" ])
    else
      value;
  showDefs =
    let
      shown =
        value:
        builtins.tryEval (
          lib.generators.toPretty { } (
            lib.generators.withRecursion { depthLimit = 10; throwOnDepthLimit = false; } value
          )
        );
      linesOf = text: builtins.filter builtins.isString (builtins.split "\n" text);
      described =
        lines:
        let
          excerpt = lib.take 5 lines ++ lib.optional (builtins.length lines > 5) "...";
        in
        ":${if builtins.length lines > 1 then "\n    " else " "}${builtins.concatStringsSep "\n    " excerpt}";
      line =
        definition:
        let
          inherit (shown definition.value) success value;
        in
        "\n- In `${definition.file}'${lib.optionalString success (described (linesOf value))}";
    in
    lib.concatMapStrings line;
  showOptionWithDefLocs =
    option:
    lib.concatMapStrings (line: "${line}\n") (
      [ "${lib.showOption option.loc}, with values defined in:" ] ++ map (file: "  - ${file}") option.files
    );
  showFiles = lib.concatMapStringsSep " and " (file: "`${file}'");
}
