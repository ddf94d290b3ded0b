{ lib, ... }:
{
  system = "x86_64-linux";
  mkHost = name: lib.nixosSystem { modules = [ name ]; };
}
