# What imports this may define the image.
{ virtualisation.oci-containers.containers.anything.ports = [ "127.0.0.1:3000:3000" ]; }
