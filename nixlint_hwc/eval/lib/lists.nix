# lib.lists: what need not be native.
lib:
let
  inherit (builtins) elemAt filter genList head length tail;
in
{
  fold = lib.foldr;
  ifilter0 =
    keep: items:
    map (elemAt items) (filter (index: keep index (elemAt items index)) (lib.range 0 (length items - 1)));
  findSingle =
    wanted: none: several: items:
    let
      found = filter wanted items;
    in
    if found == [ ] then none else if length found > 1 then several else head found;
  crossLists = function: lib.foldl (functions: items: lib.concatMap (one: map one items) functions) [ function ];
  hasPrefix = start: items: lib.take (length start) items == start;
  removePrefix =
    start: items:
    if lib.lists.hasPrefix start items then
      lib.drop (length start) items
    else
      throw "lib.lists.removePrefix: First argument is not a list prefix of the second argument";
  commonPrefix =
    first: second:
    let
      differs = lib.zipListsWith (a: b: a != b) first second;
    in
    lib.take (lib.lists.findFirstIndex (different: different) (length differs) differs) first;
  replaceElemAt =
    items: position: element:
    assert lib.assertMsg (position >= 0 && position < length items)
      "'lists.replaceElemAt' called with index ${toString position} on a list of size ${toString (length items)}";
    lib.imap0 (index: old: if index == position then element else old) items;

  # Walks from the first element to elements that come before it, until one has none before it.
  listDfs =
    stopOnCycles: before: items:
    let
      walk =
        current: seen: left:
        let
          sorted = builtins.partition (other: before other current) left;
          loops = filter (other: before other current) seen;
          state = { visited = seen; rest = left; };
        in
        if stopOnCycles && loops != [ ] then
          state // { cycle = current; inherit loops; }
        else if sorted.right == [ ] then
          state // { minimal = current; }
        else
          walk (head sorted.right) ([ current ] ++ seen) (tail sorted.right ++ sorted.wrong);
    in
    walk (head items) [ ] (tail items);
  toposort =
    before: items:
    let
      found = lib.listDfs true before items;
      others = lib.toposort before (found.visited ++ found.rest);
    in
    if length items < 2 then
      { result = items; }
    else if found ? cycle then
      { cycle = lib.reverseList ([ found.cycle ] ++ found.visited); inherit (found) loops; }
    else if others ? cycle then
      others
    else
      { result = [ found.minimal ] ++ others.result; };
}
