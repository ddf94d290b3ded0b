# flake-parts: hosts and modules that are made with `withSystem`, `moduleWithSystem`, `getSystem` and `importApply`.
{
  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
    flake-parts.url = "github:hercules-ci/flake-parts";
    tools.url = "github:example/tools";
  };
  outputs = inputs@{ flake-parts, ... }: flake-parts.lib.mkFlake { inherit inputs; } ({ flake-parts-lib, ... }: {
    systems = [ "x86_64-linux" "aarch64-linux" ];
    imports = [
      ./parts/lib.nix
      ./parts/hosts.nix
      ./parts/modules.nix
      ./parts/options.nix
      (flake-parts-lib.importApply ./parts/applied.nix { tag = "7"; })
      (inputs.flake-parts.lib.importApply ./parts/applied-too.nix { tag = "8"; })
      inputs.tools.flakeModule
    ];
  });
}
