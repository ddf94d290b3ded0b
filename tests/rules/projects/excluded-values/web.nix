{ config, lib, ... }:
let
  cfg = config.my;
  inherit (lib) mkIf mkMerge optional optionalAttrs;
in
{
  virtualisation.oci-containers.containers = mkMerge (
    [
      (mkIf (cfg.image != "") { a.image = cfg.image; })
      (mkIf (cfg.other != "none") { b.image = cfg.other; })
      (mkIf (cfg.tag != null) { c.image = "docker.io/library/nginx:${toString cfg.tag}"; })
      (mkIf (cfg.tags != [ ]) { d.image = "docker.io/library/nginx:${lib.concatStringsSep "-" cfg.tags}"; })
      (mkIf (cfg.port != 0 && cfg.listen != "0.0.0.0") {
        e = { image = "docker.io/library/postgres:17.2"; ports = [ "${cfg.listen}:${toString cfg.port}:5432" ]; };
      })
      (optionalAttrs (cfg.image != "") { f.image = cfg.image; })
      (if cfg.other == "none" then { } else { g.image = cfg.other; })
      # What its condition does not ask for is what the host says.
      (mkIf (lib.elem "web" cfg.roles) { h.image = cfg.other; }) # expect: HWC101, HWC105
    ]
    ++ optional (lib.hasPrefix "docker.io/" cfg.other) { i.image = cfg.other; }
    ++ lib.mapAttrsToList (name: one: mkIf (one.tag != "") { ${name}.image = "docker.io/library/nginx:${one.tag}"; }) cfg.instances
  );
}
