# lib.attrsets: what need not be native.
lib:
let
  inherit (builtins) attrNames isAttrs;

  firstOutput =
    candidates: package:
    let
      present = builtins.filter (name: package ? ${name}) candidates;
    in
    if package.outputSpecified or false || present == [ ] then package else package.${builtins.head present};

  # Applies updates, each `{ path, update }`, to what is `known` at `depth` below the root.
  updated =
    depth: known: value: updates:
    let
      sorted = builtins.partition (entry: builtins.length entry.path == depth) updates;
      below = builtins.groupBy (entry: builtins.elemAt entry.path depth) sorted.wrong;
      here = lib.showAttrPath (lib.take depth (builtins.head updates).path);
      inside =
        if sorted.wrong == [ ] && known then
          value
        else if sorted.wrong == [ ] then
          throw "updateManyAttrsByPath: Path '${here}' does not exist in the given value, but the first update to this path tries to access the existing value."
        else if !known then
          builtins.mapAttrs (_: updated (depth + 1) false null) below
        else if isAttrs value then
          value // builtins.mapAttrs (name: updated (depth + 1) (value ? ${name}) value.${name}) below
        else
          throw "updateManyAttrsByPath: Path '${lib.showAttrPath (builtins.head sorted.wrong).path}' needs to be updated, but path '${here}' of the given value is not an attribute set, so we can't update an attribute inside of it.";
    in
    lib.foldl (result: entry: entry.update result) inside sorted.right;
in
{
  filterAttrsRecursive =
    keep: set:
    builtins.mapAttrs (_: value: if isAttrs value then lib.filterAttrsRecursive keep value else value) (
      lib.filterAttrs keep set
    );
  foldAttrs =
    operator: start: sets:
    let
      folded =
        set: result:
        result // builtins.mapAttrs (name: value: operator value (result.${name} or start)) set;
    in
    lib.foldr folded { } sets;
  collect =
    wanted: value:
    if wanted value then
      [ value ]
    else if isAttrs value then
      builtins.concatMap (lib.collect wanted) (builtins.attrValues value)
    else
      [ ];
  cartesianProduct =
    lists:
    let
      extend =
        rows: name:
        builtins.concatMap (row: map (element: row // { ${name} = element; }) lists.${name}) rows;
    in
    builtins.foldl' extend [ { } ] (attrNames lists);
  cartesianProductOfSets = lib.cartesianProduct;
  mapCartesianProduct = function: lists: map function (lib.cartesianProduct lists);

  mapAttrsRecursive = lib.mapAttrsRecursiveCond (_: true);
  mapAttrsRecursiveCond =
    enter: function:
    let
      within =
        path:
        builtins.mapAttrs (
          name: value:
          let
            here = path ++ [ name ];
          in
          if isAttrs value && enter value then within here value else function here value
        );
    in
    within [ ];
  mapAttrsToListRecursive = lib.mapAttrsToListRecursiveCond (_: _: true);
  mapAttrsToListRecursiveCond =
    enter: function:
    let
      within =
        path: set:
        builtins.concatMap (
          name:
          let
            here = path ++ [ name ];
            value = set.${name};
          in
          if isAttrs value && enter here value then within here value else [ (function here value) ]
        ) (attrNames set);
    in
    within [ ];

  zipAttrsWithNames =
    names: function: sets:
    lib.genAttrs names (name: function name (builtins.catAttrs name sets));
  zipAttrs = builtins.zipAttrsWith (_: values: values);
  zipWithNames = lib.zipAttrsWithNames;
  zip = builtins.zipAttrsWith;

  matchAttrs =
    pattern: set:
    assert isAttrs pattern;
    builtins.all (
      name:
      set ? ${name}
      && (
        if isAttrs pattern.${name} then
          isAttrs set.${name} && lib.matchAttrs pattern.${name} set.${name}
        else
          pattern.${name} == set.${name}
      )
    ) (attrNames pattern);
  overrideExisting = old: new: builtins.mapAttrs (name: value: new.${name} or value) old;
  updateManyAttrsByPath = updates: value: if updates == [ ] then value else updated 0 true value updates;
  longestValidPathPrefix =
    path: value:
    let
      size = builtins.length path;
      below =
        count: inner:
        let
          name = builtins.elemAt path count;
        in
        if count == size then count else if inner ? ${name} then below (count + 1) inner.${name} else count;
    in
    lib.take (below 0 value) path;
  showAttrPath =
    path:
    if path == [ ] then "<root attribute path>" else lib.concatMapStringsSep "." lib.strings.escapeNixIdentifier path;
  unionOfDisjoint =
    first: second:
    let
      common = builtins.intersectAttrs first second;
      names = lib.concatStringsSep " " (attrNames common);
    in
    first
    // second
    // builtins.mapAttrs (name: _: throw "unionOfDisjoint: collision on ${name}; complete list: ${names}") common;

  toDerivation =
    path:
    let
      package = {
        type = "derivation";
        name = lib.strings.sanitizeDerivationName (builtins.substring 33 (-1) (baseNameOf outPath));
        outputs = [ "out" ];
        outputName = "out";
        out = package;
        inherit outPath;
      };
      outPath = builtins.storePath path;
    in
    package;
  getFirstOutput = firstOutput;
  getBin = lib.getOutput "bin";
  getLib = lib.getOutput "lib";
  getDev = lib.getOutput "dev";
  getMan = lib.getOutput "man";
  getStatic = firstOutput [ "static" "lib" "out" ];
  getInclude = firstOutput [ "include" "dev" "out" ];
  chooseDevOutputs = map lib.getDev;
  recurseIntoAttrs = set: set // { recurseForDerivations = true; };
  dontRecurseIntoAttrs = set: set // { recurseForDerivations = false; };
}
