{ paths, ... }@args: { virtualisation.oci-containers.containers.web.image = "web:${args.paths.tag}"; }
