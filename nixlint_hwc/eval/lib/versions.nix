# lib.versions: parts of version numbers.
let
  part = index: version: builtins.elemAt (builtins.splitVersion version) index;
in
{
  major = part 0;
  minor = part 1;
  patch = part 2;
  majorMinor = version: lib.concatStringsSep "." (lib.take 2 (builtins.splitVersion version));
  pad =
    count: version:
    let
      pieces = lib.match "([^-]*)(-.*)?" version;
      numbers = builtins.filter builtins.isString (builtins.split "\\." (builtins.head pieces));
      suffix = builtins.elemAt pieces 1;
    in
    lib.concatStringsSep "." (lib.take count (numbers ++ lib.replicate (lib.max 0 (count - builtins.length numbers)) "0"))
    + (if suffix == null then "" else suffix);
}
