# A replacement is evaluated where it is made; before Nix 2.16 all of them were.
let
  replaced = builtins.replaceStrings [ "a" "b" ] [ "x" (throw "never said") ];
  of-no-text = builtins.tryEval (replaced (throw "no text"));
in
{
  disputed = replaced "cat";
  made = (builtins.tryEval (replaced "cab")).success;
  no-text = of-no-text.success;
  known = builtins.replaceStrings [ "a" "b" ] [ "x" "y" ] "cat";
}
