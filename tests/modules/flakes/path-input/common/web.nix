{ config, lib, ... }: { options.tag = lib.mkOption { type = lib.types.str; }; config.virtualisation.oci-containers.containers.web.image = "web:${config.tag}"; }
