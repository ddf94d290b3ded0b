{ config, lib, ... }: {
  config = lib.mkIf (builtins.elem "chat" config.lab.roles) {
    sops.secrets.chat-key = { }; # expect: HWC404
    sops.secrets.bridge-key.sopsFile = ../hosts/attic/secrets.yaml; # expect: HWC404
  };
}
