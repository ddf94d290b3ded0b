{ config, inputs, lib, self, ... }:
let
  # What `mkIf` takes away, by an argument of a helper or by a constant, is on no host.
  helper = { name, withSecret ? false }: lib.mkIf withSecret { ${name}.file = ../secrets/${name}.age; }; # expect: HWC404
in
{
  options.my.service.enable = lib.mkEnableOption "a service that no host enables";
  config = {
  sops.defaultSopsFile = ../secrets/common.yaml;
  sops.secrets = {
    "db/password" = { };
    "db/missing" = { }; # expect: HWC404
    api-key.owner = "x";
    quoted = { };
    absent = { }; # expect: HWC404
    renamed.key = "db/user";
    renamed2.key = "db/nope"; # expect: HWC404
    whole = { key = ""; };
    token = { sopsFile = ../secrets/app.json; format = "json"; };
    deep = { sopsFile = ../secrets/app.json; format = "json"; key = "nested/deep"; };
    deeper = { sopsFile = ../secrets/app.json; format = "json"; key = "nested/deeper"; }; # expect: HWC404
    env = { sopsFile = ../secrets/app.env; format = "dotenv"; };
    envyaml = { sopsFile = ../secrets/gone.yaml; }; # expect: HWC404
    bin = { sopsFile = ../secrets/gone.bin; format = "binary"; }; # expect: HWC404
    foreign = { sopsFile = "${inputs.mysecrets}/x.yaml"; };
    viaself = { sopsFile = self + "/secrets/common.yaml"; key = "api-key"; };
    viaself2 = { sopsFile = "${self}/secrets/nope.yaml"; key = "api-key"; }; # expect: HWC404
    viaself3 = { sopsFile = "${inputs.self}/secrets/common.yaml"; key = "nope"; }; # expect: HWC404
    abs = { sopsFile = "/var/lib/secrets/x.yaml"; };
    braces = { sopsFile = ../secrets/flow.yaml; key = "mail/password"; };
  };
  age.secrets = lib.mkMerge [
    (helper { name = "helped"; })
    (helper { name = "wanted"; withSecret = true; })
    (lib.mkIf false { never.file = ../secrets/never.age; })
    { off = lib.mkIf (1 == 2) { file = ../secrets/off.age; }; }
    { on = lib.mkIf true { file = ../secrets/on.age; }; } # expect: HWC404
    (lib.mkIf config.my.service.enable { disabled.file = ../secrets/disabled.age; }) # expect: HWC404
    {
    ok.file = ../secrets/ok.age;
    gone.file = ../secrets/gone.age; # expect: HWC404
    viaself.file = "${self}/secrets/ok.age";
    viaself2.file = self + /secrets/gone2.age; # expect: HWC404
    foreign.file = "${inputs.mysecrets}/x.age";
    rekey.rekeyFile = ../secrets/nope.age;
    }
  ];
  };
}
