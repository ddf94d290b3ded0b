{ config, lib, pkgs, ... }:
let
  version = "2.4.1";
  versions = lib.importJSON ./versions.json;
  digest = "sha256:2f1cd90e00fe2c991e18272bb35d6a8258eeb27785d121aa4cc1ae4235167cfd";
  c = image: { inherit image; };
  built = pkgs.dockerTools.buildLayeredImage { name = "mine"; tag = "latest"; contents = [ pkgs.hello ]; };
  pulled = pkgs.dockerTools.pullImage {
    imageName = "postgres";
    imageDigest = digest;
    hash = lib.fakeHash;
    finalImageName = "postgres";
    finalImageTag = "latest";
  };
in
{
  systemd.services.podman-from-script.preStart = "${pkgs.podman}/bin/podman load -i ${built}";
  systemd.services.build-own = {
    wantedBy = [ "multi-user.target" ];
    before = [ "podman-own.service" ];
    script = "${pkgs.podman}/bin/podman build -t own-image:latest ${./.}";
  };

  virtualisation.oci-containers.containers = {
    # Fixed, in one way or another.
    tagged = c "docker.io/library/nginx:1.27.2";
    digested = c "docker.io/library/nginx@${digest}";
    both = c "ghcr.io/owner/name:1.2@${digest}";
    latest-but-pinned = c "docker.io/library/nginx:latest@${digest}";
    port = c "registry.example.org:5000/team/app:1.0";
    port-name = c "localhost:5000/app:1.0";
    local = c "localhost/app:latest";
    address = c "192.168.1.5:5000/app:v3";
    v6 = c "[fd00::1]:5000/app:v3";
    deep = c "registry.gitlab.com/group/sub/project/image:v1.2.3";
    interpolated = c "docker.io/library/nginx:${version}";
    from-json = c "docker.io/library/redis:${versions.redis}";
    dated = c "docker.io/example/app:2024-11-08";
    stamped = c "docker.io/example/app:20241108T101500Z";
    commit = c "docker.io/example/app:sha-1a2b3c4";
    main-commit = c "docker.io/example/app:main-1a2b3c4";
    release-version = c "docker.io/example/app:release-1.9.0";
    stable-date = c "docker.io/example/app:stable-20241108";
    base = c "docker.io/library/postgres:16-alpine";
    alpine-version = c "docker.io/library/nginx:alpine3.20";
    letter = c "docker.io/library/nginx:1";
    transport = c "docker://docker.io/library/nginx:1.27";
    archive = c "oci-archive:/var/lib/images/app.tar";
    store = c "containers-storage:localhost/app";
    upper-tag = c "docker.io/example/app:V1.0-RC1";
    # renovate: datasource=docker depName=docker.io/example/app
    renovated = c "docker.io/example/app:1.0.3"; # renovate: ignore

    # Made by Nix: what it is tagged does not matter.
    built = { image = "mine:latest"; imageFile = built; };
    streamed = { image = "mine"; imageStream = built; };
    pulled = { image = "postgres:latest"; imageFile = pulled; };
    named-by-nix = { image = "${built.imageName}:${built.imageTag}"; imageFile = built; };
    from-script = { image = "mine:latest"; pull = "never"; };
    own = c "own-image:latest";

    # Not fixed.
    latest = c "docker.io/library/nginx:latest"; # expect: HWC101
    bare = c "docker.io/library/nginx"; # expect: HWC101
    bare-port = c "registry.example.org:5000/app"; # expect: HWC101
    main = c "docker.io/example/app:main"; # expect: HWC102
    stable = c "docker.io/example/app:stable"; # expect: HWC102
    stable-variant = c "docker.io/example/app:stable-tensorrt"; # expect: HWC102
    lts = c "docker.io/jenkins/jenkins:lts"; # expect: HWC102
    lts-variant = c "docker.io/jenkins/jenkins:lts-jdk17"; # expect: HWC102
    alpine = c "docker.io/library/nginx:alpine"; # expect: HWC102
    nightly = c "docker.io/example/app:nightly"; # expect: HWC102
    edge = c "docker.io/example/app:edge-alpine"; # expect: HWC102
    dev = c "docker.io/example/app:dev"; # expect: HWC102
    apache = c "docker.io/library/nextcloud:apache"; # expect: HWC102
    unqualified = c "nginx:1.27.2"; # expect: HWC105
    unqualified-user = c "example/app:1.0"; # expect: HWC105
    unqualified-bare = c "redis"; # expect: HWC101, HWC105

    # No references.
    scheme = c "https://ghcr.io/owner/name:1.0"; # expect: HWC104
    upper = c "ghcr.io/Owner/Name:1.0"; # expect: HWC104
    space = c "docker.io/library/nginx: 1.27"; # expect: HWC104
    empty-tag = c "docker.io/library/nginx:"; # expect: HWC104
    short-digest = c "docker.io/library/nginx@sha256:abc"; # expect: HWC104
    two-tags = c "docker.io/library/nginx:1.27:latest"; # expect: HWC104
    placeholder = c "docker.io/library/nginx:<version>"; # expect: HWC104

    # Updated by themselves.
    follows = (c "docker.io/library/nginx:latest") // { # expect: HWC101
      pull = "newer"; # expect: HWC107
    };
    follows-fixed = (c "docker.io/library/nginx:1.27.2") // { pull = "always"; };
    follows-db = (c "docker.io/library/postgres:alpine") // { # expect: HWC102
      labels."io.containers.autoupdate" = "registry"; # expect: HWC107
    };
    follows-db-fixed = (c "docker.io/library/postgres:16.4") // {
      labels."io.containers.autoupdate" = "registry";
    };
    watched = (c "docker.io/library/nginx:1.27.2") // {
      labels."com.centurylinklabs.watchtower.enable" = "true";
    };
  };
}
