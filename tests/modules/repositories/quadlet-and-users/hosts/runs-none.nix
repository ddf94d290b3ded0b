{ pkgs, ... }:
{
  # Neither starts a container.
  systemd.services.network = {
    path = [ pkgs.podman ];
    script = "podman network create run || echo podman run";
  };
  environment.etc."containers/systemd/web.network".text = "[Network]";
}
