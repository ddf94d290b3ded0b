{ images, self', ... }: { environment.systemPackages = [ self'.packages.tool ]; virtualisation.oci-containers.containers.own.image = images.web; }
