# clan-core, after its documentation ("Clan", "Inventory", "Auto-included files"): machines from folders and the inventory.
{ lib, folders, unknown, ... }:
let
  inherit (lib) mkOption types;

  open = types.lazyAttrsOf types.anything;
  attributes = mkOption { type = open; default = { }; };

  machine = {
    freeformType = open;
    options = {
      machineClass = mkOption { type = types.str; default = "nixos"; };
      tags = mkOption { type = types.listOf types.str; default = [ ]; };
    };
  };
  role = {
    freeformType = open;
    options = {
      machines = attributes;
      # A list, or a set with the tags as names.
      tags = mkOption { type = types.coercedTo (types.listOf types.str) (tags: lib.genAttrs tags (_: { })) open; default = { }; };
      extraModules = mkOption { type = types.listOf types.raw; default = [ ]; };
    };
  };
  instance = {
    freeformType = open;
    options.roles = mkOption { type = types.attrsOf (types.submodule role); default = { }; };
  };
  inventory = {
    freeformType = open;
    options = {
      machines = mkOption { type = types.attrsOf (types.submodule machine); default = { }; };
      instances = mkOption { type = types.attrsOf (types.submodule instance); default = { }; };
    };
  };

  clan =
    self:
    { config, ... }:
    let
      inherit (config) directory;
      folder = name: directory + "/machines/${name}";
      included = name: lib.filter builtins.pathExists (
        map (file: folder name + "/${file}") [ "configuration.nix" "hardware-configuration.nix" "disko.nix" ]
      );

      tagsOf = name: [ "all" config.inventory.machines.${name}.machineClass ] ++ config.inventory.machines.${name}.tags;
      has = name: role: role.machines ? ${name} || lib.any (tag: role.tags ? ${tag}) (tagsOf name);
      located = module: if lib.isString module && !lib.hasPrefix "/" module then directory + "/${module}" else module;
      assigned = name: lib.concatMap (
        instance: lib.concatMap (role: lib.optionals (has name role) (map located role.extraModules)) (lib.attrValues instance.roles)
      ) (lib.attrValues config.inventory.instances);

      nixos = lib.filterAttrs (_: machine: machine.machineClass == "nixos") config.inventory.machines;
      ledger = directory + "/inventory.json";
    in
    {
      freeformType = open;
      options = {
        self = mkOption { type = types.raw; default = self; };
        directory = mkOption { type = types.raw; default = config.self.outPath; };
        specialArgs = mkOption { type = types.lazyAttrsOf types.raw; default = { }; };
        meta = attributes;
        inventory = mkOption { type = types.submodule inventory; default = { }; };
        machines = mkOption { type = types.attrsOf types.deferredModule; default = { }; };
        outputs = mkOption { type = types.lazyAttrsOf types.raw; };
        nixosConfigurations = mkOption { type = types.lazyAttrsOf types.raw; };
        nixosModules = mkOption { type = types.lazyAttrsOf types.raw; };
        clanInternals = mkOption { type = types.raw; default = unknown; };
      };
      config = {
        inventory = lib.mkMerge [
          { machines = lib.genAttrs (folders.directories (directory + "/machines")) (_: { }); }
          { machines = lib.mapAttrs (_: _: { }) config.machines; }
          (lib.optionalAttrs (builtins.pathExists ledger) (lib.importJSON ledger))
        ];
        outputs.moduleForMachine = lib.mapAttrs (name: _: {
          imports = included name ++ assigned name ++ lib.optional (config.machines ? ${name}) config.machines.${name};
          networking.hostName = lib.mkDefault name;
          clan.core.settings = {
            inherit directory;
            machine.name = name;
          };
        }) config.inventory.machines;
        nixosConfigurations = lib.mapAttrs (
          name: _:
          lib.nixosSystem {
            modules = [ config.outputs.moduleForMachine.${name} ];
            specialArgs = { clan-core = unknown; inherit (config) self; } // config.specialArgs;
          }
        ) nixos;
        nixosModules = lib.mapAttrs' (name: _: {
          name = "clan-machine-${name}";
          value = config.outputs.moduleForMachine.${name};
        }) nixos;
      };
    };

  buildClan =
    given:
    let
      evaluated = lib.evalModules { modules = [ (clan (given.self or null)) given ]; };
    in
    evaluated // evaluated.config;

  flakeModule =
    { config, self, ... }:
    {
      options = {
        clan = mkOption { type = types.deferredModule; default = { }; };
        flake = mkOption {
          type = types.submoduleWith { modules = [ {
            options.clan = mkOption { type = types.submoduleWith { modules = [ (clan self) ]; }; default = { }; };
          } ]; };
        };
      };
      config.flake = {
        clan = config.clan;
        inherit (config.flake.clan) nixosConfigurations clanInternals;
      };
    };
in
{
  lib = { inherit buildClan; clan = buildClan; };
  flakeModules.default = flakeModule;
}
