{ flake, lib, ... }: { imports = [ { time.timeZone = lib.mkDefault "Asia/Kolkata"; } ]; }
