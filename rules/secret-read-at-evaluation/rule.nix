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
    } is read from a secret's file while the configuration is evaluated: the build fails where the file is missing, and elsewhere what is in it goes to the Nix store";

  explanation = ''
    ## What it does

    Reports `builtins.readFile config.age.secrets.x.path` and the like, also through `lib.fileContents`, `fromJSON` and what
    is computed from it, where the result ends in a container's options, in a file that its module writes, or in a script
    of a unit. `builtins.pathExists` on the path is fine.

    ## Why it matters

    Secrets are decrypted when the system is activated, long after the evaluation. On another machine, and with pure
    evaluation, the file is not there and the build fails. Where it is there, its content is copied into the
    world-readable store.

    ## What to do

    Pass the path, not the content: an environment file, or a variable such as `POSTGRES_PASSWORD_FILE` with a mount. A file
    that mixes settings and secrets is made when the system is activated: `sops.templates`, or a script that runs before
    the container.

    ## When to suppress

    Never: the content of the secret is in the store of every machine that has built the system.
  '';
  references = [
    "https://github.com/ryantm/agenix#builtinsreadfile-anti-pattern"
  ];
}
