# Snowfall Lib, after its reference ("Library", "Systems", "Modules"): systems and modules by the folders they lie in.
{ lib, folders, unknown, ... }:
let
  # The functions that files below `lib/` define, merged.
  ownLibrary =
    root: arguments:
    lib.foldl' lib.recursiveUpdate { } (
      map (
        file:
        let
          value = import file;
          formals = lib.functionArgs value;
        in
        if !lib.isFunction value then value
        else value (if formals == { } then arguments else lib.intersectAttrs formals arguments)
      ) (folders.named "default.nix" (root + "/lib"))
    );

  # The modules below a folder, named by the folders they lie in.
  modulesOf =
    folder:
    lib.listToAttrs (
      map (file: {
        name = lib.removePrefix "${toString folder}/" (toString (dirOf file));
        value = file;
      }) (folders.named "default.nix" folder)
    );

  mkLib =
    options:
    let
      settings = options.snowfall or { };
      root = settings.root or options.src;
      namespace = settings.namespace or "internal";
      inputs = lib.removeAttrs options.inputs [ "src" ];

      base = lib // lib.mapAttrs (_: input: input.lib) (lib.removeAttrs inputs [ "self" ]) // {
        snowfall = unknown // { fs = unknown // { get-file = path: "${toString root}/${path}"; }; };
        inherit mkFlake;
      };
      own = ownLibrary root { inherit inputs namespace; lib = complete; snowfall-inputs = unknown; };
      complete = base // { ${namespace} = own; };

      mkFlake =
        given:
        let
          shared = given.systems.modules.nixos or [ ];
          modules = modulesOf (root + "/modules/nixos") // (given.modules.nixos or { });

          hostsFor = target: lib.genAttrs (hostNames target) (host target);
          hostNames =
            target:
            lib.filter (name: builtins.pathExists (root + "/systems/${target}/${name}/default.nix")) (
              folders.directories (root + "/systems/${target}")
            );
          host =
            target: name:
            let
              overrides = given.systems.hosts.${name} or { };
              system = overrides.system or target;
            in
            lib.nixosSystem {
              inherit system;
              modules =
                [ (root + "/systems/${target}/${name}/default.nix") ]
                ++ lib.attrValues modules
                ++ (overrides.modules or [ ])
                ++ shared
                ++ [ { networking.hostName = lib.mkDefault name; } ];
              specialArgs = (overrides.specialArgs or { }) // {
                inherit target system inputs namespace;
                lib = complete;
                host = name;
                format = "linux";
                virtual = false;
                systems = nixosConfigurations;
              };
            };
          nixosConfigurations = lib.foldl' (found: target: found // hostsFor target) { } (
            lib.filter (lib.hasSuffix "-linux") (folders.directories (root + "/systems"))
          );
        in
        unknown // {
          inherit nixosConfigurations;
          nixosModules = modules;
          lib = own;
          templates = lib.mapAttrs (name: _: { path = root + "/templates/${name}"; }) (folders.entries (root + "/templates"));
        };
    in
    lib.recursiveUpdate base own // { ${namespace} = own; };
in
{
  inherit mkLib;
  mkFlake =
    options:
    (mkLib { inherit (options) inputs src; snowfall = options.snowfall or { }; }).mkFlake (
      lib.removeAttrs options [ "inputs" "src" ]
    );
}
