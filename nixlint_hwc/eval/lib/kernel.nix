# lib.kernel: the kernel's configuration options.
lib:
let
  tristate = value: { tristate = value; optional = false; };
in
{
  option = entry: entry // { optional = true; };
  yes = tristate "y";
  no = tristate "n";
  module = tristate "m";
  unset = tristate null;
  freeform = value: { freeform = value; optional = false; };
  whenHelpers = version: {
    whenAtLeast = least: lib.mkIf (lib.versionAtLeast version least);
    whenOlder = limit: lib.mkIf (lib.versionOlder version limit);
    whenBetween = least: limit: lib.mkIf (lib.versionAtLeast version least && lib.versionOlder version limit);
  };
}
