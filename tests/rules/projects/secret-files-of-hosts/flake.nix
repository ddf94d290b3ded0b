{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.sops-nix.url = "github:Mic92/sops-nix";
  outputs = { nixpkgs, sops-nix, ... }:
    let
      host = name: nixpkgs.lib.nixosSystem {
        system = "x86_64-linux";
        modules = [ sops-nix.nixosModules.sops ./sops.nix ./roles/certificates.nix ./roles/chat.nix ./hosts/${name}/default.nix { networking.hostName = name; } ];
      };
    in
    { nixosConfigurations = nixpkgs.lib.genAttrs [ "attic" "cellar" ] host; };
}
