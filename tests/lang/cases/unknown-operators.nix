# What an unknown value leaves open is unknown; what it does not is known.
let
  u = builtins.getEnv "X";
in
{
  and = false && (u == "a");
  or = true || (u == "a");
  implies = false -> (u == "a");
  interpolated = "a${u}b";
  prefix = builtins.substring 0 4 "/opt${u}";
  prefixCut = builtins.substring 0 6 "/opt${u}";
  suffix = builtins.substring 2 (-1) "/opt${u}";
  length = builtins.stringLength "/opt${u}";
  different = "/opt${u}" == "/srv";
  longer = "abc${u}" == "ab";
  same = "/opt${u}" == "/opt/x";
  list = [ 1 ] ++ builtins.getFlake "x";
  listLength = builtins.length ([ 1 ] ++ builtins.getFlake "x");
  hasElement = builtins.elem 1 ([ 1 ] ++ builtins.getFlake "x");
  lacksElement = builtins.elem 2 ([ 1 ] ++ builtins.getFlake "x");
  right = (builtins.getFlake "x" // { a = 1; }).a;
  rightNames = builtins.getFlake "x" // { a = 1; };
  left = { a = 1; } // builtins.getFlake "x";
  hasName = ({ a = 1; } // builtins.getFlake "x") ? a;
  lacksName = ({ a = 1; } // builtins.getFlake "x") ? b;
  condition = if u == "a" then 1 else 2;
  attribute = (builtins.getFlake "x").a.b;
  attributeOr = (builtins.getFlake "x").a.b or 1;
  call = (builtins.getFlake "x") 1 2;
  tried = builtins.tryEval u;
}
