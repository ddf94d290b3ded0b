# Builtins that are younger than the oldest Nix that the tests compare with.
{
  warn = builtins.warn "careful" 1;
  verbose = builtins.traceVerbose (throw "x") 2;
  sri = builtins.convertHash { hash = "d41d8cd98f00b204e9800998ecf8427e"; hashAlgo = "md5"; toHashFormat = "sri"; };
  nix32 = builtins.convertHash { hash = "md5-1B2M2Y8AsgTpgAmY7PhCfg=="; toHashFormat = "nix32"; };
  base16 = builtins.convertHash { hash = "3y8bwfr609h3lh9ch0izcqq7fl"; hashAlgo = "md5"; toHashFormat = "base16"; };
  emptyClosure = builtins.genericClosure { startSet = [ ]; };
  break = builtins.break 3;
  dynamicMerge = { a.${"b"} = 1; a.c = 2; };
}
