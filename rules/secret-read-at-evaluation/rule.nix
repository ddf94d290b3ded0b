{
  id = "HWC410";
  summary = "Secret read while evaluating";
  severity = "error";
  confidence = "high";
  category = "secrets";
  securitySeverity = 7.1;
  subject = "credential";

  check = { credential, ... }: credential.kind == "read";
  message =
    { credential, ... }:
    "${
      if credential.name == "" then "the value" else credential.name
    } reads a secret's file while the configuration is evaluated, when the file is missing or ends in the Nix store";

  explanation = ''
    ## What it does

    Reports `builtins.readFile config.age.secrets.x.path` and the like where a container uses the result.

    ## Why it matters

    Secrets are decrypted when the system is activated, long after the evaluation. On another machine, and with pure
    evaluation, the file is not there and the build fails. Where it is there, its content is copied into the
    world-readable store.

    ## What to do

    Pass the path, not the content: an environment file, or a variable such as `POSTGRES_PASSWORD_FILE` with a mount.
  '';
  references = [
    "https://github.com/ryantm/agenix#builtinsreadfile-anti-pattern"
  ];
}
