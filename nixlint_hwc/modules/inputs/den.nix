# den, after its modules and its guides ("Core Principles", "Hosts & Users", "Aspects"): hosts take what their aspects say.
#
# An aspect is a set of modules by class, and of further aspects in `includes`. What is a function there is asked for
# the hosts, or users on hosts, that give its arguments. Of the batteries below `den.provides` nothing is modelled.
{ lib, unknown, ... }:
let
  inherit (lib) mkOption types;

  isContextual = value: builtins.isFunction value && lib.functionArgs value != { };
  isFactory = value: builtins.isFunction value && lib.functionArgs value == { };

  # Functions of a context are what an aspect includes; other functions make aspects, for whoever calls them.
  aspect = types.coercedTo (types.addCheck types.raw isContextual) (function: { includes = [ function ]; }) (
    types.either (types.addCheck types.raw isFactory) (types.submodule aspectModule)
  );
  aspectModule =
    { name, options, ... }:
    {
      freeformType = types.lazyAttrsOf types.deferredModule;
      imports = [ (lib.mkAliasOptionModule [ "_" ] [ "provides" ]) ];
      options = {
        name = mkOption { type = types.str; default = name; };
        description = mkOption { type = types.str; default = ""; };
        meta = mkOption { type = types.raw; default = { }; };
        includes = mkOption { type = types.listOf types.raw; default = [ ]; };
        provides = aspects;
        into = mkOption { type = types.raw; default = { }; };
        __functor = mkOption { type = types.raw; default = calledWith; };
        place = mkOption { type = types.str; default = lib.showOption options.name.loc; };
      };
    };
  aspects = mkOption { type = types.lazyAttrsOf aspect; default = { }; };

  # An aspect that is called: what its functions make of the argument.
  calledWith = self: context: {
    includes = lib.concatMap (
      included:
      if lib.isAttrs included then lib.optional (included ? includes) (calledWith included context)
      else lib.optional (takes context included) (included context)
    ) self.includes;
  };
  takes = context: function:
    let
      formals = lib.functionArgs function;
    in
    lib.all (name: formals.${name} || context ? ${name}) (lib.attrNames formals);

  # The module that an aspect gives a host. A named aspect is taken once, however often it is included.
  #
  # With `needed`, only the functions that ask for that argument count: all else is taken already.
  moduleOf =
    context: needed: value:
    if lib.isAttrs value then
      {
        imports =
          map (class: { key = "${value.place or "<aspect>"}#${class}"; imports = [ value.${class} ]; }) (
            lib.filter (class: needed == null && value ? ${class}) (if value ? place then classes else [ ])
          )
          ++ map (class: value.${class}) (lib.filter (class: needed == null && !(value ? place) && value ? ${class}) classes)
          ++ map (moduleOf context needed) (value.includes or [ ]);
      }
    else
      let
        formals = lib.functionArgs value;
        isAsked = takes context value && (needed == null || formals ? ${needed});
      in
      if isAsked then moduleOf context null (value (lib.intersectAttrs formals context)) else { };
  classes = [ "nixos" "os" ];

  module =
    { config, inputs, ... }:
    let
      den = config.den;
      named = value: if builtins.isString value then den.aspects.${value} or { } else value;
      schema = kind: map (all: all.${kind} or { }) [ den.schema den.base ];
      kinds = kind: schema "conf" ++ schema kind;

      user =
        host:
        { name, config, ... }:
        {
          freeformType = types.attrsOf types.anything;
          imports = kinds "user";
          config._module.args = { inherit host; user = config; };
          options = {
            name = mkOption { type = types.str; default = name; };
            userName = mkOption { type = types.str; default = name; };
            class = mkOption { type = types.str; default = "homeManager"; };
            classes = mkOption { type = types.listOf types.str; default = [ "user" ]; };
            aspect = mkOption { type = types.raw; default = config.name; };
            host = mkOption { type = types.raw; default = host; };
          };
        };

      host =
        system:
        { name, config, ... }:
        {
          freeformType = types.attrsOf types.anything;
          imports = kinds "host";
          config._module.args.host = config;
          options = {
            name = mkOption { type = types.str; default = name; };
            hostName = mkOption { type = types.str; default = config.name; };
            system = mkOption { type = types.str; default = system; };
            class = mkOption { type = types.str; default = if lib.hasSuffix "darwin" system then "darwin" else "nixos"; };
            aspect = mkOption { type = types.raw; default = config.name; };
            description = mkOption { type = types.str; default = ""; };
            users = mkOption { type = types.attrsOf (types.submodule (user config)); default = { }; };
            instantiate = mkOption { type = types.raw; default = inputs.nixpkgs.lib.nixosSystem or lib.nixosSystem; };
            intoAttr = mkOption { type = types.raw; default = [ "nixosConfigurations" config.name ]; };
            mainModule = mkOption { type = types.deferredModule; default = modulesOf config; };
          };
        };

      modulesOf =
        host:
        let
          static = { class = "nixos"; aspect-chain = [ ]; };
          alone = moduleOf (static // { inherit host; }) null;
          with' = user: moduleOf (static // { inherit host user; });
          shared = [ den.default (den.ctx.host or { }) (named host.aspect) ];
        in
        {
          imports = map alone shared ++ lib.concatMap (user:
            map (with' user "user") shared ++ map (with' user null) [ (den.ctx.user or { }) (named user.aspect) ]
          ) (lib.attrValues host.users);
        };

      hosts = lib.filter (host: host.class == "nixos") (lib.concatMap lib.attrValues (lib.attrValues den.hosts));
      build = host: {
        name = lib.last (lib.toList host.intoAttr);
        value = host.instantiate {
          modules = [ host.mainModule { nixpkgs.hostPlatform = lib.mkDefault host.system; } ];
        };
      };
    in
    {
      options.den = {
        hosts = mkOption {
          type = types.attrsOf (types.submodule ({ name, ... }: { freeformType = types.attrsOf (types.submodule (host name)); }));
          default = { };
        };
        homes = mkOption { type = types.attrsOf (types.attrsOf types.raw); default = { }; };
        inherit aspects;
        default = mkOption { type = types.submodule aspectModule; default = { }; };
        ctx = aspects;
        ful = mkOption { type = types.attrsOf (types.lazyAttrsOf aspect); default = { }; };
        schema = mkOption { type = types.lazyAttrsOf types.deferredModule; default = { }; };
        base = mkOption { type = types.lazyAttrsOf types.deferredModule; default = { }; };
        provides = mkOption { type = types.raw; default = unknown; };
        _ = mkOption { type = types.raw; default = unknown; };
        lib = mkOption { type = types.raw; default = library; };
        fxPipeline = mkOption { type = types.bool; default = true; };
      };
      options.flake.nixosConfigurations = mkOption { type = types.lazyAttrsOf types.raw; default = { }; };
      config._module.args.den = den;
      config.flake.nixosConfigurations = lib.listToAttrs (map build (lib.filter (host: host.intoAttr != [ ]) hosts));
    };

  # Which function is asked in which context is told by its formals alone.
  asIs = value: value;
  library = unknown // {
    parametric = {
      __functor = _: asIs;
      atLeast = asIs;
      exactly = asIs;
      expands = _: asIs;
      withOwn = _: asIs;
      fixedTo = _: asIs;
    };
    take = { __functor = _: _: _: asIs; atLeast = asIs; exactly = asIs; upTo = asIs; };
  };

  # An aspect tree of its own name.
  namespace = name: _: { config, ... }: {
    imports = [ (lib.mkAliasOptionModule [ name ] [ "den" "ful" name ]) ];
    config._module.args.${name} = config.den.ful.${name};
  };

  output = name: { options.flake.${name} = mkOption { type = types.lazyAttrsOf types.raw; default = { }; }; };
  outputs = lib.genAttrs [
    "apps" "checks" "darwinConfigurations" "devShells" "homeConfigurations" "legacyPackages" "nixosConfigurations" "packages" "tests"
  ] output;
in
{
  inherit namespace;
  flakeModule = module;
  flakeModules = { default = module; dendritic = module; };
  modules.flake.default = module;
  flakeOutputs = outputs // {
    all.includes = lib.attrValues outputs;
    flake.options.flake = mkOption { type = types.submodule { freeformType = types.lazyAttrsOf types.raw; }; default = { }; };
  };
}
