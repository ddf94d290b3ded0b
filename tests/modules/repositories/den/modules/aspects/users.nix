{ den, lib, ... }:
{
  den.aspects.sara = {
    includes = [ den._.primary-user (den._.user-shell "fish") ];
    nixos = { virtualisation.oci-containers.containers.syncthing = { image = "docker.io/syncthing/syncthing:1.28"; ports = [ "127.0.0.1:8384:8384" "22000:22000" ]; volumes = [ "/home/sara/Sync:/var/syncthing" ]; }; };
    homeManager = { pkgs, ... }: { home.packages = [ pkgs.vim ]; };
  };
  den.aspects.guest.homeManager.programs.bash.enable = true;
}
