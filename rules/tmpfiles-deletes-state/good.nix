{ ... }:
{
  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/nginx:1.27.2";
    volumes = [
      "/opt/media/kept:/kept"
      "/opt/media/cache:/cache"
      "/opt/media/parent/below:/below"
      "/opt/media/emptied:/read:ro"
    ];
  };

  systemd.tmpfiles.rules = [
    "d /opt/media/kept 0755 1000 1000 -"
    "D /opt/media/cache 0755 1000 1000 7d"
    "d /opt/media/parent 0755 1000 1000 30d"
    "D /opt/media/emptied 0755 1000 1000 -"
    "R /opt/media/kept/lost+found"
  ];
}
