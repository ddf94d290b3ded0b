{
  inputs = {
    nixpkgs.url = "github:nixos/nixpkgs/nixos-unstable";
    std.url = "github:divnix/std";
    hive.url = "github:divnix/hive";
    hive.inputs.nixpkgs.follows = "nixpkgs";
  };
  outputs = { std, hive, self, ... }@inputs:
    let
      collect = hive.collect // { renamer = cell: target: "${target}"; };
    in
    hive.growOn {
      inherit inputs;
      cellsFrom = ./cells;
      cellBlocks = with std.blockTypes; with hive.blockTypes; [
        (functions "nixosProfiles")
        nixosConfigurations
      ];
    } {
      nixosConfigurations = collect self "nixosConfigurations";
    };
}
