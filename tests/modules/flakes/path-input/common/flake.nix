{
  outputs = { self, ... }: {
    nixosModules.web = import ./web.nix;
    lib.version = "7";
  };
}
