{ lib, ... }: { time.timeZone = "Europe/Berlin"; virtualisation.oci-containers.backend = lib.mkDefault "podman"; }
