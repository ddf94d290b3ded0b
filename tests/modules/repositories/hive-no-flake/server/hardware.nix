{ modulesPath, ... }: { imports = [ "${modulesPath}/profiles/qemu-guest.nix" ]; }
