# lib.filesystem: what files there are.
lib:
let
  inherit (builtins) attrNames filter match pathExists readDir;
in
{
  pathType = path: (readDir (dirOf path)).${baseNameOf path} or (builtins.readFileType path);
  pathIsDirectory = path: pathExists path && lib.filesystem.pathType path == "directory";
  pathIsRegularFile = path: pathExists path && lib.filesystem.pathType path == "regular";
  haskellPathsInDir =
    root:
    lib.filterAttrs (name: path: pathExists (path + "/${name}.cabal")) (
      builtins.mapAttrs (name: _: root + "/${name}") (readDir root)
    );
  locateDominatingFile =
    pattern: file:
    let
      search =
        path:
        let
          matches = filter (found: found != null) (map (match pattern) (attrNames (readDir path)));
        in
        if matches != [ ] then
          { inherit path matches; }
        else if toString path == "/" then
          null
        else
          search (dirOf path);
      isFolder = toString file == "/" || (readDir (dirOf file)).${baseNameOf file} or null == "directory";
    in
    search (if isFolder then file else dirOf file);
  listFilesRecursive =
    folder:
    let
      entry =
        name: type: if type == "directory" then lib.filesystem.listFilesRecursive (folder + "/${name}") else [ (folder + "/${name}") ];
    in
    builtins.concatLists (lib.mapAttrsToList entry (readDir folder));
  packagesFromDirectoryRecursive =
    { callPackage, newScope ? null, directory }@given:
    let
      package = directory + "/package.nix";
      entry =
        scope: name: type:
        let
          path = directory + "/${name}";
        in
        if type == "directory" then
          { ${name} = lib.packagesFromDirectoryRecursive (given // scope // { directory = path; }); }
        else if type != "regular" then
          throw "lib.filesystem.packagesFromDirectoryRecursive: Unsupported file type ${type} at path ${toString path}"
        else if lib.hasSuffix ".nix" name then
          { ${lib.removeSuffix ".nix" name} = scope.callPackage path { }; }
        else
          { };
      entries = scope: lib.concatMapAttrs (entry scope) (readDir directory);
    in
    if pathExists package then
      callPackage package { }
    else if given ? newScope then
      lib.recurseIntoAttrs (lib.makeScope newScope (scope: entries { inherit (scope) callPackage newScope; }))
    else
      entries { inherit callPackage; };
  resolveDefaultNix =
    value:
    if lib.filesystem.pathIsDirectory value then
      value + "/default.nix"
    else if builtins.isString value && lib.hasSuffix "/" value then
      value + "default.nix"
    else
      value;
}
