# What is claimed where a part is not known holds for whatever that part is.
let
  u = builtins.getEnv "X";
  known = [ 1 2 ];
  open = known ++ u;
  openFront = u ++ known;
  set = { a = 1; b = 2; };
  fails = throw "not asked";
in
{
  # Tests that stop at the first answer: what comes later may never be asked.
  allStops = builtins.all (x: if x == 1 then u else fails) known;
  allFalse = builtins.all (x: x == 2) open;
  allOpen = builtins.all (x: x < 3) open;
  anyTrue = builtins.any (x: x == 2) open;
  anyStops = builtins.any (x: if x == 1 then u else fails) known;
  elemStops = builtins.elem 1 [ u fails ];
  elemKnown = builtins.elem 2 [ u 2 ];
  elemOpen = builtins.elem 9 open;
  andStops = u && fails;
  andFalse = u && false;
  orTrue = u || true;
  impliesTrue = u -> true;
  listsStop = [ u fails ] == [ 1 2 ];
  listsDiffer = [ u 1 ] == [ u 2 ];
  listsShorter = [ 1 2 3 ] == [ u ];
  setsStop = { a = u; b = fails; } == { a = 1; b = 2; };
  setsDiffer = { a = u; b = 1; } == { a = u; b = 2; };
  setsNames = { a = u; } == { b = u; };

  # One Unknown stands for all that is computed from it.
  sameValue = u == u;
  computed = (u + 1) == (u + 2);
  upper = "${u}/x" == "${u}/x";
  apart = "${u}/x" == "${u}/y";
  sameList = let l = [ u ]; in l == l;

  # Lists with further elements.
  length = builtins.length open;
  head = builtins.head openFront;
  mapped = map (x: x + 1) open;
  filtered = builtins.filter (x: x != 1) open;
  filteredUnknown = builtins.filter (x: x != u) known;
  sorted = builtins.sort builtins.lessThan [ 2 u 1 ];
  folded = builtins.foldl' (sum: x: sum + x) 0 [ 1 u ];
  foldedAway = builtins.foldl' (_: x: x) 0 [ u 2 ];
  concatenated = builtins.concatLists [ known u [ 3 ] ];
  partitioned = builtins.partition (x: x == 1) open;
  json = builtins.toJSON open;
  jsonSet = builtins.toJSON (set // u);
  text = toString [ "a" u "b" ];
  xml = builtins.toXML open;
  joined = builtins.concatStringsSep "," ([ "a" "b" ] ++ u);
  grouped = builtins.groupBy (x: x) ([ "a" "b" "a" ] ++ u);
  groupedUnknown = builtins.groupBy (x: if x == "b" then u else x) [ "a" "b" "a" ];
  closure = builtins.genericClosure { startSet = [ { key = u; } { key = 1; } ]; operator = x: [ ]; };
  closureKnown = builtins.genericClosure { startSet = [ { key = 1; } ]; operator = x: [ { key = 1; } ]; };

  # Sets with further attributes.
  removed = builtins.removeAttrs set [ u ];
  removedHas = (builtins.removeAttrs set [ u ]) ? a;
  removedHasNot = (builtins.removeAttrs set [ u "a" ]) ? a;
  removedOther = (builtins.removeAttrs set [ u ]) ? c;
  updated = set // u;
  updatedHas = (set // u) ? a;
  updatedFront = u // set;
  updatedMay = (u // set) ? c;
  listed = builtins.listToAttrs ([ { name = "a"; value = 1; } ] ++ u);
  listedBehind = builtins.listToAttrs (u ++ [ { name = "a"; value = 1; } ]);
  listedUnknownName = builtins.listToAttrs [ { name = u; value = 0; } { name = "a"; value = 1; } ];
  listedFirst = builtins.listToAttrs [ { name = "a"; value = 1; } { name = u; value = 0; } ];
  intersected = builtins.intersectAttrs set { a = u; c = 3; };
  zipped = builtins.zipAttrsWith (name: values: values) [ set u ];
  names = builtins.attrNames (u // set);
  hasNested = { a = u; } ? a.b;
  orNested = { a = u; }.a.b or 1;
  orMissing = set.c or u;
  inherited = { inherit (u // set) a c; };
  withOpen = with (u // set); a;

  # Failures that may not happen.
  tried = builtins.tryEval (assert u; 1);
  triedValue = builtins.tryEval u;
  asserted = assert u; 1;
  branch = if u then 1 else 1;
}
