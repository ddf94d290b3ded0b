{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";
  inputs.sops-nix.url = "github:Mic92/sops-nix";
  inputs.private.url = "git+ssh://git@git.example.org/private";
  outputs =
    { nixpkgs, sops-nix, private, ... }:
    let
      host = modules: nixpkgs.lib.nixosSystem { modules = [ ./wiki.nix sops-nix.nixosModules.sops ] ++ modules; };
    in
    {
      nixosConfigurations = {
        on = host [ ./tuned.nix { wiki.enable = true; } ];
        off = host [ ./more.nix ];
        # What another repository has may be the image.
        partly = host [ ./tuned.nix private.nixosModules.wiki ];
        all = host [ { virtualisation.oci-containers = private.oci-containers; } ./tuned.nix ];
        settings = host [ ({ ... }: { config = { time.timeZone = "Europe/Vienna"; } // private.settings; }) ./tuned.nix ];
        imported = host [ { virtualisation.oci-containers.containers.wiki = { ... }: { imports = [ private.nixosModules.wiki ]; }; } ./tuned.nix ];
        named = host [ { virtualisation.oci-containers.containers = private.containers; } ./tuned.nix ];
        # An option of the project's gives an image to every container.
        built = host [ ./tuned.nix ./built.nix ];
        # No more than a definition that may be there.
        perhaps = host [ ./tuned.nix { virtualisation.oci-containers.containers.wiki = nixpkgs.lib.mkIf private.wiki { image = "docker.io/requarks/wiki:2.5.306"; }; } ];
        # A module of nixpkgs gives the image.
        nixpkgs = host [ { services.changedetection-io = { enable = true; playwrightSupport = true; }; virtualisation.oci-containers.containers.changedetection-io-playwright.extraOptions = [ "--memory=1g" ]; } ];
        other = host [ { virtualisation.oci-containers.containers.wiki = nixpkgs.lib.mkForce { image = "docker.io/requarks/wiki:2.5.306"; }; } ./tuned.nix ];
      };
    };
}
