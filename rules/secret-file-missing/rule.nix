{
  id = "HWC404";
  summary = "Secret's encrypted file missing";
  severity = { declaredSecret, ... }: if declaredSecret.isInUse then "error" else "note";
  defaultSeverity = "error";
  confidence = "high";
  category = "secrets";
  subject = "declaredSecret";

  check = { declaredSecret, ... }: declaredSecret.fileExists == false || declaredSecret.missingKey != null;
  message =
    { declaredSecret, ... }:
    if declaredSecret.missingKey != null then
      "the secret ${declaredSecret.name} is not in ${declaredSecret.file}, which has no key ${declaredSecret.missingKey}"
    else
      "the file ${declaredSecret.file} of the secret ${declaredSecret.name} does not exist";

  explanation = ''
    ## What it does

    Reports a secret of agenix or sops-nix whose encrypted file is not in the project, and a secret of sops-nix whose
    key is missing from its YAML or JSON file, whether that is named by `sopsFile` or by `sops.defaultSopsFile` of a
    host. Key names are readable without decryption. Not checked are files of flake inputs, absolute paths, files
    matched by `.gitignore`, and files in submodules that are not checked out.

    It is a note where the repository has hosts, and none of them uses the file that declares the secret.

    ## Why it matters

    Evaluation fails, or the secret cannot be installed when the system is activated.

    ## What to do

    Create the file, add it to git (a flake does not see files that git does not know), or correct the path or the key.

    ## When to suppress

    When a step before the evaluation creates the file.
  '';
  references = [
    "https://github.com/ryantm/agenix"
    "https://github.com/Mic92/sops-nix"
  ];
}
