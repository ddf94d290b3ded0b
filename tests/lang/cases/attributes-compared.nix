# Nix compares attributes in an order that differs between its releases: one that differs may come before one that fails.
{
  fails-or-differs = { a = throw "a"; b = 1; } == { a = 1; b = 2; };
  only-differs = { a = 1; b = throw "b"; } == { a = 2; c = 1; };
  no-other-differs = (builtins.tryEval ({ a = throw "a"; b = 1; } == { a = 1; b = 1; })).success;
}
