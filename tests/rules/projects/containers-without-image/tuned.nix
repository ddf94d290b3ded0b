{ virtualisation.oci-containers.containers.wiki.extraOptions = [ "--memory=1g" ]; }
