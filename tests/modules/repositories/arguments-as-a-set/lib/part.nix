{ lib, pkgs ? null, ... }:
{ virtualisation.oci-containers.containers.part.image = "docker.io/house/part:${if pkgs == null then "1" else "2"}"; }
