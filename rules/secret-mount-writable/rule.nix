{
  id = "HWC405";
  summary = "Secret mounted writable";
  severity = "warning";
  confidence = "high";
  category = "secrets";
  securitySeverity = 4.3;
  subject = "mount";

  check = { mount, ... }: mount.isSecret && mount.isBind && !mount.isReadOnly && !mount.isOverlay;
  message = { mount, container, ... }: "${container.name} can write to the secret ${mount.hostPath}";

  fix =
    { mount, edit, ... }:
    if builtins.elem "rw" mount.options then
      null
    else
      {
        title = "Mount it read-only";
        safe = true;
        edits = [
          (edit.suffix mount (
            if mount.flag == "mount" then
              ",ro"
            else if mount.options == [ ] then
              ":ro"
            else
              ",ro"
          ))
        ];
      };

  explanation = ''
    ## What it does

    Reports a decrypted secret, or a folder of them such as `/run/agenix`, that is mounted without `ro`.

    ## Why it matters

    The file belongs to the host. A container that can write to it can change the secret for everything else that uses
    it, and agenix or sops-nix undo the change at the next switch.

    ## What to do

    Append `:ro` to the mount.

    ## When to suppress

    When the program insists on changing the owner or mode of the file.
  '';
  references = [ "https://docs.podman.io/en/latest/markdown/podman-run.1.html#volume-v-source-volume-host-dir-container-dir-options" ];
}
