{
  virtualisation.oci-containers.containers.wiki = {
    image = "docker.io/example/wiki:1.2.0";
    volumes = [
      "/opt/services/wiki:/data"
      "/opt/services/theme/:/theme" # expect: HWC304
      "/opt/services/wiki-plugins:/plugins:ro"
      "wiki_uploads:/uploads"
      "notes:/notes" # expect: HWC304
      "/opt/blog/posts:/posts" # expect: HWC304
      "/etc/localtime:/etc/localtime:ro"
      "/etc/ssl/private:/ssl"
      "/run/wiki:/run/wiki"
      "/srv/pool:/pool"
      "/mnt/tank:/tank"
      "/home/anna/wiki:/home"
      "/opt/services/wiki.env:/.env"
    ];
  };
}
