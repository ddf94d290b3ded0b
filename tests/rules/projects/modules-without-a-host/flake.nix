{
  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";
    flake-parts.url = "github:hercules-ci/flake-parts";
    weird.url = "github:example/weird";
  };
  outputs = inputs: inputs.flake-parts.lib.mkFlake { inherit inputs; } {
    imports = [ ./parts/hosts.nix ./parts/paper.nix ];
    flake.nixosModules.blog = { config, ... }: {
      virtualisation.oci-containers.containers.blog = {
        image = "docker.io/library/ghost:5.105";
        volumes = [ "/srv/blog:/var/lib/ghost/content" ];
        environmentFiles = [ config.sops.secrets.blog.path config.sops.secrets.lost.path ]; # expect: HWC403
      };
      systemd.tmpfiles.rules = [ "d /srv/blog 0755 1000 1000 -" ];
      sops.secrets.blog = { };
    };
  };
}
