{ lib, ... }: { specialisation.rescue.configuration = { virtualisation.oci-containers.containers.rescue-shell.image = "docker.io/library/alpine:3.20.3"; }; }
