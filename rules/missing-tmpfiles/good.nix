{ config, lib, pkgs, ... }:
let
  directories = [ "/opt/media/mapped/one" "/opt/media/mapped/two" ];
in
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "docker.io/library/nginx:1.27.2";
      volumes = [
        "/opt/media/plain:/plain"
        "/opt/media/parent:/parent"
        "/opt/media/mapped/one:/one"
        "/opt/media/mapped/two:/two"
        "/opt/media/settings:/settings"
        "/opt/media/linked:/linked"
        "/opt/media/script:/script"
        "/opt/media/started:/started"
        "/opt/media/activated/deep:/activated"
        "/opt/media/copied:/copied"
        "/opt/media/synchronised:/synchronised"
        "/opt/media/cloned:/cloned"
        "/opt/media/subvolume:/subvolume"
        "/opt/media/dataset:/dataset"
        "/var/lib/stateful:/stateful"
        "/var/lib/private/dynamic:/dynamic:ro"
        "/persist/kept:/kept"
        "/mnt/disk:/disk"
        "/mnt/storage/media/films:/films:ro"
        "/opt/media/lines/two:/lines"
        "/var/lib/specified/state:/specified"
        "/opt/media/from-etc:/from-etc"
        "/opt/media/beside:/beside"
        "/appdata:/appdata"
        "/home/alice:/alice"
        "/home/alice/sync:/sync"
        "/persist/home/alice/sync:/stored"
        "/var/lib/acme/example.org:/certificates:ro"
        "/var/lib/jellyfin/config:/jellyfin:ro"
        "/srv/syncthing:/syncthing"
        "/srv/syncthing/sync/books:/books"
        "/srv/sync/documents:/documents-of-syncthing"
        "/srv/objects:/objects"
        "/srv/torrents/done:/torrents:ro"
        "/srv/dumps/postgresql:/dumps:ro"
        "/srv/borg/laptop:/borg:ro"
        "/var/lib/dhparams:/dhparams:ro"
        "/var/lib/libvirt/images:/images"
        "/mnt/remote/documents:/documents"
        "/mnt/share/photos:/photos"
        # No directories of the project's making.
        "/etc/localtime:/etc/localtime:ro"
        "/etc/example:/etc/example:ro"
        "/run/podman/podman.sock:/var/run/docker.sock"
        "/run/example:/run/example"
        "/dev/dri:/dev/dri"
        "/sys/class:/sys/class:ro"
        "/var/lib/example/settings.yml:/settings.yml:ro"
        "${config.age.secrets.example.path}:/run/secret:ro"
        "${pkgs.writeText "settings" "key = 1"}:/settings:ro"
        "${pkgs.hello}/share:/share:ro"
        # No bind mounts, and what is not known.
        "named:/named"
        "${config.services.unheard-of.folder}:/unheard-of"
        "${config.services.unheard-of.folder}/below:/below"
      ];
      extraOptions = [
        "--mount=type=tmpfs,dst=/tmp"
        "--tmpfs=/run"
      ];
    };
  };

  systemd.tmpfiles.rules = map (path: "d ${path} 0755 1000 1000 -") directories ++ [
    "d /opt/media/plain/ 0755 1000 1000 -"
    "d /opt/media/parent/child 0755 1000 1000 -"
    "L+ /opt/media/linked - - - - /opt/media/plain"
    ''
      d /opt/media/lines 0755 1000 1000
      d /opt/media/lines/two 0755 1000 1000
    ''
    "d %S/specified/state 0755 1000 1000 -"
  ];
  environment.etc."tmpfiles.d/example.conf".text = "d /opt/media/from-etc 0755 1000 1000 -";
  systemd.tmpfiles.settings.file."/opt/media/beside/settings".f.mode = "0644";
  systemd.tmpfiles.settings.example."/opt/media/settings".d.mode = "0755";

  systemd.services = {
    dynamic.serviceConfig = {
      DynamicUser = true;
      StateDirectory = "dynamic";
    };
    podman-example = {
      preStart = "mkdir -p /opt/media/started";
      serviceConfig.StateDirectory = "stateful";
    };
    prepare.script = ''
      for name in script other; do
        ${pkgs.coreutils}/bin/install -d -m 0755 /opt/media/$name
      done
    '';
  };
  systemd.services.fill.script = ''
    cp -r ${./defaults} /opt/media/copied
    ${pkgs.rsync}/bin/rsync -a --chown 1000:1000 ${./defaults}/ /opt/media/synchronised/
    git clone --depth 1 https://example.org/repository.git /opt/media/cloned
    btrfs subvolume create /opt/media/subvolume
    zfs create -o mountpoint=/opt/media/dataset tank/dataset
  '';
  system.activationScripts.example = "mkdir -p /opt/media/activated/deep";
  environment.persistence."/persist" = {
    directories = [ "/persist/kept" ];
    users.alice.directories = [ { directory = "sync"; mode = "0700"; } ];
  };
  disko.devices.disk.main.content.partitions.root.content.subvolumes."/appdata".mountpoint = "/appdata";
  users.users.alice.isNormalUser = true;
  security.acme.certs."example.org" = { };
  services.jellyfin.enable = true;
  services.syncthing.dataDir = "/srv/syncthing";
  services.syncthing.settings.folders.documents.path = "/srv/sync/documents";
  services.minio.dataDir = [ "/srv/objects" ];
  services.transmission.settings.download-dir = "/srv/torrents/done";
  services.postgresqlBackup.location = "/srv/dumps/postgresql";
  security.dhparams.enable = true;
  virtualisation.libvirtd.enable = true;
  services.borgbackup.repos.laptop.path = "/srv/borg/laptop";
  fileSystems."/mnt/remote" = {
    device = "10.0.0.2:/documents";
    fsType = "nfs";
    options = [ "x-systemd.automount" ];
  };
  systemd.mounts = [
    {
      what = "//10.0.0.3/share";
      where = "/mnt/share";
      type = "cifs";
    }
  ];
  fileSystems."/mnt/disk" = {
    device = "/dev/disk/by-label/disk";
    fsType = "ext4";
  };
  fileSystems."/mnt/storage" = {
    device = "/dev/disk/by-label/storage";
    fsType = "xfs";
  };
}
