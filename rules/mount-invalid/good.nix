{ config, ... }:
{
  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/nginx:1.27.2";
    volumes = [
      "/opt/media/example:/config:ro,z,U"
      "/opt/media/example:/slave:rslave"
      "named:/named"
      "${config.services.unheard-of.folder}:/unheard-of"
      "/opt/media/unheard-of:${config.services.unheard-of.target}"
      # HWC721 tells of it
      "$HOME/example:/home"
    ];
    extraOptions = [
      "--mount=type=bind,src=/opt/media/example,dst=/mounted,ro"
      "--tmpfs=/tmp:size=64m"
    ];
  };
}
