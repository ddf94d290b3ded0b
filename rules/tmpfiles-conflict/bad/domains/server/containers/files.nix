{ ... }:
{
  virtualisation.oci-containers.containers.files.image = "docker.io/filebrowser/filebrowser:v2.31.2";

  # Files are read by name: 00-nixos.conf, which holds the list, then 10-files.conf, then files.conf.
  systemd.tmpfiles.settings."10-files" = {
    "/srv/shared".d = { # expect: HWC313
      mode = "0700";
      user = "1000";
      group = "1000";
    };
    "/srv/files".d.mode = "0750";
  };

  environment.etc."tmpfiles.d/files.conf".text = ''
    # uploads by everybody
    d /srv/files 0755 root root - # expect: HWC313
  '';
}
