# easy-hosts, after its README and option list: a module of flake-parts.
{ lib, folders, unknown, ... }:
let
  inherit (lib) mkOption types;

  parameters = {
    modules = mkOption { type = types.listOf types.deferredModule; default = [ ]; };
    specialArgs = mkOption { type = types.lazyAttrsOf types.raw; default = { }; };
  };
  perKind = mkOption {
    type = types.functionTo (types.submodule { options = parameters; });
    default = _: { };
  };

  module =
    { config, inputs, self, ... }:
    let
      settings = config.easy-hosts;
      classOf = class: if class == "iso" then "nixos" else settings.additionalClasses.${class} or class;
      kernel = class: if classOf class == "darwin" then "darwin" else "linux";

      host = { name, config, ... }: {
        options = parameters // {
          nixpkgs = mkOption { type = types.anything; default = inputs.nixpkgs; };
          arch = mkOption { type = types.str; default = "x86_64"; };
          class = mkOption { type = types.str; default = "nixos"; };
          tags = mkOption { type = types.listOf types.str; default = [ ]; };
          system = mkOption { type = types.str; default = "${config.arch}-${kernel config.class}"; };
          path = mkOption { type = types.nullOr types.path; default = null; };
          deployable = mkOption { type = types.bool; default = false; };
        };
      };

      build =
        name: host:
        let
          sources = [ settings.shared host ] ++ map settings.perTag host.tags ++ [ (settings.perClass host.class) (settings.perArch host.arch) ];
          assumed = lib.filter builtins.pathExists [ "${self}/hosts/${name}/default.nix" "${self}/systems/${name}/default.nix" ];
        in
        lib.nixosSystem {
          specialArgs = lib.foldl' lib.recursiveUpdate { inherit inputs self; } (map (source: source.specialArgs) sources);
          modules = (if host.path != null then [ host.path ] else assumed) ++ [
            {
              _module.args = { self' = unknown; inputs' = unknown; };
              networking.hostName = lib.mkDefault name;
              nixpkgs.hostPlatform = lib.mkDefault host.system;
            }
          ] ++ lib.concatMap (source: source.modules) sources;
        };

      # Hosts by their folders: below one for each platform, or all for one platform.
      found =
        if settings.onlySystem != null then
          lib.genAttrs (folders.directories settings.path) (name: placed settings.onlySystem (settings.path + "/${name}"))
        else
          lib.foldl' (hosts: system: hosts // lib.genAttrs (folders.directories (settings.path + "/${system}")) (
            name: placed system (settings.path + "/${system}/${name}")
          )) { } (folders.directories settings.path);
      placed = system: path:
        let
          parts = lib.splitString "-" system;
        in
        { inherit path; arch = lib.head parts; class = if lib.last parts == "linux" then "nixos" else lib.last parts; };
    in
    {
      options.easy-hosts = {
        autoConstruct = mkOption { type = types.bool; default = false; };
        path = mkOption { type = types.nullOr types.path; default = null; };
        onlySystem = mkOption { type = types.nullOr types.str; default = null; };
        shared = parameters;
        perClass = perKind;
        perArch = perKind;
        perTag = perKind;
        additionalClasses = mkOption { type = types.attrsOf types.str; default = { }; };
        hosts = mkOption { type = types.attrsOf (types.submodule host); default = { }; };
      };
      config = {
        easy-hosts.hosts = lib.mkIf settings.autoConstruct found;
        flake.nixosConfigurations = lib.mapAttrs build (lib.filterAttrs (_: host: classOf host.class == "nixos") settings.hosts);
      };
    };
in
{
  flakeModule = module;
  flakeModules.default = module;
}
