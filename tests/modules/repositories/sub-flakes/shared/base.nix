{ lib, ... }: { networking.domain = lib.mkDefault "home.arpa"; }
