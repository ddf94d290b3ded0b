{
  inputs = {
    nixos.url = "github:nixos/nixpkgs/release-22.11";
    digga.url = "github:divnix/digga";
    digga.inputs.nixpkgs.follows = "nixos";
  };
  outputs = { self, digga, nixos, ... }@inputs:
    digga.lib.mkFlake {
      inherit self inputs;
      channels.nixos = { imports = [ (digga.lib.importOverlays ./overlays) ]; overlays = [ ]; };
      lib = import ./lib { lib = digga.lib // nixos.lib; };
      nixos = {
        hostDefaults = {
          system = "x86_64-linux";
          channelName = "nixos";
          imports = [ (digga.lib.importExportableModules ./modules) ];
          modules = [ { lib.our = self.lib; } ];
        };
        imports = [ (digga.lib.importHosts ./hosts) ];
        hosts.NixOS = { };
        importables = rec {
          profiles = digga.lib.rakeLeaves ./profiles;
          suites = with profiles; rec { base = [ core ]; };
        };
      };
    };
}
