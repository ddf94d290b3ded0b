# Values that travel through nixpkgs' functions.
{ lib }:
{
  number = lib.toInt (lib.head (lib.splitString ":" "80" /* number */));
  host = lib.head (lib.splitString "=" "host" /* host */);
  unprefixed = lib.removePrefix "" "plain" /* unprefixed */;
  separated = lib.concatStringsSep "," /* separated */ [ "a" /* separated */ "b" /* separated */ ];
  mapped-text = lib.concatMapStrings (x: x) [ "c" /* mapped-text */ ];
  replaced = lib.replaceStrings [ "@" ] [ "new" /* replaced */ ] "@";
  unreplaced = lib.replaceStrings [ "@" ] [ "new" ] "same" /* unreplaced */;
  optional = lib.head (lib.optional true "opt" /* optional */);
  optionals = lib.last (lib.optionals true [ "x" "y" /* optionals */ ]);
  optional-text = lib.optionalString true "shown" /* optional-text */;
  optional-attrs = (lib.optionalAttrs true { user = "1000" /* optional-attrs */; }).user;
  generated = (lib.genAttrs [ "a" ] (n: "value" /* generated */)).a;
  folded = lib.foldl' (acc: x: acc + x) "" [ "f" /* folded */ "g" /* folded */ ];
  folded-right = lib.foldr (x: acc: x + acc) "" [ "r" /* folded-right */ ];
  deep = (lib.recursiveUpdate { a.b = "old"; } { a.b = "new" /* deep */; }).a.b;
  deep-kept = (lib.recursiveUpdate { a.b = "kept" /* deep-kept */; } { a.c = 1; }).a.b;
  renamed = (lib.mapAttrs' (n: v: lib.nameValuePair "x-${n}" v) { a = "pair" /* renamed */; }).x-a;
  to-list = lib.head (lib.mapAttrsToList (n: v: v) { a = "listed" /* to-list */; });
  concat-mapped = (lib.concatMapAttrs (n: v: { ${n} = v; }) { a = "cm" /* concat-mapped */; }).a;
  flat = lib.last (lib.flatten [ "a" [ [ "flat" /* flat */ ] ] ]);
  unique = lib.head (lib.unique [ "u" /* unique */ "u" ]);
  zipped = (lib.head (lib.zipLists [ "zip" /* zipped */ ] [ 1 ])).fst;
  by-path = lib.attrByPath [ "a" "b" ] "no" { a.b = "found" /* by-path */; };
  by-path-default = lib.attrByPath [ "a" ] "default" /* by-path-default */ { };
  set-path = (lib.setAttrByPath [ "a" ] "set" /* set-path */).a;
  piped = lib.pipe "pipe" /* piped */ [ (x: x) lib.id ];
  merged-list = (lib.mergeAttrsList [ { a = "first"; } { a = "second" /* merged-list */; } ]).a;
  found = lib.findFirst (x: x == "hit") null [ "miss" "hit" /* found */ ];
  prefixed = lib.head (map (p: "127.0.0.1:" /* prefixed */ + toString p) [ 8080 /* prefixed */ ]);
  warned = lib.warnIf false "message" "calm" /* warned */;
  nth = lib.elemAt (lib.take 2 [ "n0" "n1" /* nth */ ]) 1;
  lowered = lib.const "constant" /* lowered */ 1;
  extended = ((lib.makeExtensible (self: { a = "ext" /* extended */; })).extend (f: p: { b = p.a; })).b;
}
