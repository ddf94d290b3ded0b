{ config, lib, modulesPath, ... }: { imports = [ (modulesPath + "/installer/scan/not-detected.nix") ]; fileSystems."/" = { device = "/dev/disk/by-uuid/x"; fsType = "ext4"; }; }
