# import-tree, after its reference ("API"): every `.nix` file below folders as one module; paths with `/_` are left out.
#
# A tree is a set of settings that can be called with a folder, a list of folders, or, in `imports`, module arguments.
{ lib, ... }:
let
  tree =
    settings:
    let
      with' = changes: tree (settings // changes);
      narrowed = accepts: with' { accepts = path: settings.accepts path && accepts (toString path); };
      given = argument: if lib.isAttrs argument && argument ? options then [ ] else argument;
      files = argument: lib.concatMap below (lib.flatten [ settings.paths (given argument) ]);
      taken = argument: map settings.change (lib.filter (path: settings.first path && settings.accepts path) (files argument));
      result = argument: if settings.pipe == null then { imports = taken argument; } else settings.pipe (taken argument);

      # A file's path below its folder is what the filters see; a tree among the paths gives its own files.
      below = path:
        if lib.isAttrs path && path ? files then path.files
        else if builtins.readFileType path == "directory" then lib.filesystem.listFilesRecursive path
        else [ path ];
    in
    {
      __functor = _: result;
      filter = narrowed;
      filterNot = rejects: narrowed (path: !(rejects path));
      match = pattern: narrowed (path: builtins.match pattern path != null);
      matchNot = pattern: narrowed (path: builtins.match pattern path == null);
      initFilter = first: with' { first = path: first (toString path); };
      map = change: with' { change = path: change (settings.change path); };
      addPath = path: with' { paths = settings.paths ++ [ path ]; };
      pipeTo = pipe: with' { inherit pipe; };
      withLib = _: tree settings;
      leafs = with' { pipe = files: files; };
      files = taken [ ];
      result = result [ ];
      new = tree empty;
    } // lib.mapAttrs (_: function: function (tree settings)) settings.api // {
      addAPI = api: with' { api = settings.api // api; };
    };

  empty = {
    api = { };
    paths = [ ];
    pipe = null;
    accepts = _: true;
    change = path: path;
    first = path: lib.hasSuffix ".nix" (toString path) && !lib.hasInfix "/_" (toString path);
  };
in
tree empty
