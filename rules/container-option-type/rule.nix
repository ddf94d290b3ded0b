{
  id = "HWC710";
  summary = "Container option of the wrong type";
  severity = "error";
  confidence = "high";
  category = "structure";
  subject = "option";

  # A module that cannot be read may set what is null without it.
  check = { option, host, ... }: option.kind == "type" && !(option.given == "null" && host.mayDeclareSecrets);
  message =
    { option, container, ... }:
    let
      own = "${option.option} of ${container.name}";
      what = if option.read == null then "${own} is" else "the option ${option.read}, which ${own} reads, is";
    in
    "${what} ${option.given} where NixOS expects the type '${option.expected}', so ${if container.enabled then "the configuration" else "a host that enables it"} does not evaluate";

  fix =
    { option, edit, ... }:
    if option.number == null || option.read != null || !builtins.elem option.set [ "environment" "labels" "cmd" ] then
      null
    else
      {
        title = "Quote the number";
        safe = true;
        edits = [ (edit.replaceExpression option "\"${option.number}\"") ];
      };

  explanation = ''
    ## What it does

    Reports a value that the type of its container option rejects: an integer or a boolean in `environment`, a string
    where a list belongs, a list as `entrypoint`. A project option that a container's option reads, and whose type
    rejects its value, is reported once per container. Null is not reported on hosts with a module that cannot be read
    or comes from elsewhere, since that module may set the option.

    ## Why it matters

    NixOS does not convert: the rebuild stops with "is not of type" as soon as the module is enabled.

    ## What to do

    Quote numbers, write `toString cfg.port` for options that hold numbers, and `lib.boolToString` for booleans
    (`toString false` is the empty string). Put single strings into a list where the option takes one.

    ## When to suppress

    When a module that the linter cannot see changes the option's type.
  '';
  references = [ "https://nixos.org/manual/nixos/stable/#sec-option-types" ];
}
