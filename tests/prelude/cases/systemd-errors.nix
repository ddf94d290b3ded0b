# What systemd units reject: names without a type, settings that disagree, a list beside a scalar.
{ lib, ... }:
let
  attempt = unit: (builtins.tryEval (builtins.deepSeq { inherit (unit) after serviceConfig environment; } true)).success;
in
{
  module.systemd.services = {
    good.after = [ "network-online.target" ];
    no-suffix.after = [ "podman-db" ];
    disagree = lib.mkMerge [ { serviceConfig.Type = "oneshot"; } { serviceConfig.Type = "simple"; } ];
    mixed = lib.mkMerge [ { serviceConfig.ExecStart = [ "a" ]; } { serviceConfig.ExecStart = "b"; } ];
    integer.environment.PORT = 1;
  };

  show = config: builtins.mapAttrs (_: attempt) config.systemd.services;
}
