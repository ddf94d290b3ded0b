{
  id = "HWC410";
  summary = "Secret read during evaluation";
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
    } is read from a secret's file during evaluation: the build fails where the file is missing, and elsewhere its content ends up in the Nix store";

  explanation = ''
    ## What it does

    Reports reading a secret's file, as in `builtins.readFile config.age.secrets.x.path`, also through
    `lib.fileContents`, `fromJSON` and further computation, where the result ends up in a container's options, in a file
    that its module writes, or in a script of a unit. `builtins.pathExists` on the path is fine.

    ## Why it matters

    Secrets are decrypted when the system is activated, long after evaluation. On another machine, and in pure
    evaluation, the file does not exist and the build fails. Where it does exist, its content is copied into the
    world-readable store.

    ## What to do

    Pass the path, not the content: an environment file, or a variable such as `POSTGRES_PASSWORD_FILE` with a mount.
    Create a file that mixes settings and secrets when the system is activated: with `sops.templates`, or in a script
    that runs before the container.

    ## When to suppress

    Never: the content of the secret is in the store of every machine that has built the system.
  '';
  references = [
    "https://github.com/ryantm/agenix#builtinsreadfile-anti-pattern"
  ];
}
