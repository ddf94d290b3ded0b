{
  id = "HWC401";
  summary = "Secret written out in the configuration";
  severity = "error";
  confidence = "high";
  category = "secrets";
  securitySeverity = 8.2;
  subject = "credential";
  # Names of variables, flags and keys that hold no secret although they sound like one.
  settings.public = [ ];

  check =
    { credential, settings, ... }:
    credential.where != "repository"
    && credential.kind != "read"
    && !builtins.elem credential.name settings.public;
  message =
    { credential, ... }:
    let
      subject = {
        value = credential.name;
        url = "A password in an address";
        token = "An access token";
        private-key = "A private key";
      };
      place = {
        environment = "the container's environment";
        labels = "a label";
        cmd = "the container's command";
        entrypoint = "the container's entrypoint";
        file = "a file that the configuration writes";
        script = "a script";
        unit = "the environment of a unit";
      };
      of = if credential.kind == "value" || credential.name == "" then "" else " (${credential.name})";
    in
    "${subject.${credential.kind}}${of} is written out in ${
      place.${credential.where} or "the flag ${credential.where}"
    }, so every user of the machine can read it in the Nix store";

  fix =
    {
      credential,
      container,
      edit,
      lib,
      ...
    }:
    let
      file = credential.environmentFile;
      isRead = lib.any (secret: secret.name == file.name) container.secrets;
      remove = if credential.where == "environment" then edit.removeBinding else edit.removeElement;
    in
    if container == null || file == null || !credential.isVariable then
      null
    else
      {
        title = "Take ${credential.name} from the secret ${file.name}";
        safe = false;
        edits = [
          (remove credential)
        ]
        ++ lib.optional (!isRead) (
          edit.appendTo container "environmentFiles" "config.${file.set}.\"${file.name}\".path"
        )
        ++ lib.optional (!isRead && !file.isAsserted) (
          edit.appendToOption container "assertions" ''
            {
              assertion = config.${file.set} ? "${file.name}";
              message = "${container.name} requires secret '${file.name}'";
            }''
        );
      };

  explanation = ''
    ## What it does

    Reports credentials written as plain text in the configuration: in `environment`, `labels`, `cmd`, `entrypoint` and
    `extraOptions` of a container, in files that the module writes, a registry's `login.passwordFile` among them, and in
    the scripts and variables of its units, including when they are passed to `podman secret create`. They are
    recognised by the name of the setting that holds them (`POSTGRES_PASSWORD`, `--api-key`), by a user and password in
    a URL, by the format of well-known tokens, and by the header of private keys. Placeholders such as `changeme` count,
    since the service then runs with them. The text itself is never printed.

    References are fine: variables such as `POSTGRES_PASSWORD_FILE`, paths below `/run/agenix`, `$VARIABLE`.

    ## Why it matters

    Nix writes every value of the configuration to `/nix/store`, which all users and containers with the store mounted
    can read, and which is copied to caches and backups. The repository also keeps it in its history.

    ## What to do

    Put the variable into an environment file that agenix or sops-nix decrypts at start, and name it in
    `environmentFiles`:

        environmentFiles = [ config.age.secrets."miniflux-env".path ];

    Many images also read a password from a file: set `POSTGRES_PASSWORD_FILE` and mount the secret read-only. A
    credential that was ever committed should be changed.

    ## When to suppress

    When the value protects nothing, such as the password of a database that only listens inside a pod. Say so in the
    suppression, or list the name in `[rules.hardcoded-secret.settings] public`.
  '';
  references = [
    "https://nix.dev/manual/nix/latest/store/secrets"
    "https://github.com/ryantm/agenix"
    "https://github.com/Mic92/sops-nix"
  ];
}
