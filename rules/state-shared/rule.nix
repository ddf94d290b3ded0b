let
  # The other containers that should not share this state.
  shared =
    {
      sharedState,
      container,
      conventions,
      settings,
      lib,
      ...
    }:
    let
      singular = word: lib.removeSuffix "s" word;
      known = map singular settings.shared;
      wordsOf = text: lib.filter lib.isString (builtins.split "[-_. ]+" (lib.toLower text));
      # The first folders of a path say where state is, not what it is: the category may be called "media".
      below = path: if lib.hasPrefix "/opt/" path then lib.drop 3 (lib.splitString "/" path) else lib.splitString "/" path;
      isSharedPath =
        path:
        lib.any (root: path == root || lib.hasPrefix "${root}/" path) conventions.sharedMedia
        || lib.any (word: lib.elem (singular word) known) (lib.concatMap wordsOf (below path));
      keeps = name: name != null && lib.any (word: lib.elem word settings.keepers) (wordsOf name);
      isOnPurpose =
        other: other.isSameStack || isSharedPath other.path || keeps other.imageName || keeps container.imageName;
    in
    if sharedState.isWholeDisk || isSharedPath sharedState.path then
      lib.filter (other: other.areDatabases) sharedState.others
    else
      lib.filter (other: other.areDatabases || !isOnPurpose other) sharedState.others;
in
{
  id = "HWC304";
  summary = "State shared by two containers";
  severity =
    { sharedState, lib, ... }:
    if lib.any (other: other.areDatabases && other.runTogether) sharedState.others then "error" else "note";
  defaultSeverity = "note";
  confidence = "high";
  category = "storage";
  subject = "sharedState";

  # Words in paths of what containers share on purpose, in the singular, besides the shared media.
  settings.shared = [
    "media" "download" "torrent" "usenet" "music" "movie" "film" "book" "ebook" "audiobook" "podcast" "photo" "picture"
    "image" "video" "tv" "show" "series" "comic" "manga" "document" "share" "shared" "common" "library" "recording"
    "import" "incoming" "inbox" "consume" "export" "upload" "transcode" "cache" "tmp" "temp" "cert" "ssl" "tls" "acme"
    "letsencrypt" "log" "backup" "dump" "socket" "sock" "public" "static" "www" "html" "game" "rom" "nas" "storage"
  ];
  # Words in the names of images that look after the state of others.
  settings.keepers = [
    "duplicati" "restic" "borg" "borgmatic" "kopia" "backrest" "duplicacy" "backup" "rclone" "filebrowser" "filestash"
    "syncthing" "samba" "nfs" "sftp" "sftpgo" "code" "vscode" "resilio" "krusader" "czkawka" "dozzle"
    "promtail" "alloy" "vector" "fluent" "crowdsec" "goaccess" "logrotate" "cadvisor" "scrutiny" "dockge" "portainer"
  ];

  check =
    { sharedState, container, ... }@facts:
    shared facts != [ ];
  message =
    { sharedState, container, lib, ... }@facts:
    let
      found = shared facts;
      first = lib.head found;
      names = map (other: other.name) found;
      listed = if lib.length names > 4 then lib.take 3 names ++ [ more ] else names;
      more = "${lib.optionalString sharedState.hasMore "at least "}${toString (lib.length names - 3)} more";
      all = "${lib.concatStringsSep ", " (lib.init listed)}${lib.optionalString (lib.length listed > 1) " and "}${lib.last listed}";
      what = if sharedState.isVolume then "the volume ${sharedState.path}" else sharedState.path;
      databases = lib.filter (other: other.areDatabases) found;
      ending =
        if lib.any (other: other.runTogether) databases then
          "will destroy it"
        else
          "would destroy it if they ran at the same time";
    in
    if databases != [ ] then
      "the databases ${(lib.head databases).name} and ${container.name} both keep their data in ${what}, and ${ending}"
    else if lib.all (other: other.path == sharedState.path) found then
      if lib.length found == 1 then
        "${first.name} and ${container.name} both write to ${what}"
      else
        "${container.name} writes to ${what}, as ${all} do"
    else if lib.length found == 1 then
      "${container.name} writes to ${what}, and ${first.name} to ${first.path}"
    else
      "${container.name} writes to ${what}, where ${all} keep state too";
  related =
    { lib, ... }@facts:
    map (other: {
      fact = other;
      message = "${other.name} mounts ${if other.path == facts.sharedState.path then "it" else other.path} here";
    }) (shared facts);

  explanation = ''
    ## What it does

    Reports two containers of one host that mount the same directory or volume, or one inside the other's, and can both
    write. Two database servers with one data directory are an error, wherever they come from, unless one of them is only
    started by hand (`autoStart = false`), as for an upgrade.

    Not reported are parts of one application (containers of one module, with a common prefix of their names, in one
    pod, or where one waits for the other or is in its network), directories that exist to be shared (media, downloads,
    certificates, logs, a whole disk), and programs that look after others' state, such as backups and file managers.
    Both lists of words are settings of the rule.

    ## Why it matters

    Neither can be moved, restored or given another owner without affecting the other, and a fault in one damages both.
    Two servers on one data directory destroy it.

    ## What to do

    Give each its own directory; mount it read-only where the other one only reads.

    ## When to suppress

    When the two exchange files through the directory, and neither can see files that the other has only partly written.
    For a whole kind of directory or program, extend the lists of words instead.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#volume-v-source-volume-host-dir-container-dir-options"
  ];
}
