{ config, ... }:
{ virtualisation.oci-containers.containers.app.volumes = [ "${config.hwc.paths.state}/app:/data" ]; virtualisation.oci-containers.containers.app.image = "app:${config.hwc.paths.missing or "none"}"; }
