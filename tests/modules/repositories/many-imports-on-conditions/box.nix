# Each file hangs on one switch, so what one of them defines is looked at in few worlds, however many switches there are.
{ lib, site, ... }:
{
  imports = lib.optional site.hasCaddy ./apps/caddy.nix
    ++ lib.optional site.hasGitea ./apps/gitea.nix
    ++ lib.optional site.hasGrafana ./apps/grafana.nix
    ++ lib.optional site.hasHomepage ./apps/homepage.nix
    ++ lib.optional site.hasImmich ./apps/immich.nix
    ++ lib.optional site.hasJellyfin ./apps/jellyfin.nix
    ++ lib.optional site.hasMiniflux ./apps/miniflux.nix
    ++ lib.optional site.hasNavidrome ./apps/navidrome.nix
    ++ lib.optional site.hasPaperless ./apps/paperless.nix
    ++ lib.optional site.hasRadarr ./apps/radarr.nix
    ++ lib.optional site.hasSonarr ./apps/sonarr.nix
    ++ lib.optional (site.tier == "lab") ./apps/vaultwarden.nix;

  virtualisation.oci-containers.containers.probe.image = "docker.io/library/busybox:1.36";
}
