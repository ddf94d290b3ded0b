{ config, self, ... }: {
  imports = [ "${self}/media.nix" ];
  networking.hostName = "nas";
}
