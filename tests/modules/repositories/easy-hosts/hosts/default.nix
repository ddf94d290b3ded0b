{ inputs, self, ... }:
{
  easy-hosts = {
    autoConstruct = true;
    path = ./.;
    shared.modules = [ ../modules ];
    shared.specialArgs.flavour = "mocha";
    perClass = class: { modules = [ ../modules/${class}.nix ]; };
    hosts.minerva = { arch = "x86_64"; class = "nixos"; deployable = true; modules = [ ]; };
  };
}
