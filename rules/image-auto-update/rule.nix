{
  id = "HWC107";
  summary = "Image that updates itself";
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
      what = if container.isDatabase then "a new version may be unable to read the old data" else "it changes without a deployment";
    in
    "${container.name} follows ${container.image.text} through ${when}, so ${what}";

  explanation = ''
    ## What it does

    Reports `pull = "always"` and `pull = "newer"`, the flag `--pull` with these values, and the labels
    `io.containers.autoupdate` and `com.centurylinklabs.watchtower.enable`, on containers whose tag moves (`latest`,
    `stable`, no tag, ...), once per container. With a fixed tag or a digest they are harmless. It is a warning for
    databases, otherwise a note.

    ## Why it matters

    The image changes at some restart or overnight, not when somebody deploys and watches. A new major version of a
    database rejects the old data directory, other programs convert theirs irreversibly, and `nixos-rebuild --rollback`
    restores neither the image nor the data.

    ## What to do

    Pin the tag and update it in the repository, where a bot can propose the change:

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
