{ pkgs, pname, ... }: pkgs.writeShellScriptBin pname "echo tool"
