# Packages are opaque, and what builders write stays known.
{ pkgs, lib }:
{
  program = "${pkgs.podman}/bin/podman";
  deep = "${pkgs.python3Packages.requests}/x";
  overridden = "${pkgs.podman.override { x = 1; }}/bin";
  derivation = lib.isDerivation pkgs.hello;
  isSet = builtins.isAttrs pkgs.hello;
  isFunction = lib.isFunction pkgs.hello;
  path = lib.makeBinPath [ pkgs.podman pkgs.jq ];
  withPackages = "${pkgs.python3.withPackages (p: [ p.requests ])}/bin/python";
  system = pkgs.stdenv.hostPlatform.system;
  linux = pkgs.stdenv.isLinux;
  text = builtins.readFile (pkgs.writeText "x" "token=${pkgs.hello}");
  library = pkgs.lib.toUpper "a";
  image = (pkgs.dockerTools.buildImage { name = "app"; tag = "1"; }).imageTag;
  made = (pkgs.stdenv.mkDerivation { pname = "a"; version = "1"; }).name;
  either = "${pkgs.podman or pkgs.hello}/bin/podman";
  eitherIsPackage = lib.isDerivation (pkgs.podman or pkgs.hello);
  orThrow = "${pkgs.podman or (throw "too old")}/bin/podman";
  orText = pkgs.podman or "podman";
  orDeep = pkgs.hello.hello or pkgs.podman;
  called = pkgs.callPackage ({ hello, greeting ? "hi" }: "${hello}/${greeting}") { };
  ofNoSystem = map (system: (import <nixpkgs> { inherit system; }).stdenv.isLinux) [ (x: x) { } 1 "${pkgs.x.y or "a"}-linux" ];
  ofNoSystemToo = (import <nixpkgs> { localSystem = { config = "x86_64-unknown-linux-gnu"; }; }).stdenv.hostPlatform.system;
}
