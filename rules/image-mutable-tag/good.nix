{ config, pkgs, ... }:
let
  digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
in
{
  virtualisation.oci-containers.containers = {
    example.image = "ghcr.io/gethomepage/homepage:release-4.0.9";
    example-date.image = "ghcr.io/immich-app/immich-server:nightly-20240101";
    example-build.image = "lscr.io/linuxserver/yq:master-ls120";
    example-number.image = "ghcr.io/example/app:main-build42";
    example-revision.image = "ghcr.io/example/app:trunk-r1234";
    example-commit.image = "ghcr.io/example/app:main-g0a1b2c3";
    example-version.image = "docker.io/library/postgres:16.4-alpine";
    example-word.image = "docker.io/library/mongo:mainsail";
    example-digest.image = "docker.io/netdata/netdata:stable@${digest}";
    example-file = {
      image = "tool:main";
      imageFile = pkgs.dockerTools.buildImage { name = "tool"; };
    };
    example-local.image = "localhost/tool:edge";
    example-never = {
      image = "docker.io/netdata/netdata:stable";
      pull = "never";
    };
    example-unknown.image = "docker.io/netdata/netdata:stable${config.hwc.unheard-of.suffix}";
  };
}
