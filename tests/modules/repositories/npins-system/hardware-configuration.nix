{ fileSystems."/" = { device = "/dev/sda1"; fsType = "ext4"; }; }
