{ lib, writeShellScriptBin, containers ? { virtualisation.oci-containers.containers.x.image = "x"; } }:
writeShellScriptBin "status" "podman ps"
