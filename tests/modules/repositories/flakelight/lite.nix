{ flavour, inputs, ... }: { virtualisation.oci-containers.containers."app-${flavour}".image = "docker.io/library/nginx:1.27"; }
