# Runs the prelude through nixpkgs' own module system.
#
# libPath: nixpkgs' lib. prelude: the folder. files: the prelude files to take.
{ libPath, prelude, files }:
let
  lib = import (/. + libPath);
  inherit (lib) concatMapAttrs concatStringsSep isOption optionalAttrs;

  # What the linter gives the prelude; a system inside of another is its own type there.
  arguments = { config, options, ... }: {
    _module.args = {
      pkgs = { };
      systemType = _: lib.types.deferredModule;
      variantType = _: lib.types.deferredModule;
      isInstalledBefore =
        release: options.system.stateVersion.isDefined && lib.versionOlder config.system.stateVersion release;
    };
  };

  evaluate = modules: lib.evalModules {
    modules = map (file: /. + prelude + "/${file}") files ++ modules ++ [ arguments ];
  };

  # A value that no definition and no default settles throws in Nix; the linter answers Unknown there.
  settled = value: (builtins.tryEval (builtins.deepSeq value true)).success;

  describe = option:
    { type = option.type.description; }
    // optionalAttrs (option ? default) { default = if settled option.value then option.value else "<not settled>"; };

  # The options below `set` as { "a.b.<name>.c" = { type; default; }; }, submodules included.
  listing = path: set: concatMapAttrs
    (name: node:
      let
        here = path ++ [ name ];
        inner = node.type.getSubOptions here;
      in
      if name == "_module" || name == "_freeformOptions" then { }
      else if isOption node then { ${concatStringsSep "." here} = describe node; } // listing (here ++ wildcard node.type) inner
      else if builtins.isAttrs node then listing here node
      else { })
    set;
  wildcard = type: if type.name == "attrsOf" || type.name == "lazyAttrsOf" then [ "<name>" ] else [ ];
in
{
  case = file:
    let
      case = import (/. + file) { inherit lib; };
    in
    case.show (evaluate [ case.module ]).config;

  options = listing [ ] (evaluate [ ]).options;

  # Definitions for options that `files` do not declare would fail here.
  names = let evaluated = evaluate [ ]; in builtins.seq evaluated.config (builtins.attrNames (listing [ ] evaluated.options));
}
