{
  id = "HWC303";
  summary = "Shared media mounted writable";
  severity = "note";
  confidence = "high";
  category = "storage";
  subject = "mount";

  # Parts of the names of images that have to write to the library: managers, downloaders, taggers.
  settings.writers = [
    "sonarr" "radarr" "lidarr" "readarr" "bazarr" "whisparr" "mylar" "kapowarr" "qbittorrent" "transmission" "deluge"
    "sabnzbd" "nzbget" "rutorrent" "rtorrent" "slskd" "soularr" "soulseek" "jdownloader" "metube" "youtube" "pinchflat"
    "tubearchivist" "beets" "picard" "mp3tag" "tag" "tdarr" "unmanic" "handbrake" "makemkv" "filebot" "filebrowser"
    "syncthing" "nextcloud" "calibre" "immich" "photoprism" "samba" "recyclarr" "cleanuparr" "unpackerr" "autobrr"
    "aria2" "audiobookshelf" "podgrab" "ripping" "ripper" "automatic-ripping" "ersatztv" "fileflows" "lazylibrarian"
    "bookshelf" "deemix" "lidatube" "huntarr" "cross-seed" "qbit" "downloader"
    "tubesync" "ytdl" "yt-dlp" "spotdl" "gallery-dl" "pyload" "nicotine" "medusa" "sickchill" "sickgear" "flexget" "tvheadend"
    "suwayomi" "tachidesk" "tranga" "copyparty" "sftpgo" "filestash" "owncloud" "opencloud" "seafile" "rclone" "stash"
    "frigate" "shinobi" "zoneminder" "motioneye"
  ];

  check =
    {
      mount,
      container,
      conventions,
      settings,
      lib,
      ...
    }:
    mount.isBind
    && lib.any (
      root: mount.hostPath == root || lib.hasPrefix "${root}/" mount.hostPath
    ) conventions.sharedMedia
    && mount.isReadOnly == false
    && mount.isOverlay == false
    && !lib.any (word: lib.hasInfix word (lib.toLower container.imagePath)) settings.writers;
  message =
    { mount, container, ... }: "${container.name} can write to the shared media in ${mount.hostPath}";

  fix =
    { mount, edit, ... }:
    if builtins.elem "rw" mount.options then
      null
    else
      {
        title = "Mount it read-only";
        safe = false;
        edits = [
          (edit.suffix mount (if mount.flag == "mount" || mount.options != [ ] then ",ro" else ":ro"))
        ];
      };

  explanation = ''
    ## What it does

    Reports a writable mount below a folder of shared media, in a container that is not a media manager, downloader or
    tagger.

    ## Why it matters

    Players and readers only need to read. One that is broken into, or has a faulty clean-up job, can delete the library.

    ## What to do

    Append `:ro` to the mount. List images that have to write in `[rules.shared-media-writable.settings] writers`, by a
    part of their name.

    ## When to suppress

    When the program has to write there and is the only one of its kind; otherwise name its image in `writers`.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#volume-v-source-volume-host-dir-container-dir-options"
  ];
}
