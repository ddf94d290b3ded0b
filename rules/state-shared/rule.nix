{
  id = "HWC304";
  summary = "State that two containers share";
  severity = { sharedState, ... }: if sharedState.areDatabases then "error" else "note";
  defaultSeverity = "note";
  confidence = "high";
  category = "storage";
  subject = "sharedState";

  # Parts of paths that containers share on purpose, beside the shared media.
  settings.shared = [
    "media" "download" "torrent" "usenet" "music" "movies" "films" "books" "audiobooks" "podcasts" "photos" "pictures"
    "videos" "tv" "shows" "series" "comics" "manga" "documents" "share" "library" "recordings" "import" "incoming"
    "consume" "export" "transcode" "cache" "tmp" "certs" "ssl" "acme" "log" "backup" "sockets" "public" "games" "roms"
  ];

  check =
    {
      sharedState,
      conventions,
      settings,
      lib,
      ...
    }:
    let
      paths = map lib.toLower [
        sharedState.path
        sharedState.otherPath
      ];
      isMedia = lib.any (path: lib.any (root: lib.hasPrefix root path) conventions.sharedMedia) paths;
      below = path: lib.drop 2 (lib.splitString "/" path);
      # The category itself may be called "media": the words count below it.
      words = path: if lib.hasPrefix "/opt/" path then lib.drop 1 (below path) else lib.splitString "/" path;
      isShared = lib.any (
        path: lib.any (word: lib.any (part: lib.hasInfix part word) settings.shared) (words path)
      ) paths;
    in
    sharedState.areDatabases || !(sharedState.isSameStack || isMedia || isShared);
  message =
    { sharedState, container, ... }:
    let
      what = if sharedState.isVolume then "the volume ${sharedState.path}" else sharedState.path;
    in
    if sharedState.areDatabases then
      "the databases ${sharedState.other} and ${container.name} both keep their data in ${what}, and will destroy it"
    else if sharedState.path == sharedState.otherPath then
      "${sharedState.other} and ${container.name} both write to ${what}"
    else
      "${container.name} writes to ${what}, and ${sharedState.other} to ${sharedState.otherPath}";
  related =
    { sharedState, ... }:
    [
      {
        fact = sharedState.otherMount;
        message = "${sharedState.other} mounts it here";
      }
    ];

  explanation = ''
    ## What it does

    Reports two containers of one host that mount the same directory or volume, or one inside the other's, and can both
    write. Containers of one module, media and downloads are left alone. Two database servers with one data directory
    are an error, wherever they come from.

    ## Why it matters

    Neither can be moved, restored or given another owner without the other, and a fault in one damages both. Two servers
    on one data directory destroy it.

    ## What to do

    Give each its own directory; mount it read-only where the other one only reads.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#volume-v-source-volume-host-dir-container-dir-options"
  ];
}
