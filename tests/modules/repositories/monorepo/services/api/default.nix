{ pkgs ? import <nixpkgs> { } }: pkgs.stdenv.mkDerivation { name = "api"; src = ./.; }
