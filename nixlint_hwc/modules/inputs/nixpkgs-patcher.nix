# nixpkgs-patcher, after its README: `nixosSystem` of a nixpkgs with patches; its own argument is `nixpkgsPatcher`.
{ lib, ... }: { lib.nixosSystem = given: lib.nixosSystem (removeAttrs given [ "nixpkgsPatcher" ]); }
