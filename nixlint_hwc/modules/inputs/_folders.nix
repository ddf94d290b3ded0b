# What models of frameworks ask of folders that may not be there.
{ lib }:
rec {
  entries = folder: if builtins.pathExists folder then builtins.readDir folder else { };

  # The names of the folders in a folder.
  directories = folder: lib.attrNames (lib.filterAttrs (_: kind: kind == "directory") (entries folder));

  # The `.nix` files in a folder, and the folders in it that `accepts` takes, by their names without `.nix`.
  modulesWhere =
    accepts: folder:
    lib.concatMapAttrs (
      name: kind:
      if kind == "regular" && lib.hasSuffix ".nix" name then
        { ${lib.removeSuffix ".nix" name} = folder + "/${name}"; }
      else if kind == "directory" && accepts (folder + "/${name}") then
        { ${name} = folder + "/${name}"; }
      else
        { }
    ) (entries folder);

  modules = modulesWhere (path: builtins.pathExists (path + "/default.nix"));

  # Every file of that name below a folder.
  named =
    file: folder:
    lib.concatLists (
      lib.mapAttrsToList (
        name: kind:
        if kind == "directory" then
          named file (folder + "/${name}")
        else
          lib.optional (name == file) (folder + "/${name}")
      ) (entries folder)
    );
}
