{ weird, ... }:
weird.aspect {
  name = "wiki";
  nixos = { config, lib, ... }:
    let
      stack = "wiki";
    in
    {
      virtualisation.oci-containers.containers = lib.mapAttrs' (name: lib.nameValuePair (lib.concatStringsSep "-" [ stack name ])) {
        app = {
          image = "docker.io/requarks/wiki:2.5";
          volumes = [ "/srv/wiki:/data" "/srv/wiki-lost:/lost" ]; # expect: HWC301
          environmentFiles = [ config.sops.secrets.wiki.path ];
          extraOptions = [ "--network=wiki" ];
        };
        db = { # expect: HWC312
          image = "docker.io/library/postgres:16.4";
          extraOptions = [ "--network=wiki" ];
        };
      };
      systemd.services.podman-network-wiki.script = "podman network create --ignore wiki";
      systemd.tmpfiles.rules = [ "d /srv/wiki 0755 root root -" ];
      sops.secrets.wiki = { };
    };
}
