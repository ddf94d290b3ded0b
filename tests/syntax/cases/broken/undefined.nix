{ config, lib, ... }:
let
  cfg = confg.services;
  inherit lbi;
in
rec {
  a = b;
  b = cgf + missing + __foo + __curPos.line;
  c = with lib; anything;
  d = { inherit a; inherit (nothing) a; };
}
