{
  id = "HWC411";
  summary = "Secret written to a readable file";
  severity = "error";
  confidence = "high";
  category = "secrets";
  securitySeverity = 6.2;
  subject = "secretWrite";

  check = { ... }: true;
  message =
    { secretWrite, ... }:
    "a script writes the secret ${secretWrite.secret} to ${secretWrite.path}, which every user of the machine can read";

  explanation = ''
    ## What it does

    Reports a unit or activation script that writes a secret, or data read from one, to a file whose mode lets others
    read it. `umask 077`, the unit's `UMask=`, `chmod 600` on the file, `install -m 600`, and a folder that others
    cannot enter are fine, and so is `cp`, which keeps the mode of the secret.

    ## Why it matters

    agenix and sops-nix keep the decrypted file to its owner. The copy is open to every user and service.

    ## What to do

    Begin the script with `umask 077`, or write the file with `install -m 600 /dev/stdin "$file"`. Often no copy is needed:
    `environmentFiles` takes the secret itself, and templates of sops-nix put secrets into a file of their own.

    ## When to suppress

    When something outside the project closes the folder to others.
  '';
  references = [
    "https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html#UMask="
  ];
}
