{ lib, ... }:
{
  id = "HWC705";
  summary = "Port option of another type than types.port";
  severity = "warning";
  confidence = "high";
  category = "structure";
  subject = "declaration";

  check =
    { declaration, ... }:
    builtins.match "port|.*[a-z0-9]Port|.*[-_]port" declaration.name != null
    && !declaration.acceptsPorts
    && (
      builtins.match "int|(un)?signedInt.*|positiveInt|intBetween|number|unspecified" declaration.typeName != null
      || builtins.match "str|string|nonEmptyStr|singleLineStr" declaration.typeName != null
        && declaration.defaultText != null
        && builtins.match "[0-9]+" declaration.defaultText != null
    );
  message =
    { declaration, ... }:
    "${declaration.path} holds a port, but its type (${declaration.typeText}) takes values that are none";

  fix =
    { declaration, edit, ... }:
    if declaration.typeExpression == null then
      null
    else
      {
        title = "Use types.port";
        safe = declaration.holdsPorts && builtins.match "int|(un)?signedInt.*|positiveInt|intBetween" declaration.typeName != null;
        edits = [
          (edit.replaceExpression declaration.typeExpression (
            if lib.hasPrefix "lib." declaration.typeExpression.nix then "lib.types.port" else "types.port"
          ))
        ];
        withheld = if declaration.holdsPorts then null else "the option's values would have to change with its type";
      };

  explanation = ''
    ## What it does

    Reports options named `port`, `webPort`, `web-port` and so on that take integers, or strings with a number as their default,
    instead of `lib.types.port`. `types.nullOr types.port` is fine.

    ## Why it matters

    `types.port` refuses numbers beyond 65535 when the configuration is evaluated. Any other type lets them through to Podman,
    which fails when the container starts.

    ## What to do

    Use `lib.types.port`. Where the option was a string, definitions lose their quotes and uses need `toString`.
  '';
  references = [ "https://nixos.org/manual/nixos/stable/#sec-option-types-basic" ];
}
