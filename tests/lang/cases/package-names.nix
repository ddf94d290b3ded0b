# A name that nixpkgs is only presumed to have is certain where it is selected, not where `or` and `?` ask for it.
{ pkgs, lib }:
let
  overlaid = pkgs.extend (
    final: prev: {
      extended = (prev.extended or [ ]) ++ [ "own" ];
      pythonPackagesExtensions = prev.pythonPackagesExtensions ++ [ "own" ];
      scoped = final.newScope { greeting = "hi"; } ({ greeting, hello, own ? "default", absent ? "default" }: [ greeting "${hello}/bin" own absent ]) { };
      own = "overlay";
    }
  );
in
{
  selected = "${pkgs.hello}/bin";
  byPath = "${lib.getAttrFromPath [ "python3Packages" "requests" ] pkgs}/bin";
  certain = [ (pkgs ? lib) (pkgs ? stdenv.hostPlatform) (pkgs ? _type) (pkgs.hello ? override) ];
  alternative = pkgs.hello or "none";
  alternativeByPath = lib.attrByPath [ "hello" ] "none" pkgs;
  presence = [ (pkgs ? hello) (builtins.hasAttr "hello" pkgs) (lib.hasAttrByPath [ "hello" ] pkgs) ];
  overlaid = [ overlaid.extended overlaid.pythonPackagesExtensions ];
  inherit (overlaid) scoped;
  # What is no package at the top of nixpkgs may be no package at all.
  condition = if pkgs.stdenv.cc.isGNU then 1 else 2;
  comparison = [ (pkgs.stdenv.cc.isGNU == true) (pkgs.hello == true) (pkgs.stdenv.cc == null) ];
  list = pkgs.haskell.names ++ [ "own" ];
  mapped = map (name: name) pkgs.haskell.names;
  # nixpkgs has no name of `lib`; any other name may be a package or that of the outer `with`.
  ofLibrary = with lib; with pkgs; [ (optionalString true "text") "${hello}/bin" ];
  ofOther = with { hello = 1; }; with pkgs; hello;
}
