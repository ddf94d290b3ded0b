{
  id = "HWC302";
  summary = "State outside its place";
  severity = "note";
  confidence = "high";
  category = "storage";
  subject = "mount";

  # Folders that hold no state of one container, beside the shared media.
  settings.elsewhere = [
    "/mnt"
    "/media"
    "/srv"
    "/home"
    "/tmp"
  ];

  check =
    {
      mount,
      conventions,
      settings,
      lib,
      ...
    }:
    let
      path = mount.hostPath;
      isBelow = root: path == root || lib.hasPrefix "${root}/" path;
      parts = lib.splitString "<category>" conventions.stateRoot;
      start = lib.head parts;
      inside = lib.splitString "/" (lib.removePrefix start path);
      isConventional =
        lib.length parts == 2
        && lib.hasPrefix start path
        && lib.elem (lib.head inside) conventions.categories
        && lib.length inside > 1;
    in
    lib.length parts == 2
    && mount.isBind
    && mount.isRelative == false
    && !isConventional
    && !mount.isReadOnly
    && !mount.isSecret
    && !mount.isFile
    && !mount.existsAnyway
    && !mount.isBelowMountPoint
    && !lib.any isBelow (conventions.sharedMedia ++ settings.elsewhere);
  message =
    { mount, container, conventions, ... }:
    "${container.name} keeps state in ${mount.hostPath}, and its place is ${conventions.stateRoot}";

  explanation = ''
    ## What it does

    Reports a writable mount of a directory outside the place that the conventions give to state,
    `/opt/<category>/<name>`, or in a category that they do not name.

    ## Why it matters

    Backups, moves to another machine and searches for what fills a disk rely on one place.

    ## What to do

    Move the directory, and its tmpfiles rule, below one of the categories; or set `stateRoot` and `categories` in
    `hwc-lint.toml` to what the repository does.

    ## When to suppress

    For directories that are no state of this container, such as those of native services.
  '';
  references = [
    "https://www.freedesktop.org/software/systemd/man/latest/tmpfiles.d.html"
  ];
}
