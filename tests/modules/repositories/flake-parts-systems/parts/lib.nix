{ inputs, self, withSystem, ... }: {
  perSystem = { pkgs, system, inputs', self', config, craneLib, ... }: {
    _module.args.tag = "2-${system}";
    _module.args.unstable = import inputs.tools { inherit system; };
    packages.tool = pkgs.writeShellScriptBin "tool" "true";
    images.web = "ghcr.io/example/web:3";
    devShells.default = craneLib.devShell { packages = [ inputs'.tools.packages.default self'.packages.tool ]; };
  };
  flake.lib.mkHost = { hostname, system ? "x86_64-linux", modules ? [ ] }:
    withSystem system ({ config, inputs', self', pkgs, tag, unstable, ... }: inputs.nixpkgs.lib.nixosSystem {
      inherit system;
      specialArgs = { inherit inputs inputs' self' hostname tag unstable; inherit (config) images; };
      modules = [ self.nixosModules.base ../hosts/${hostname}.nix ] ++ modules;
    });
}
