with lib;
let
  open = { a = 1; } // optionalAttrs unknown { b = 2; };
  list = [ 1 2 ] ++ optional unknown 3;
in
{
  mapped = mapAttrs (n: v: v + 1) open;
  renamed = mapAttrs' (n: v: nameValuePair "x-${n}" v) open;
  renamed-unknown = mapAttrs' (n: v: nameValuePair (if n == "a" then unknown else n) v) { a = 1; b = 2; };
  filtered = filterAttrs (n: v: v == 1) { a = 1; b = unknown; c = 2; };
  to-list = mapAttrsToList (n: v: n) open;
  generated = genAttrs ([ "a" ] ++ optional unknown "b") (n: n);
  generated-unknown = genAttrs [ "a" unknown "x${unknown}" ] (n: 1);
  merged = recursiveUpdate { a.b = 1; a.c = 2; } { a = unknown; };
  merged-open = recursiveUpdate { x = 1; a.b = 1; } { a = open; };
  by-path = attrByPath [ "a" "b" ] 1 { a = unknown; };
  by-path-open = attrByPath [ "z" ] 1 open;
  has-path = hasAttrByPath [ "z" ] open;
  has-known-path = hasAttrByPath [ "a" ] open;
  folded = foldlAttrs (acc: n: v: acc + v) 0 open;
  counted = count (x: x == 1) list;
  first = findFirst (x: x == 1) null list;
  flat = flatten [ 1 [ 2 list ] unknown ];
  distinct = unique ([ 1 1 2 ] ++ optional unknown 3);
  without = remove 1 list;
  common = intersectLists list [ 2 9 ];
  sorted = sortOn id list;
  imap = imap1 (i: v: v) list;
  listed = toList unknown;
  mergedList = mergeAttrsList [ { a = 1; } unknown { c = 3; } ];
  concat-attrs = concatMapAttrs (n: v: { "${n}1" = v; }) open;
  unknown-license = licenses.some-license;
  known-license = licenses.mit.free;
  maintainer = maintainers.someone;
  unmodelled = systems.examples;
  fileset = [ (fileset.toSource { root = /.; fileset = /.; }) ];
}
