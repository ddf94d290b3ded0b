{ lib, ... }:
let
  isInteger = name: builtins.match "int|(un)?signedInt.*|positiveInt|intBetween" name != null;
  # The type in its place, with the names reached as they are there; null for a type that has more to it.
  ports =
    option:
    let
      names = "((with [A-Za-z_.]+;[[:space:]]*)*)";
      reached = "([A-Za-z_.]+[.])?";
      base = "(int|ints[.][A-Za-z0-9]+([[:space:]]+[(]?-?[0-9]+[)]?)*|number|str|string|nonEmptyStr|singleLineStr|anything|unspecified)";
      plain = builtins.match "${names}${reached}${base}" option.typeExpression.nix;
      nullable = builtins.match "${names}[(]?${reached}nullOr[[:space:]]+[(]?${reached}${base}[)]?[)]?" option.typeExpression.nix;
      at = index: found: let text = builtins.elemAt found index; in if text == null then "" else text;
    in
    if plain != null then
      "${at 0 plain}${at 2 plain}port"
    else if nullable != null then
      "${at 0 nullable}${at 2 nullable}nullOr ${at 3 nullable}port"
    else
      null;
in
{
  id = "HWC705";
  summary = "Port option whose type is not types.port";
  severity = "warning";
  confidence = "high";
  category = "structure";
  subject = "declaredOption";

  check =
    { declaredOption, ... }:
    builtins.match "port|.*[a-z0-9]Port|.*[-_]port" declaredOption.name != null
    && !declaredOption.acceptsPorts
    && (
      isInteger declaredOption.valueTypeName
      || builtins.elem declaredOption.typeName [ "number" "unspecified" ]
      || builtins.match "str|string|nonEmptyStr|singleLineStr" declaredOption.typeName != null
        && declaredOption.defaultText != null
        && builtins.match "[0-9]+" declaredOption.defaultText != null
    );
  message =
    { declaredOption, ... }:
    "${declaredOption.path} holds a port, but its type (${declaredOption.typeText}) also accepts values that are not valid ports";

  fix =
    { declaredOption, edit, ... }:
    if declaredOption.typeExpression == null then
      null
    else
      {
        title = "Use types.port";
        safe = declaredOption.holdsPorts && isInteger declaredOption.valueTypeName;
        edits = lib.optional (ports declaredOption != null) (
          edit.replaceExpression declaredOption.typeExpression (ports declaredOption)
        );
        withheld =
          if !declaredOption.holdsPorts then
            "the option's values would have to change with its type"
          else if ports declaredOption == null then
            "the type is not written as one name or nullOr of one; change it by hand"
          else
            null;
      };

  explanation = ''
    ## What it does

    Reports options named `port`, `webPort`, `web-port` and so on that take integers, or strings with a number as their default,
    instead of `lib.types.port`. `types.nullOr types.port` is fine.

    ## Why it matters

    `types.port` refuses numbers beyond 65535 when the configuration is evaluated. Any other type lets them through to Podman,
    which fails when the container starts.

    ## What to do

    Use `lib.types.port`. If the option was a string, remove the quotes from its definitions and add `toString` to its
    uses.

    ## When to suppress

    When the option holds something other than a single port, such as a range.
  '';
  references = [ "https://nixos.org/manual/nixos/stable/#sec-option-types-basic" ];
}
