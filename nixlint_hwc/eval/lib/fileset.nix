# lib.fileset: sets of the project's files. `_files` has each one's path by its parts, so that they sort as folders do.
lib:
let
  inherit (builtins) attrNames attrValues foldl' intersectAttrs isAttrs pathExists readFileType removeAttrs;

  separator = builtins.fromJSON ''"\u0001"'';
  keyOf = path: builtins.replaceStrings [ "/" ] [ separator ] (toString path);
  fileSet = files: { _type = "fileset"; _files = files; };
  ofPaths = paths: fileSet (builtins.listToAttrs (map (path: { name = keyOf path; value = path; }) paths));

  below = path: if readFileType path == "directory" then lib.filesystem.listFilesRecursive path else [ path ];
  filesOf =
    value:
    if isAttrs value then
      if value._type or "" == "fileset" then value._files
      else throw "lib.fileset: a set that is no file set was given"
    else if !builtins.isPath value then
      throw "lib.fileset: ${builtins.typeOf value} was given where a file set or a path is expected"
    else if !pathExists value then
      throw "lib.fileset: ${toString value} is a path that does not exist"
    else
      (ofPaths (below value))._files;

  union = one: other: fileSet (filesOf one // filesOf other);
in
{
  inherit union;
  empty = fileSet { };
  isFileset = value: isAttrs value && value._type or "" == "fileset";
  unions = foldl' union (fileSet { });
  intersection = one: other: fileSet (intersectAttrs (filesOf other) (filesOf one));
  difference = one: other: fileSet (removeAttrs (filesOf one) (attrNames (filesOf other)));
  maybeMissing = path: fileSet (if pathExists path then filesOf path else { });
  fileFilter =
    accepts: folder:
    let
      accepted = path: let name = baseNameOf path; in accepts {
        inherit name;
        type = readFileType path;
        hasExt = extension: lib.hasSuffix ".${extension}" name;
      };
    in
    ofPaths (builtins.filter accepted (below folder));
  toList = files: attrValues (filesOf files);
}
