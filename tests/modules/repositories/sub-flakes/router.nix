{ virtualisation.oci-containers.containers.adguard.image = "docker.io/adguard/adguardhome:v0.107.54"; }
