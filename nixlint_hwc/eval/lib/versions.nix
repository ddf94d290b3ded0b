# lib.versions: parts of version numbers.
lib:
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
      numeric = builtins.head (lib.splitString "-" version);
      suffix = lib.removePrefix numeric version;
    in
    lib.concatStringsSep "." (lib.take count (builtins.splitVersion numeric ++ lib.replicate count "0")) + suffix;
}
