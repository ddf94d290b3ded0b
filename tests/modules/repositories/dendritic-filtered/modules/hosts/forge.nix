{ config, inputs, ... }:
{
  configurations.nixos.forge.module = { config, ... }@nixos: {
    imports = with inputs.self.modules.nixos; [ base server gitea ];
    nixpkgs.hostPlatform = "x86_64-linux";
    virtualisation.oci-containers.containers.renovate = { image = "docker.io/renovate/renovate:39.42.4"; environment.TZ = nixos.config.time.timeZone; };
  };
}
