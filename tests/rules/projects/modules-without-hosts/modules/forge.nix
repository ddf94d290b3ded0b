{
  imports = [ ./forge-options.nix ]; # expect: HWC004 (error)
  virtualisation.oci-containers.containers.forge.image = "codeberg.org/forgejo/forgejo:9.0.2";
}
