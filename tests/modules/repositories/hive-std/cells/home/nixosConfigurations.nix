{ inputs, cell }:
{
  box = {
    bee = { system = "x86_64-linux"; pkgs = inputs.nixpkgs; };
    imports = [ cell.nixosProfiles.podman cell.nixosProfiles.dashy ];
    networking.hostName = "box";
  };
}
