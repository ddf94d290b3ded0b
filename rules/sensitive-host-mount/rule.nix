{
  id = "HWC308";
  summary = "Sensitive part of the host mounted";
  severity = { mount, ... }: if mount.isReadOnly then "warning" else "error";
  defaultSeverity = "error";
  confidence = "high";
  category = "storage";
  securitySeverity = 8.0;
  subject = "mount";

  settings = {
    # Exactly these, and disks.
    paths = [
      "/" "/etc" "/root" "/home" "/boot" "/var" "/usr" "/proc" "/sys" "/dev" "/nix" "/nix/store" "/etc/ssh"
      "/var/lib" "/run" "/var/run"
    ];
    # Parts of the names of images that need to see the host, read-only.
    observers = [
      "node-exporter" "cadvisor" "netdata" "glances" "telegraf" "dashdot" "beszel" "datadog" "zabbix" "checkmk"
      "process-exporter" "scrutiny" "promtail" "alloy" "vector" "fluent-bit" "filebeat" "metricbeat" "homepage"
      "grafana-agent" "opentelemetry-collector" "elastic-agent" "osquery" "falco" "wazuh" "komodo-periphery"
    ];
    # Parts of the names of images that back the host up or search it, read-only.
    readers = [ "duplicati" "kopia" "restic" "borg" "backrest" "duplicacy" "urbackup" "clamav" ];
    # Parts of the names of images that serve the files of homes.
    servers = [ "samba" "nfs" "sftp" "webdav" "filebrowser" "copyparty" "syncthing" ];
  };

  check =
    {
      mount,
      container,
      settings,
      lib,
      ...
    }:
    let
      path = if mount.hostPath == "/" then "/" else lib.removeSuffix "/" mount.hostPath;
      isDisk = lib.hasPrefix "/dev/" path && builtins.match "/dev/(sd[a-z]+[0-9]*|nvme[0-9].*|vd[a-z].*|mapper/.+|disk/.+)" path != null;
      # The last component of some names is only `agent`.
      isOneOf = words: lib.any (word: lib.hasInfix word container.imagePath) words;
      isReader = isOneOf settings.readers;
      isObserver = isOneOf settings.observers;
    in
    mount.isBind
    && (lib.elem path settings.paths || isDisk)
    && mount.isOverlay == false
    # What is in the store everybody may read, and a container sees /sys without a mount too.
    && !(mount.isReadOnly && (isObserver || isReader || lib.elem path [ "/nix/store" "/nix" "/sys" ]))
    && !(isObserver && lib.elem path [ "/proc" "/sys" "/dev" ])
    && !(path == "/home" && isOneOf settings.servers);
  message =
    { mount, container, ... }:
    if mount.isReadOnly then
      "${container.name} can read all of the host's ${mount.hostPath}"
    else
      "${container.name} can change all of the host's ${mount.hostPath}";

  explanation = ''
    ## What it does

    Reports a mount of exactly one of the host's own folders, or of a disk. The folders are `/`, `/etc`, `/etc/ssh`,
    `/root`, `/home`, `/boot`, `/var`, `/var/lib`, `/usr`, `/run`, `/proc`, `/sys`, `/dev`, `/nix` and `/nix/store`; the
    setting `paths` holds them. Other files and folders below them are fine. Read-only it is a warning, and nothing for the
    store, `/sys`, and images that are known to watch (`observers`), back up or search (`readers`) the host. Programs that serve files
    (`servers`) may have `/home`.

    ## Why it matters

    Whoever breaks into the container has the host: its keys, its users' files, its boot loader.

    ## What to do

    Mount the folder that the program needs, read-only if it only reads.

    ## When to suppress

    For programs whose task needs the whole folder. You can list images that only read it in `observers` or `readers`,
    by a part of their names.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#volume-v-source-volume-host-dir-container-dir-options"
  ];
}
