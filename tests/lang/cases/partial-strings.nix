# Builtins on strings of which a part is not known keep the part that is.
let
  u = builtins.getEnv "X";
  s = "a-${u}-b";
in
{
  replaced = builtins.replaceStrings [ "-" ] [ "_" ] s;
  replacedAcross = builtins.replaceStrings [ "-x" ] [ "_" ] s;
  replacedApart = builtins.replaceStrings [ "ab" ] [ "_" ] "ab/${u}/ab";
  joined = builtins.concatStringsSep "," [ "x" s "y" ];
  json = builtins.toJSON { a = s; b = [ u 1 ]; };
  base = baseNameOf "/x/${u}/name.txt";
  baseUnknown = baseNameOf "/x/${u}.txt";
  dir = dirOf "/x/${u}/name.txt";
  text = toString [ 1 u 2 ];
  isString = builtins.isString s;
  type = builtins.typeOf s;
  matched = builtins.match "a.*" s;
  notMatched = builtins.match "x.*" s;
  maybeMatched = builtins.match "a-c.*" s;
}
