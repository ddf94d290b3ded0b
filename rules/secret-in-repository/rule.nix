{
  id = "HWC407";
  summary = "Plain-text secret in a file of the repository";
  severity = "error";
  confidence = "high";
  category = "secrets";
  securitySeverity = 8.2;
  subject = "credential";

  check = { credential, ... }: credential.where == "repository";
  message =
    { credential, ... }:
    "${credential.name} holds a secret in plain text, and the container reads it from the repository and the Nix store";

  explanation = ''
    ## What it does

    Reports an environment file or a mounted file that is part of the repository, is not encrypted, and contains a
    credential as recognised by `hardcoded-secret`, and a `login.passwordFile` that is a plain file of the repository.
    The credential itself is never printed.

    ## Why it matters

    Anyone with a copy of the repository has the secret, and in a flake the file is in the world-readable store as well.

    ## What to do

    Encrypt the file with agenix or sops-nix and use `config.age.secrets."example-env".path`. Change the credential: the
    history keeps it.

    ## When to suppress

    When what looks like a credential is an example that no service accepts.
  '';
  references = [
    "https://github.com/ryantm/agenix"
    "https://github.com/Mic92/sops-nix"
  ];
}
