{ pkgs, inputs, ... }:
{
  nixpkgs.overlays = [ inputs.tools.overlays.default ];
  virtualisation.oci-containers.containers = {
    deep.image = pkgs.theirImages.web "1.0";
    shallow.image = pkgs.theirImage;
  };
}
