{ lib, ... }: { imports = [ ./users.nix ]; time.timeZone = "Europe/London"; virtualisation.podman = { enable = true; dockerCompat = true; }; virtualisation.oci-containers.backend = "podman"; }
