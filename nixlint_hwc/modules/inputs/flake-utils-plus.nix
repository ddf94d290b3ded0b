# flake-utils-plus, after its README ("Documentation", "Examples"): hosts from `hosts` and `hostDefaults`.
{ lib, model, unknown, ... }:
let
  merge =
    left: right:
    left // lib.mapAttrs (
      name: value:
      if lib.isAttrs value then merge (left.${name} or { }) value
      else if lib.isList value then (left.${name} or [ ]) ++ value
      else value
    ) right;

  own = [ "channels" "channelsConfig" "hostDefaults" "hosts" "inputs" "outputsBuilder" "self" "sharedOverlays" "supportedSystems" ];

  mkFlake =
    given:
    let
      build =
        name: settings:
        let
          host = { system = "x86_64-linux"; modules = [ ]; extraArgs = { }; specialArgs = { }; } // merge (given.hostDefaults or { }) settings;
          # `com.example.web` is the host `web` in the domain `example.com`.
          labels = lib.reverseList (lib.splitString "." name);
          naming = {
            networking.hostName = lib.mkDefault (lib.head labels);
            networking.domain = lib.mkIf (lib.tail labels != [ ]) (lib.mkDefault (lib.concatStringsSep "." (lib.tail labels)));
            _module.args = { inherit (given) inputs; } // host.extraArgs;
          };
        in
        {
          ${host.output or "nixosConfigurations"}.${name} = (host.builder or lib.nixosSystem) {
            inherit (host) system specialArgs;
            modules = [ naming ] ++ host.modules;
          };
        };
      hosts = lib.foldl' lib.recursiveUpdate { } (lib.mapAttrsToList build (given.hosts or { }));
    in
    unknown // lib.removeAttrs given own // hosts;

  # Modules by the names of their files.
  exportModules =
    modules:
    lib.listToAttrs (
      map (module: {
        name = lib.removeSuffix ".nix" (baseNameOf (if lib.isAttrs module then module._file else module));
        value = module;
      }) modules
    );
in
{
  lib = (model "flake-utils").lib // { inherit exportModules mkFlake; };
}
