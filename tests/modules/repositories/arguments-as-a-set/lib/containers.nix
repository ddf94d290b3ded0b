{ lib, registry, pkgs ? null }:
{ whole.image = "${registry}/whole:${if pkgs == null then "1" else "2"}"; }
