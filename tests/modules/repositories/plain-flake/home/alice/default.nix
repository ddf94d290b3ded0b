{ inputs, outputs, lib, config, pkgs, ... }:
{
  imports = (builtins.attrValues outputs.homeManagerModules) ++ [ inputs.vscode-server.homeModules.default ];
  home = {
    username = lib.mkDefault "alice";
    homeDirectory = lib.mkDefault "/home/${config.home.username}";
    stateVersion = "24.11";
  };
  programs.git.enable = true;
}
