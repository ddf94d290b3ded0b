{
  id = "HWC406";
  summary = "Hard-coded path of a secret";
  severity = "note";
  confidence = "high";
  category = "secrets";
  subject = "secret";

  check = { secret, ... }: secret.isLiteral;
  message =
    { secret, container, ... }:
    "${container.name} hard-codes ${secret.path}, so a renamed, moved or missing secret goes unnoticed";

  fix =
    { secret, edit, lib, ... }:
    let
      isTemplate = lib.hasPrefix "/run/secrets/rendered/" secret.path;
      set = if isTemplate then "sops.templates" else "${secret.system}.secrets";
      option = "config.${set}.\"${secret.name}\".path";
    in
    if !secret.isDeclared || secret.text == null then
      null
    else
      {
        title = "Take the path from the option";
        safe = true;
        edits = [ (edit.splice secret "\${${option}}") ];
      };

  explanation = ''
    ## What it does

    Reports a path such as `/run/agenix/example` or `/run/secrets/example`, or the path of any declared secret, that is
    written as text where a container uses it.

    ## Why it matters

    The option `config.age.secrets.example.path` follows the declaration: it moves with it, and evaluation fails when
    the secret is gone. A hard-coded path does neither, and the container fails at start.

    ## What to do

    Write `config.age.secrets."example".path`, or `"''${config.age.secrets."example".path}:/run/example:ro"` in a mount.

    ## When to suppress

    When another repository declares the secret, so that there is no option to read.
  '';
  references = [ "https://github.com/ryantm/agenix#age-module-reference" ];
}
