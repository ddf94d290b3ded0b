{ config, ... }:
{
  # Relative paths start there.
  systemd.services.podman-started-in-a-folder.serviceConfig.WorkingDirectory = "/opt/media";
  virtualisation.oci-containers.containers.started-in-a-folder = {
    image = "docker.io/library/nginx:1.27.2";
    volumes = [ "./example:/config" ];
  };

  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/nginx:1.27.2";
    volumes = [
      "/opt/media/example:/config:ro,z,U"
      "/opt/media/example:/slave:rslave"
      "named:/named"
      # Podman passes over what is said twice.
      "named:/named:ro"
      "/opt/media/example:/slave:rslave"
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
