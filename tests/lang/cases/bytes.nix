# Strings are bytes.
{
  length = builtins.stringLength "é€";
  part = builtins.substring 0 2 "é€";
  rejoined = builtins.substring 0 1 "é" + builtins.substring 1 1 "é";
  order = builtins.sort builtins.lessThan [ "é" "z" "a" ];
  match = builtins.match "(..)(...)" "é€";
}
