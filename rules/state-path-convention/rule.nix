{
  id = "HWC302";
  summary = "State outside its conventional place";
  severity = "note";
  confidence = "high";
  category = "storage";
  subject = "mount";

  # Folders that do not hold a single container's state, besides the shared media.
  settings.elsewhere = [
    "/mnt"
    "/media"
    "/srv"
    "/home"
    "/tmp"
    "/var/cache"
    "/var/log"
  ];
  # Folders with these names hold what containers share, wherever they are.
  settings.shared = [
    "media"
    "movies"
    "films"
    "tv"
    "shows"
    "series"
    "music"
    "audiobooks"
    "podcasts"
    "ebooks"
    "books"
    "comics"
    "photos"
    "pictures"
    "videos"
    "downloads"
    "torrents"
    "usenet"
  ];

  # This many containers with state elsewhere, and none with state there, amount to a convention of their own.
  settings.habit = 3;

  check =
    {
      mount,
      project,
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
      isSettled = lib.any (name: lib.elem name conventions.given) [ "state-root" "categories" ];
      isKept = lib.any (category: lib.elem "${start}${category}" project.stateFolders) conventions.categories;
    in
    (isSettled || isKept || project.stateKeepers < settings.habit)
    && lib.length parts == 2
    && mount.isBind
    && mount.isRelative == false
    && !isConventional
    && !mount.isReadOnly
    && !mount.isOverlay
    && !mount.isSourceRepeated
    && !mount.isSecret
    && !mount.isFile
    && !mount.existsAnyway
    && !mount.isBelowMountPoint
    && (lib.hasPrefix start path || !lib.any (name: lib.elem (lib.toLower name) settings.shared) (lib.splitString "/" path))
    && !lib.any isBelow (conventions.sharedMedia ++ settings.elsewhere);
  message =
    { mount, container, conventions, ... }:
    "${container.name} keeps state in ${mount.hostPath}, but the settings expect ${conventions.stateRoot} (`hwc-lint init` adapts them to the repository)";

  explanation = ''
    ## What it does

    Reports a writable mount of a directory outside the conventional place for state, `/opt/<category>/<name>`, or in a
    category that the conventions do not list. Each directory is reported once per container.

    If no settings name the place, and at least three containers of the repository keep state but none of them there,
    the repository evidently has a convention of its own, and nothing is reported.

    Conventions are settings: `hwc-lint init` writes a settings file with the place that the repository's containers
    have in common.

    ## Why it matters

    Backups, moves to another machine and searches for what fills a disk rely on one place.

    ## What to do

    If the repository has a convention of its own, run `hwc-lint init`, or set `state-root` and `categories` in
    `hwc-lint.toml`. Otherwise move the directory, and its tmpfiles rule, below one of the categories.

    ## When to suppress

    For directories that are not this container's state, such as those of native services.
  '';
  references = [
    "https://www.freedesktop.org/software/systemd/man/latest/tmpfiles.d.html"
  ];
}
