{
  id = "HWC107";
  summary = "Image that is updated by itself";
  severity = { container, ... }: if container.isDatabase then "warning" else "note";
  defaultSeverity = "note";
  confidence = "high";
  category = "images";
  subject = "runSetting";

  check =
    { runSetting, container, ... }:
    runSetting.pullsNewer
    && runSetting.name == (builtins.head (builtins.filter (setting: setting.pullsNewer) container.runSettings)).name
    && !container.hasImageFile
    && container.image != null
    && !container.image.isLocal
    && !container.image.hasDigest
    && (container.image.isLatest || container.image.isMoving);
  message =
    { runSetting, container, ... }:
    let
      when = if runSetting.name == "pull" then "the pull policy ${runSetting.value}" else "the label ${runSetting.name}";
      what = if container.isDatabase then "a new version may not read the data of the old one" else "it changes without a deployment";
    in
    "${container.name} follows ${container.image.text} by ${when}, so ${what}";

  explanation = ''
    ## What it does

    Reports `pull = "always"` and `pull = "newer"`, the flag `--pull` with these values, and the labels
    `io.containers.autoupdate` and `com.centurylinklabs.watchtower.enable`, on containers whose tag moves (`latest`,
    `stable`, none, ...), once for each. A fixed tag or a digest makes them harmless. For databases it is a warning, else a
    note.

    ## Why it matters

    The image changes at some restart or in some night, not when somebody deploys and watches. A new major version of a
    database refuses the data directory of the old one, other programs convert theirs for good, and `nixos-rebuild
    --rollback` brings back neither the image nor the data.

    ## What to do

    Fix the tag and update it in the repository, where a bot can propose the change:

        image = "docker.io/library/postgres:16.4";
        pull = "missing";

    ## When to suppress

    For services without state that should follow their publisher, such as a scanner with its signatures inside the image.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-auto-update.1.html"
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#pull-policy"
  ];
}
