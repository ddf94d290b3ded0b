name: image: { virtualisation.oci-containers.containers.${name} = { inherit image; }; }
