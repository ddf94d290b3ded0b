{
  virtualisation.oci-containers.containers.search = {
    image = "docker.io/example/search:3.1.0";
    volumes = [
      "/opt/services/wiki/pages:/pages" # expect: HWC304
      "/opt/services/theme:/theme"
      "/opt/services/wiki-plugins:/plugins"
      "/opt/services/wikis:/other" # a name that only begins alike
      "wiki_uploads:/uploads:ro"
      "notes:/notes"
      "/etc/localtime:/etc/localtime:ro"
      "/etc/ssl/private:/ssl"
      "/run/wiki:/run/wiki"
      "/srv/pool:/pool"
      "/srv/pool/photos-of-2020:/photos"
      "/mnt/tank:/tank"
      "/home/anna/wiki:/home:O"
      "/opt/services/wiki.env:/.env"
    ];
    extraOptions = [
      "--mount" "type=bind,src=/opt/blog/../blog/posts,dst=/posts"
      "--tmpfs=/tmp"
    ];
  };
}
