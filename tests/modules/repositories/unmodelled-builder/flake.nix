{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";
  inputs.builder.url = "github:example/builder";
  outputs = { builder, ... }: { nixosConfigurations = builder.lib.mkHosts { hosts = ./hosts; modules = ./modules; }; };
}
