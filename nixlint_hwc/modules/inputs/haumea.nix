# haumea, after its manual ("API Reference"): the files of a folder as a tree of values.
{ lib, folders, unknown, ... }:
let
  # A loader is given what is in scope and a path.
  defaultWith =
    importer: scope: path:
    let
      value = importer path;
      formals = lib.functionArgs value;
    in
    if lib.isFunction value then value (lib.mapAttrs (name: _: scope.${name}) formals) else value;
  loaders = {
    default = defaultWith import;
    scoped = scope: defaultWith (builtins.scopedImport scope) scope;
    path = _: path: path;
    verbatim = _: import;
    callPackage = scope: path: lib.callPackageWith scope path { };
  };

  extension = suffix: loader: {
    matches = name: lib.hasSuffix ".${suffix}" name && lib.stringLength name > lib.stringLength suffix + 1;
    inherit loader;
  };
  matchers = {
    inherit extension;
    always = loader: { matches = _: true; inherit loader; };
    nix = extension "nix";
    json = extension "json" (_: lib.importJSON);
    toml = extension "toml" (_: lib.importTOML);
    regex = pattern: loader: { matches = name: builtins.match pattern name != null; loader = loader (_: [ ]); };
  };

  # Names with `_` are seen inside of the tree, those with `__` in their own folder.
  visible = { pov, cursor, name }:
    if lib.hasPrefix "__" name then pov != null && lib.take (lib.length cursor) pov == cursor
    else !(lib.hasPrefix "_" name) || pov != null;
  bare = name: lib.removePrefix "_" (lib.removePrefix "_" name);
  stem = name: let parts = lib.splitString "." name; in
    if lib.length parts < 2 then name else lib.concatStringsSep "." (lib.init parts);

  load =
    { src, loader ? loaders.default, inputs ? { }, transformer ? [ ] }:
    let
      chosen = if lib.isFunction loader then [ (matchers.nix loader) ] else loader;
      transform = cursor: value: lib.foldl' (found: one: one cursor found) value (lib.flatten transformer);

      view =
        pov: folder: cursor:
        transform cursor (
          lib.concatMapAttrs (
            name: kind:
            let
              matching = lib.filter (one: one.matches (bare name)) chosen;
            in
            if bare name == "" || !visible { inherit pov cursor name; } then
              { }
            else if kind == "directory" then
              { ${bare name} = view pov (folder + "/${name}") (cursor ++ [ (bare name) ]); }
            else if kind == "regular" && matching != [ ] then
              { ${stem (bare name)} = content (lib.head matching).loader (folder + "/${name}") cursor; }
            else
              { }
          ) (folders.entries folder)
        );
      content =
        read: path: cursor:
        lib.fix (
          self:
          read (inputs // {
            inherit self;
            root = view cursor src [ ];
            super = lib.getAttrFromPath cursor (view cursor src [ ]);
          }) path
        );
    in
    view null src [ ];
in
{
  lib = {
    inherit load loaders matchers;
    transformers = {
      liftDefault = _: tree: lib.removeAttrs tree [ "default" ] // (tree.default or { });
      prependUnderscore = unknown;
      hoistAttrs = unknown;
      hoistLists = unknown;
    };
  };
}
